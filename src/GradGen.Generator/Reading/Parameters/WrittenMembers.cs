using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Reading;

/// <summary>
/// The names of the members that Forward overwrites, itself or in the methods of the layer that it calls: caches of
/// inputs and outputs, which may have a gradient beside them and still are no parameters. By names alone, since that is
/// cheap and only decides about members that no convention names.
/// </summary>
internal static class WrittenMembers
{
    // What a library's members are for is told by their names alone.
    private static readonly HashSet<string> Flowing = new(
        ["input", "output", "in", "out", "x", "y", "z", "a", "activation", "preactivation", "net", "sum", "result", "cache", "hidden", "state", "error", "loss", "cost", "target", "label", "expected", "prediction", "probability", "logit", "mask", "signal", "neuron"],
        StringComparer.Ordinal);

    private static readonly string[] Earlier = ["last", "previous", "prev", "cached", "saved", "stored", "current"];

    internal static HashSet<string> Of(LayerView layer, IEnumerable<IMethodSymbol> roots, CancellationToken cancellation)
    {
        if (layer.IsForeign)
            return Likely(layer, roots);
        var written = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<IMethodSymbol>(roots);
        while (open.Count > 0)
        {
            var method = open.Pop();
            if (!seen.Add(method))
                continue;
            foreach (var reference in layer.SourceOf(method))
            {
                foreach (var node in reference.GetSyntax(cancellation).DescendantNodes())
                {
                    Note(node, written);
                    NoteCollection(layer.Type, node, written);
                    if (node is InvocationExpressionSyntax { Expression: var callee } && NameOf(callee) is { } name)
                    {
                        foreach (var called in layer.Type.GetMembers(name).OfType<IMethodSymbol>())
                            open.Push(called);
                    }
                }
            }
        }

        return written;
    }

    // What a name says that flows through a layer, or that Forward calls its own argument.
    private static HashSet<string> Likely(LayerView layer, IEnumerable<IMethodSymbol> roots)
    {
        var inputs = new HashSet<string>(roots.SelectMany(static method => method.Parameters).Select(static parameter => MemberNames.Normalise(parameter.Name)), StringComparer.Ordinal);
        return new HashSet<string>(LayerMember.Of(layer).Select(static member => member.Name).Where(IsLikely), StringComparer.Ordinal);

        bool IsLikely(string name)
        {
            var bare = MemberNames.Normalise(name);
            foreach (var word in Earlier.Where(word => bare.StartsWith(word, StringComparison.Ordinal)))
                bare = bare.Substring(word.Length);
            return Flowing.Contains(bare) || inputs.Contains(bare);
        }
    }

    private static void Note(SyntaxNode node, HashSet<string> written)
    {
        switch (node)
        {
            // "if (_w == null) _w = new …" allocates late, it does not overwrite.
            case AssignmentExpressionSyntax assignment when assignment.Kind() != SyntaxKind.CoalesceAssignmentExpression && !IsUnderNullCheck(assignment):
                foreach (var target in assignment.Left is TupleExpressionSyntax tuple ? tuple.Arguments.Select(argument => argument.Expression) : [assignment.Left])
                    Add(target, written);
                break;
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } postfix:
                Add(postfix.Operand, written);
                break;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } prefix:
                Add(prefix.Operand, written);
                break;
            case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument:
                Add(argument.Expression, written);
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CopyTo" or "BlockCopy" or "Copy" } } copy:
                foreach (var argument in copy.ArgumentList.Arguments.Skip(copy.ArgumentList.Arguments.Count > 2 ? 1 : 0))
                    Add(argument.Expression, written);
                break;
        }
    }

    // "_activations.Add(x)": what Forward fills is a cache. The same on a matrix is a sum.
    private static void NoteCollection(INamedTypeSymbol layer, SyntaxNode node, HashSet<string> written)
    {
        if (node is not ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "Insert" or "Clear" or "TryAdd" or "AddRange" } call } }
            || NameOf(call.Expression) is not { } name)
        {
            return;
        }

        for (var type = layer; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (type.GetMembers(name).FirstOrDefault() is { } member)
            {
                if ((member as IFieldSymbol)?.Type is { } held ? IsCollection(held) : member is IPropertySymbol property && IsCollection(property.Type))
                    written.Add(name);
                return;
            }
        }
    }

    private static bool IsCollection(ITypeSymbol type) => type is INamedTypeSymbol { IsGenericType: true, ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } };

    private static bool IsUnderNullCheck(SyntaxNode node) =>
        node.Ancestors().OfType<IfStatementSyntax>().Any(static branch => branch.Condition.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.NullKeyword)));

    private static void Add(ExpressionSyntax target, HashSet<string> written)
    {
        while (true)
        {
            switch (target)
            {
                case ElementAccessExpressionSyntax element:
                    target = element.Expression;
                    continue;
                case ParenthesizedExpressionSyntax parenthesized:
                    target = parenthesized.Expression;
                    continue;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsSpan" or "AsMemory" } view }:
                    target = view.Expression;
                    continue;
            }

            if (NameOf(target) is { } name)
                written.Add(name);
            else if (target is MemberAccessExpressionSyntax { Expression: var holder } && NameOf(holder) is { } held)
                written.Add(Inside(held));
            return;
        }
    }

    /// <summary>What stands for values inside the object in a member.</summary>
    internal static string Inside(string member) => member + ".";

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var member } => member.Identifier.ValueText,
        _ => null,
    };
}
