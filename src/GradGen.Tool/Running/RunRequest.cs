namespace GradGen.Tool.Running;

/// <summary>What the process that runs the project's code is told to check.</summary>
/// <param name="Assembly">The annotated assembly.</param>
/// <param name="Replaced">Annotated assemblies of projects that it references, by name.</param>
/// <param name="Output">The folder of the project's own output, with what it needs to run.</param>
/// <param name="References">What it was compiled against, where else to look.</param>
/// <param name="Layers">What to check.</param>
/// <param name="Seed">The seed of every check.</param>
/// <param name="IsFull">Whether every component is compared.</param>
/// <param name="HasPages">Whether each report is wanted as a page too.</param>
internal sealed record RunRequest(
    string Assembly, IReadOnlyDictionary<string, string> Replaced, string Output,
        IReadOnlyList<string> References, IReadOnlyList<RequestedLayer> Layers, int Seed, bool IsFull, bool HasPages);

/// <summary>A layer's sample, as the generated code knows it.</summary>
/// <param name="Reflection">The name of the layer.</param>
/// <param name="Sample">The number of the sample.</param>
/// <param name="Mutant">The mutant to check in place of the layer; null for the layer.</param>
internal sealed record RequestedLayer(string Reflection, int Sample, RequestedMutant? Mutant = null)
{
    /// <summary>What is to be said of parameters whose gradients a method may compute that nobody has marked.</summary>
    public IReadOnlyDictionary<string, string> InDoubt { get; init; } = new Dictionary<string, string>();
}

/// <summary>A mutant in an assembly that has many.</summary>
/// <param name="Number">Its number.</param>
/// <param name="CallLimit">How many seconds one call of it may take.</param>
internal sealed record RequestedMutant(int Number, double CallLimit);
