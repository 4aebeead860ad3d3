using GradGen.Generator.Walking;
using GradGen.Samples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules;

/// <summary>Code that a user has already kept out of a release, or out of most passes of a loop.</summary>
internal static class DebugOnly
{
    private static readonly string[] Switches = ["debug", "check", "verify", "diagnos"];

    /// <summary>Inside #if DEBUG or the like, in a [Conditional] method, or in the arguments of one, as of Debug.Assert.</summary>
    internal static bool Covers(IOperation operation, ISymbol containing)
    {
        for (var symbol = containing; symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (IsConditional(symbol))
                return true;
        }

        return IsUnderDirective(operation.Syntax) || operation.Around().Any(static around =>
            (around is IInvocationOperation { TargetMethod: var method } && IsConditional(method))
                || (around is ILocalFunctionOperation { Symbol: var local } && IsConditional(local)));
    }

    /// <summary>A condition that holds in one pass, or only when somebody asks for it: <c>epoch == 0</c>, <c>options.CheckGradients</c>.</summary>
    internal static bool IsRare(IOperation condition) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => IsRare(both.LeftOperand) || IsRare(both.RightOperand),
        // Every tenth pass is not one pass.
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality =>
            equality.LeftOperand is not IBinaryOperation && (equality.LeftOperand.ConstantValue.HasValue || equality.RightOperand.ConstantValue.HasValue),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Mentions(not.Operand.Syntax),
        _ => Mentions(condition.Syntax),
    };

    private static bool Mentions(SyntaxNode condition) =>
        condition.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
            .Any(static name => name.Identifier.ValueText != "GradCheck"
                && name.Identifier.ValueText.Mentions(Switches));

    private static bool IsConditional(ISymbol symbol) =>
        symbol.GetAttributes().Any(static data => data.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace.Name: "Diagnostics" });

    private static bool IsUnderDirective(SyntaxNode node)
    {
        var open = new Stack<bool>();
        for (var directive = node.SyntaxTree.GetRoot() is CSharpSyntaxNode root ? FirstDirective(root) : null;
            directive is not null && directive.SpanStart < node.SpanStart; directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax @if:
                    open.Push(IsForDebugging(@if.Condition));
                    break;
                case ElifDirectiveTriviaSyntax elif when open.Count > 0:
                    open.Pop();
                    open.Push(IsForDebugging(elif.Condition));
                    break;
                case ElseDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    open.Push(false);
                    break;
                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        return open.Contains(true);
    }

    private static DirectiveTriviaSyntax? FirstDirective(CSharpSyntaxNode root) => root.GetFirstDirective();

    private static bool IsForDebugging(ExpressionSyntax condition) =>
        condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Any(static name => name.Identifier.ValueText.Mentions(Switches))
        && !condition.DescendantNodesAndSelf().OfType<PrefixUnaryExpressionSyntax>().Any();
}
