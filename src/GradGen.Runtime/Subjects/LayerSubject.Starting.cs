using GradGen.Calls;
using GradGen.Harness;
using GradGen.Isolation;
using GradGen.Numerics;
using GradGen.Packing;

namespace GradGen.Subjects;

/// <content>Finds out what the point and the outputs are, and whether they are those of one call or of a sequence.</content>
internal sealed partial class LayerSubject<T>
{
    // What is called like a reset may throw away what Forward works with.
    private void BeginWithState()
    {
        try
        {
            Begin();
        }
        catch (UserCodeException failure) when (failure.Phase == UserCodeException.Forward && _scope.HoldsState)
        {
            _scope.ResetsState = false;
            _memory?.Restore();
            if (!TryBegin())
            {
                Findings.Add(new Finding(FindingKind.Reset, Verdict.Pass, $"Before every Forward the check called {_scope.Resets}, so that the layer forgets earlier calls; without that it does not run either."));
                throw;
            }

            Findings.Add(new Finding(FindingKind.Reset, Verdict.Pass, $"After {_scope.Resets}, which looks like what makes the layer forget earlier calls, Forward threw {failure.InnerException!.GetType().Name}: the check does without. [GradCheckIgnore] on it says that it is something else."));
        }
    }

    private bool TryBegin()
    {
        try
        {
            Begin();
            return true;
        }
        catch (UserCodeException)
        {
            return false;
        }
    }

    private void Begin()
    {
        Findings.Clear();
        _inputs.Clear();
        _blocks.Clear();
        _moving.Clear();
        (_outputs, _upstreamValues) = ([], []);
        // What keeps a division from going wrong: nobody means to compute anything on the other side of it.
        _thresholds = [.. _harness.Thresholds.Where(static threshold => threshold == 0 || Math.Abs(threshold) >= Guarding).Distinct()];
        var random = SplitMix64.Create(_options.Seed, -1);
        UserCodeException.Guard(UserCodeException.Creation, () => _inputs.AddRange(_harness.Inputs.Select(Values)));
        DrawInputs(random, PointStyle.Usual, false);
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
        _styles = PointStyle.Of(Facts());
        _cost = _harness.IsLoss ? OutputCost.OfLosses(_outputs.Length, _harness is { OtherMeaning: OtherMeaning.MeanOfLosses, MeansOther: true })
            : _harness.Target is not null ? OutputCost.ToTargets(_outputs.Length, random, Precision)
            : OutputCost.Create(_options.Cost ?? _harness.Cost, _outputs.Length, random, Precision);
        _standing = _harness.Runs is { } layer ? new UncheckedArrays<T>(layer) : null;
        Draw(0, false);
        if (_harness.Target is not { } target)
            return;
        var isEntropy = Probabilities() is { } each && FindTargetCost(OutputCost.ToProbabilities(_outputs.Length, each, random, Precision));
        var cost = isEntropy ? $"−Σ {target}·log output" : $"½ Σ (output − {target})²";
        Findings.Add(new Finding(FindingKind.Target, Verdict.Pass, $"Backward takes {target} for what the outputs should be, and the cost is {cost}. Where the layer is meant for another cost, let Backward take the gradient of the cost by the output."));
    }

    // How many outputs at a time are positive and sum to one; null where they do not.
    private int? Probabilities()
    {
        var sizes = BlockShape.Of(_harness.Outputs[0]!).Dimensions;
        if (sizes.Count == 0 || sizes[sizes.Count - 1] is not (>= 2 and var each) || _outputs.Length % each != 0)
            return null;
        for (var row = 0; row < _outputs.Length; row += each)
        {
            var outputs = _outputs.AsSpan(row, each);
            var sum = 0.0;
            foreach (var output in outputs)
                sum += output > 0 ? output : double.NaN;
            if (!(Math.Abs(sum - 1) <= each * Precision.Reordering))
                return null;
        }

        return each;
    }

    // What a target means for probabilities nobody says: of the two costs in use, the one that Backward comes nearer to.
    private bool FindTargetCost(OutputCost entropy)
    {
        var squared = _cost!;
        var (gradient, point) = (new double[Length], new double[Length]);
        var random = SplitMix64.Create(_options.Seed, 0);
        var direction = Array.ConvertAll(gradient, _ => random.NextSign() * (0.5 + random.NextDouble()));
        var step = Math.Pow(Precision.Epsilon, 1.0 / 3);
        Read(point);
        var isEntropy = Disagreement(entropy) < Disagreement(squared);
        _cost = isEntropy ? entropy : squared;
        Draw(0, false);
        return isEntropy;

        double Disagreement(OutputCost cost)
        {
            _cost = cost;
            Gradient(gradient);
            var analytic = 0.0;
            for (var i = 0; i < gradient.Length; i++)
                analytic += gradient[i] * direction[i];
            var numeric = (CostAt(step) - CostAt(-step)) / (2 * step);
            Write(0, point);
            return Math.Abs(numeric - analytic) / (Math.Abs(numeric) + Math.Abs(analytic));
        }

        double CostAt(double along)
        {
            Write(0, Array.ConvertAll(Enumerable.Range(0, point.Length).ToArray(), i => point[i] + (along * direction[i])));
            return Cost();
        }
    }

    private PointFacts Facts() => new(
        _thresholds,
        [.. _harness.Inputs.Where(static input => !input.IsOneOfCompared).SelectMany(static input => input.ComparedWith).Distinct()],
        _harness.Inputs.Any(static input => input.Role == InputRole.Label),
        _harness.Inputs.Any(static input => input.FlagsInARow > 0),
        Twins() is not null,
        _harness.Inputs.Any(static input => input is { Role: InputRole.Target, TakesAnySign: true }),
        _theta.Length > 0);

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
        var rounding = Precision.Reordering * VectorMath.Largest(before);
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
