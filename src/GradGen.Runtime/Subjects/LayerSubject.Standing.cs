using GradGen.Calls;
using GradGen.Numerics;

namespace GradGen.Subjects;

/// <content>Looks for numbers that the outputs depend on and that are no part of the point.</content>
internal sealed partial class LayerSubject<T>
{
    // A table of constants may be cut into many.
    private const int MostArrays = 32;

    internal override IReadOnlyList<string> UncheckedNumbers()
    {
        if (_standing?.Now() is not { Count: > 0 } arrays)
            return [];
        Cost();
        var outputs = (double[])_outputs.Clone();
        var rounding = Precision.Reordering * VectorMath.Largest(outputs);
        return [.. arrays.Take(MostArrays).Where(held => Matters(held.Array)).Select(static held => held.Name)];

        bool Matters(Array array)
        {
            try
            {
                var matters = false;
                UncheckedArrays<T>.Moved(array, () =>
                {
                    RunForward();
                    matters = Enumerable.Range(0, outputs.Length).Any(i => !(Math.Abs(outputs[i] - _outputs[i]) <= rounding));
                });
                return matters;
            }
            catch (UserCodeException)
            {
                // These values are not any values.
                return false;
            }
        }
    }
}
