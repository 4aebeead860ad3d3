namespace GradGen.Generator.Rules.Parallelism;

/// <summary>How it depends on the iteration whether, or with what, code runs; the stronger comes later.</summary>
internal enum Dependence
{
    /// <summary>It is the same in each.</summary>
    None,

    /// <summary>On real numbers alone, which no one counts iterations with: <c>x[b] &gt; 0</c>.</summary>
    Values,

    /// <summary>Perhaps one iteration alone runs it, or one at a time.</summary>
    Iteration,
}
