using GradGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Tests.Writing;

/// <summary>The generated code of each kind of layer, as approved; compiled, run and found right as well.</summary>
public class GeneratedLayerTests
{
    [Fact]
    public void The_dense_layer_with_its_tests()
    {
        var project = new TestProject(LayerSources.Dense) { Name = "Documented", Framework = TestFramework.XunitV3 };

        Snapshot.Match(GeneratorTest.Run(project));
        GeneratedTests.Pass(project);
    }

    [Fact]
    public void Float_in_jagged_arrays()
    {
        var project = new TestProject("""
            using GradGen;
            namespace App;
            [GradCheckable]
            public partial class Jagged
            {
                public float[][] W, gW;
                private float[][] x = [];
                public Jagged(int inputs, int outputs)
                {
                    W = new float[outputs][];
                    gW = new float[outputs][];
                    for (int o = 0; o < outputs; o++)
                    {
                        W[o] = new float[inputs];
                        gW[o] = new float[inputs];
                    }
                }
                public float[][] Forward(float[][] x)
                {
                    this.x = x;
                    var y = new float[x.Length][];
                    for (int n = 0; n < x.Length; n++)
                    {
                        y[n] = new float[W.Length];
                        for (int o = 0; o < W.Length; o++)
                            for (int i = 0; i < W[o].Length; i++)
                                y[n][o] += W[o][i] * x[n][i];
                    }
                    return y;
                }
                public float[][] Backward(float[][] dy)
                {
                    var dx = new float[x.Length][];
                    for (int n = 0; n < x.Length; n++)
                    {
                        dx[n] = new float[x[n].Length];
                        for (int o = 0; o < W.Length; o++)
                            for (int i = 0; i < W[o].Length; i++)
                            {
                                gW[o][i] += dy[n][o] * x[n][i];
                                dx[n][i] += dy[n][o] * W[o][i];
                            }
                    }
                    return dx;
                }
            }
            """);

        Snapshot.Match(GeneratorTest.Run(project));
        GeneratedTests.Pass(project);
    }

    [Fact]
    public void A_generic_record_nested_in_types_with_keyword_names()
    {
        var project = new TestProject("""
            using System;
            using GradGen;
            namespace @event.@class;
            public partial struct @struct<@in>
            {
                internal partial interface @interface
                {
                    [GradCheckable, GradCheckSample(3, TypeArguments = new[] { typeof(string), typeof(DateTime) })]
                    internal partial record @is<@out>(int @int) where @out : struct
                    {
                        private double[] @double { get; } = new double[@int];
                        private double[] @doubleGradient { get; } = new double[@int];
                        private double[] _cache = [];
                        [Forward] public double[] @for(double[] @in)
                        {
                            _cache = @in;
                            var y = new double[@double.Length];
                            for (var i = 0; i < @double.Length; i++) y[i] = @double[i] * @in[i];
                            return y;
                        }
                        [Backward] public double[] @while(double[] @out)
                        {
                            var dx = new double[@out.Length];
                            for (var i = 0; i < dx.Length; i++)
                            {
                                @doubleGradient[i] += @out[i] * _cache[i];
                                dx[i] = @out[i] * @double[i];
                            }
                            return dx;
                        }
                    }
                }
            }
            """);

        Snapshot.Match(GeneratorTest.Run(project));
        GeneratedTests.Pass(project);
    }

    [Fact]
    public void A_struct_and_a_layer_that_holds_one()
    {
        var project = new TestProject("""
            using GradGen;
            [GradCheckable]
            public partial struct Gain
            {
                public double scale, scaleGrad;
                private double[] _x;
                public Gain(double initial) { scale = initial; scaleGrad = 0; _x = []; }
                public double[] Forward(double[] x) { _x = x; return Times(x, scale); }
                public double[] Backward(double[] dy)
                {
                    for (var i = 0; i < dy.Length; i++) scaleGrad += dy[i] * _x[i];
                    return Times(dy, scale);
                }
                private static double[] Times(double[] a, double factor)
                {
                    var b = new double[a.Length];
                    for (var i = 0; i < a.Length; i++) b[i] = a[i] * factor;
                    return b;
                }
            }

            [GradCheckable]
            public sealed partial class Amplifier
            {
                private Gain _gain = new Gain(2);
                public double[] Forward(double[] x) => _gain.Forward(x);
                public double[] Backward(double[] dy) => _gain.Backward(dy);
            }
            """);

        Snapshot.Match(GeneratorTest.Run(project));
        GeneratedTests.Pass(project);
    }

