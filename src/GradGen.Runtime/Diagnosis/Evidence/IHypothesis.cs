namespace GradGen.Diagnosis.Evidence;

/// <summary>A kind of mistake that a Backward can make, to be tried against what was measured.</summary>
internal interface IHypothesis
{
    /// <summary>The mistake in a few words.</summary>
    string Name { get; }

    /// <summary>A sentence with the evidence, if this explains all that is wrong with the block; null if it does not.</summary>
    string? Explain(BlockEvidence evidence);
}
