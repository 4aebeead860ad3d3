using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>Layers that give the gradients of all parameters in one: what is read, and what cannot be told apart.</summary>
public class GradientsInOneTests
{
    [Fact]
    public void As_many_as_parameters_are_theirs_in_order() => Assert.True(Report("double[] GetGradients() => new[] { _g[0], _g[1], _g[2] }", "_g[2]").Passed);

    [Fact]
    public void One_part_for_each_parameter_is_as_good() => Assert.True(Report("double[][] GetGradients() => new[] { new[] { _g[0], _g[1] }, new[] { _g[2] } }", "_g[2]").Passed);

    [Fact]
    public void A_wrong_one_fails_where_it_is()
    {
        var report = Report("double[] GetGradients() => new[] { _g[0], _g[1], _g[2] }", "_g[0]");

        Assert.Equal(["bias"], report.Blocks.Where(static block => block.Verdict == Verdict.Fail).Select(static block => block.Name));
    }

    [Fact]
    public void More_than_parameters_are_nobodys_and_decide_nothing()
    {
        var report = Report("double[] GetGradients() => new[] { _g[0], _g[1], _g[2], 0.0 }", "_g[2]");

        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Equal("GetGradients gives 4 values, but there are 3 parameters: whose gradient each is cannot be told. [GradientOf] says it of a member.", Assert.Single(report.Findings).Message);
    }

    [Fact]
    public void A_batch_class_whose_rows_are_as_long_as_the_layer_says_is_made_so()
    {
        using var loaded = GeneratedTests.Load("""
            using System.Collections;
            using System.Collections.Generic;
            using System.Linq;
            using GradGen;

            public class Rows<T> : IEnumerable<T>
            {
                private readonly T[] _items;
                public Rows(IEnumerable<T> items) => _items = items.ToArray();
                public T this[long i] => _items[i];
                public int Size => _items.Length;
                public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();
                IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
            }

            public abstract class Sized
            {
                protected int inputs;
                protected Sized(int inputs) => this.inputs = inputs;
            }

            [GradCheckable]
            public partial class Halved : Sized
            {
                private readonly int _channels, _width, _height;

                public Halved(int channels, int width, int height) : base(channels * width * height) => (_channels, _width, _height) = (channels, width, height);

                public Rows<double[]> Forward(Rows<double[]> x) => new(x.Select(row => Enumerable.Range(0, _channels * _width * _height).Select(i => row[i] / 2).ToArray()));

                public Rows<double[]> Backward(Rows<double[]> dy) => new(dy.Select(row => row.Select(value => value / 2).ToArray()));
            }
            """);

        var report = GradGen.GradCheck.Run(loaded.Assembly.GetType("Halved")!);

        Assert.True(report.Passed, report.ToString());
    }

    private static GradCheckReport Report(string gradients, string ofBias)
    {
        using var loaded = GeneratedTests.Load($$"""
            [GradGen.GradCheckable]
            public partial class Layer
            {
                private readonly double[] weights = { 0.5, -0.5 };
                private readonly double[] bias = { 0.1 };
                private readonly double[] _g = new double[3];
                private double[] _x = new double[2];

                public double Forward(double[] x)
                {
                    _x = x;
                    return weights[0] * x[0] + weights[1] * x[1] + bias[0];
                }

                public double[] Backward(double dy)
                {
                    (_g[0], _g[1], _g[2]) = (dy * _x[0], dy * _x[1], dy);
                    return new[] { dy * weights[0], dy * weights[1] };
                }

                public {{gradients.Replace("_g[2]", ofBias, StringComparison.Ordinal)}};
            }
            """);
        return GradGen.GradCheck.Run(loaded.NewLayer<double>("Layer"));
    }
}
