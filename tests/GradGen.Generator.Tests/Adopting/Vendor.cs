using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Adopting;

/// <summary>Libraries that know nothing of GradGen, and projects that adopt their layers.</summary>
internal static class Vendor
{
    private static int _libraries;

    /// <summary>Parameters in public fields, a batch of one.</summary>
    internal const string Dense = """
        namespace Vendor
        {
            public class Dense
            {
                public readonly double[,] Weights;
                public readonly double[] Biases;
                public readonly double[,] WeightsGradient;
                public readonly double[] BiasesGradient;
                private double[] _x = new double[0];

                public Dense(int inputs, int outputs)
                {
                    Weights = new double[outputs, inputs];
                    Biases = new double[outputs];
                    WeightsGradient = new double[outputs, inputs];
                    BiasesGradient = new double[outputs];
                    for (int i = 0; i < outputs; i++)
                        for (int j = 0; j < inputs; j++)
                            Weights[i, j] = 0.1 * (i + 1) - 0.2 * j;
                }

                public double[] Forward(double[] x)
                {
                    _x = x;
                    var y = (double[])Biases.Clone();
                    for (int i = 0; i < y.Length; i++)
                        for (int j = 0; j < x.Length; j++)
                            y[i] += Weights[i, j] * x[j];
                    return y;
                }

                public double[] Backward(double[] dy)
                {
                    var dx = new double[Weights.GetLength(1)];
                    for (int i = 0; i < dy.Length; i++)
                    {
                        BiasesGradient[i] += dy[i];
                        for (int j = 0; j < dx.Length; j++)
                        {
                            WeightsGradient[i, j] += dy[i] * _x[j];
                            dx[j] += dy[i] * Weights[i, j];
                        }
                    }
                    return dx;
                }
            }
        }
        """;

    /// <summary>A library of these sources, under a name of its own.</summary>
    internal static TestLibrary Library(string source, LibraryKind kind = LibraryKind.Image) =>
        new(new TestProject(source) { Name = $"Vendor{Interlocked.Increment(ref _libraries)}" }, kind);

    /// <summary>A project that references such a library.</summary>
    internal static TestProject Project(string library, string source, LibraryKind kind = LibraryKind.Image) =>
        new TestProject("using GradGen;\n" + source) { Libraries = [Library(library, kind)] };
}
