using GradGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Tests.Reading;

/// <summary>Layers whose parameters are where nobody looks for them, or that have none where others do.</summary>
public class OddLayersTests
{
    private const string Body = """
        public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (int i = 0; i < y.Length; i++) y[i] = Weights[i] * x[i]; return y; }
        public double[] Backward(double[] dy) { var dx = new double[_x.Length]; for (int i = 0; i < dx.Length; i++) { dx[i] = Weights[i] * dy[i]; WeightGradients[i] += dy[i] * _x[i]; } return dx; }
        """;

    [Fact]
    public void A_public_parameter_whose_gradient_a_base_class_that_is_a_layer_keeps_to_itself()
    {
        var layers = WithPrivateGradient("[GradCheckable] public abstract partial class Base");

        AnalyzerTest.Silent(layers);
        GeneratedTests.Pass(layers);
        GeneratedTests.Fail(layers.Replace("dy[i] * _x[i]", "2 * dy[i] * _x[i]"), "LayerGradCheckTests.Gradient_of_Weights");
    }

    [Fact]
    public void A_public_parameter_whose_gradient_another_base_class_keeps_to_itself_is_left_out()
    {
        var layers = WithPrivateGradient("public abstract class Base").Replace("double[] Weights;", "double[] {|GG0008:Weights|};");

        var said = Assert.Single(AnalyzerTest.Check(layers));

        Assert.Equal(
            "Weights is left out of θ: of its gradient _weightGradients, it is private to Base, where code generated for Layer cannot reach it: make it protected, or Base [GradCheckable] and partial, so that it packs it itself",
            said.GetMessage());
    }

    [Fact]
    public void A_list_of_parameters_that_an_heir_puts_nothing_in()
    {
        const string Layers = """
            using System.Collections.Generic;
            using System.Linq;
            using GradGen;
            public sealed class Par { public double[] Value, Gradient; public Par(int n) { Value = new double[n]; Gradient = new double[n]; } }
            public abstract class Part { public List<Par> Parameters = new(); }
            [GradCheckable]
            public sealed partial class Square : Part
            {
                private double[] _x = [];
                public double[] Forward(double[] x) { _x = x; return x.Select(v => v * v).ToArray(); }
                public double[] Backward(double[] dy) => dy.Select((d, i) => 2 * _x[i] * d).ToArray();
            }
            """;

        AnalyzerTest.Silent(Layers);
        using var loaded = GeneratedTests.Load(Layers);
        Assert.All(GeneratedTests.Run(loaded).Values, Assert.Null);
        var finding = Assert.Single(GradCheck.Run(loaded.NewLayer<double>("Square")).Findings);
        Assert.Equal((FindingKind.Empty, "Parameters"), (finding.Kind, finding.Block));
    }

    [Theory]
    [InlineData("public abstract class Activation")]
    [InlineData("[GradCheckable] public abstract partial class Activation")]
    public void An_activation_without_anything_to_pack_behind_an_abstract_class(string declaration)
    {
        var layers = $$"""
            using System;
            using System.Linq;
            using GradGen;
            {{declaration}} { public abstract double[] Forward(double[] x); public abstract double[] Backward(double[] dy); }
            public sealed class Sigmoid : Activation
            {
                private double[] _y = [];
                public override double[] Forward(double[] x) => _y = x.Select(v => 1 / (1 + Math.Exp(-v))).ToArray();
                public override double[] Backward(double[] dy) => dy.Select((d, i) => d * _y[i] * (1 - _y[i])).ToArray();
            }
            [GradCheckable]
            public sealed partial class Owner
            {
                private readonly Activation _activation = new Sigmoid();
                private readonly double[] _w, _wGrad;
                private double[] _x = [];
                public Owner(int n) { _w = new double[n]; _wGrad = new double[n]; }
                public double[] Forward(double[] x) { _x = x; return _activation.Forward(x.Select((v, i) => v * _w[i]).ToArray()); }
                public double[] Backward(double[] dy) { var d = _activation.Backward(dy); for (int i = 0; i < d.Length; i++) _wGrad[i] += d[i] * _x[i]; return d.Select((v, i) => v * _w[i]).ToArray(); }
            }
            """;

        AnalyzerTest.Silent(layers);
        GeneratedTests.Pass(layers);
    }

