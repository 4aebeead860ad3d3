using GradGen.Generator.Diagnostics;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.CodeFixes;

/// <summary>GG0006: adds [GradCheckSample] with a value for each parameter of the constructor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddSampleFix))]
public sealed class AddSampleFix : TextFix
{
    private protected override string Title => "Add [GradCheckSample]";

    private protected override string Id => RuleIds.NoSample;

    private protected override IReadOnlyList<TextChange>? Changes(FixContext context, Diagnostic diagnostic)
    {
        if (context.TypeNamed(diagnostic) is not { } declaration
            || context.Model.GetDeclaredSymbol(declaration, context.Cancellation) is not INamedTypeSymbol layer
            || layer.Has("GradCheckSampleAttribute") || MarkedBy(context, declaration) is not { } mark)
        {
            return null;
        }

        var values = new SampleArguments(context, mark.Span.End);
        if (values.TypeArguments(layer) is not { } types || context.AttributeName("GradCheckSample", mark.Span.End) is not { } attribute)
            return null;
        var arguments = layer.InstanceConstructors
            .Where(static constructor => !constructor.IsImplicitlyDeclared || constructor.ContainingType.InstanceConstructors.Length == 1)
            .OrderBy(static constructor => constructor.DeclaredAccessibility == Accessibility.Public ? 0 : 1)
            .ThenBy(static constructor => constructor.Parameters.Length)
            .Select(constructor => values.Of(constructor)).FirstOrDefault(static found => found is not null);
        if (arguments is null)
            return null;
        var all = string.Join(", ", arguments.Concat(types));
        var isLast = context.Text.Lines.GetLineFromPosition(mark.Span.End).ToString().TrimEnd().EndsWith(mark.ToString(), StringComparison.Ordinal);
        var space = isLast ? context.NewLine + context.IndentOf(declaration) : " ";
        return [new TextChange(new TextSpan(mark.Span.End, 0), $"{space}[{attribute}{(all.Length == 0 ? string.Empty : $"({all})")}]")];
    }

    // The list with [GradCheckable] in it, behind which the sample goes; another part of the type may have it.
    private static AttributeListSyntax? MarkedBy(FixContext context, TypeDeclarationSyntax declaration) =>
        declaration.AttributeLists.FirstOrDefault(
            list => list.Attributes.Any(attribute => context.Model.GetTypeInfo(attribute, context.Cancellation).Type?.Name == AttributeReader.GradCheckable));
}
