namespace GradGen.Generator.Parameters;

/// <summary>The names of members, by what writes them.</summary>
/// <param name="ByForward">See <see cref="WrittenMembers"/>.</param>
/// <param name="Kept">What Forward sets to one of its own arguments, to have it in Backward.</param>
/// <param name="OnlyByBackward">What Backward overwrites and Forward does not mention.</param>
internal sealed record MemberWrites(HashSet<string> ByForward, HashSet<string> Kept, Lazy<HashSet<string>> OnlyByBackward);
