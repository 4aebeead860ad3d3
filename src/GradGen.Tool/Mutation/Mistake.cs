using Microsoft.CodeAnalysis.Text;

namespace GradGen.Tool.Mutation;

/// <summary>The kinds of mistakes that are made mechanically.</summary>
internal enum MutationKind
{
    Operator,
    Sign,
    Index,
    Transposed,
    LoopBound,
    Constant,
    DroppedStatement,
    OtherName,
    Assignment,
    Comparison,
    Function,
}

/// <summary>A change of text that is one mistake.</summary>
internal sealed record Mistake(MutationKind Kind, TextSpan Span, string NewText)
{
    /// <summary>A text with the mistake in it.</summary>
    internal string In(string text) => text.Remove(Span.Start, Span.Length).Insert(Span.Start, NewText);
}
