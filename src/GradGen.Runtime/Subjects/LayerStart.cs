using GradGen.Calls;
using GradGen.Harness;
using GradGen.Isolation;
using GradGen.Numerics;

namespace GradGen.Subjects;

/// <summary>Finds out how a layer has to be run: with or without forgetting earlier calls, by single calls or as a sequence of them.</summary>
internal sealed class LayerStart<T>(LayerSubject<T> subject, BorrowedLayer<T> layer)
{
    /// <summary>Begins in one way after the other.</summary>
    internal void Find(LayerHarness<T> harness)
    {
        var run = Begin(harness);
        if ((layer.Scope.HoldsState && layer.Scope.ResetsState) || harness.TakesStepNumber || harness.TakesSequence)
            FindSequence(run);
    }

    // What is called like a reset may throw away what Forward works with.
    private LayerRun<T> Begin(LayerHarness<T> harness)
    {
        try
        {
            return subject.Begin(harness);
        }
        catch (UserCodeException failure) when (failure.Phase == UserCodeException.Forward && layer.Scope.HoldsState)
        {
            layer.Scope.ResetsState = false;
            layer.Memory?.Restore();
            if (TryBegin(harness) is not { } run)
            {
                subject.Findings.Add(new Finding(FindingKind.Reset, Verdict.Pass,
                    $"Before every Forward the check called {layer.Scope.Resets}, so that the layer forgets earlier calls; without that it "
                    + "does not run either."));
                throw;
            }

            subject.Findings.Add(new Finding(FindingKind.Reset, Verdict.Pass,
                $"After {layer.Scope.Resets}, which looks like a reset of the layer's state, Forward threw "
                + $"{failure.InnerException!.GetType().Name}, so the check does not call it. [GradCheckIgnore] on it says that it is something else."));
            return run;
        }
    }

    private LayerRun<T>? TryBegin(LayerHarness<T> harness)
    {
        try
        {
            return subject.Begin(harness);
        }
        catch (UserCodeException)
        {
            return null;
        }
    }

    // A layer that remembers earlier calls has the gradient of all its steps; one that only counts or collects, of one.
    private void FindSequence(LayerRun<T> single)
    {
        if (layer.Scope.HoldsState && !KeepsParameters(single))
        {
            layer.Scope.ResetsState = false;
            subject.Begin(single.Harness);
        }

        if (SequenceHarness<T>.Of(single.Harness) is not { } sequence)
            return;
        try
        {
            var run = subject.Begin(sequence);
            if (sequence.TakesSequence || LooksBack(run))
            {
                subject.Draw(0, false);
                return;
            }
        }
        catch (UserCodeException) when (!sequence.TakesSequence)
        {
            // It does not take more than one step.
        }

        subject.Begin(single.Harness);
    }

    // What is called a reset may begin again with new parameters.
    private static bool KeepsParameters(LayerRun<T> run)
    {
        run.Calls.Forward();
        T[] theta = [];
        run.Parameters.Pack(ref theta);
        return SameValues.Are<T>(theta, run.Parameters.Theta);
    }

    // Whether outputs depend on the inputs of an earlier step.
    private static bool LooksBack(LayerRun<T> sequence)
    {
        sequence.Calls.Forward();
        var before = Later(sequence.Harness);
        var steps = sequence.Harness.Outputs[0]!.Length;
        for (var number = 0; number < sequence.Inputs.Count; number++)
            sequence.Inputs[number].RepeatLast(steps);
        sequence.Calls.Forward();
        var after = Later(sequence.Harness);
        var rounding = Precision.Of<T>().Reordering * VectorMath.Largest(before);
        return Enumerable.Range(0, before.Length).Any(i => Math.Abs(before[i] - after[i]) > rounding);
    }

    // The outputs of all steps but the first.
    private static double[] Later(LayerHarness<T> sequence)
    {
        var later = new List<double>();
        foreach (var row in sequence.Outputs.SelectMany(static output => ((Array[])output!).Skip(1)))
            later.AddRange(Array.ConvertAll(Theta.Flat<T>(row), Precision.ToDouble));

        return [.. later];
    }
}
