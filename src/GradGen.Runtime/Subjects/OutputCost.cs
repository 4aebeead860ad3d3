using GradGen.Numerics;
using GradGen.Samples;

namespace GradGen.Subjects;

/// <summary>A scalar J of a layer's outputs y, summed in double whatever the layer computes in.</summary>
internal abstract class OutputCost
{
    /// <summary>J(y).</summary>
    internal abstract double Value(ReadOnlySpan<double> outputs);

    /// <summary>∂J/∂y for one output.</summary>
    internal abstract double Upstream(int output, double value);

    /// <summary>What Backward is given for one output: the gradient of J by it, or its target.</summary>
    internal virtual double Passed(int output, double value) => Upstream(output, value);

    /// <summary>How much of J the rounding of a single output is at the most; <paramref name="unit"/> is its relative error.</summary>
    internal double Resolution(ReadOnlySpan<double> outputs, double unit)
    {
        var largest = 0.0;
        for (var output = 0; output < outputs.Length; output++)
            largest = Math.Max(largest, Math.Abs(Upstream(output, outputs[output]) * outputs[output]));
        return largest * unit;
    }

    /// <summary>The cost that is asked for, with its random numbers fixed and rounded to the layer's arithmetic.</summary>
    internal static OutputCost Create(Cost cost, int outputs, SplitMix64 random, Precision precision)
    {
        var weights = new double[outputs];
        for (var output = 0; output < outputs; output++)
        {
            // Signs alone cancel errors that come in opposite pairs, such as a transposition: magnitudes are random too.
            var magnitude = precision.Round(0.5 + random.NextDouble());
            weights[output] = cost == Cost.Sum ? 1 : random.NextSign() * magnitude;
        }

        return cost == Cost.MeanSquaredError ? new MeanSquaredErrorCost(weights) : new LinearCost(weights);
    }

    /// <summary>½ Σ (y − t)² for a Backward that takes the targets t, which any activation can come near.</summary>
    internal static OutputCost ToTargets(int outputs, SplitMix64 random, Precision precision) =>
        new TargetCost([.. Enumerable.Range(0, outputs).Select(_ => precision.Round(0.1 + (0.8 * random.NextDouble())))]);

    /// <summary>The same for one that takes targets that are all zero but for a one.</summary>
    internal static OutputCost ToClass(int outputs, SplitMix64 random)
    {
        var targets = new double[outputs];
        targets[random.Next(outputs)] = 1;
        return new TargetCost(targets);
    }

    /// <summary>−Σ t·log y for a Backward that takes the targets t of outputs that are probabilities.</summary>
    /// <param name="outputs">How many there are.</param>
    /// <param name="each">How many of them sum to one.</param>
    /// <param name="random">Where targets come from.</param>
    /// <param name="precision">The layer's arithmetic.</param>
    internal static OutputCost ToProbabilities(int outputs, int each, SplitMix64 random, Precision precision) =>
        new CrossEntropyCost(Array.ConvertAll(SampleValues.Target(outputs, each, null, PointStyle.Usual, random), precision.Round));

    /// <summary>What a loss layer gives: its only output itself, or the sum or the mean of several.</summary>
    internal static OutputCost OfLosses(int outputs, bool isMean) => new LinearCost([.. Enumerable.Repeat(isMean ? 1.0 / outputs : 1.0, outputs)]);

    private static double SquaredDistance(ReadOnlySpan<double> outputs, double[] targets)
    {
        var sum = 0.0;
        for (var output = 0; output < outputs.Length; output++)
            sum += (outputs[output] - targets[output]) * (outputs[output] - targets[output]);
        return sum;
    }

    private sealed class LinearCost(double[] weights) : OutputCost
    {
        internal override double Value(ReadOnlySpan<double> outputs)
        {
            var sum = 0.0;
            for (var output = 0; output < outputs.Length; output++)
                sum += weights[output] * outputs[output];
            return sum;
        }

        internal override double Upstream(int output, double value) => weights[output];
    }

    private sealed class TargetCost(double[] targets) : OutputCost
    {
        internal override double Value(ReadOnlySpan<double> outputs) => SquaredDistance(outputs, targets) / 2;

        internal override double Upstream(int output, double value) => value - targets[output];

        internal override double Passed(int output, double value) => targets[output];
    }

    private sealed class CrossEntropyCost(double[] targets) : OutputCost
    {
        internal override double Value(ReadOnlySpan<double> outputs)
        {
            var sum = 0.0;
            for (var output = 0; output < outputs.Length; output++)
                sum -= targets[output] * Math.Log(outputs[output]);
            return sum;
        }

        internal override double Upstream(int output, double value) => -targets[output] / value;

        internal override double Passed(int output, double value) => targets[output];
    }

    private sealed class MeanSquaredErrorCost(double[] targets) : OutputCost
    {
        internal override double Value(ReadOnlySpan<double> outputs) => SquaredDistance(outputs, targets) / (2 * targets.Length);

        internal override double Upstream(int output, double value) => (value - targets[output]) / targets.Length;
    }
}
