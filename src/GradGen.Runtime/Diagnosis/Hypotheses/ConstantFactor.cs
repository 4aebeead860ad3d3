using System.Globalization;

namespace GradGen;

/// <summary>The gradient is a multiple of the true one: a division too few or too many, a forgotten scale.</summary>
internal sealed class ConstantFactor : IHypothesis
{
    public string Name => "constant factor";

    public string? Explain(Evidence evidence)
    {
        // A single number is always a multiple of another: only a known factor says something about it.
        var isSingle = evidence.Known < 2;
        double factor;
        if (isSingle)
        {
            if (evidence.Part is not null || evidence.Claimed(0) == 0 || evidence.Derivative(0) == 0)
                return null;
            factor = evidence.Claimed(0) / evidence.Derivative(0);
        }
        else if (evidence.Factor() is { } correction && correction != 0)
        {
            factor = 1 / correction;
        }
        else
        {
            return null;
        }

        var meaning = Meaning(factor, evidence);
        // What was multiplied by another row's value is a multiple too, of which the number says nothing.
        if (meaning is null && (isSingle || evidence.Part is not null || factor < 0))
            return null;
        var number = meaning?.Number ?? Rounded(factor);
        return $"the gradient of {evidence.Name} is {number} × the true one in every component" + (meaning is null
            ? $": a factor of {Rounded(1 / factor)} of Forward is missing in Backward, or one too many is in it."
            : $", and {meaning.Value.Text}.");

        string Rounded(double value) => value.ToString(evidence.IsSingle ? "G3" : "G5", CultureInfo.InvariantCulture);
    }

    private static (string Number, string Text)? Meaning(double factor, Evidence evidence)
    {
        var quantities = Quantities(evidence).ToArray();
        foreach (var (value, name, sizeName) in quantities)
        {
            if (value == 1)
                continue;
            if (Same(factor, value, evidence))
                return (Text(value), $"{Text(value)} is {name}: a division by {sizeName} is missing");
            if (Same(factor, 1 / value, evidence))
                return ("1/" + Text(value), $"{Text(value)} is {name}: there is a division by {sizeName} too many");
        }

        foreach (var (value, name, sizeName) in quantities)
        {
            var root = Math.Sqrt(value);
            if (value == 1 || root == Math.Floor(root))
                continue;
            if (Same(factor, root, evidence))
                return ("√" + Text(value), $"{Text(value)} is {name}: a factor of 1/√({sizeName}) is missing");
            if (Same(factor, 1 / root, evidence))
                return ("1/√" + Text(value), $"{Text(value)} is {name}: there is a factor of 1/√({sizeName}) too many");
        }

        return Same(factor, 2, evidence) ? ("2", "2 comes from a square whose half is the cost")
            : Same(factor, 0.5, evidence) ? ("1/2", "2 is what the derivative of a square brings")
            : null;
    }

    // The batch first: most such mistakes are about it. Then other sizes, and what they make together.
    private static IEnumerable<(double Value, string Name, string Size)> Quantities(Evidence evidence)
    {
        foreach (var size in evidence.Sizes.OrderBy(static size => size.Key != "batch"))
            yield return size.Key == "batch" ? (size.Value, "the batch size", "the batch size") : (size.Value, $"the size {size.Key}", size.Key);
        if (evidence.OutputShape is { } shape)
            yield return (shape.Length, "the number of outputs", "the number of outputs");
        if (!evidence.Block.Shape.IsRagged)
        {
            for (var axis = 0; axis < evidence.Block.Shape.Dimensions.Count; axis++)
                yield return (evidence.Block.Shape.Dimensions[axis], $"the length of axis {axis} of {evidence.Block.Name}", "that length");
        }

        yield return (evidence.Count, $"the number of values in {evidence.Name}", "their number");
        for (var i = 0; i < evidence.Sizes.Count; i++)
        {
            for (var j = i + 1; j < evidence.Sizes.Count; j++)
            {
                var (a, b) = (evidence.Sizes[i], evidence.Sizes[j]);
                yield return ((double)a.Value * b.Value, $"{a.Key} × {b.Key}", $"{a.Key} × {b.Key}");
            }
        }
    }

    private static bool Same(double a, double b, Evidence evidence) => Math.Abs(a - b) <= (evidence.IsSingle ? 5e-3 : 1e-5) * Math.Abs(b);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