    [Fact]
    public void A_loss_with_labels()
    {
        var project = new TestProject("""
            using System;
            using GradGen;
            namespace App;
            [GradCheckable]
            public sealed partial class CrossEntropy
            {
                private double[,] _p = new double[0, 0];
                private int[] _labels = [];
                public double Forward(double[,] logits, int[] labels)
                {
                    var batch = logits.GetLength(0);
                    var classes = logits.GetLength(1);
                    _p = new double[batch, classes];
                    _labels = labels;
                    var loss = 0.0;
                    for (var n = 0; n < batch; n++)
                    {
                        var sum = 0.0;
                        for (var c = 0; c < classes; c++) sum += _p[n, c] = Math.Exp(logits[n, c]);
                        for (var c = 0; c < classes; c++) _p[n, c] /= sum;
                        loss -= Math.Log(_p[n, labels[n]]) / batch;
                    }
                    return loss;
                }
                public double[,] Backward()
                {
                    var dx = (double[,])_p.Clone();
                    for (var n = 0; n < _labels.Length; n++)
                    {
                        dx[n, _labels[n]] -= 1;
                        for (var c = 0; c < dx.GetLength(1); c++) dx[n, c] /= _labels.Length;
                    }
                    return dx;
                }
            }
            """);

        Snapshot.Match(GeneratorTest.Run(project));
        GeneratedTests.Pass(project);
    }

    [Fact]
    public void Sub_layers_in_a_field_an_array_a_list_and_a_dictionary()
    {
        var project = new TestProject("""
            using System.Collections.Generic;
            using System.Linq;
            using GradGen;
            namespace App;
            [GradCheckable]
            public sealed partial class Scale(int size)
            {
                private readonly double[] _scale = new double[size], _scaleGrad = new double[size];
                private double[] _x = [];
                public double[] Forward(double[] x) { _x = x; return x.Zip(_scale, (a, b) => a * b).ToArray(); }
                public double[] Backward(double[] dy)
                {
                    for (var i = 0; i < dy.Length; i++) _scaleGrad[i] += dy[i] * _x[i];
                    return dy.Zip(_scale, (a, b) => a * b).ToArray();
                }
            }

            [GradCheckable]
            public sealed partial class Net
            {
                private readonly Scale _first;
                private readonly Scale[] _array;
                private readonly List<Scale> _list;
                private readonly Dictionary<string, Scale> _named;
                private readonly double[] _bias;
                private readonly double[] _dbias;
                public Net(int size)
                {
                    _first = new Scale(size);
                    _array = new[] { new Scale(size), new Scale(size) };
                    _list = new List<Scale> { new Scale(size) };
                    _named = new Dictionary<string, Scale> { ["last"] = new Scale(size) };
                    _bias = new double[size];
                    _dbias = new double[size];
                }
                private IEnumerable<Scale> All => new[] { _first }.Concat(_array).Concat(_list).Concat(_named.Values);
                public double[] Forward(double[] x)
                {
                    var y = _first.Forward(x);
                    foreach (var layer in _array) y = layer.Forward(y);
                    foreach (var layer in _list) y = layer.Forward(y);
                    y = _named["last"].Forward(y);
                    for (var i = 0; i < _bias.Length; i++) y[i] += _bias[i];
                    return y;
                }
                public double[] Backward(double[] dy)
                {
                    for (var i = 0; i < _bias.Length; i++) _dbias[i] += dy[i];
                    foreach (var layer in All.Reverse()) dy = layer.Backward(dy);
                    return dy;
                }
            }
            """);

        Snapshot.Match(GeneratorTest.Run(project));
        GeneratedTests.Pass(project);
    }

