using GradGen.Calls;
using GradGen.Diagnosis.Evidence;
using GradGen.Diagnosis.Hypotheses;
using GradGen.Points;
using GradGen.Subjects;
using GradGen.Verdicts;

namespace GradGen.Diagnosis;

/// <summary>Tries every hypothesis on every wrong block; the first that explains everything that is wrong with it is reported.</summary>
internal sealed class Explainer(Subject subject, SamplePoints points, int seed)
{
    // In this order: where two explain the same, the one that says more about the code comes first.
    private static readonly IHypothesis[] Hypotheses =
    [
        new OneSampleRight(),
        new NeverWritten(),
        new NoInfluence(),
        new OppositeSign(),
        new UpstreamIgnored(),
        new InputOverwritten(),
        new UpstreamOverwritten(),
        new NotLinear(),
        new AnotherBlocksGradient(),
        new MissingFactor(),
        new OneOutputIgnored(),
        new ActivationDerivative(),
        new FrozenStatistics(),
        new CarryForgotten(),
        new DiagonalOnly(),
        new ConstantFactor(),
        new InnerDiagonalOnly(),
        new LoopBound(),
        new SomeSamplesOnly(),
        new Overwritten(),
        new Transposition(),
        new Permutation(),
        new PenaltyTerm(),
        new PenaltyNotInCost(),
        new FactorByIndex(),
    ];

    internal IReadOnlyList<LikelyCause> Explain(IReadOnlyList<BlockStatus> blocks)
    {
        var causes = new List<LikelyCause>();
        foreach (var block in blocks)
        {
            if (block.State != BlockState.Wrong || !block.Block.HasGradient)
                continue;
            GoBack(block);
            if (Guarded(block, () => Explain(block, blocks)) is { } cause)
                causes.Add(cause);
            points.Return();
        }

        return causes;
    }

    private LikelyCause? Explain(BlockStatus block, IReadOnlyList<BlockStatus> blocks)
    {
        var evidence = new BlockEvidence(subject, block, blocks, seed);
        if (First(block, evidence) is { } cause)
            return cause;
        if (Guarded(block, () => WrongPart.Find(evidence)) is not { } part
            || First(block, new BlockEvidence(subject, block, blocks, seed, part)) is not { } ofPart)
            return null;
        // A sentence about the part leaves the rest open.
        return ofPart.Message.Contains(part.Name)
            ? ofPart with { Message = $"{ofPart.Message} The rest of the gradient of {block.Block.Name} is right." }
            : ofPart;
    }

    private LikelyCause? First(BlockStatus block, BlockEvidence evidence)
    {
        if (!evidence.IsClear)
            return null;
        foreach (var hypothesis in Hypotheses)
        {
            if (Guarded(block, () => hypothesis.Explain(evidence)) is { } message)
                return new LikelyCause(block.Block.Name, hypothesis.Name, message);
        }

        return null;
    }

    // A layer need not run wherever a hypothesis looks; then it does not explain anything.
    private T? Guarded<T>(BlockStatus block, Func<T?> look)
        where T : class
    {
        try
        {
            return look();
        }
        catch (Exception exception) when (exception is UserCodeException or UnaffordableException)
        {
            GoBack(block);
            return null;
        }
    }

    private void GoBack(BlockStatus block)
    {
        points.GoBack(block.Gradient!);
        subject.Write(0, block.Gradient!.Point);
    }
}
