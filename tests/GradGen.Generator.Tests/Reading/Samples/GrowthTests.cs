using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading.Samples;

/// <summary>Samples that grow while one layer is run with all of them.</summary>
public class GrowthTests
{
    private const string Source = """
        using System;
        using GradGen;

        [GradCheckable]
        public sealed partial class Weighted(int classes)
        {
            private readonly double[] _weights = new double[classes], _weightGradients = new double[classes];
            private double[,] _scores = new double[0, 0];
            private int[] _labels = [];

            public double Forward(double[,] scores, int[] labels)
            {
                if (scores.GetLength(1) != classes)
                    throw new ArgumentException("Another number of classes.");
                (_scores, _labels) = (scores, labels);
                var sum = 0.0;
                for (var n = 0; n < labels.Length; n++)
                    sum += _weights[labels[n]] * scores[n, labels[n]];
                return sum;
            }

            public double[,] Backward()
            {
                var gradient = new double[_scores.GetLength(0), classes];
                for (var n = 0; n < _labels.Length; n++)
                {
                    _weightGradients[_labels[n]] += _scores[n, _labels[n]];
                    gradient[n, _labels[n]] = _weights[_labels[n]];
                }

                return gradient;
            }
        }
        """;

    [Fact]
    public void The_point_of_the_larger_sample_outlives_the_smaller_one()
    {
        using var loaded = GeneratorTest.Run(Source).Load();

        var report = GradCheck.Run(loaded.NewLayer<double>("Weighted", 10));

        Assert.True(report.Passed, report.ToString());
        Assert.Contains("batch 12", report.Sizes, StringComparison.Ordinal);
    }
}
