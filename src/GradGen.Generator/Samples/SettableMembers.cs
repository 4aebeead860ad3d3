using GradGen.Generator.Determinism;
using GradGen.Generator.External;
using GradGen.Generator.Samples.Code;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Samples;

/// <summary>
/// Properties and fields that can be set on a new layer, and that say which function it is: a sample sets them as it gives
/// arguments. Not what the layer keeps for itself, nor whether it trains.
/// </summary>
internal static class SettableMembers
{
    /// <summary>The members that may be set, as far as their declarations say.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="parameters">The names of the members that are parameters or gradients.</param>
    internal static IReadOnlyList<ISymbol> Of(LayerView layer, ICollection<string> parameters)
    {
        var members = new List<ISymbol>();
        foreach (var type in (layer.IsForeign ? null : layer.Type).WithBases())
        {
            foreach (var member in type.GetMembers())
            {
                if (TypeOf(member, layer) is { } value && IsPlain(value) && !parameters.Contains(member.Name) && !ModeReader.IsMode(value, member.Name)
                    && !layer.Has(member, "DuringCheckAttribute") && !layer.Has(member, AttributeReader.GradCheckIgnore)
                    && !members.Exists(other => other.Name == member.Name))
                {
                    members.Add(member);
                }
            }
        }

        return members;
    }

    /// <summary>Those of an object that the layer is made with, which have no constructor that takes them.</summary>
    internal static IEnumerable<Asked> OfObject(INamedTypeSymbol type, LayerView layer, SampleFacts facts, SourceModels sources) =>
        type.GetMembers().Where(member => ObjectConstructor.ParameterOf(member) is null && TypeOf(member, layer) is { } value && IsPlain(value))
            .Select(member => Ask(member, layer, facts, sources)).OfType<Asked>();

    /// <summary>What they start with; null for one that Forward and Backward do not look at, or that the layer sets itself.</summary>
    internal static Asked? Ask(ISymbol member, LayerView layer, SampleFacts facts, SourceModels sources)
    {
        var symbol = member.OriginalDefinition;
        if (!(facts.Read.Contains(symbol) || facts.InPasses.Contains(symbol)) || facts.Written.Contains(symbol) || TypeOf(member, layer) is not { } type)
            return null;
        if (LayerInitialisers.Of(symbol, layer, sources) is not { } value)
        {
            // A size of zero is of no use.
            var asked = new Asked(symbol, type, member.Name, HasDefault: type.SpecialType != SpecialType.System_Int32, Nothing(type));
            return asked.HasDefault || !IntegerChoices.IsLeftAlone(asked) ? asked : null;
        }

        return value.Constant() is { HasValue: true, Value: var constant } ? new Asked(symbol, type, member.Name, HasDefault: true, constant) : null;
    }

    private static ITypeSymbol? TypeOf(ISymbol member, LayerView layer) => member switch
    {
        IPropertySymbol { IsStatic: false, IsIndexer: false, IsRequired: false, IsOverride: false, SetMethod: { } setter } property
            when IsOpen(property, layer) && IsOpen(setter, layer) && !IsPositional(property) => property.Type,
        IFieldSymbol { IsStatic: false, IsReadOnly: false, IsConst: false, IsRequired: false, IsImplicitlyDeclared: false } field
            when IsOpen(field, layer) => field.Type,
        _ => null,
    };

    private static bool IsOpen(ISymbol member, LayerView layer) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal && layer.CanUse(member);

    private static bool IsPositional(IPropertySymbol property) => property.ContainingType.IsRecord && ObjectConstructor.ParameterOf(property) is not null;

    private static bool IsPlain(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Int32
            or SpecialType.System_String
        || type.TypeKind == TypeKind.Enum
        || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } && IsPlain(inner));

    private static object? Nothing(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => false,
        SpecialType.System_Double or SpecialType.System_Single => 0.0,
        _ when type is INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType.SpecialType: SpecialType.System_Int32 } => 0,
        _ => null,
    };
}
