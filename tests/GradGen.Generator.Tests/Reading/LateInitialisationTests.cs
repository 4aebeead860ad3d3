using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>What is called on a new layer because only there its arrays are made, and where nothing is.</summary>
public class LateInitialisationTests
{
    [Theory]
    [InlineData("private double[]? _w, _dw; public void Initialize() => (_w, _dw) = (new double[3], new double[3]);", "Initialize()")]
    [InlineData("private double[] _w = [], _dw = []; public void Init(int size) { _w = new double[size]; _dw = new double[size]; }", "Init(sizes.Of(\"size\"))")]
    [InlineData("private double[] _w = new double[0], _dw = new double[0]; public void Build(int size, int seed) { _w = new double[size]; _dw = new double[size]; }", "Build(sizes.Of(\"size\"), sizes.Of(\"seed\"))")]
    [InlineData("private double[] _w = System.Array.Empty<double>(), _dw = null!; public void Setup(System.Random random) { Make(); } private void Make() { _w = new double[3]; _dw = new double[3]; }", "Setup(new global::System.Random(1))")]
    [InlineData("private double[] _w = null!, _dw = null!; public void PrepareTraining(int size) => _w = _dw = new double[size];", "PrepareTraining(sizes.Of(\"size\"))")]
    [InlineData("private double[] _w = new double[3], _dw = new double[3], _scratch = null!; public void Initialize(int size) => _scratch = new double[size];", "Initialize(sizes.Of(\"size\"))", "_scratch[0] = 1;")]
    [InlineData("private double[] _w = new double[3], _dw = new double[3]; private int _size; public void Setup(int size) => _size = size;", "Setup(sizes.Of(\"size\"))", "if (x.Length != _size) throw new System.ArgumentException();")]
    [InlineData("private double[]? _w, _dw; public void InitializeWeights() => _w = new double[3]; public void AllocateBuffers() => _dw = new double[3]; public void Build() => InitializeWeights();", "InitializeWeights()")]
    [InlineData("private double[]? _w, _dw; public void Initialize() => Initialize(3); public void Initialize(int size) => _w = _dw = new double[size];", "Initialize(sizes.Of(\"size\"))")]
    public void Is_called(string members, string call, string inForward = "") => Assert.Contains($"layer0.{call};", Code(members, inForward), StringComparison.Ordinal);

    // The constructor, an initialiser or Forward makes them; what is called only fills them; a factory is there.
    [Theory]
    [InlineData("private double[] _w, _dw; public Layer() { Initialize(); } public void Initialize() { _w = new double[3]; _dw = new double[3]; }")]
    [InlineData("private double[] _w, _dw; public Layer(int size) { Prepare(size); } private void Prepare(int size) => Initialize(size); public void Initialize(int size) { _w = new double[size]; _dw = new double[size]; }")]
    [InlineData("private double[] _w = new double[3], _dw = new double[3]; public void Initialize() { for (var i = 0; i < 3; i++) _w[i] = i; }")]
    [InlineData("private double[] _w = new double[3], _dw = new double[3]; public void Initialize(int size) { _w = new double[size]; _dw = new double[size]; }")]
    [InlineData("private double[]? _w, _dw; private bool _isBuilt; public void Build(int size) { _w = new double[size]; _dw = new double[size]; }", "if (!_isBuilt) { Build(x.Length); _isBuilt = true; }")]
    [InlineData("private double[]? _w, _dw; [GradCheckFactory] public static Layer Make() { var layer = new Layer(); layer.Initialize(); return layer; } public void Initialize() { _w = new double[3]; _dw = new double[3]; }")]
    [InlineData("private double[] _w = new double[3], _dw = new double[3], _mask = null!; public void Initialize(int size) => _mask = new double[size];")]
    [InlineData("private double[] _w = new double[3], _dw = new double[3]; private double[]? _mask; public void Initialize(int size) => _mask = new double[size];", "if (_mask != null) x[0] = 0;")]
    [InlineData("private double[]? _w, _dw; public void Load() { _w = new double[3]; _dw = new double[3]; }")]
    [InlineData("private double[]? _w, _dw; [GradCheckIgnore] public void Initialize() { _w = new double[3]; _dw = new double[3]; }")]
    public void Is_not_called(string members, string inForward = "") => Assert.DoesNotContain("layer0", Code(members, inForward), StringComparison.Ordinal);

