using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.CodeFixes;

/// <summary>A file that is being fixed.</summary>
internal sealed record FixContext(SyntaxNode Root, SemanticModel Model, SourceText Text, CancellationToken Cancellation)
{
    /// <summary>What ends a line here.</summary>
    internal string NewLine { get; } =
        Text.Lines.Count > 1 && Text.ToString(TextSpan.FromBounds(Text.Lines[0].End, Text.Lines[0].EndIncludingLineBreak)) is { Length: > 0 } end ? end : "\n";

    /// <summary>The syntax of a kind that a diagnostic lies in.</summary>
    internal T? At<T>(Diagnostic diagnostic)
        where T : SyntaxNode =>
        Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<T>().FirstOrDefault();

    /// <summary>The type whose name a diagnostic underlines.</summary>
    internal TypeDeclarationSyntax? TypeNamed(Diagnostic diagnostic) =>
        At<TypeDeclarationSyntax>(diagnostic) is { } type && type.Identifier.Span == diagnostic.Location.SourceSpan ? type : null;

    /// <summary>The white space before the first token of a line.</summary>
    internal string IndentOf(SyntaxNode node)
    {
        var line = Text.Lines.GetLineFromPosition(node.GetFirstToken().SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>A type as it is written at a place.</summary>
    internal string Show(ITypeSymbol type, int position) => type.ToMinimalDisplayString(Model, position);

    /// <summary>One of GradGen's attributes as it is written at a place.</summary>
    internal string? AttributeName(string name, int position) =>
        Model.Compilation.GetTypeByMetadataName($"GradGen.{name}Attribute") is { } type
            ? Show(type, position) is var shown && shown.EndsWith("Attribute", StringComparison.Ordinal) ? shown.Substring(0, shown.Length - 9) : shown : null;
}
