using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Tool.Annotating;

/// <summary>
/// Sources in memory with <c>[GradCheckable]</c> and <c>partial</c> on layers, written on the lines that are there, so that every
/// line keeps its number.
/// </summary>
internal sealed class AnnotatedSources
{
    private readonly Dictionary<SyntaxTree, (SyntaxTree Original, TextChange[] Changes)> _annotated = [];

    private AnnotatedSources(CSharpCompilation compilation) => Compilation = compilation;

    /// <summary>The compilation of the annotated sources.</summary>
    internal CSharpCompilation Compilation { get; private set; }

    /// <summary>Annotates types of a compilation.</summary>
    internal static AnnotatedSources Of(CSharpCompilation compilation, IReadOnlyCollection<INamedTypeSymbol> layers, CancellationToken cancellation)
    {
        var changes = new Dictionary<SyntaxTree, HashSet<TextChange>>();
        foreach (var layer in layers)
        {
            var isFirst = true;
            foreach (var declaration in Declarations(layer, cancellation))
            {
                if (isFirst)
                    Insert(declaration, declaration.Modifiers.Count > 0 ? declaration.Modifiers[0] : declaration.Keyword, "[global::GradGen.GradCheckable] ");
                isFirst = false;
                // Generated code adds to neither, and needs neither.
                foreach (var modifier in declaration.Modifiers.Where(modifier => IsInTheWay(modifier, layer.IsStatic)))
                    Add(declaration, new TextChange(modifier.Span, string.Empty));
            }

            for (var type = layer; type is not null; type = type.ContainingType)
            {
                foreach (var declaration in Declarations(type, cancellation).Where(static declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)))
                    Insert(declaration, declaration.Keyword, "partial ");
            }
        }

        foreach (var (tree, change) in HiddenWeights.Shown(layers, cancellation))
            Note(tree, change);
        var sources = new AnnotatedSources(compilation);
        foreach (var (tree, inTree) in changes)
        {
            // The attribute before the modifier, where both are inserted at one place.
            var ordered = inTree.OrderBy(static change => change.Span.Start).ThenByDescending(static change => change.NewText!.StartsWith('['));
            sources.Replace(tree, [.. ordered], cancellation);
        }

        return sources;

        static bool IsInTheWay(SyntaxToken modifier, bool isStatic) =>
            modifier.IsKind(SyntaxKind.FileKeyword) || (modifier.IsKind(SyntaxKind.StaticKeyword) && isStatic);

        void Insert(TypeDeclarationSyntax declaration, SyntaxToken before, string text) =>
            Add(declaration, new TextChange(new TextSpan(before.SpanStart, 0), text));

        void Add(TypeDeclarationSyntax declaration, TextChange change) => Note(declaration.SyntaxTree, change);

        void Note(SyntaxTree tree, TextChange change)
        {
            if (!changes.TryGetValue(tree, out var inTree))
                changes.Add(tree, inTree = []);
            inTree.Add(change);
        }
    }

    /// <summary>A place in the annotated sources, in the file as it is; null for what lies in no file of the project.</summary>
    internal FileLinePositionSpan? InFile(Location location)
    {
        if (location.SourceTree is not { FilePath.Length: > 0 } tree)
            return null;
        if (!_annotated.TryGetValue(tree, out var annotated))
            return File.Exists(tree.FilePath) ? location.GetLineSpan() : null;
        var start = Back(location.SourceSpan.Start);
        return annotated.Original.GetLineSpan(TextSpan.FromBounds(start, Math.Max(start, Back(location.SourceSpan.End))));

        int Back(int position)
        {
            foreach (var change in annotated.Changes)
            {
                // Positions before the change are the same in both texts once those of earlier ones are taken back.
                if (change.Span.Start >= position)
                    break;
                position = Math.Max(change.Span.Start, position - change.NewText!.Length + change.Span.Length);
            }

            return position;
        }
    }

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>();

    private void Replace(SyntaxTree tree, TextChange[] changes, CancellationToken cancellation)
    {
        // Two insertions at one place are one change.
        TextChange[] merged = [.. changes.GroupBy(static change => change.Span)
            .Select(static same => new TextChange(same.Key, string.Concat(same.Select(static change => change.NewText))))];
        var annotated = tree.WithChangedText(tree.GetText(cancellation).WithChanges(merged));
        Compilation = Compilation.ReplaceSyntaxTree(tree, annotated);
        _annotated.Add(annotated, (tree, merged));
    }
}
