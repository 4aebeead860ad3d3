namespace GradGen;

/// <summary>Tries every hypothesis on every wrong block; the first that explains all of what is wrong with it is told.</summary>
internal sealed class Explainer(Subject subject, Places places, int seed)
{
    // In this order: where two explain the same, the one that says more about the code comes first.
    private static readonly IHypothesis[] Hypotheses =
    [
        new NeverWritten(),
        new OppositeSign(),
        new UpstreamIgnored(),
        new ActivationDerivative(),
        new DiagonalOnly(),
        new ConstantFactor(),
        new SomeSamplesOnly(),
        new Transposition(),
        new Permutation(),
        new AnotherBlocksGradient(),
        new PenaltyTerm(),
        new UpstreamOverwritten(),
        new LoopBound(),
    ];

    internal IReadOnlyList<LikelyCause> Explain(IReadOnlyList<BlockStanding> blocks)
    {
        var causes = new List<LikelyCause>();
        foreach (var block in blocks)
        {
            if (block.State != BlockState.Wrong || !block.Block.HasGradient)
                continue;
            places.GoBack(block.Gradient!);
            var evidence = new Evidence(subject, block, blocks, seed);
            foreach (var hypothesis in Hypotheses)
            {
                if (hypothesis.Explain(evidence) is not { } message)
                    continue;
                causes.Add(new LikelyCause(block.Block.Name, hypothesis.Name, message));
                break;
            }
        }

        return causes;
    }
}
