using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Parameters;

/// <summary>Members that are layers themselves, or collections of layers.</summary>
internal sealed class SubLayers(LayerView layer, SourceModels sources, List<LayerProblem> problems)
{
    private static readonly string[] LinkWords = ["prev", "next", "parent", "inbound", "outbound"];

    internal ParameterModel? Read(LayerMember member, ITypeSymbol? element)
    {
        if (IsLink(member) || IsOwner(member))
            return null;
        var type = ElementOf(member).Type;
        var isCollection = !type.Is(member.Type);
        if (type is not INamedTypeSymbol subLayer || !Adoptions.IsLayer(subLayer, layer.From))
            return null;
        var view = LayerView.Of(subLayer, layer.From);
        if (!IsPacked(subLayer, layer))
        {
            // A layer without anything to pack, as most activations are, is no loss, nor is one whose arrays a list has.
            if (MayHoldParameters(view) && !ListedParameters.Hold(member))
                Report($"{subLayer.Name} is not "
                    + $"[GradCheckable]{(layer.HasSource(subLayer) ? string.Empty : $"; adopt it with [assembly: GradCheckable(typeof({subLayer.Show()}))]")}");
            return null;
        }

        if (element is { SpecialType: not SpecialType.None } && PassReader.ElementOf(view) is { SpecialType: not SpecialType.None } own && !element.Is(own))
        {
            Report($"it holds {own.ToDisplayString()} values, but the layer's others are {element.ToDisplayString()}");
            return null;
        }

        if (!subLayer.IsValueType)
            return new ParameterModel(member.Name, AccessOf(member), isCollection ? ParameterKind.Layers : ParameterKind.Layer, null, null,
                HasParameters(view, new(SymbolEqualityComparer.Default) { layer.Type }, sources));
        if (!isCollection && !view.IsAdopted && !member.IsReadOnly && member.Symbol is IFieldSymbol)
            return new ParameterModel(member.Name, AccessOf(member), ParameterKind.StructLayer, null, null,
                HasParameters(view, new(SymbolEqualityComparer.Default) { layer.Type }, sources));
        Report(view.IsAdopted
            ? $"{subLayer.Name} is a struct that is adopted, which a check would change in a copy"
            : $"{subLayer.Name} is a struct, which can be changed in place only in a field of its own that is not read-only");
        return null;

        void Report(string why) => problems.Add(new LayerProblem(Descriptors.UnpackableParameter, member.Location, member.Name, why));
    }

    /// <summary>Whether a member is a layer, or a collection of layers, whose Backward is given a learning rate.</summary>
    internal static bool TakesStep(LayerMember member) =>
        ElementOf(member).Type is INamedTypeSymbol type && Adoptions.IsLayer(type, member.Layer.From)
        && PassCandidates.Backward(LayerView.Of(type, member.Layer.From))
            .Any(static method => method.Parameters.Any(static parameter => StepNames.IsLearningRate(parameter.Name)));

    /// <summary>Whether a layer packs what it holds, or one that derives from it may do so.</summary>
    internal static bool IsPacked(INamedTypeSymbol subLayer, LayerView layer) =>
        LayerView.Of(subLayer, layer.From).IsAdopted || subLayer.Has(AttributeReader.GradCheckable)
            || subLayer is not ({ TypeKind: TypeKind.Class, IsAbstract: false } or { TypeKind: TypeKind.Struct });

    // What cannot be seen (a derived class, another assembly) may have some.
    internal static bool HasParameters(LayerView subLayer, HashSet<INamedTypeSymbol> asked, SourceModels sources) =>
        asked.Add(subLayer.Type.OriginalDefinition)
        && (subLayer.Type.IsAbstract || !(subLayer.Type.IsSealed || subLayer.IsAdopted || subLayer.Type.Has(AttributeReader.GradCheckable))
            || (!subLayer.IsAdopted && !subLayer.HasSource(subLayer.Type)) || ParameterReader.HasParameters(subLayer, asked, sources));

    /// <summary>The types of a layer's sub-layers, of theirs, and so on; each once, and with it the layer itself.</summary>
    internal static IReadOnlyCollection<INamedTypeSymbol> Closure(LayerView layer, IReadOnlyList<LayerMember> members)
    {
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<INamedTypeSymbol>([layer.Type]);
        while (open.Count > 0)
        {
            var type = open.Pop();
            if (!found.Add(type.OriginalDefinition) || !layer.HasSource(type))
                continue;
            foreach (var member in type.Is(layer.Type) ? members : LayerMembers.Of(LayerView.Of(type, layer.From)))
            {
                if (ElementOf(member).Type is INamedTypeSymbol subLayer && Adoptions.IsLayer(subLayer, layer.From))
                    open.Push(subLayer);
            }
        }

        return found;
    }

    /// <summary>The type of the layers in a member, and the expression that gives them as one sequence.</summary>
    internal static (ITypeSymbol Type, Expression Access) ElementOf(LayerMember member)
    {
        if (member.Type is IArrayTypeSymbol { Rank: 1 } array)
            return (array.ElementType, member.Access);
        if (member.Type is INamedTypeSymbol named && !LayerTypes.IsLayer(named))
        {
            if (CollectionTypes.Implemented(named, "IDictionary", 2) is { } dictionary)
                return (dictionary.TypeArguments[1], new Expression.Member(member.Access, "Values") { IsOfNullable = named.IsReferenceType });
            if (CollectionTypes.Implemented(named, "IEnumerable", 1) is { } sequence)
                return (sequence.TypeArguments[0], member.Access);
        }

        return (member.Type, member.Access);
    }

    /// <summary>
    /// The layers in a member as generated code sees them: adopted ones, of the member's type or of one that derives from it,
    /// in the classes that are generated around them.
    /// </summary>
    internal static Expression AccessOf(LayerMember member)
    {
        var (type, access) = ElementOf(member);
        return Adoptions.Of(member.Layer.From).Layers.Any(adoption => adoption.Type.IsA(type))
            ? new Expression.Adopted(access, !type.Is(member.Type)) : access;
    }

    private static bool MayHoldParameters(LayerView layer) =>
        LayerMembers.Of(layer).Any(inner => MemberNames.IsParameter(inner.Stem) || Adoptions.IsLayer(ElementOf(inner).Type, layer.From));

    // What makes this layer and hands itself over is around it, and no part of it.
    private bool IsOwner(LayerMember member) =>
        member.Type is INamedTypeSymbol { TypeKind: TypeKind.Class } owner && layer.HasSource(owner)
        && layer.SourceOf(owner).Nodes().OfType<ObjectCreationExpressionSyntax>()
            .Any(creation => creation.Type is SimpleNameSyntax name && name.Identifier.ValueText == layer.Type.Name
                && creation.DescendantNodes().OfType<ThisExpressionSyntax>().Any(static self => self.Parent is ArgumentSyntax or AssignmentExpressionSyntax));

    // The layers before and after in a chain are neighbours, not parts. A child is one where layers know their parents too.
    private bool IsLink(LayerMember member) =>
        IsOfOwnKind(member) && member.Stem is var name
        && (LinkWords.Any(name.Contains)
            || (name.StartsWith("child", StringComparison.Ordinal)
                && LayerMembers.Of(layer)
                    .Any(other => IsOfOwnKind(other) && other.Stem.StartsWith("parent", StringComparison.Ordinal))));

    private bool IsOfOwnKind(LayerMember member) => layer.Type.IsA(ElementOf(member).Type);
}
