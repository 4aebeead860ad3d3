namespace GradGen.Subjects;

/// <summary>What Forward and Backward made of some samples of a batch.</summary>
/// <param name="Outputs">The outputs, each where it is in the whole batch; those of other samples are zero.</param>
/// <param name="IsOutput">Which of them belong to the samples.</param>
/// <param name="Gradient">The gradient, that with respect to inputs where it is in the whole batch.</param>
/// <param name="IsOfSample">Which of its components belong to the samples; those of parameters, which belong to all samples, do not.</param>
internal sealed record SamplesRun(double[] Outputs, bool[] IsOutput, double[] Gradient, bool[] IsOfSample);
