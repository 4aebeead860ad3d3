using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Shapes;

/// <content>Sizes that are not the layer's own members: of its settings, and of what its primary constructor was given.</content>
internal sealed partial class LayerFacts
{
    // An object of the project's that holds integers: "_config.Width".
    private SymbolicValue? Settings(ITypeSymbol type, string label, Expression access)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, IsTupleType: false } named || !Layer.HasSource(named) || LayerTypes.IsLayer(named))
            return null;
        var members = new TypeMembers(named, Layer.From);
        var numbers = new Dictionary<ISymbol, SymbolicValue>(SymbolEqualityComparer.Default);
        var settings = type.NullableAnnotation == NullableAnnotation.Annotated && type.IsReferenceType ? new Expression.Sure(access) : access;
        foreach (var (symbol, _) in members.Values.Where(static value => value.Type.SpecialType == SpecialType.System_Int32))
            numbers[symbol.OriginalDefinition] = new SymbolicValue.Number(Own($"{label}.{symbol.Name}", settings.Dot(symbol.Name)));
        return numbers.Count == 0 ? null : new SymbolicValue.Instance(numbers);
    }

    // What is kept without a field: an array, or settings.
    private SymbolicValue? Captured(IParameterSymbol parameter)
    {
        if (parameter.Type is not IArrayTypeSymbol)
            return Settings(parameter.Type, parameter.Name, new Expression.Named(parameter.Name));
        if (parameter.Type.NullableAnnotation == NullableAnnotation.Annotated || Storage.Of(parameter.Type) is not { IsReal: true, Ranks: [var rank] })
            return null;
        var array = new Expression.Named(parameter.Name);
        var axes = Enumerable.Range(0, rank).Select(axis => rank == 1 ? array.Dot("Length") : array.Call("GetLength", new Expression.Constant(axis)));
        return new SymbolicValue.ArrayOf([.. axes.Select(measure => Own(measure.ToString(), measure))], rank);
    }
}
