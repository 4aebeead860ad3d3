using GradGen.Generator.Model;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>The sizes of a storage.</summary>
/// <param name="Roles">What each axis is called by; for a shape that only an object knows, <see cref="AxisRole.Shape"/> alone.</param>
/// <param name="Sizes">What measures each axis of <see cref="Storage"/>; for a shape, the only one gives all sizes.</param>
internal sealed record Axes(IReadOnlyList<AxisRole> Roles, IReadOnlyList<Expression> Sizes)
{
    /// <summary>What generated code calls an object whose values it reaches.</summary>
    internal static Expression Storage { get; } = new Expression.Named("storage");

    /// <summary>What gives the number of axes where objects have their own; null where it is that of the roles.</summary>
    internal Expression? Rank { get; init; }

    /// <summary>The type that a size of a shape has to be converted to.</summary>
    internal TypeName? SizeType { get; init; }

    /// <summary>The members that measure an axis, by their definition.</summary>
    internal IReadOnlyDictionary<ISymbol, int> Members { get; init; } = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);

    /// <summary>The members that give all sizes.</summary>
    internal IReadOnlyList<ISymbol> Shapes { get; init; } = [];

    /// <summary>The size along an axis where it is the same for all objects.</summary>
    internal int? Fixed(int axis) => !IsOpen && axis < Sizes.Count && Sizes[axis] is Expression.Constant { Value: int size } ? size : null;

    /// <summary>Whether objects of the type may have any number of axes.</summary>
    internal bool IsOpen => Roles is [AxisRole.Shape];

    /// <summary>What measures an axis of an object.</summary>
    internal Expression Measure(Expression storage, int axis) => IsOpen ? MeasureShape(storage, new Expression.Constant(axis)) : Sizes[axis].On(storage);

    /// <summary>What measures one of the axes of an object that has any number of them.</summary>
    internal Expression MeasureShape(Expression storage, Expression axis)
    {
        var size = Sizes[0].On(storage).At(axis);
        return SizeType is null ? size : new Expression.Cast(SizeType, size);
    }

    /// <summary>The number of axes; one where each object has its own.</summary>
    internal int Count => Roles.Count;
}