    [Fact]
    public void A_marked_object_of_values_and_gradients_is_what_it_is_without_the_mark()
    {
        const string Layer = """
            using System.Linq;
            using GradGen;
            public sealed class Par { public double[] Value, Gradient; public Par(int n) { Value = new double[n]; Gradient = new double[n]; } }
            [GradCheckable]
            public sealed partial class Scale
            {
                [Parameter] private readonly Par _p;
                private double[] _x = [];
                public Scale(int n) { _p = new(n); }
                public double[] Forward(double[] x) { _x = x; return x.Select((v, i) => v * _p.Value[i]).ToArray(); }
                public double[] Backward(double[] dy) { for (int i = 0; i < dy.Length; i++) _p.Gradient[i] += dy[i] * _x[i]; return dy.Select((d, i) => _p.Value[i] * d).ToArray(); }
            }
            """;

        AnalyzerTest.Silent(Layer);
        GeneratedTests.Pass(Layer);
    }

    [Fact]
    public void Arrays_that_two_layers_share_are_moved_and_compared()
    {
        const string Layers = """
            using System.Linq;
            using GradGen;
            public sealed class Par { public double[] Value, Gradient; public Par(int n) { Value = new double[n]; Gradient = new double[n]; } }
            [GradCheckable]
            public sealed partial class Scale
            {
                public readonly Par W;
                private readonly double[] _offset;
                private double[] _x = [];
                public Scale(Par w) { W = w; _offset = w.Value.Select(v => 0.1).ToArray(); }
                public double[] Forward(double[] x) { _x = x; return W.Value.Select((w, i) => w * x[i] + _offset[i]).ToArray(); }
                public double[] Backward(double[] dy) { for (int i = 0; i < dy.Length; i++) W.Gradient[i] += dy[i] * _x[i]; return dy.Select((d, i) => d * W.Value[i]).ToArray(); }
                [GradCheckFactory] public static Scale Make(int n) => new(new Par(n));
            }
            [GradCheckable]
            public sealed partial class Tied
            {
                private readonly Scale _encode, _decode;
                public Tied(int n) { _encode = Scale.Make(n); _decode = new Scale(_encode.W); }
                public double[] Forward(double[] x) => _decode.Forward(_encode.Forward(x));
                public double[] Backward(double[] dy) => _encode.Backward(_decode.Backward(dy));
            }
            """;

        GeneratedTests.Pass(Layers);
    }

    [Fact]
    public void Partial_methods_are_the_part_with_the_body()
    {
        const string Layer = """
            using System;
            using GradGen;
            [GradCheckable]
            public sealed partial class Layer(int n)
            {
                private readonly double[] _w = new double[n], _wGrad = new double[n];
                private double[] _x = [];
                public partial double[] Forward(double[] x);
                public partial double[] Backward(double[] dy);
                partial void Before(double[] x);
                private partial double Squash(double value);
            }
            public sealed partial class Layer
            {
                public partial double[] Forward(double[] x) { Before(x); _x = x; var y = new double[n]; for (int i = 0; i < n; i++) y[i] = Squash(_w[i] * x[i]); return y; }
                public partial double[] Backward(double[] dy)
                {
                    var dx = new double[n];
                    for (int i = 0; i < n; i++) { var t = Squash(_w[i] * _x[i]); var d = dy[i] * (1 - t * t); dx[i] = _w[i] * d; _wGrad[i] += d * _x[i]; }
                    return dx;
                }
                private partial double Squash(double value) => Math.Tanh(value);
            }
            """;

        AnalyzerTest.Silent(Layer);
        GeneratedTests.Pass(Layer);
    }

