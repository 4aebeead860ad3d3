using GradGen.Generator.Diagnostics;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.CodeFixes;

/// <summary>GG0101: adds the gradient of a parameter behind it: of its type, named as it is, allocated where it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddGradientFix))]
public sealed class AddGradientFix : TextFix
{
    private protected override string Title => "Add a gradient";

    private protected override string Id => RuleIds.NoGradient;

    private protected override IReadOnlyList<TextChange>? Changes(FixContext context, Diagnostic diagnostic)
    {
        var member = context.At<VariableDeclaratorSyntax>(diagnostic) ?? (SyntaxNode?)context.At<PropertyDeclarationSyntax>(diagnostic);
        if (member is null || context.Model.GetDeclaredSymbol(member, context.Cancellation) is not { ContainingType: { } layer } symbol)
            return null;
        var type = symbol.MemberType()!;
        var name = NameFor(symbol.Name);
        if (layer.GetMembers(name).Any())
            return null;
        var initializer = (member as VariableDeclaratorSyntax)?.Initializer?.Value ?? (member as PropertyDeclarationSyntax)?.Initializer?.Value;
        var value = string.Empty;
        var changes = new List<TextChange>();
        if (!Allocation.IsNumber(type))
        {
            if (initializer is not null)
            {
                if ((Allocation.Again(initializer, type, context) ?? OfValues(initializer, type, context)) is not { } allocation)
                    return null;
                value = " = " + allocation;
            }
            else if (!Allocate(context, symbol, type, name, changes))
            {
                return null;
            }
        }

        var declaration = member.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().First();
        changes.Add(new TextChange(new TextSpan(declaration.Span.End, 0),
            context.NewLine + context.IndentOf(declaration) + Declare(declaration, name, value, Allocation.IsNumber(type))));
        return changes;
    }

    private static string? OfValues(ExpressionSyntax initializer, ITypeSymbol type, FixContext context) =>
        Allocation.ValuesOf(initializer) is { } count && type is IArrayTypeSymbol { Rank: 1, ElementType: not IArrayTypeSymbol and var element }
            ? $"new {context.Show(element, initializer.SpanStart)}[{count}]"
            : null;

    // Behind each place of this file that allocates the parameter; where one cannot be copied, none is.
    private static bool Allocate(FixContext context, ISymbol parameter, ITypeSymbol type, string name, List<TextChange> changes)
    {
        foreach (var assignment in context.Root.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(assignment => IsOf(assignment.Left, parameter, context)))
        {
            if (assignment.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax } statement
                || !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
                return false;
            var qualifier = assignment.Left is MemberAccessExpressionSyntax access ? access.Expression + "." : string.Empty;
            if ((Allocation.Again(assignment.Right, type, context)
                ?? Allocation.Like(assignment.Left.ToString(), type, statement.SpanStart, context)) is not { } allocation)
                return false;
            changes.Add(new TextChange(new TextSpan(statement.Span.End, 0),
                $"{context.NewLine}{context.IndentOf(statement)}{qualifier}{name} = {allocation};"));
        }

        return changes.Count > 0;
    }

    private static bool IsOf(ExpressionSyntax target, ISymbol parameter, FixContext context) =>
        context.Model.GetSymbolInfo(target, context.Cancellation).Symbol.Is(parameter);

    // The parameter's own declaration with another name; what is there once, such as attributes and values, stays behind.
    private static string Declare(MemberDeclarationSyntax declaration, string name, string value, bool isNumber)
    {
        var modifiers = string.Concat(
            declaration.Modifiers.Where(modifier =>
                !(isNumber && modifier.IsKind(SyntaxKind.ReadOnlyKeyword)) && !modifier.IsKind(SyntaxKind.RequiredKeyword))
                .Select(static modifier => modifier.Text + " "));
        if (declaration is FieldDeclarationSyntax field)
            return $"{modifiers}{field.Declaration.Type} {name}{value};";
        var property = (PropertyDeclarationSyntax)declaration;
        return $"{modifiers}{property.Type} {name} {property.AccessorList}{(value.Length == 0 ? string.Empty : value + ";")}";
    }

    private static string NameFor(string name)
    {
        var stem = name.EndsWith("iases", StringComparison.Ordinal) ? name.Substring(0, name.Length - 2)
            : name.Length > 1 && name.EndsWith("s", StringComparison.Ordinal) && !name.EndsWith("ss", StringComparison.Ordinal)
                && !name.EndsWith("ias", StringComparison.Ordinal) ? name.Substring(0, name.Length - 1)
            : name;
        return stem + (stem == name ? "Gradient" : "Gradients");
    }
}
