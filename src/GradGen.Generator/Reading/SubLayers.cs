using GradGen.Generator.Model;
using GradGen.Generator.Reading.Storages;
using GradGen.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>Members that are layers themselves, or collections of layers.</summary>
internal static class SubLayers
{
    internal static ParameterModel? Read(INamedTypeSymbol layer, LayerMember member, ITypeSymbol? element, List<LayerProblem> problems)
    {
        if (IsLink(layer, member))
            return null;
        var (type, access) = ElementOf(member);
        var isCollection = !SymbolEqualityComparer.Default.Equals(type, member.Type);
        if (type is not INamedTypeSymbol subLayer || !LayerTypes.IsLayer(subLayer))
            return null;
        if (!subLayer.Has(AttributeReader.GradCheckable) && subLayer is { TypeKind: TypeKind.Class, IsAbstract: false } or { TypeKind: TypeKind.Struct })
        {
            // A layer without anything to pack, as most activations are, is no loss.
            if (LayerMember.Of(subLayer).Any(static inner => MemberNames.IsParameter(MemberNames.Normalise(inner.Name)) || LayerTypes.IsLayer(ElementOf(inner).Type)))
                Report($"{subLayer.Name} is not [GradCheckable]");
            return null;
        }

        if (element is { SpecialType: not SpecialType.None } && PassReader.ElementOf(subLayer) is { SpecialType: not SpecialType.None } own && !SymbolEqualityComparer.Default.Equals(element, own))
        {
            Report($"it holds {own.ToDisplayString()} values, but the layer's others are {element.ToDisplayString()}");
            return null;
        }

        if (!subLayer.IsValueType)
            return new ParameterModel(member.Name, access, isCollection ? ParameterKind.Layers : ParameterKind.Layer, null, null, HasParameters(subLayer, new(SymbolEqualityComparer.Default) { layer }));
        if (!isCollection && !member.IsReadOnly && member.Symbol is IFieldSymbol)
            return new ParameterModel(member.Name, access, ParameterKind.StructLayer, null, null, HasParameters(subLayer, new(SymbolEqualityComparer.Default) { layer }));
        Report($"{subLayer.Name} is a struct, which can be changed in place only in a field of its own that is not read-only");
        return null;

        void Report(string why) => problems.Add(new LayerProblem(Descriptors.UnpackableParameter, member.Location, member.Name, why));
    }

    // What cannot be seen (a derived class, another assembly) may have some.
    internal static bool HasParameters(INamedTypeSymbol subLayer, HashSet<INamedTypeSymbol> asked) =>
        asked.Add(subLayer.OriginalDefinition)
        && (subLayer.IsAbstract || !(subLayer.IsSealed || subLayer.Has(AttributeReader.GradCheckable)) || subLayer.DeclaringSyntaxReferences.IsEmpty || ParameterReader.HasParameters(subLayer, asked));

    /// <summary>The types of a layer's sub-layers, of theirs, and so on; each once, and with it the layer itself.</summary>
    internal static IReadOnlyCollection<INamedTypeSymbol> Closure(INamedTypeSymbol layer)
    {
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<INamedTypeSymbol>([layer]);
        while (open.Count > 0)
        {
            var type = open.Pop();
            if (!found.Add(type.OriginalDefinition) || type.DeclaringSyntaxReferences.IsEmpty)
                continue;
            foreach (var member in LayerMember.Of(type))
            {
                if (ElementOf(member).Type is INamedTypeSymbol subLayer && LayerTypes.IsLayer(subLayer))
                    open.Push(subLayer);
            }
        }

        return found;
    }

    /// <summary>The type of the layers in a member, and the expression that gives them as one sequence.</summary>
    internal static (ITypeSymbol Type, string Access) ElementOf(LayerMember member)
    {
        if (member.Type is IArrayTypeSymbol { Rank: 1 } array)
            return (array.ElementType, member.Access);
        if (member.Type is INamedTypeSymbol named && !LayerTypes.IsLayer(named))
        {
            if (CollectionTypes.Implemented(named, "IDictionary", 2) is { } dictionary)
                return (dictionary.TypeArguments[1], member.Access + (named.IsReferenceType ? "?.Values" : ".Values"));
            if (CollectionTypes.Implemented(named, "IEnumerable", 1) is { } sequence)
                return (sequence.TypeArguments[0], member.Access);
        }

        return (member.Type, member.Access);
    }

    // The layers before and after in a chain are neighbours, not parts.
    private static bool IsLink(INamedTypeSymbol layer, LayerMember member)
    {
        var name = MemberNames.Normalise(member.Name);
        if (!name.Contains("prev") && !name.Contains("next") && !name.Contains("parent") && !name.Contains("inbound") && !name.Contains("outbound"))
            return false;
        for (var type = layer; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, member.Type))
                return true;
        }

        return layer.AllInterfaces.Contains(member.Type, SymbolEqualityComparer.Default);
    }
}
