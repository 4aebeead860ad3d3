using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.External;

/// <summary>
/// The code of a layer's methods with that of the methods and properties of the layer, or of its base types, that it mentions.
/// By names alone, since that is cheap: it finds too much rather than too little.
/// </summary>
internal static class MethodBodies
{
    /// <summary>All nodes, in the order of the text within each method.</summary>
    internal static IEnumerable<SyntaxNode> Reached(LayerView layer, IEnumerable<IMethodSymbol> roots, CancellationToken cancellation)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var names = new HashSet<string>();
        var open = new Queue<ISymbol>(roots.Select(static root => root.OriginalDefinition));
        while (open.Count > 0)
        {
            var member = open.Dequeue();
            if (!seen.Add(member))
                continue;
            foreach (var reference in layer.SourceOf(member))
            {
                var syntax = reference.GetSyntax(cancellation);
                // A primary constructor is declared by its type, whose members come by themselves.
                if (syntax is TypeDeclarationSyntax or ParameterSyntax)
                    continue;
                foreach (var node in syntax.DescendantNodes())
                {
                    yield return node;
                    if (node is not SimpleNameSyntax { Identifier.ValueText: var name } || !names.Add(name))
                        continue;
                    foreach (var mentioned in Named(layer, name))
                        open.Enqueue(mentioned);
                }
            }
        }
    }

    /// <summary>The names of members that code gives another value as a whole.</summary>
    internal static HashSet<string> Assigned(IEnumerable<SyntaxNode> nodes) =>
        new(nodes.OfType<SimpleNameSyntax>().Where(IsTarget).Select(static name => name.Identifier.ValueText));

    /// <summary>Whether a name is assigned as a whole, not an element: x = …, this.x ??= …, (x, y) = …, ref x, out x, new() { x = … }.</summary>
    internal static bool IsTarget(SimpleNameSyntax name)
    {
        SyntaxNode target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        while (target.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            target = target.Parent;
        while (target.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple })
            target = tuple;
        return target.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == target,
            PrefixUnaryExpressionSyntax prefix =>
                prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
            PostfixUnaryExpressionSyntax => true,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            RefExpressionSyntax => true,
            _ => false,
        };
    }

    /// <summary>Whether of a name only a size is taken: _w.Length, _w.GetLength(0), _w.Rows.</summary>
    internal static bool IsMeasured(SimpleNameSyntax name)
    {
        var whole = Whole(name);
        return whole.Parent is MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "Length" or "GetLength" or "Rows" or "Cols" or "Columns"
            or "RowCount" or "ColumnCount" or "Count" or "Size" or "Width" or "Height"
        } measure && measure.Expression == whole;
    }

    /// <summary>Whether a name is changed, in part or as a whole, or handed to a call that may change it.</summary>
    internal static bool IsChanged(SimpleNameSyntax name)
    {
        if (IsTarget(name))
            return true;
        var whole = Whole(name);
        return whole.Parent switch
        {
            ElementAccessExpressionSyntax element => element.Expression == whole && IsWritten(element),
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access => access.Expression == whole && !IsMeasured(name),
            ConditionalAccessExpressionSyntax access => access.Expression == whole,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax } => true,
            _ => false,
        };
    }

    // x[i] = …, x[i][j] += …, x[i]++, ref x[i].
    private static bool IsWritten(ElementAccessExpressionSyntax element)
    {
        SyntaxNode target = element;
        while (target.Parent is ElementAccessExpressionSyntax outer && outer.Expression == target)
            target = outer;
        while (target.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple })
            target = tuple;
        return target.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == target,
            PostfixUnaryExpressionSyntax postfix => postfix.Kind() != SyntaxKind.SuppressNullableWarningExpression,
            PrefixUnaryExpressionSyntax prefix =>
                prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent?.Parent is InvocationExpressionSyntax,
            RefExpressionSyntax => true,
            // A row's or an object's own method.
            MemberAccessExpressionSyntax access => access.Parent is InvocationExpressionSyntax or AssignmentExpressionSyntax,
            _ => false,
        };
    }

    private static SyntaxNode Whole(SimpleNameSyntax name)
    {
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        while (whole.Parent is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            whole = whole.Parent;
        return whole;
    }

    private static IEnumerable<ISymbol> Named(LayerView layer, string name)
    {
        foreach (var type in layer.Type.WithBases())
        {
            foreach (var member in type.OriginalDefinition.GetMembers(name))
            {
                if (member is IMethodSymbol or IPropertySymbol)
                    yield return member;
            }
        }
    }
}
