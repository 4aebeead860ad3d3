using GradGen.Harness;

namespace GradGen;

/// <content>Inputs that are no blocks, since Backward gives no gradient by them.</content>
internal sealed partial class LayerSubject<T>
{
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