    [Theory]
    [InlineData("=> _w.Length;")]
    [InlineData("{ get { return _w.Length; } }")]
    [InlineData("{ get => _w.Length; }")]
    public void Partial_properties_are_the_part_with_the_body(string body)
    {
        // The oldest compiler that is promised has none.
        if (!Enum.IsDefined((LanguageVersion)1300))
            return;
        var layer = $$"""
            using GradGen;
            [GradCheckable]
            public sealed partial class Layer
            {
                private readonly double[] _w = new double[3], _g = new double[3];
                private double[] _x = [];
                public partial int Size { get; }
                public partial double[] Weights { get; }
                public partial double[] WeightsGradient { get; }
                public double[] Forward(double[] x) { _x = x; var y = new double[Size]; for (int i = 0; i < Size; i++) y[i] = Weights[i] * x[i]; return y; }
                public double[] Backward(double[] dy)
                {
                    var dx = new double[Size];
                    for (int i = 0; i < Size; i++) { dx[i] = Weights[i] * dy[i]; WeightsGradient[i] += dy[i] * _x[i]; }
                    return dx;
                }
            }
            public sealed partial class Layer
            {
                public partial int Size {{body}}
                public partial double[] Weights => _w;
                public partial double[] WeightsGradient { get { return _g; } }
            }
            """;
        var project = new TestProject(layer) { LanguageVersion = LanguageVersion.Preview };

        AnalyzerTest.Silent(project);
        GeneratedTests.Pass(project);
    }

    [Fact]
    public void More_arrays_than_can_be_told_apart_are_passed_over_in_silence()
    {
        var numbers = Enumerable.Range(0, 140).ToArray();
        var layer = $$"""
            using GradGen;
            [GradCheckable]
            public sealed partial class Many(int n)
            {
                {{string.Join("\n", numbers.Select(i => $"private readonly double[] _w{i} = new double[n], _w{i}Grad = new double[n];"))}}
                private double[] _x = [];
                public double[] Forward(double[] x) { _x = x; var y = new double[n]; for (int i = 0; i < n; i++) { {{string.Join(" ", numbers.Select(i => $"y[i] += _w{i}[i] * x[i];"))}} } return y; }
                public double[] Backward(double[] dy) { var dx = new double[n]; for (int i = 0; i < n; i++) { {{string.Join(" ", numbers.Select(i => $"dx[i] += _w{i}[i] * dy[i]; _w{i}Grad[i] += dy[i] * _x[i];"))}} } return dx; }
            }
            """;

        AnalyzerTest.Silent(layer);
    }

    [Theory]
    [InlineData("public sealed class GradGenHarness { }")]
    [InlineData("public sealed class GradGenSamples { } private int GradGenHarness_ => 1;")]
    public void Names_of_generated_classes_that_the_layer_has_itself(string own) => GeneratedTests.Pass(Layer(own + " private readonly double[] Weights = new double[n], WeightGradients = new double[n];"));

    [Fact]
    public void A_parameter_that_is_obsolete_as_an_error() => GeneratedTests.Pass("""
        #pragma warning disable CS0612
        using GradGen;
        [GradCheckable]
        public sealed partial class Layer
        {
            [System.Obsolete("use W", true)] public double[] Weights;
            public double[] WeightGradients;
            private double[] _x = [];
            [System.Obsolete] public Layer(int n) { Weights = new double[n]; WeightGradients = new double[n]; }
            [System.Obsolete] private double W(int i) => Weights[i];
            public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (int i = 0; i < y.Length; i++) y[i] = W(i) * x[i]; return y; }
            public double[] Backward(double[] dy) { var dx = new double[_x.Length]; for (int i = 0; i < dx.Length; i++) { dx[i] = W(i) * dy[i]; WeightGradients[i] += dy[i] * _x[i]; } return dx; }
            [GradCheckFactory] public static Layer Make(int n) => new(n);
        }
        """);

    private static string Layer(string members) => "using GradGen; [GradCheckable] public sealed partial class Layer(int n) { private double[] _x = []; " + members + Body + " }";

    private static string WithPrivateGradient(string declaration) => $$"""
        using GradGen;
        {{declaration}}
        {
            public double[] Weights;
            private readonly double[] _weightGradients;
            protected Base(int n) { Weights = new double[n]; _weightGradients = new double[n]; }
            protected void Add(int i, double value) => _weightGradients[i] += value;
        }
        [GradCheckable]
        public sealed partial class Layer(int n) : Base(n)
        {
            private double[] _x = [];
            {{Body.Replace("WeightGradients[i] += dy[i] * _x[i];", "Add(i, dy[i] * _x[i]);")}}
        }
        """;
}
