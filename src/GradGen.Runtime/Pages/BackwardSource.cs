namespace GradGen;

/// <summary>The source of a layer's Backward, shown on its page.</summary>
/// <param name="File">The file's name, as it is shown.</param>
/// <param name="FirstLine">The number of the first line.</param>
/// <param name="Lines">The lines.</param>
/// <param name="BlamedLine">The number of the line to blame for a wrong gradient; null if none is known.</param>
public sealed record BackwardSource(string File, int FirstLine, IReadOnlyList<string> Lines, int? BlamedLine = null);
