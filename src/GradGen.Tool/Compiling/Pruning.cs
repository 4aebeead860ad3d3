using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Tool.Compiling;

/// <summary>
/// Leaves out of sources what does not compile, by as little as can be: a using, an attribute, a base type, the body of a method, a
/// member, a type. Nothing that stays comes to mean something else: a body that is left out throws, and what used a member that is
/// left out goes with it. Lines keep their numbers.
/// </summary>
internal static class Pruning
{
    /// <summary>What a body that was left out throws begins with.</summary>
    internal const string Mark = "it does not compile here: ";

    // What one round leaves out is missing elsewhere in the next.
    private const int MostRounds = 60;

    /// <summary>The project without what does not compile, and the first error of each file.</summary>
    internal static (ProjectCompilation Project, IReadOnlyList<string> Errors) Of(ProjectCompilation project, CancellationToken cancellation)
    {
        var compilation = project.Compilation;
        var told = new Dictionary<string, string>();
        for (var round = 0; round < MostRounds; round++)
        {
            // What generators of others write is there when the code is compiled.
            var errors = project.Generate(compilation, cancellation).GetDiagnostics(cancellation)
                .Where(static diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, Location.SourceTree: not null })
                    .ToLookup(static diagnostic => diagnostic.Location.SourceTree!);
            var trees = compilation.SyntaxTrees.Where(errors.Contains).ToArray();
            if (trees.Length == 0)
                break;
            foreach (var tree in trees)
            {
                told.TryAdd(tree.FilePath, errors[tree].First().ToString());
                var changes = Changes(tree, errors[tree], cancellation);
                // An error that no node explains is the file's.
                compilation = changes.Count == 0 || round == MostRounds - 1
                    ? compilation.RemoveSyntaxTrees(tree)
                    : compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(tree.GetText(cancellation).WithChanges(changes)));
            }
        }

        return (project.With(compilation), [.. told.Values]);
    }

    private static List<TextChange> Changes(SyntaxTree tree, IEnumerable<Diagnostic> errors, CancellationToken cancellation)
    {
        var root = tree.GetRoot(cancellation);
        var text = tree.GetText(cancellation);
        var changes = new List<TextChange>();
        // What lies in something larger that is left out goes with it.
        foreach (var change in errors.Select(error => LeaveOut(root, text, error)).OfType<TextChange>().Distinct()
            .OrderByDescending(static change => change.Span.Length))
        {
            if (!changes.Exists(larger => larger.Span.OverlapsWith(change.Span)))
                changes.Add(change);
        }

        changes.Sort(static (first, second) => first.Span.CompareTo(second.Span));
        return changes;
    }

    private static TextChange? LeaveOut(SyntaxNode root, SourceText text, Diagnostic error)
    {
        var node = root.FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        foreach (var part in node.AncestorsAndSelf())
        {
            switch (part)
            {
                case UsingDirectiveSyntax or GlobalStatementSyntax or ExternAliasDirectiveSyntax or AttributeListSyntax:
                    return Blank(part.Span);
                case BaseListSyntax bases:
                    return Blank(WithComma(bases, node));
                case BlockSyntax { Parent: BaseMethodDeclarationSyntax or AccessorDeclarationSyntax } body:
                    return Replace(body.Span, "{ " + Thrown(error) + "; ", "}");
                case ArrowExpressionClauseSyntax { Parent: BaseMethodDeclarationSyntax or AccessorDeclarationSyntax } body:
                    return Replace(body.Span, "=> " + Thrown(error), string.Empty);
                // What it overrides or hides would be taken in its place.
                case MemberDeclarationSyntax { Parent: TypeDeclarationSyntax type } member
                    when member is not ConstructorDeclarationSyntax && !IsInPlaceOfAnother(member):
                    return Blank((type.Members.Count == 1 && member is BaseTypeDeclarationSyntax ? type : member).Span);
                case TypeDeclarationSyntax or EnumDeclarationSyntax or DelegateDeclarationSyntax:
                    return Blank(part.Span);
            }
        }

        return null;

        TextChange Blank(TextSpan span) => Replace(span, string.Empty, string.Empty);

        // Line ends stay where they are.
        TextChange Replace(TextSpan span, string start, string end) =>
            new(span, start + string.Concat(text.ToString(span).Where(static letter => letter is '\r' or '\n')) + end);
    }

    private static bool IsInPlaceOfAnother(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(SyntaxKind.OverrideKeyword) || member.Modifiers.Any(SyntaxKind.NewKeyword);

    // One of several base types with the comma beside it; the only one with the colon.
    private static TextSpan WithComma(BaseListSyntax bases, SyntaxNode node)
    {
        var index = bases.Types.IndexOf(type => type.Span.Contains(node.Span));
        if (index < 0 || bases.Types.Count == 1)
            return bases.Span;
        var separators = bases.Types.GetSeparators().ToArray();
        return index == 0
            ? TextSpan.FromBounds(bases.Types[0].SpanStart, separators[0].Span.End)
            : TextSpan.FromBounds(separators[index - 1].SpanStart, bases.Types[index].Span.End);
    }

    private static string Thrown(Diagnostic error)
    {
        var message = $"{Mark}{error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
        return $"throw new global::System.NotSupportedException({SymbolDisplay.FormatLiteral(message, quote: true)})";
    }
}
