using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Storages;

/// <summary>θ of collections: in which order, under which names, and which gradient belongs to which parameter.</summary>
public class CollectionPackingTests
{
    private const string Source =
        """
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using GradGen;
        [GradCheckable]
        public sealed partial class Layer
        {
            public List<double[,]> weights = new() { new double[,] { { 1, 2 } }, new double[,] { { 3 } } };
            public double[][,]? weightGrads = { new double[,] { { -1, -2 } }, new double[,] { { -3 } } };
            public Dictionary<string, double[]> Params = new() { ["b"] = new double[] { 4 }, ["w"] = new double[] { 5, 6 } };
            public Dictionary<string, double[]> Grads = new() { ["w"] = new double[] { -5, -6 }, ["b"] = new double[] { -4 } };
            public double[][] biases = { new double[] { 7 }, new double[] { 8 } };
            public IReadOnlyList<double[]> biasGrads = new[] { new double[] { -7 }, new double[] { -8 } };
            public List<double>[,] gamma = { { new() { 9 } }, { new() { 10 } } };
            public List<double>[,] gammaGrads = { { new() { -9 } }, { new() { -10 } } };
            public ImmutableArray<double[]> beta, betaGrads;
            public List<double[][]> kernels = new() { new[] { new double[] { 11 }, new double[] { 12, 13 } } };
            public List<double[][]> kernelGrads = new() { new[] { new double[] { -11 }, new double[] { -12, -13 } } };
            public double[] Forward(double[] x) => x;
            public double[] Backward(double[] dy) => dy;
        }
        """;

    private static readonly double[] Theta = [.. Enumerable.Range(1, 13).Select(value => (double)value)];

    [Fact]
    public void Items_come_out_one_by_one_with_their_gradients()
    {
        using var loaded = GeneratorTest.Run(Source).Load();
        var layer = loaded.NewLayer<double>("Layer");

        Assert.Equal(Theta, layer.PackParameters());
        Assert.Equal(Theta.Select(value => -value), layer.PackGradients());
        Assert.Equal(
            ["weights[0]", "weights[1]", "Params[\"b\"]", "Params[\"w\"]", "biases[0]", "biases[1]", "gamma[0,0]", "gamma[1,0]", "kernels[0]"],
            layer.GetParameterLayout().Blocks.Select(block => block.Name));
    }

    [Fact]
    public void They_go_in_as_they_came_out()
    {
        using var loaded = GeneratorTest.Run(Source).Load();
        var layer = loaded.NewLayer<double>("Layer");
        var other = Theta.Select(value => value + 100).ToArray();

        layer.UnpackParameters(other);
        Assert.Equal(other, layer.PackParameters());

        layer.UnpackParameters(Theta.AsSpan(1, 11), 1);
        Assert.Equal([101, .. Theta[1..12], 113], layer.PackParameters());
    }

    [Fact]
    public void Gradients_are_cleared_and_those_not_allocated_are_zeros()
    {
        using var loaded = GeneratorTest.Run(Source).Load();
        dynamic layer = loaded.New("Layer");

        layer.weightGrads = null;
        layer.Grads.Clear();
        Assert.Equal([0, 0, 0, 0, 0, 0, .. Theta[6..].Select(value => -value)], ParameterPacking.PackGradients((IGradCheckable<double>)layer));

        ((IGradCheckable<double>)layer).ClearGradients();
        Assert.All(ParameterPacking.PackGradients((IGradCheckable<double>)layer), static value => Assert.Equal(0, value));
        Assert.Equal(Theta, ParameterPacking.PackParameters((IGradCheckable<double>)layer));
    }

    [Fact]
    public void A_gradient_that_does_not_fit_is_named()
    {
        using var loaded = GeneratorTest.Run(Source).Load();
        dynamic layer = loaded.New("Layer");

        layer.Grads["w"] = new double[3];
        Assert.Equal("Grads[\"w\"] is 3, but Params[\"w\"] is 2: a gradient has its parameter's shape.", Assert.Throws<InvalidOperationException>(() => Gradients()).Message);
        layer.Grads["w"] = new double[2];
        layer.Grads["v"] = new double[2];
        Assert.Equal("Grads has [\"v\"], but Params does not: a gradient has the same place as its parameter.", Assert.Throws<InvalidOperationException>(() => Gradients()).Message);

        double[] Gradients() => ParameterPacking.PackGradients((IGradCheckable<double>)layer);
    }

    [Fact]
    public void The_code_for_lists_of_matrices() => Snapshot.Match(GeneratorTest.Run(new TestProject(
        """
        using System.Collections.Generic;
        using GradGen;
        [GradCheckable]
        public sealed partial class Layer
        {
            public List<double[,]> weights = new(), weightGrads = new();
            public Dictionary<string, double[]> Params = new(), Grads = new();
            public double[] Forward(double[] x) => x;
            public double[] Backward(double[] dy) => dy;
        }
        """).With("GradGenHarness", "false")));
}
