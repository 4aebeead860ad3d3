namespace GradGen.Generator.Shapes;

/// <summary>What free sizes of inputs may not fall short of, or exceed: from guards, indices and arrays whose sizes they make.</summary>
internal sealed class SizeLimits(InputSizes sizes, Interpreter interpreter)
{
    /// <summary>The limits that not every free size keeps anyway.</summary>
    internal IEnumerable<(SizeName Axis, Polynomial Bound, bool IsLeast)> All()
    {
        var free = sizes.Axes.Where(axis => sizes.Of(axis) is { } size && InputSizes.IsFree(size)).ToArray();
        var evidence = interpreter.Evidence;
        var least = evidence.Least.Concat(evidence.AtLeast).Select(static pair => (pair.Size, pair.Bound, IsLeast: true));
        var most = evidence.Most.Select(static pair => (pair.Size, pair.Bound, IsLeast: false));
        foreach (var (size, bound, isLeast) in least.Concat(most).Distinct())
        {
            foreach (var axis in free)
            {
                if (LimitOf(axis, size, bound) is { } limit && sizes.Resolve(limit) is { } shown && !shown.Names.Any(static name => name.IsOfInput)
                    && !(isLeast ? shown.AsConstant <= 2 : shown.AsConstant < 2))
                    yield return (sizes.Of(axis)!.AsName!.Value, shown, isLeast);
            }
        }
    }

    // "(x.Length - kernel) / stride + 1" is at least two where x.Length is at least kernel + stride.
    private Polynomial? LimitOf(SizeName axis, Polynomial size, Polynomial bound)
    {
        if (size.Names.Where(name => name.IsQuotient && interpreter.Divisions.Quotients[name].Dividend.Mentions(axis)).ToArray() is [var quotient, ..])
        {
            var (dividend, divisor) = interpreter.Divisions.Quotients[quotient];
            return size.TryIsolate(quotient, out var one, out var added) && one.Equals(Polynomial.One)
                && bound.Minus(added).Times(divisor) is { } product ? LimitOf(axis, dividend, product) : null;
        }

        return size.TryIsolate(axis, out var coefficient, out var rest) && coefficient.Equals(Polynomial.One) && !sizes.Equations.Depends(bound, axis)
            && !sizes.Equations.Depends(rest, axis) ? bound.Minus(rest) : null;
    }
}
