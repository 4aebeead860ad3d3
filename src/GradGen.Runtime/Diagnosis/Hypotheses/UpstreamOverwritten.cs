namespace GradGen;

/// <summary>Backward has overwritten its upstream gradient before it is done with it.</summary>
internal sealed class UpstreamOverwritten : IHypothesis
{
    public string Name => "upstream overwritten";

    public string? Explain(Evidence evidence) =>
        evidence.Findings.Any(static finding => finding.Kind == FindingKind.UpstreamChanged)
            ? $"Backward writes into its upstream gradient, and what it computes for {evidence.Name} afterwards has the changed values in it."
            : null;
}
