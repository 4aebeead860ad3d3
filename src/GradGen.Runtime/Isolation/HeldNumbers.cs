namespace GradGen.Isolation;

/// <summary>What a layer and its objects hold in numbers, at one moment: arrays of them and fields, by the names that lead to them.</summary>
internal sealed class HeldNumbers
{
    private readonly Dictionary<string, object?> _values = [];

    internal HeldNumbers(object layer)
    {
        var objects = new LayerObjects(layer);
        foreach (var (name, array) in objects.Arrays)
        {
            if (array.GetType().GetElementType()!.IsPrimitive)
                _values[name] = array.Clone();
        }

        foreach (var (name, _, _, value) in objects.Numbers)
            _values[name] = value;
    }

    /// <summary>The names of what is not the same later, in order.</summary>
    internal IReadOnlyList<string> ChangedIn(HeldNumbers later) =>
        [.. _values.Where(held => later._values.TryGetValue(held.Key, out var then) && !Same(held.Value, then)).Select(static held => held.Key)];

    /// <summary>
    /// How far the real numbers are from what they are later, beside the largest of their array; infinite where anything else is not the same.
    /// </summary>
    internal double DistanceTo(HeldNumbers later) =>
        _values.Count != later._values.Count ? double.PositiveInfinity
        : _values.Max(held => later._values.TryGetValue(held.Key, out var then) ? Distance(held.Value, then) : double.PositiveInfinity);

    private static double Distance(object? one, object? other)
    {
        if (Same(one, other))
            return 0;
        var (first, second) = (Reals(one), Reals(other));
        if (first.Length == 0 || first.Length != second.Length)
            return double.PositiveInfinity;
        var distance = first.Zip(second, static (a, b) => Math.Abs(a - b)).Max() / first.Max(Math.Abs);
        return double.IsNaN(distance) ? double.PositiveInfinity : distance;
    }

    // None of what is not real.
    private static double[] Reals(object? held) => held switch
    {
        double[] values => values,
        double value => [value],
        float value => [value],
        Array array when array.GetType().GetElementType() == typeof(double) => [.. array.Cast<double>()],
        Array array when array.GetType().GetElementType() == typeof(float) => [.. array.Cast<float>().Select(static value => (double)value)],
        _ => [],
    };

    private static bool Same(object? one, object? other) =>
        one is Array first && other is Array second
            ? first.Length == second.Length && first.Cast<object>().SequenceEqual(second.Cast<object>())
            : Equals(one, other);
}
