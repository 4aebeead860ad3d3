namespace GradGen;

/// <summary>The source of a layer's Backward, to be shown on its page by who knows it.</summary>
/// <param name="File">The file's name, as it is to be shown.</param>
/// <param name="FirstLine">The number of the first line.</param>
/// <param name="Lines">The lines.</param>
/// <param name="BlamedLine">The number of the line that is to blame for a wrong gradient; null where none is known.</param>
public sealed record BackwardSource(string File, int FirstLine, IReadOnlyList<string> Lines, int? BlamedLine = null);
