using GradGen.Harness;

namespace GradGen;

/// <content>Finds out what the point and the outputs are, and whether they are those of one call or of a sequence.</content>
internal sealed partial class LayerSubject<T>
{
    private void Begin()
    {
        Findings.Clear();
        _inputs.Clear();
        _blocks.Clear();
        _moving.Clear();
        (_outputs, _upstreamValues) = ([], []);
        var random = Draws.Create(_options.Seed, -1);
        UserCodeException.Guard(UserCodeException.Creation, () => _inputs.AddRange(_harness.Inputs.Select(Values)));
        DrawInputs(random, false);
        RunForward();
        T[] theta = [];
        Pack(ref theta);
        if (theta.Length != _original.Length)
            _original = (T[])theta.Clone();
        UserCodeException.Guard(UserCodeException.Forward, _harness.AllocateUpstream);
        _upstream = new T[_outputs.Length];
        _gradients = new T[theta.Length];
        _theta = theta;
        ListBlocks();
        _cost = _harness.IsLoss
            ? OutputCost.Itself(_outputs.Length)
            : OutputCost.Create(_options.Cost ?? _harness.Cost, _outputs.Length, random, Precision);
        _standing = _harness.Runs is { } layer ? new StandingArrays<T>(layer) : null;
        Draw(0, false);
    }

    // A layer that remembers earlier calls has the gradient of all its steps; one that only counts or collects, of one.
    private void FindSequence()
    {
        if (_scope.HoldsState && !KeepsParameters())
        {
            _scope.ResetsState = false;
            Begin();
        }

        var single = _harness;
        if (SequenceHarness<T>.Of(single) is not { } sequence)
            return;
        try
        {
            Use(sequence);
            Begin();
            if (sequence.TakesSequence || LooksBack())
            {
                Draw(0, false);
                return;
            }
        }
        catch (UserCodeException) when (!sequence.TakesSequence)
        {
            // It does not take more than one step.
        }

        Use(single);
        Begin();
    }

    private void Use(LayerHarness<T> harness) => (_harness, _forward) = (harness, harness.Forward);

    // What is called a reset may begin again with new parameters.
    private bool KeepsParameters()
    {
        RunForward();
        T[] theta = [];
        Pack(ref theta);
        return SameValues.Are<T>(theta, _theta);
    }

    // Whether outputs depend on the inputs of an earlier step.
    private bool LooksBack()
    {
        RunForward();
        var before = Later();
        var steps = _harness.Outputs[0]!.Length;
        _inputs.ForEach(input => input.RepeatLast(steps));
        RunForward();
        var after = Later();
        var rounding = Repetition.Units * Precision.Epsilon * VectorMath.Largest(before);
        return Enumerable.Range(0, before.Length).Any(i => Math.Abs(before[i] - after[i]) > rounding);
    }

    private double[] Later()
    {
        var later = new List<double>();
        foreach (var row in _harness.Outputs.SelectMany(static output => ((Array[])output!).Skip(1)))
        {
            var values = new T[ArrayStorage.Count(row)];
            Theta.CopyOut<T>(row, values);
            later.AddRange(Array.ConvertAll(values, Precision.ToDouble));
        }

        return [.. later];
    }
}
