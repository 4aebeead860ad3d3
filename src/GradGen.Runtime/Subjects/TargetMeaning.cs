using GradGen.Numerics;

namespace GradGen.Subjects;

/// <summary>
/// What a Backward means that takes a target in place of the upstream gradient. For probabilities nobody says: of the two costs
/// in use, it is the one that Backward comes nearer to.
/// </summary>
internal static class TargetMeaning
{
    /// <summary>Decides for a cost at the subject's first point, and says which.</summary>
    internal static Finding Find<T>(Subject subject, LayerCost<T> cost, BlockShape outputs, string target, int seed, SplitMix64 random)
    {
        var isEntropy = false;
        if (Probabilities(subject, outputs) is { } each)
        {
            var squared = cost.OfOutputs;
            var entropy = OutputCost.ToProbabilities(subject.Outputs.Length, each, random, subject.Precision);
            isEntropy = Disagreement(subject, cost, entropy, seed) < Disagreement(subject, cost, squared, seed);
            cost.OfOutputs = isEntropy ? entropy : squared;
            subject.Draw(0, false);
        }

        var text = isEntropy ? $"−Σ {target}·log output" : $"½ Σ (output − {target})²";
        return new Finding(FindingKind.Target, Verdict.Pass,
            $"Backward takes {target} as the target of the outputs, and the cost is {text}. If the layer is meant for another cost, let "
            + "Backward take the gradient of the cost with respect to the output.");
    }

    // How many outputs at a time are positive and sum to one; null where they do not.
    private static int? Probabilities(Subject subject, BlockShape shape)
    {
        var sizes = shape.Dimensions;
        var outputs = subject.Outputs;
        if (sizes.Count == 0 || sizes[sizes.Count - 1] is not (>= 2 and var each) || outputs.Length % each != 0)
            return null;
        for (var row = 0; row < outputs.Length; row += each)
        {
            var sum = 0.0;
            foreach (var output in outputs.Slice(row, each))
                sum += output > 0 ? output : double.NaN;
            if (!(Math.Abs(sum - 1) <= each * subject.Precision.Reordering))
                return null;
        }

        return each;
    }

    // How far Backward is from the derivative of a cost along a random direction.
    private static double Disagreement<T>(Subject subject, LayerCost<T> cost, OutputCost tried, int seed)
    {
        cost.OfOutputs = tried;
        var random = SplitMix64.Create(seed, 0);
        var (point, moved, gradient) = (new double[subject.Length], new double[subject.Length], new double[subject.Length]);
        var direction = Array.ConvertAll(point, _ => random.NextSign() * (0.5 + random.NextDouble()));
        subject.Read(point);
        subject.Gradient(gradient);
        var analytic = VectorMath.Dot(gradient, direction);
        try
        {
            var numeric = FiniteDifference.Central(CostAt, 0, subject.Precision.DefaultStep(DifferenceScheme.TwoSided, 0));
            return Math.Abs(numeric - analytic) / (Math.Abs(numeric) + Math.Abs(analytic));
        }
        catch (ArgumentException)
        {
            // A step from a probability near zero leads to where it has no logarithm.
            return double.NaN;
        }
        finally
        {
            subject.Write(0, point);
        }

        double CostAt(double along)
        {
            VectorMath.MultiplyAdd(direction, along, point, moved);
            subject.Write(0, moved);
            return subject.Cost();
        }
    }
}
