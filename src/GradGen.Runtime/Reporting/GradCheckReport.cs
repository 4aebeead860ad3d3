using GradGen.Diagnosis.Hypotheses;
using GradGen.Numerics;
using GradGen.Reporting;

namespace GradGen;

/// <summary>The outcome of a check.</summary>
public sealed class GradCheckReport
{
    internal GradCheckReport(
        string name, string sizes, string elementType, int seed, IReadOnlyList<BlockResult> blocks, IReadOnlyList<Finding> findings,
        int forwardCalls, int backwardCalls)
    {
        Name = name;
        Sizes = sizes;
        ElementType = elementType;
        Seed = seed;
        Blocks = blocks;
        Findings = findings;
        ForwardCalls = forwardCalls;
        BackwardCalls = backwardCalls;
        Verdict = Overall(blocks.Select(static block => block.Verdict).Concat(findings.Select(static finding => finding.Verdict)));
        var analytic = Norm(blocks.Select(static block => block.AnalyticNorm));
        var numeric = Norm(blocks.Select(static block => block.NumericNorm));
        var distance = Norm(blocks.Select(static block => block.Difference * (block.AnalyticNorm + block.NumericNorm)));
        var uncertainty = Norm(blocks.Select(static block => block.Bound * (block.AnalyticNorm + block.NumericNorm)));
        Difference = analytic + numeric == 0 ? 0 : distance / (analytic + numeric);
        Bound = analytic + numeric == 0 ? 0 : uncertainty / (analytic + numeric);
        // Unlike Max(), this lets NaN through: where one block is not known, nothing is promised of any.
        DetectionLimit = blocks.Aggregate(0.0, static (limit, block) => Math.Max(limit, block.DetectionLimit));
    }

    /// <summary>The layer's name without its namespace.</summary>
    public string Name { get; }

    /// <summary>The sizes that the layer and its inputs were made with: <c>inputs 3, outputs 4, batch 5</c>.</summary>
    public string Sizes { get; }

    /// <summary><c>float</c> or <c>double</c>.</summary>
    public string ElementType { get; }

    /// <summary>The seed that makes the same check again.</summary>
    public int Seed { get; }

    /// <summary>
    /// Fail if a block is wrong or the layer misbehaves; otherwise Inconclusive if a block could not be judged or was not
    /// exercised; otherwise Pass.
    /// </summary>
    public Verdict Verdict { get; }

    /// <summary>Whether everything was compared and agrees.</summary>
    public bool Passed => Verdict == Verdict.Pass;

    /// <summary>
    /// The blocks in order, parameters first. A component that could not be seen at the first point, because it is exactly
    /// zero or at a kink there, enters with its values at the point where it could.
    /// </summary>
    public IReadOnlyList<BlockResult> Blocks { get; }

    /// <summary>Everything else that the check found.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The samples that the layer was checked on, if there was more than one: sizes and choices that show what others do not.</summary>
    public IReadOnlyList<SampleResult> Samples { get; internal init; } = [];

    /// <summary>The likely causes of wrong blocks; empty where no known mistake explains them.</summary>
    public IReadOnlyList<LikelyCause> Causes { get; internal init; } = [];

    /// <summary>‖dθapprox − dθ‖₂ / (‖dθapprox‖₂ + ‖dθ‖₂) over all blocks; below 1e-7 right, 1e-5 look at the components, 1e-3 and above wrong.</summary>
    public double Difference { get; }

    /// <summary>What the error of the measurement, rounding above all, can contribute to <see cref="Difference"/>.</summary>
    public double Bound { get; }

    /// <summary>The smallest error that would have been noticed in any one component of any block.</summary>
    public double DetectionLimit { get; }

    /// <summary>How often Forward was called.</summary>
    public int ForwardCalls { get; }

    /// <summary>How often Backward was called.</summary>
    public int BackwardCalls { get; }

    /// <summary>Throws unless the check passed; an inconclusive one does not count as passed.</summary>
    /// <exception cref="GradCheckFailedException">The verdict is Fail or Inconclusive; the message is the report.</exception>
    public void ThrowIfFailed()
    {
        if (!Passed)
            throw new GradCheckFailedException(ToString());
    }