    [Fact]
    public void A_base_class_is_initialized_too() =>
        GeneratedTests.Pass("""
            using GradGen;
            public abstract class Scaling
            {
                protected double[] Gamma = [], GammaGradient = [], X = [];
                public void Initialize(int size) { Gamma = new double[size]; GammaGradient = new double[size]; }
            }

            [GradCheckable] public partial class Layer : Scaling
            {
                public double[] Forward(double[] x) { X = x; var y = new double[Gamma.Length]; for (var i = 0; i < y.Length; i++) y[i] = Gamma[i] * x[i]; return y; }
                public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) { GammaGradient[i] += dy[i] * X[i]; dx[i] = dy[i] * Gamma[i]; } return dx; }
            }
            """);

    [Fact]
    public void One_that_is_given_an_input_is_given_one_that_Forward_takes() =>
        GeneratedTests.Pass("""
            using GradGen;
            [GradCheckable] public partial class Layer
            {
                private double[] _w = null!, _dw = null!, _x = [];
                public void PrepareTrain(double[] input) { _w = new double[input.Length]; _dw = new double[input.Length]; }
                public double[] Forward(double[] x) { _x = x; var y = new double[_w.Length]; for (var i = 0; i < y.Length; i++) y[i] = _w[i] * x[i]; return y; }
                public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) { _dw[i] += dy[i] * _x[i]; dx[i] = dy[i] * _w[i]; } return dx; }
            }
            """);

    [Fact]
    public void GG0006_it_takes_what_cannot_be_made()
    {
        var reported = AnalyzerTest.Check("""
            using GradGen;
            [GradCheckable] public partial class Layer
            {
                private double[] _w = [], _dw = [], _x = [];
                public void {|GG0006:Initialize|}(System.IO.Stream weights) { _w = new double[weights.Length]; _dw = new double[weights.Length]; }
                public double[] Forward(double[] x) { _x = x; var y = new double[_w.Length]; for (var i = 0; i < y.Length; i++) y[i] = _w[i] * x[i]; return y; }
                public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) { _dw[i] += dy[i] * _x[i]; dx[i] = dy[i] * _w[i]; } return dx; }
            }
            """);

        Assert.Equal("No Layer can be made to check on: Initialize makes _w, and takes Stream weights; give a [GradCheckFactory] method, which calls Initialize too", Assert.Single(reported).GetMessage());
    }

    // What a check cannot call is skipped with the words of the build, and no test of it fails.
    [Theory]
    [InlineData("Build", "System.Collections.IEnumerator inputs", ", and takes IEnumerator inputs")]
    [InlineData("PrepareTrain", "System.IO.Stream input", ", and takes Stream input")]
    [InlineData("LoadFrom", "int size", ", and a check does not call methods of that name")]
    public void Its_tests_are_skipped_with_the_words_of_GG0006(string method, string parameter, string why)
    {
        var source = $$"""
            using GradGen;
            [GradCheckable] public partial class Layer
            {
                private double[] _w = null!, _dw = null!, _x = [];
                public void {{method}}({{parameter}}) { _w = new double[3]; _dw = new double[3]; }
                public double[] Forward(double[] x) { _x = x; var y = new double[_w.Length]; for (var i = 0; i < y.Length; i++) y[i] = _w[i] * x[i]; return y; }
                public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) { _dw[i] += dy[i] * _x[i]; dx[i] = dy[i] * _w[i]; } return dx; }
            }
            """;
        var words = $"No Layer can be made to check on: {method} makes _w{why}; give a [GradCheckFactory] method, which calls {method} too";

        Assert.Equal(words, Assert.Single(AnalyzerTest.Report(source)).GetMessage());
        Assert.Equal("GG0006: " + words, Assert.Single(GeneratedTests.Skipped(source)).Value);
        Assert.Empty(GeneratedTests.Run(source));
    }

    private static string Code(string members, string inForward = "") =>
        GeneratorTest.Run($$"""
            using GradGen;
            [GradCheckable] public partial class Layer
            {
                {{members}}
                public double[] Forward(double[] x) { {{inForward}} var y = new double[3]; for (var i = 0; i < 3; i++) y[i] = _w![i] * x[i]; return y; }
                public double[] Backward(double[] dy) { _dw![0] += dy[0]; return dy; }
            }
            """).Source("Layer");
}
