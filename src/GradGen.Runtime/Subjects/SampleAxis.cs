namespace GradGen.Subjects;

/// <summary>The axis of an array that the samples of a batch lie along, with what lies outside and inside of it.</summary>
internal sealed record SampleAxis(int Outside, int Length, int Inside)
{
    /// <summary>The axis that alone is of another length in an array made for another number of samples.</summary>
    /// <param name="whole">The shape with all samples.</param>
    /// <param name="part">The shape with another number of them.</param>
    /// <param name="samples">That number.</param>
    internal static SampleAxis? Between(BlockShape whole, BlockShape part, int samples)
    {
        if (whole.IsRagged || part.IsRagged || whole.Dimensions.Count != part.Dimensions.Count)
            return null;
        var axes = Enumerable.Range(0, whole.Dimensions.Count).Where(axis => whole.Dimensions[axis] != part.Dimensions[axis]).ToArray();
        if (axes.Length != 1 || part.Dimensions[axes[0]] != samples)
            return null;
        return new SampleAxis(
            whole.Dimensions.Take(axes[0]).Aggregate(1, static (product, size) => product * size),
            whole.Dimensions[axes[0]],
            whole.Dimensions.Skip(axes[0] + 1).Aggregate(1, static (product, size) => product * size));
    }

    /// <summary>Copies samples out of the whole.</summary>
    internal void Take<TValue>(ReadOnlySpan<TValue> whole, int[] samples, Span<TValue> part) => Copy(whole, samples, part, false);

    /// <summary>Copies samples to where they lie in the whole.</summary>
    internal void Put<TValue>(ReadOnlySpan<TValue> part, int[] samples, Span<TValue> whole) => Copy(part, samples, whole, true);

    private void Copy<TValue>(ReadOnlySpan<TValue> from, int[] samples, Span<TValue> to, bool isPut)
    {
        for (var outside = 0; outside < Outside; outside++)
        {
            for (var place = 0; place < samples.Length; place++)
            {
                var inWhole = ((outside * Length) + samples[place]) * Inside;
                var inPart = ((outside * samples.Length) + place) * Inside;
                from.Slice(isPut ? inPart : inWhole, Inside).CopyTo(to.Slice(isPut ? inWhole : inPart, Inside));
            }
        }
    }
}
