using System.Text.RegularExpressions;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>A mistake that a line of a layer says could be made in it: <c>// WRONG block: code</c>.</summary>
/// <param name="Block">Whose gradient is wrong then.</param>
/// <param name="Line">The number of the line, from 0.</param>
/// <param name="Column">Where the code of the line begins, from 0.</param>
/// <param name="Text">The line as it stands.</param>
/// <param name="Source">The layer with the mistake.</param>
/// <param name="IsMissing">Whether the mistake is that the statement is missing.</param>
internal sealed partial record WrittenMistake(string Block, int Line, int Column, string Text, string Source, bool IsMissing)
{
    /// <summary>All of a layer, in order.</summary>
    internal static IReadOnlyList<WrittenMistake> In(string source) =>
    [
        .. Pattern().Matches(source).Select(match => new WrittenMistake(
            match.Groups["block"].Value,
            source.AsSpan(0, match.Index).Count('\n'),
            match.Index - source.LastIndexOf('\n', match.Index) - 1,
            match.Value,
            source[..match.Index] + match.Groups["code"].Value + source[(match.Index + match.Length)..],
            match.Groups["code"].Value.Trim().Length == 0)),
    ];

    [GeneratedRegex(@"(?<=\n\s*)\S[^\n]*?// WRONG (?<block>\S+): (?<code>[^\n]*)")]
    private static partial Regex Pattern();
}
