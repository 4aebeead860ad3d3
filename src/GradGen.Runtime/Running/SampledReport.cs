using GradGen.Harness;
using GradGen.Samples;

namespace GradGen.Running;

/// <summary>What came of checking one sample.</summary>
internal sealed record SampledReport(Assignment Assignment, SampleSizes Sizes, GradCheckReport Report)
{
    /// <summary>
    /// One report of all samples: of each block the worst result, of all findings each once. The header is that of the first
    /// sample that did not pass, or of the first.
    /// </summary>
    /// <param name="samples">The samples in order.</param>
    /// <param name="usual">The first one's values, which the others are distinguished by.</param>
    /// <param name="notes">What is to be said of samples that could not be made.</param>
    internal static GradCheckReport Merge(IReadOnlyList<SampledReport> samples, Assignment usual, IReadOnlyList<Finding> notes)
    {
        if (samples.Count == 1)
            return samples[0].Report.With([.. notes]);
        samples = [.. samples.Select(sample => sample with { Report = Settled(sample.Report, samples) })];
        var names = samples.Select((sample, number) => number == 0 ? sample.Sizes.Apart(null) : sample.Sizes.Apart(usual)).ToArray();
        var shown = Math.Max(0, Enumerable.Range(0, samples.Count).Where(number => !samples[number].Report.Passed)
            .OrderByDescending(number => samples[number].Report.Verdict).DefaultIfEmpty(0).First());
        var main = samples[shown].Report;
        int[] order = [shown, .. Enumerable.Range(0, samples.Count).Where(number => number != shown)];
        var blocks = new List<BlockResult>();
        var findings = new List<Finding>();
        var causes = new List<LikelyCause>();
        foreach (var number in order)
        {
            var of = number == shown ? null : names[number];
            foreach (var block in samples[number].Report.Blocks)
            {
                var place = blocks.FindIndex(other => other.Name == block.Name && other.Kind == block.Kind);
                if (place < 0)
                    blocks.Add(block with { Sample = Joined(of, block.Sample) });
                else if (block.Verdict > blocks[place].Verdict)
                    blocks[place] = block with { Sample = Joined(of, block.Sample) };
            }

            // The labels of one sample are enough to see what is wrong.
            findings.AddRange(samples[number].Report.Findings
                .Where(finding => !findings.Exists(
                    known => finding.Kind == FindingKind.Labels ? known.Kind == finding.Kind : known with { Sample = null } == finding))
                .Select(finding => finding with { Sample = of }).ToArray());
            causes.AddRange(samples[number].Report.Causes.Where(cause => !causes.Exists(known => known.Block == cause.Block))
                .Select(cause => cause with { Sample = of }).ToArray());
        }

        return new GradCheckReport(
            main.Name, main.Sizes, main.ElementType, main.Seed, blocks, [.. findings, .. notes],
            samples.Sum(static sample => sample.Report.ForwardCalls), samples.Sum(static sample => sample.Report.BackwardCalls))
        {
            Causes = causes,
            Samples = [.. samples.Select((sample, number) => new SampleResult(names[number], sample.Report.Sizes, sample.Report.Verdict))],
        };
    }

    // The sample, and the mode that a block is wrong in.
    private static string? Joined(string? sample, string? mode) => sample is null ? mode : mode is null ? sample : $"{sample}, {mode}";

    // A bias that one choice does without is exercised by the others.
    private static GradCheckReport Settled(GradCheckReport report, IReadOnlyList<SampledReport> samples)
    {
        var elsewhere = report.Blocks.Where(block => block.Verdict == Verdict.NotExercised)
            .Select(static block => block.Name)
            .Where(name => samples.Any(sample => sample.Report.Blocks.Any(block => block.Name == name && block.Verdict == Verdict.Pass))).ToArray();
        return elsewhere.Length == 0 ? report : new GradCheckReport(
            report.Name, report.Sizes, report.ElementType, report.Seed,
            [.. report.Blocks.Where(block => !elsewhere.Contains(block.Name))],
            [.. report.Findings.Select(finding =>
                finding.Verdict == Verdict.NotExercised && elsewhere.Contains(finding.Block) ? finding with { Verdict = Verdict.Pass } : finding)],
            report.ForwardCalls, report.BackwardCalls)
        {
            Causes = report.Causes,
        };
    }
}
