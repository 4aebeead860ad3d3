using System.Globalization;
using System.Text.RegularExpressions;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>The sizes of a storage.</summary>
/// <param name="Roles">What each axis is called by; for a shape that only an object knows, <see cref="AxisRole.Shape"/> alone.</param>
/// <param name="Sizes">The C# that measures each axis of <c>storage</c>; for a shape, the only one measures <c>axis</c>.</param>
/// <param name="Rank">The C# that gives the number of axes.</param>
internal sealed record Axes(IReadOnlyList<AxisRole> Roles, IReadOnlyList<string> Sizes, string Rank)
{
    /// <summary>The members that measure an axis, by their definition.</summary>
    internal IReadOnlyDictionary<ISymbol, int> Members { get; init; } = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);

    /// <summary>The members that give all sizes.</summary>
    internal IReadOnlyList<ISymbol> Shapes { get; init; } = [];

    /// <summary>The size along an axis where it is the same for all objects.</summary>
    internal int? Fixed(int axis) => axis < Sizes.Count && int.TryParse(Sizes[axis], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;

    /// <summary>Whether objects of the type may have any number of axes.</summary>
    internal bool IsOpen => Roles is [AxisRole.Shape];

    /// <summary>The C# that measures an axis of an expression.</summary>
    internal string Measure(string access, int axis)
    {
        var size = IsOpen ? Sizes[0].Replace("[axis]", $"[{axis.ToString(CultureInfo.InvariantCulture)}]") : Sizes[axis];
        return Regex.Replace(size, @"(?<![.\w@])storage\b", access.Replace("$", "$$"));
    }

    /// <summary>The same in parentheses where it is no simple expression.</summary>
    internal string MeasureAsOperand(string access, int axis) => Measure(access, axis) is var measure && measure.Contains(" ") ? $"({measure})" : measure;

    /// <summary>The number of axes; one where each object has its own.</summary>
    internal int Count => Roles.Count;
}
