using GradGen.Calls;
using GradGen.Numerics;

namespace GradGen.Subjects;

/// <summary>
/// A layer that gives what it takes, and whose Backward takes a target: all that it does is the gradient of a cost. Where that is not
/// the squared error, as in a support vector machine, nothing says which it is.
/// </summary>
internal static class UnstatedCost
{
    private const double Parallel = 0.999;

    /// <summary>What is to be said of such a layer; null for any other.</summary>
    internal static Finding? Find<T>(Subject subject, LayerCost<T> cost, string target, SplitMix64 random)
    {
        if (subject.Blocks is not [{ Kind: BlockKind.Input, Name: var input }])
            return null;
        var point = new double[subject.Length];
        subject.Read(point);
        subject.Cost();
        if (!subject.Outputs.SequenceEqual(point))
            return null;
        var gradient = new double[point.Length];
        try
        {
            subject.Gradient(gradient);
        }
        catch (UserCodeException failure) when (failure.Phase == UserCodeException.Backward)
        {
            // It may look for the class that a row of zeros and a one stands for.
            cost.OfOutputs = OutputCost.ToClass(point.Length, random);
            subject.Gradient(gradient);
        }

        var error = point.Select((value, index) => cost.OfOutputs.Upstream(index, value)).ToArray();
        var size = VectorMath.Norm(gradient) * VectorMath.Norm(error);
        return size == 0 || Math.Abs(VectorMath.Dot(gradient, error)) > Parallel * size ? null
            : new Finding(FindingKind.Target, Verdict.Inconclusive,
                $"Backward takes {target} and gives the gradient of a cost that is not ½ Σ (output − {target})², and nothing says which it is. "
                + "A Forward that gives the cost can be checked.", input);
    }
}
