using GradGen.Calls;
using GradGen.Numerics;
using GradGen.Points;
using GradGen.Subjects;

namespace GradGen.Checking.Behaviour;

/// <summary>
/// Where Forward treats each sample of a batch by itself, so does Backward: a batch has the sum of its samples' gradients with
/// respect to the parameters, and their gradients with respect to the inputs.
/// </summary>
internal static class BatchOfSamples
{
    private const int Several = 3;

    // Sums in another order, as for a repetition.
    private const double Units = 1000;

    /// <summary>Runs a few samples together and one by one.</summary>
    /// <param name="subject">At the point of the gradient.</param>
    /// <param name="gradient">The gradient there.</param>
    /// <param name="outputs">The outputs there.</param>
    /// <param name="upstream">Its upstream gradient.</param>
    /// <param name="constant">What Backward gives for an upstream gradient of zeros.</param>
    internal static Finding? Look(Subject subject, AnalyticGradient gradient, double[] outputs, double[] upstream, double[] constant)
    {
        var all = subject.SampleCount;
        if (all < 2 || subject.HoldsRandom)
            return null;
        // In another order and another number than the check has them, so that an axis of time or space is distinguished from one of samples.
        int[] samples = all == Several ? [2, 0] : [all - 1, 0, all / 2];
        if (Run(subject, samples, upstream, out var finding) is not { } batch)
            return finding;
        if (!Same(subject, outputs, batch))
            return null;
        if (Compare(subject, gradient, batch, gradient.Values, Words(samples.Length), Words(all)) is { } differs)
            return differs;
        var sum = (double[])constant.Clone();
        var size = Array.ConvertAll(constant, value => (samples.Length + 1) * Math.Abs(value));
        foreach (var sample in samples)
        {
            if (Run(subject, [sample], upstream, out finding) is not { } single)
                return finding;
            if (!Same(subject, outputs, single))
            {
                return new(FindingKind.BatchDiffers, Verdict.Pass,
                    $"Forward gives different outputs for a sample on its own and in a batch of {samples.Length}: their gradients were not compared.");
            }

            if (Compare(subject, gradient, single, gradient.Values, Words(1), Words(all)) is { } difference)
                return difference;
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += single.Gradient[i] - constant[i];
                size[i] += Math.Abs(single.Gradient[i]);
            }
        }

        var comparison = new GradientComparison(subject);
        comparison.Add(gradient, sum, batch.Gradient, size, (_, position) => !batch.IsOfSample[position]);
        if (comparison.Count == 0)
            return null;
        return new(FindingKind.BatchDiffers, Verdict.Fail, FormattableString.Invariant(
            $"{Words(samples.Length)} does not give the sum of its samples' gradients: for {comparison.Name} Backward gives ")
            + FormattableString.Invariant(
                $"{comparison.Actual:G6}, but {comparison.Expected:G6} in total when it is given the samples one at a time ")
                + FormattableString.Invariant($"({comparison.Count} components differ). Forward treats each sample independently."));
    }

    private static Finding? Compare(Subject subject, AnalyticGradient gradient, SamplesRun run, double[] expected, string batch, string whole)
    {
        var comparison = new GradientComparison(subject);
        comparison.Add(gradient, expected, run.Gradient, expected, (_, position) => run.IsOfSample[position]);
        if (comparison.Count == 0)
            return null;
        return new(FindingKind.BatchDiffers, Verdict.Fail, FormattableString.Invariant(
            $"{batch} has different gradients from the same samples in {char.ToLowerInvariant(whole[0])}{whole.Substring(1)}: for ")
            + FormattableString.Invariant(
                $"{comparison.Name} Backward gives {comparison.Actual:G6} and {comparison.Expected:G6} ({comparison.Count} components ")
                + "differ). Forward treats each sample independently.");
    }

    private static string Words(int samples) => $"A batch of {samples}";

    private static SamplesRun? Run(Subject subject, int[] samples, double[] upstream, out Finding? finding)
    {
        finding = null;
        try
        {
            return subject.RunSamples(samples, upstream);
        }
        catch (UserCodeException exception)
        {
            // What Forward takes, Backward has to take too. Forward itself need not take other sizes than those it was checked with.
            var said = UserCodeFinding.Of(exception);
            if (exception.Phase == UserCodeException.Backward)
                finding = said with { Message = $"{Words(samples.Length)}: {said.Message}" };
            else if (samples.Length == 1)
                finding = said with
                {
                    Verdict = Verdict.Pass,
                    Message = $"Forward does not take a batch of 1 ({exception.InnerException!.GetType().Name}: "
                        + $"{exception.Message.TrimEnd('.')}): a batch was not compared with its samples."
                };
            return null;
        }
    }

    private static bool Same(Subject subject, double[] outputs, SamplesRun run)
    {
        var rounding = Units * subject.Precision.Epsilon * VectorMath.Largest(outputs);
        for (var output = 0; output < outputs.Length; output++)
        {
            if (run.IsOutput[output] && !(Math.Abs(outputs[output] - run.Outputs[output]) <= rounding))
                return false;
        }

        return true;
    }
}
