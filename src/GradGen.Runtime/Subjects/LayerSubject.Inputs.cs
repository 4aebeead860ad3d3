using GradGen.Calls;
using GradGen.Harness;
using GradGen.Numerics;

namespace GradGen.Subjects;

/// <content>Inputs that are no blocks, since Backward gives no gradient by them.</content>
internal sealed partial class LayerSubject<T>
{
    internal override Finding? Labels
    {
        get
        {
            var labels = Enumerable.Range(0, _inputs.Count).Where(number => _harness.Inputs[number].Role == InputRole.Label)
                .Select(number => $"{_harness.Inputs[number].Name}: {_inputs[number].Text()}").ToArray();
            return labels.Length == 0 ? null : new Finding(FindingKind.Labels, Verdict.Pass, $"This was seen with {string.Join("; ", labels)}.");
        }
    }

    internal override IReadOnlyList<string> InputsWithoutGradient()
    {
        var names = new List<string>();
        for (var number = 0; number < _inputs.Count; number++)
        {
            if (_harness.Inputs[number] is { Role: InputRole.Real, HasGradient: false, IsGiven: false } input && _inputs[number] is InputValues<T> values && Matters(values))
                names.Add(input.Name);
        }

        return names;
    }

    /// <summary>Whether each number of each input changes the outputs: then Forward leaves nothing of them alone.</summary>
    internal bool ReadsEverything()
    {
        RunForward();
        var before = (double[])_outputs.Clone();
        return _inputs.TrueForAll(input => input switch
        {
            InputValues<T> values => Reads(values, static (all, place) => Precision.FromDouble<T>(Precision.ToDouble(all[place]) + 0.3 + Math.Abs(Precision.ToDouble(all[place]) / 3))),
            InputValues<int> values => Reads(values, static (all, place) => Array.Find(all, other => other != all[place])),
            _ => false,
        });

        bool Reads<TValue>(InputValues<TValue> input, Func<TValue[], int, TValue> other)
        {
            var values = (TValue[])input.Values.Clone();
            for (var place = 0; place < values.Length; place++)
            {
                input.Values[place] = other(values, place);
                input.Restore();
                RunForward();
                input.Values[place] = values[place];
                input.Restore();
                if (before.AsSpan().SequenceEqual(_outputs))
                    return false;
            }

            return true;
        }
    }

    // Whether the outputs are others where the values are in another order, which keeps them in whatever range they have to be.
    private bool Matters(InputValues<T> input)
    {
        var values = (T[])input.Values.Clone();
        try
        {
            RunForward();
            var before = (double[])_outputs.Clone();
            Array.Reverse(input.Values);
            if (values.Length == 1)
                input.Values[0] = Precision.FromDouble<T>(Precision.ToDouble(values[0]) * 0.875);
            input.Restore();
            RunForward();
            return !before.AsSpan().SequenceEqual(_outputs);
        }
        catch (UserCodeException)
        {
            return false;
        }
        finally
        {
            values.CopyTo(input.Values, 0);
            input.Restore();
        }
    }
}
