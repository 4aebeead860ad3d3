using GradGen.Generator.Diagnostics;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.CodeFixes;

/// <summary>GG0102: allocates a gradient as its parameter is allocated, or by its parameter's sizes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AllocateGradientFix))]
public sealed class AllocateGradientFix : TextFix
{
    private protected override string Title => "Allocate in the parameter's shape";

    private protected override string Id => RuleIds.GradientShape;

    private protected override IReadOnlyList<TextChange>? Changes(FixContext context, Diagnostic diagnostic)
    {
        // Without the parameter it is the types that differ, and the span is the member's name.
        if (!diagnostic.Properties.TryGetValue("Member", out var name) || name is null || At(context, diagnostic) is not { } allocation
            || TargetOf(allocation, context) is not { } target)
        {
            return null;
        }

        if (target.Row is { } index)
            return target.Type is IArrayTypeSymbol { ElementType: var row }
                && Allocation.Like($"{name}[{index}]", row, allocation.SpanStart, context) is { } rows ? [new TextChange(allocation.Span, rows)] : null;
        var parameter = target.Symbol.ContainingType.WithBases().SelectMany(type => type.GetMembers(name)).FirstOrDefault();
        if (parameter is null || !parameter.MemberType().Is(target.Type))
            return null;
        var text = Beside(allocation, parameter, context) is { } model && Allocation.Again(model, target.Type!, context) is { } again ? again
            : allocation.FirstAncestorOrSelf<BlockSyntax>() is not null && IsBefore(allocation, parameter, context)
            ? Allocation.Like(name, target.Type!, allocation.SpanStart, context)
            : null;
        return text is null || text == allocation.ToString() ? null : [new TextChange(allocation.Span, text)];
    }

    private static ExpressionSyntax? At(FixContext context, Diagnostic diagnostic) =>
        context.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: false).DescendantNodesAndSelf().OfType<ExpressionSyntax>()
            .FirstOrDefault(expression => expression.Span == diagnostic.Location.SourceSpan);

    // What the expression is assigned to; a row of it, where an element is.
    private static (ISymbol Symbol, ITypeSymbol? Type, string? Row)? TargetOf(ExpressionSyntax allocation, FixContext context)
    {
        var parent = allocation.Parent;
        while (parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
            parent = parent.Parent;
        var symbol = parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } initializer =>
                context.Model.GetDeclaredSymbol(initializer.Parent!, context.Cancellation),
            AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element } =>
                context.Model.GetSymbolInfo(element.Expression, context.Cancellation).Symbol,
            AssignmentExpressionSyntax assignment => context.Model.GetSymbolInfo(assignment.Left, context.Cancellation).Symbol,
            _ => null,
        };
        return symbol is IFieldSymbol or IPropertySymbol
            ? (symbol, symbol.MemberType(), (parent as AssignmentExpressionSyntax)?.Left is ElementAccessExpressionSyntax access
                ? access.ArgumentList.Arguments.ToString() : null)
            : null;
    }

    // The parameter's allocation where the same names mean the same: another initialiser, or the same body.
    private static ExpressionSyntax? Beside(ExpressionSyntax allocation, ISymbol parameter, FixContext context)
    {
        var body = allocation.FirstAncestorOrSelf<BlockSyntax>();
        if (body is not null)
            return AssignmentsIn(body, parameter, context).FirstOrDefault()?.Right;
        return parameter.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(context.Cancellation)).Select(static syntax => syntax switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        }).FirstOrDefault();
    }

    private static IEnumerable<AssignmentExpressionSyntax> AssignmentsIn(SyntaxNode body, ISymbol parameter, FixContext context) =>
        body.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
            && context.Model.GetSymbolInfo(assignment.Left, context.Cancellation).Symbol.Is(parameter));

    // An initialiser has run before any body; an assignment has if it stands before.
    private static bool IsBefore(ExpressionSyntax allocation, ISymbol parameter, FixContext context)
    {
        var assignment = AssignmentsIn(allocation.FirstAncestorOrSelf<BlockSyntax>()!, parameter, context).FirstOrDefault();
        return assignment is null
            ? parameter.DeclaringSyntaxReferences
                .Any(reference => reference.GetSyntax(context.Cancellation) is VariableDeclaratorSyntax { Initializer: not null }
                    or PropertyDeclarationSyntax { Initializer: not null }) : assignment.SpanStart < allocation.SpanStart;
    }
}
