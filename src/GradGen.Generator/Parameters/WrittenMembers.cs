using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Parameters;

/// <summary>
/// The names of the members that Forward overwrites, itself or in the methods of the layer that it calls: caches of
/// inputs and outputs, which may have a gradient beside them and still are no parameters. By names, since that is cheap and
/// only decides about members that no convention names; a call is looked into where it is given such a member.
/// </summary>
internal static class WrittenMembers
{
    // Only the names of a library's members say what they are for.
    private static readonly HashSet<string> Flowing = new(
        ["input", "output", "in", "out", "x", "y", "z", "a", "activation", "preactivation", "net", "sum", "result", "cache", "hidden", "state",
            "error", "loss", "cost", "target", "label", "expected", "prediction", "probability", "logit", "mask", "signal", "neuron"]);

    private static readonly string[] Earlier = ["last", "previous", "prev", "cached", "saved", "stored", "current"];

    /// <summary>The names.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="own">Its members.</param>
    /// <param name="roots">Its Forward methods.</param>
    /// <param name="sources">The bodies.</param>
    internal static HashSet<string> Of(LayerView layer, IReadOnlyList<LayerMember> own, IEnumerable<IMethodSymbol> roots, SourceModels sources)
    {
        if (layer.IsForeign)
            return Likely(own, roots);
        var written = new HashSet<string>();
        var calls = new CalledWrites(sources);
        // Code of a base class knows what that keeps to itself.
        var members = own.ToList();
        foreach (var type in (layer.IsAdopted ? null : layer.Type.BaseType).WithBases())
            members.AddRange(LayerMembers.HiddenIn(type, layer));
        var holders = new HashSet<string>(
            members.Where(static member => member.Type.SpecialType == SpecialType.None).Select(static member => member.Name));
        foreach (var node in Reached(layer, roots, sources.Cancellation))
        {
            WrittenNames.Note(node, written);
            NoteCollection(layer.Type, node, written);
            if (node is InvocationExpressionSyntax call && !LateCode.Is(call))
                calls.Note(call, name => holders.Contains(name) && !written.Contains(name), written);
        }

        written.UnionWith(members.Where(member => IsFilled(member, written) || member.Names.Any(written.Contains))
            .Select(static member => member.Name).ToArray());
        return written;
    }

    /// <summary>The names by what writes them.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="members">Its members.</param>
    /// <param name="forwards">Its Forward methods.</param>
    /// <param name="sources">The bodies.</param>
    internal static MemberWrites ByPasses(LayerView layer, IReadOnlyList<LayerMember> members, IEnumerable<IMethodSymbol> forwards, SourceModels sources) =>
        new(Of(layer, members, forwards, sources), KeptArguments.In(layer, forwards, sources), new(() =>
        {
            if (layer.IsForeign)
                return [];
            var mentioned = new HashSet<string>(Reached(layer, forwards, sources.Cancellation).OfType<IdentifierNameSyntax>()
                .Select(static name => name.Identifier.ValueText));
            var written = Of(layer, members, PassCandidates.Backward(layer), sources);
            return [.. members.Where(member => written.Contains(member.Name) && !member.Names.Any(mentioned.Contains)).Select(static member => member.Name)];
        }));

    // The code of methods, and of those of the layer that they call by name.
    private static IEnumerable<SyntaxNode> Reached(LayerView layer, IEnumerable<IMethodSymbol> roots, CancellationToken cancellation)
    {
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<IMethodSymbol>(roots);
        while (open.Count > 0)
        {
            var method = open.Pop();
            if (!seen.Add(method))
                continue;
            foreach (var node in layer.SourceOf(method).Nodes(cancellation))
            {
                yield return node;
                if (node is not InvocationExpressionSyntax { Expression: var callee } call || LateCode.Is(call) || WrittenNames.NameOf(callee) is not { } name)
                    continue;
                foreach (var called in layer.Type.WithBases().SelectMany(type => type.GetMembers(name).OfType<IMethodSymbol>()))
                    open.Push(called);
            }
        }
    }

    // Of a matrix the values are written with its elements, or in the array that it wraps.
    private static bool IsFilled(LayerMember member, HashSet<string> written)
    {
        if (member.Storage.Own is not { Type: var type } || !written.Contains(WrittenNames.Inside(member.Name)))
            return false;
        if (written.Contains(WrittenNames.Inside(member.Name) + WrittenNames.Indexer))
            return true;
        foreach (var declaring in type.WithBases())
        {
            if (declaring.GetMembers().Any(part =>
                part.MemberType() is { } held
                    && Storage.Of(held) is { IsReal: true, IsScalar: false } && written.Contains(WrittenNames.Inside(member.Name) + part.Name)))
                return true;
        }

        return false;
    }

    // What a name says that flows through a layer, or that Forward calls its own argument.
    private static HashSet<string> Likely(IReadOnlyList<LayerMember> members, IEnumerable<IMethodSymbol> roots)
    {
        var inputs = new HashSet<string>(
            roots.SelectMany(static method => method.Parameters).Select(static parameter => MemberNames.Normalise(parameter.Name)));
        return new HashSet<string>(members.Select(static member => member.Name).Where(IsLikely));

        bool IsLikely(string name)
        {
            var bare = MemberNames.Normalise(name);
            foreach (var word in Earlier.Where(word => bare.StartsWith(word, StringComparison.Ordinal)))
                bare = bare.Substring(word.Length);
            return Flowing.Contains(bare) || inputs.Contains(bare);
        }
    }

    // "_activations.Add(x)": what Forward fills is a cache. The same on a matrix is a sum.
    private static void NoteCollection(INamedTypeSymbol layer, SyntaxNode node, HashSet<string> written)
    {
        if (node is not ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } }
            || call.Name.Identifier.ValueText is not ("Add" or "Insert" or "Clear" or "TryAdd" or "AddRange")
            || WrittenNames.NameOf(call.Expression) is not { } name)
        {
            return;
        }

        foreach (var type in layer.WithBases())
        {
            if (type.GetMembers(name).FirstOrDefault() is { } member)
            {
                if (member.MemberType() is { } held && IsCollection(held))
                    written.Add(name);
                return;
            }
        }
    }

    private static bool IsCollection(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsGenericType: true, ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } };
}
