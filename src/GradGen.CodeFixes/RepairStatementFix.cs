using GradGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.CodeFixes;

/// <summary>GG0401: makes the change that was found to make the layer's gradients right.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepairStatementFix))]
public sealed class RepairStatementFix : TextFix
{
    private protected override string Title => "Write what makes the gradient right";

    private protected override string Id => RuleIds.WrongStatement;

    private protected override IReadOnlyList<TextChange>? Changes(FixContext context, Diagnostic diagnostic) =>
        WrittenRepair.Of(diagnostic) is { } change && change.Span.End <= context.Text.Length ? [change] : null;
}
