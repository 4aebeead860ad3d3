using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Values;
using GradGen.Harness;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Exact.Points;

/// <summary>Makes a layer anew for each point, and runs it there: by a single call, or by one for each step of a sequence.</summary>
/// <param name="layer">The layer, with its type arguments.</param>
/// <param name="sample">The number of the sample.</param>
/// <param name="seed">Of everything that is drawn.</param>
internal sealed class LayerPoints(INamedTypeSymbol layer, int sample, int seed)
{
    private const string NotFinite = "a number that is none";
    private const string AtBorder = "a point at a border";

    // Null as long as no point has been run.
    private bool? _takesSteps;

    /// <summary>Whether the layer is known to be called as the check calls it, and all its gradients were compared.</summary>
    internal bool IsCertain { get; private set; } = true;

    /// <summary>Whether the layer ran to its end, at a point where it cannot be compared.</summary>
    internal static bool HasRun(RunEndedException exception) => exception.Reason is NotFinite or AtBorder;

    /// <summary>Whether it gave something that is no number there.</summary>
    internal static bool IsNotFinite(RunEndedException exception) => exception.Reason is NotFinite;

    /// <summary>Whether what a machine ran last can be compared.</summary>
    /// <exception cref="RunEndedException">It cannot.</exception>
    internal static void AssertComparable(Machine machine, ExactPoint point)
    {
        if (!point.IsFinite)
            throw new RunEndedException(NotFinite);
        if (machine.Trace.IsAtBorder)
            throw new RunEndedException(AtBorder);
    }

    /// <summary>The layer at a point.</summary>
    /// <exception cref="RunEndedException">It does not run there, or cannot be compared.</exception>
    internal ExactPoint Run(Machine machine, SampleSizes sizes, Meaning meaning, PointPlace place)
    {
        var point = Run(machine, sizes, meaning, place, _takesSteps == true);
        if (_takesSteps is not null)
            return point;
        _takesSteps = point.Facts.MayTakeSteps && LooksBack(machine, sizes, meaning, place);
        return point.Facts.MayTakeSteps ? Run(machine, sizes, meaning, place, _takesSteps == true) : point;
    }

    /// <summary>The layer at a point up to Backward.</summary>
    internal ReadyPoint Ready(Machine machine, SampleSizes sizes, Meaning meaning, PointPlace place) =>
        Ready(machine, sizes, meaning, place, _takesSteps == true);

    // A layer that remembers earlier calls has the gradient of all its steps; one that only counts or collects, of one.
    private bool LooksBack(Machine machine, SampleSizes sizes, Meaning meaning, PointPlace place)
    {
        try
        {
            return Run(machine, sizes, meaning, place, takesSteps: true).Facts.LooksBack;
        }
        catch (RunEndedException exception)
        {
            IsCertain = exception.IsThrown;
            return false;
        }
    }

    private ReadyPoint Ready(Machine machine, SampleSizes sizes, Meaning meaning, PointPlace place, bool takesSteps)
    {
        machine.Reset();
        var run = LayerRun.Create(machine, layer, sample, sizes) ?? throw new RunEndedException("no harness");
        if (takesSteps || run.Says("TakesSequence"))
            run = run.InSteps() ?? throw new RunEndedException("a sequence of calls");
        return ReadyPoint.Of(machine, run, meaning, place, seed);
    }

    private ExactPoint Run(Machine machine, SampleSizes sizes, Meaning meaning, PointPlace place, bool takesSteps)
    {
        var ready = Ready(machine, sizes, meaning, place, takesSteps);
        var point = place.EndsWithForward ? ready.WithoutBackward() : ready.RunBackward();
        IsCertain &= point.IsWhole;
        AssertComparable(machine, point);
        return point;
    }
}
