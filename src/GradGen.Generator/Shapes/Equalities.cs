using System.Globalization;

namespace GradGen.Generator.Shapes;

/// <summary>
/// Sizes that code compares with one another. Whether it throws where they differ or goes another way, they may be equal
/// wherever it matters, and so may what is equal to them.
/// </summary>
internal sealed class Equalities
{
    private readonly List<HashSet<SizeName>> _classes = [];

    internal void Add(IEnumerable<(Polynomial Left, Polynomial Right)> compared)
    {
        foreach (var (left, right) in compared)
        {
            var names = new HashSet<SizeName>(Names(left).Concat(Names(right)));
            if (names.Count < 2 || names.Any(static name => name.IsVariable))
                continue;
            foreach (var joined in _classes.Where(names.Overlaps).ToArray())
            {
                names.UnionWith(joined);
                _classes.Remove(joined);
            }

            _classes.Add(names);
        }
    }

    /// <summary>Whether comparisons lead from a name of one size to one of the other.</summary>
    internal bool MayRelate(Polynomial one, Polynomial other)
    {
        var names = new HashSet<SizeName>(Names(one).Concat(Names(other)));
        return _classes.Exists(related => related.Count(names.Contains) > 1);
    }

    // A positive constant counts as a name; that something is zero, or not, says nothing of sizes.
    private static IEnumerable<SizeName> Names(Polynomial size) =>
        size.AsConstant is { } constant ? (constant > 0 ? [SizeName.Of(constant.ToString(CultureInfo.InvariantCulture))] : []) : size.Names;
}
