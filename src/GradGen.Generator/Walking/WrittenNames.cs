using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Walking;

/// <summary>
/// The names that a piece of code gives other values: <c>x</c> for x = … and x[i] = …, <c>x.</c> and <c>x.Data</c> for
/// x.Data[i] = …, <see cref="Indexer"/> for this[i] = ….
/// </summary>
internal static class WrittenNames
{
    /// <summary>What stands for the elements of an object, as its own code calls them.</summary>
    internal const string Indexer = "this[]";

    /// <summary>What stands for values inside the object in a member.</summary>
    internal static string Inside(string member) => member + ".";

    /// <summary>Adds what a node by itself writes, without those in it.</summary>
    internal static void Note(SyntaxNode node, HashSet<string> written)
    {
        switch (node)
        {
            // What allocates late does not overwrite.
            case AssignmentExpressionSyntax assignment when assignment.Kind() != SyntaxKind.CoalesceAssignmentExpression && !LateCode.Is(assignment):
                foreach (var target in assignment.Left is TupleExpressionSyntax tuple
                    ? tuple.Arguments.Select(argument => argument.Expression) : [assignment.Left])
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

    /// <summary>Adds the name of what an expression is, or is a part of.</summary>
    internal static void Add(ExpressionSyntax target, HashSet<string> written)
    {
        while (true)
        {
            switch (target)
            {
                case ThisExpressionSyntax or ElementAccessExpressionSyntax { Expression: ThisExpressionSyntax }:
                    written.Add(Indexer);
                    return;
                case ElementAccessExpressionSyntax element:
                    target = element.Expression;
                    continue;
                case ParenthesizedExpressionSyntax parenthesized:
                    target = parenthesized.Expression;
                    continue;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure:
                    target = sure.Operand;
                    continue;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsSpan" or "AsMemory" } view }:
                    target = view.Expression;
                    continue;
            }

            if (NameOf(target) is { } name)
            {
                written.Add(name);
            }
            else if (target is MemberAccessExpressionSyntax { Expression: var holder, Name.Identifier.ValueText: var part } && NameOf(holder) is { } held)
            {
                written.Add(Inside(held));
                written.Add(Inside(held) + part);
            }

            return;
        }
    }

    /// <summary>The name of a member or a variable: <c>x</c>, <c>this.x</c>.</summary>
    internal static string? NameOf(SyntaxNode expression) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var member } => member.Identifier.ValueText,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var sure } => NameOf(sure),
        _ => null,
    };
}