    [Fact]
    public void Scalars_properties_domains_settings_and_a_penalty()
    {
        var project = new TestProject("""
            using System;
            using GradGen;
            namespace App;
            public enum Mode { Off, On }
            [GradCheckable(Cost = Cost.MeanSquaredError)]
            public partial class Root
            {
                [Domain(1, 5)] public float Exponent { get; set; } = 2;
                public float ExponentGrad { get; set; }
                [Parameter, Domain(0.5, 2)] private float[] _factors = { 1, 2 };
                [GradientOf("_factors")] private float[] _sums = new float[2];
                [DuringCheck(1.0)] public double Keep { get; set; } = 0.5;
                [DuringCheck(2)] private float _twice;
                [DuringCheck(Mode.On)] private Mode _mode;
                [DuringCheck(null)] public string? Name { get; set; } = "mine";
                private float[] _x = Array.Empty<float>();
                public float[] Forward([Domain(0.2, 3)] float[] x)
                {
                    if (x.Length != _factors.Length) throw new ArgumentException("size", nameof(x));
                    if (_mode != Mode.On || Keep != 1 || Name != null || _twice != 2) throw new InvalidOperationException();
                    _x = x;
                    var y = new float[x.Length];
                    for (int i = 0; i < x.Length; i++) y[i] = _factors[i] * MathF.Pow(x[i], Exponent);
                    return y;
                }
                public float[] Backward(float[] dy)
                {
                    var dx = new float[dy.Length];
                    for (int i = 0; i < dy.Length; i++)
                    {
                        var power = MathF.Pow(_x[i], Exponent);
                        _sums[i] += dy[i] * power + 2 * Decay * _factors[i];
                        ExponentGrad += dy[i] * _factors[i] * power * MathF.Log(_x[i]);
                        dx[i] = dy[i] * _factors[i] * Exponent * power / _x[i];
                    }
                    return dx;
                }
                private const float Decay = 0.1f;
                [Penalty] private float Squares()
                {
                    var sum = 0f;
                    foreach (var factor in _factors) sum += Decay * factor * factor;
                    return sum;
                }
            }
            """);

        Snapshot.Match(GeneratorTest.Run(project));
        GeneratedTests.Pass(project);
    }

    [Fact]
    public void Random_numbers_of_the_layers_own()
    {
        var project = new TestProject("""
            using System;
            using GradGen;
            namespace App;
            public abstract class Noise
            {
                protected readonly Random Rng = new Random(1);
            }
            [GradCheckable]
            public partial class Dropout(Random random) : Noise
            {
                private readonly Random _second = new Random(2);
                private Random? _third;
                private double[] _mask = [];
                public double[] Forward(double[] x)
                {
                    _third ??= new Random(3);
                    _mask = new double[x.Length];
                    var y = new double[x.Length];
                    for (var i = 0; i < x.Length; i++)
                    {
                        _mask[i] = random.NextDouble() + _second.NextDouble() + _third.NextDouble() + Rng.NextDouble();
                        y[i] = x[i] * _mask[i];
                    }
                    return y;
                }
                public double[] Backward(double[] dy)
                {
                    var dx = new double[dy.Length];
                    for (var i = 0; i < dy.Length; i++) dx[i] = dy[i] * _mask[i];
                    return dx;
                }
            }
            """);

        Snapshot.Match(GeneratorTest.Run(project));
        GeneratedTests.Pass(project);
    }

