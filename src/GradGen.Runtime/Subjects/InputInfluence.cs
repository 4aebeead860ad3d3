using GradGen.Calls;
using GradGen.Harness;
using GradGen.Numerics;

namespace GradGen.Subjects;

/// <summary>Whether the outputs depend on inputs, tried by changing these.</summary>
internal sealed class InputInfluence<T>(LayerHarness<T> harness, LayerInputs<T> inputs, LayerCalls<T> calls)
{
    /// <summary>Inputs that the outputs depend on although Backward gives no gradient for them and they are not targets.</summary>
    internal IReadOnlyList<string> WithoutGradient()
    {
        var names = new List<string>();
        for (var number = 0; number < inputs.Count; number++)
        {
            if (harness.Inputs[number] is { Role: InputRole.Real, HasGradient: false, IsGiven: false } input
                && inputs[number] is InputValues<T> values && Matters(values))
                names.Add(input.Name);
        }

        return names;
    }

    /// <summary>Whether each number of each input changes the outputs: then Forward leaves nothing of them alone.</summary>
    internal bool IsOfEverything()
    {
        var before = OutputsNow();
        return inputs.All(input => input switch
        {
            InputValues<T> values =>
                IsOfAll(values, before, static (all, place) =>
                    Precision.FromDouble<T>(Precision.ToDouble(all[place]) + 0.3 + Math.Abs(Precision.ToDouble(all[place]) / 3))),
            InputValues<int> values => IsOfAll(values, before, static (all, place) => Array.Find(all, other => other != all[place])),
            _ => false,
        });
    }

    private bool IsOfAll<TValue>(InputValues<TValue> input, double[] before, Func<TValue[], int, TValue> other)
    {
        var values = (TValue[])input.Values.Clone();
        for (var place = 0; place < values.Length; place++)
        {
            input.Values[place] = other(values, place);
            input.Restore();
            calls.Forward();
            input.Values[place] = values[place];
            input.Restore();
            if (before.AsSpan().SequenceEqual(calls.Outputs))
                return false;
        }

        return true;
    }

    // Whether the outputs are others where the values are in another order, which keeps them in whatever range they have to be.
    private bool Matters(InputValues<T> input)
    {
        var values = (T[])input.Values.Clone();
        try
        {
            var before = OutputsNow();
            Array.Reverse(input.Values);
            if (values.Length == 1)
                input.Values[0] = Precision.FromDouble<T>(Precision.ToDouble(values[0]) * 0.875);
            input.Restore();
            calls.Forward();
            return !before.AsSpan().SequenceEqual(calls.Outputs);
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

    private double[] OutputsNow()
    {
        calls.Forward();
        return (double[])calls.Outputs.Clone();
    }
}
