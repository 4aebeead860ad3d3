using GradGen.Calls;
using GradGen.Harness;
using GradGen.Numerics;

namespace GradGen.Subjects;

/// <summary>J of a layer: a cost of its outputs, and the term that the layer adds to it.</summary>
internal sealed class LayerCost<T>
{
    private readonly Action _addPenalty;

    /// <summary>The cost that the layer, or else the options, ask for.</summary>
    internal LayerCost(LayerHarness<T> harness, Cost? asked, int outputs, SplitMix64 random)
    {
        // Kept, since it runs with every evaluation.
        _addPenalty = () => Penalty = harness.Penalty();
        OfOutputs = harness.IsLoss ? OutputCost.OfLosses(outputs, harness.Meaning.IsOfMean)
            : harness.TakenTarget is not null ? OutputCost.ToTargets(outputs, random, Precision.Of<T>())
            : OutputCost.Create(asked ?? harness.Cost, outputs, random, Precision.Of<T>());
    }

    internal OutputCost OfOutputs { get; set; }

    /// <summary>The term that the layer adds, as the last evaluation had it.</summary>
    internal double Penalty { get; private set; }

    internal double Total(ReadOnlySpan<double> outputs)
    {
        UserCodeException.Guard("The penalty", _addPenalty);
        return OfOutputs.Value(outputs) + Penalty;
    }

    /// <summary>The rounding error that J has at the least.</summary>
    internal double Resolution(ReadOnlySpan<double> outputs) =>
        OfOutputs.Resolution(outputs, Precision.Of<T>().Epsilon / 2) + (Math.Abs(OfOutputs.Value(outputs)) * Precision.Double.Epsilon);
}