    /// <summary>The report as text, no line wider than 110 columns.</summary>
    public override string ToString() => new ReportText(this).ToString();

    /// <summary>The report as Markdown, as GitHub and GitLab render it: for a summary of a build, or a comment.</summary>
    public string ToMarkdown() => new ReportMarkdown(this).ToString();

    /// <summary>The report as JSON, complete and with every digit; docs/report.md describes it.</summary>
    public string ToJson() => ReportJson.Write(this);

    /// <summary>
    /// The report for a reader to whom nobody has said which penalties the cost has. Where all that is wrong is that Backward has the
    /// gradient of one, that may be meant, and it is inconclusive.
    /// </summary>
    public GradCheckReport WithPenaltiesInDoubt()
    {
        var penalties = Causes.Where(static cause => cause.Hypothesis == PenaltyNotInCost.Title).Select(static cause => cause.Block).ToArray();
        if (Verdict != Verdict.Fail || Findings.Any(static finding => finding.Verdict == Verdict.Fail)
            || Blocks.Any(block => block.Verdict == Verdict.Fail && !penalties.Contains(block.Name)))
            return this;
        return InDoubt(static _ => true, Findings);
    }

    /// <summary>
    /// The report for a reader who knows of methods that may complete Backward and that nobody has marked [AfterBackward]. A gradient
    /// that is zero without them is inconclusive.
    /// </summary>
    /// <param name="methods">What is to be said of each parameter whose gradient such a method computes.</param>
    public GradCheckReport WithGradientsInDoubt(IReadOnlyDictionary<string, string> methods)
    {
        bool IsInDoubt(BlockResult block) => block is { Verdict: Verdict.Fail, AnalyticNorm: 0 } && methods.ContainsKey(block.Name);
        var doubts = Blocks.Where(IsInDoubt)
            .Select(block => new Finding(FindingKind.NoGradient, Verdict.Inconclusive, methods[block.Name], block.Name)).ToArray();
        return doubts.Length == 0 ? this : InDoubt(IsInDoubt, [.. doubts, .. Findings]);
    }

    private GradCheckReport InDoubt(Func<BlockResult, bool> isInDoubt, IReadOnlyList<Finding> findings)
    {
        var report = new GradCheckReport(
            Name, Sizes, ElementType, Seed,
            [.. Blocks.Select(block => isInDoubt(block) ? block with { Verdict = Doubted(block.Verdict) } : block)], findings, ForwardCalls, BackwardCalls)
        {
            Causes = [.. Causes.Where(cause =>
                cause.Hypothesis == PenaltyNotInCost.Title || !Blocks.Any(block => block.Name == cause.Block && isInDoubt(block)))],
            Samples = Samples,
        };
        return report.Verdict == Verdict.Fail ? report
            : new GradCheckReport(Name, Sizes, ElementType, Seed, report.Blocks, findings, ForwardCalls, BackwardCalls)
            {
                Causes = report.Causes,
                Samples = [.. Samples.Select(static sample => sample with { Verdict = Doubted(sample.Verdict) })],
            };

        static Verdict Doubted(Verdict verdict) => verdict == Verdict.Fail ? Verdict.Inconclusive : verdict;
    }

    internal GradCheckReport With(params Finding[] findings) =>
        new(Name, Sizes, ElementType, Seed, Blocks, [.. Findings, .. findings], ForwardCalls, BackwardCalls) { Causes = Causes, Samples = Samples };

    /// <summary>The same, with the calls that an earlier check of the layer took counted in.</summary>
    internal GradCheckReport After(GradCheckReport earlier) =>
        new(Name, Sizes, ElementType, Seed, Blocks, Findings, ForwardCalls + earlier.ForwardCalls,
            BackwardCalls + earlier.BackwardCalls)
        { Causes = Causes, Samples = Samples };

    private static Verdict Overall(IEnumerable<Verdict> verdicts) =>
        verdicts.DefaultIfEmpty(Verdict.Pass).Max() switch
        {
            Verdict.NotExercised => Verdict.Inconclusive,
            var worst => worst,
        };

    private static double Norm(IEnumerable<double> values) => VectorMath.Norm(values.ToArray());
}
