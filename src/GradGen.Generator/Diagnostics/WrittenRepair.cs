using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Diagnostics;

/// <summary>The change that mends a statement, as a diagnostic on it carries it to its code fix.</summary>
internal static class WrittenRepair
{
    private const string Start = "RepairStart";
    private const string Length = "RepairLength";
    private const string Text = "RepairText";

    internal static ImmutableDictionary<string, string?> AddTo(ImmutableDictionary<string, string?> properties, Location statement,
        TextChange change) => properties
        .Add(Start, (change.Span.Start - statement.SourceSpan.Start).ToString(CultureInfo.InvariantCulture))
        .Add(Length, change.Span.Length.ToString(CultureInfo.InvariantCulture))
        .Add(Text, change.NewText);

    /// <summary>The change; null where the diagnostic carries none.</summary>
    internal static TextChange? Of(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(Text, out var text) && text is not null
            ? new TextChange(new TextSpan(diagnostic.Location.SourceSpan.Start + Number(diagnostic, Start), Number(diagnostic, Length)), text)
            : null;

    private static int Number(Diagnostic diagnostic, string property) => int.Parse(diagnostic.Properties[property]!, CultureInfo.InvariantCulture);
}
