using GradGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.CodeFixes;

/// <summary>GG0204: leaves a check to debug builds, by <c>#if DEBUG</c> around its statement.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DebugOnlyFix))]
public sealed class DebugOnlyFix : TextFix
{
    private protected override string Title => "Check in debug builds only";

    private protected override string Id => RuleIds.CheckInTraining;

    private protected override IReadOnlyList<TextChange>? Changes(FixContext context, Diagnostic diagnostic)
    {
        var statement = context.At<StatementSyntax>(diagnostic);
        // "if (debug) GradCheck.Run(layer);" goes as a whole.
        while (statement is not null and not BlockSyntax && statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax))
            statement = statement.Parent?.FirstAncestorOrSelf<StatementSyntax>();
        if (statement is null or BlockSyntax || !IsAlone(context, statement) || IsNeeded(context, statement))
            return null;
        var (first, last) = LinesOf(context, statement);
        return
        [
            new TextChange(new TextSpan(first.Start, 0), "#if DEBUG" + context.NewLine),
            new TextChange(new TextSpan(last.End, 0), context.NewLine + "#endif"),
        ];
    }

    private static (TextLine First, TextLine Last) LinesOf(FixContext context, StatementSyntax statement) =>
        (context.Text.Lines.GetLineFromPosition(statement.SpanStart), context.Text.Lines.GetLineFromPosition(statement.Span.End));

    // A directive takes whole lines.
    private static bool IsAlone(FixContext context, StatementSyntax statement)
    {
        var (first, last) = LinesOf(context, statement);
        return string.IsNullOrWhiteSpace(context.Text.ToString(TextSpan.FromBounds(first.Start, statement.SpanStart)))
            && context.Text.ToString(TextSpan.FromBounds(statement.Span.End, last.End)).Trim() is "" or ['/', '/', ..]
            && !statement.ContainsDirectives;
    }

    // What it declares, assigns or returns is missed by the rest of the method.
    private static bool IsNeeded(FixContext context, StatementSyntax statement)
    {
        if (statement is ReturnStatementSyntax)
            return true;
        var flow = context.Model.AnalyzeDataFlow(statement);
        if (flow is not { Succeeded: true })
            return true;
        var written = flow.VariablesDeclared.Concat(flow.DataFlowsOut).ToArray();
        var method = statement.Ancestors()
            .FirstOrDefault(static node => node is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
            ?? context.Root;
        return method.DescendantNodes(node => node != statement).OfType<IdentifierNameSyntax>()
            .Any(name => !statement.Span.Contains(name.Span) && written.Any(variable => variable.Name == name.Identifier.ValueText));
    }
}
