using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Parameters;

/// <summary>
/// Objects of a network, its layers, neurons and their connections, whose weights Backward changes in a step of its own. What stands
/// beside a weight there, as the last change of it, is not a gradient.
/// </summary>
internal sealed class SteppedObjects
{
    private readonly HashSet<string> _changed;
    private readonly HashSet<ITypeSymbol> _open = new(SymbolEqualityComparer.Default);

    private SteppedObjects(HashSet<string> changed) => _changed = changed;

    /// <summary>Those of a layer; null where Backward takes no step, or changes nothing in objects.</summary>
    internal static SteppedObjects? Of(
        LayerView layer, IReadOnlyList<LayerMember> members, BackwardSignature? backward, CancellationToken cancellation)
    {
        if (backward is null)
            return null;
        var types = TypesIn(members);
        var weights = new HashSet<string>(Weights(layer, types), StringComparer.Ordinal);
        if (weights.Count == 0 || !(backward.TakesStep || KeptRate.In(layer, [backward.Method], cancellation) is not null))
            return null;
        var changed = Changed(layer, types, backward.Method, cancellation);
        changed.IntersectWith(weights);
        return changed.Count == 0 ? null : new SteppedObjects(changed);
    }

    /// <summary>Whether a layer has numbers, in itself or in its objects, that are parameters where Backward takes a step on them.</summary>
    internal static bool MayBe(LayerView layer, IReadOnlyList<LayerMember> members) =>
        members.Any(static member =>
            member is { IsReadOnly: false, Storage: { IsReal: true, IsScalar: true } } && MemberNames.IsParameter(MemberNames.Normalise(member.Name)))
        || Weights(layer, TypesIn(members)).Any();

    /// <summary>The types of the objects that members hold, and of those that these hold.</summary>
    internal static IReadOnlyCollection<INamedTypeSymbol> TypesIn(IReadOnlyList<LayerMember> members)
    {
        var types = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<LayerMember>(members);
        while (open.Count > 0)
        {
            var member = open.Pop();
            if (TypeOf(member) is not { } type || !types.Add(type))
                continue;
            foreach (var inner in MembersOf(type, member.Layer))
                open.Push(inner);
        }

        return types;
    }

    /// <summary>The model of a member that is such an object, or a collection of them; null where it is none.</summary>
    internal ParameterModel? Read(LayerMember member, PartReader parts, ref ITypeSymbol? element)
    {
        if (TypeOf(member) is not { } type || !_open.Add(type))
            return null;
        var models = new List<ParameterModel>();
        var members = MembersOf(type, member.Layer).ToArray();
        // The last change, which a momentum needs, begins anew where gradients do.
        var pairs = Pairing.Inside([.. members.Where(static inner => inner.Storage.IsReal)])
            .ToDictionary(static pair => pair.Parameter, static pair => pair.Gradient);
        var linked = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var inner in members)
        {
            if (inner.Storage.IsReal)
            {
                if (_changed.Contains(inner.Name) && CanBeSet(inner) && (element ??= inner.Storage.Element).Is(inner.Storage.Element))
                    models.Add(parts.Model(inner, pairs.TryGetValue(inner, out var change) ? change : null));
            }
            else if (TypeOf(inner) is { } other && !linked.Contains(other) && Read(inner, parts, ref element) is { } model)
            {
                models.Add(model);
                // A connection is in the list of where it comes from and of where it leads to: one of them has all.
                if (MembersOf(other, member.Layer).Any(back => type.Is(TypeOf(back))))
                    linked.Add(other);
            }
        }

        _open.Remove(type);
        return models.Count == 0 ? null : parts.Of(member, type, models.ToEquatableArray());
    }

    private static IEnumerable<string> Weights(LayerView layer, IEnumerable<INamedTypeSymbol> types) =>
        types.SelectMany(type => MembersOf(type, layer)).Where(static inner => inner.Storage.IsReal).Select(static inner => inner.Name)
            .Where(static name => MemberNames.IsParameter(MemberNames.Normalise(name)));

    // What Backward changes, in what the layer and these types do for it.
    private static HashSet<string> Changed(
        LayerView layer, IReadOnlyCollection<INamedTypeSymbol> types, IMethodSymbol backward, CancellationToken cancellation)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Queue<IMethodSymbol>([backward]);
        while (open.Count > 0)
        {
            var method = open.Dequeue();
            if (!seen.Add(method))
                continue;
            foreach (var name in MethodBodies.Reached(layer, [method], cancellation).OfType<SimpleNameSyntax>())
            {
                if (MethodBodies.IsChanged(name))
                    changed.Add(name.Identifier.ValueText);
                foreach (var called in types.SelectMany(type => type.WithBases()).SelectMany(type => type.GetMembers(name.Identifier.ValueText)))
                {
                    if (called is IMethodSymbol other)
                        open.Enqueue(other);
                }
            }
        }

        return changed;
    }

    private static bool CanBeSet(LayerMember member) =>
        !(member.Storage.IsScalar && member.IsReadOnly) && ParameterBuilder.Obstacle(member) is null;

    private static INamedTypeSymbol? TypeOf(LayerMember member) =>
        !member.Storage.IsReal && PartReader.TypeOf(member) is { TypeKind: TypeKind.Class } type && member.Layer.HasSource(type) ? type : null;

    private static IEnumerable<LayerMember> MembersOf(INamedTypeSymbol type, LayerView layer) =>
        HeldMembers.In(type, layer, PartReader.Part).Where(static member => !member.IsView);
}
