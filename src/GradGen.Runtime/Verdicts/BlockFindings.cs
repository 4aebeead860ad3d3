using GradGen.Subjects;

namespace GradGen.Verdicts;

/// <summary>Findings about a block.</summary>
internal static class BlockFindings
{
    /// <summary>Says something of a block, and returns the verdict that goes with it.</summary>
    internal static Verdict Add(this List<Finding> findings, SubjectBlock block, FindingKind kind, Verdict verdict, string message)
    {
        findings.Add(new Finding(kind, verdict, $"{block.Name} {message}", block.Name));
        return verdict;
    }
}