    [Fact]
    public void Several_samples_and_factories()
    {
        var project = new TestProject("""
            using System;
            using GradGen;
            namespace App;
            public interface ISlope { double Of(double x); }
            public sealed class Half : ISlope { public double Of(double x) => x / 2; }
            [GradCheckable]
            [GradCheckSample(3, typeof(Half))]
            [GradCheckSample(5, typeof(Half), 0.25, new[] { 1, 2 }, DayOfWeek.Friday, 'x', "a\"b")]
            public sealed partial class Sloped
            {
                private readonly double[] _w, _dw;
                private readonly ISlope _slope;
                public Sloped(int size, ISlope slope, double start = 1, int[]? more = null, DayOfWeek day = default, char letter = 'a', string? name = null)
                {
                    _w = new double[size];
                    _dw = new double[size];
                    _slope = slope;
                    Array.Fill(_w, start);
                }
                private double[] _x = [];
                [GradCheckFactory] private static Sloped Made(int size, Random random) => new(size, new Half(), random.NextDouble());
                [GradCheckFactory] internal static Sloped Fixed() => new(2, new Half());
                public double[] Forward(double[] x)
                {
                    _x = x;
                    var y = new double[_w.Length];
                    for (var i = 0; i < _w.Length; i++) y[i] = _w[i] * _slope.Of(x[i]);
                    return y;
                }
                public double[] Backward(double[] dy)
                {
                    var dx = new double[_w.Length];
                    for (var i = 0; i < _w.Length; i++)
                    {
                        _dw[i] += dy[i] * _slope.Of(_x[i]);
                        dx[i] = dy[i] * _w[i] / 2;
                    }
                    return dx;
                }
            }
            """);

        Snapshot.Match(GeneratorTest.Run(project with { Framework = TestFramework.XunitV2 }));
        GeneratedTests.Pass(project);
    }

    [Fact]
    public void Shapes_two_inputs_a_training_flag_and_a_tuple_of_gradients()
    {
        var project = new TestProject("""
            using GradGen;
            namespace App;
            [GradCheckable]
            public sealed partial class Mix(int width)
            {
                private readonly double[] _gamma = new double[width], _gammaGradient = new double[width];
                private double[,] _a = new double[0, 0];
                private double[] _b = [];
                private bool _trained;
                public double[,] Forward([Shape("batch", "width")] double[,] a, [Shape("2 * width + 1")] double[] b, int step = 0, bool training = true)
                {
                    (_a, _b, _trained) = (a, b, training);
                    var y = new double[a.GetLength(0), width];
                    for (var n = 0; n < a.GetLength(0); n++)
                        for (var i = 0; i < width; i++)
                            y[n, i] = _gamma[i] * a[n, i] * b[2 * i] * b[2 * width] * (training ? 1 : 3);
                    return y;
                }
                public (double[,] A, double[] B) Backward(double[,] dy)
                {
                    var da = new double[_a.GetLength(0), width];
                    var db = new double[_b.Length];
                    var factor = _trained ? 1 : 3;
                    for (var n = 0; n < _a.GetLength(0); n++)
                        for (var i = 0; i < width; i++)
                        {
                            _gammaGradient[i] += dy[n, i] * _a[n, i] * _b[2 * i] * _b[2 * width] * factor;
                            da[n, i] = dy[n, i] * _gamma[i] * _b[2 * i] * _b[2 * width] * factor;
                            db[2 * i] += dy[n, i] * _gamma[i] * _a[n, i] * _b[2 * width] * factor;
                            db[2 * width] += dy[n, i] * _gamma[i] * _a[n, i] * _b[2 * i] * factor;
                        }
                    return (da, db);
                }
            }
            """);

        Snapshot.Match(GeneratorTest.Run(project));
        GeneratedTests.Pass(project);
    }

    [Fact]
    public void Without_a_harness()
    {
        var project = new TestProject(LayerSources.Dense) { Framework = TestFramework.XunitV3 }.With("GradGenHarness", "false");

        var run = GeneratorTest.Run(project);

        Snapshot.Match(run);
        using var loaded = run.Load();
        var layer = loaded.NewLayer<double>("App.Dense", 2, 3);
        Assert.Equal(9, layer.ParameterCount);
        Assert.Contains("GradGenHarness", Assert.Throws<InvalidOperationException>(() => GradCheck.Run(layer)).Message);
    }

    [Fact]
    public void A_project_of_old()
    {
        var project = new TestProject(LayerSources.OldScale) { LanguageVersion = LanguageVersion.CSharp7_3, Nullable = NullableContextOptions.Disable, Framework = TestFramework.XunitV2 };

        Snapshot.Match(GeneratorTest.Run(project));
        GeneratedTests.Pass(project);
    }
}
