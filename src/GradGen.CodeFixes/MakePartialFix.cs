using GradGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.CodeFixes;

/// <summary>GG0001: makes a type partial, and the types around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix))]
public sealed class MakePartialFix : TextFix
{
    private protected override string Title => "Make partial, with the types around it";

    private protected override string Id => RuleIds.NotPartial;

    private protected override IReadOnlyList<TextChange>? Changes(FixContext context, Diagnostic diagnostic) =>
        context.TypeNamed(diagnostic) is not { } named ? null
            : [.. named.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
                .Select(static type => new TextChange(new TextSpan(type.Keyword.SpanStart, 0), "partial "))];
}
