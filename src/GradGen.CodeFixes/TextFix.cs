using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.CodeFixes;

/// <summary>
/// A fix as changes of text, which leaves everything else as the user wrote it. One diagnostic or all of a file: the same
/// changes, applied at once. Providers carry no [Shared]: it would tie this assembly to one version of System.Composition.
/// </summary>
public abstract class TextFix : CodeFixProvider
{
    /// <summary>What the menu says.</summary>
    private protected abstract string Title { get; }

    /// <summary>The rule that is fixed.</summary>
    private protected abstract string Id { get; }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(Id);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) => await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FixAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { } changed)
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), Id), diagnostic);
        }
    }

    /// <summary>What to change about one diagnostic; null where that is not certain to help.</summary>
    private protected abstract IReadOnlyList<TextChange>? Changes(FixContext context, Diagnostic diagnostic);

    private async Task<Document?> FixAsync(Document document, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var context = new FixContext(root, model, text, cancellation);
        var changes = diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan)
            .Where(diagnostic => diagnostic.Location.SourceTree == root.SyntaxTree)
            .SelectMany(diagnostic => Changes(context, diagnostic) ?? []).ToArray();
        return changes.Length == 0 ? null : document.WithText(text.WithChanges(Merge(changes)));
    }

    // Several diagnostics may ask for the same change, or insert at the same place.
    private static IEnumerable<TextChange> Merge(TextChange[] changes)
    {
        var end = 0;
        foreach (var group in changes.Distinct().GroupBy(static change => change.Span).OrderBy(static group => group.Key))
        {
            if (group.Key.Start < end)
                continue;
            end = group.Key.End;
            yield return group.Key.IsEmpty ? new TextChange(group.Key, string.Concat(group.Select(static change => change.NewText))) : group.First();
        }
    }
}
