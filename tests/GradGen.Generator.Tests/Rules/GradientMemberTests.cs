using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0101 and GG0103: parameters without gradients, and gradients without parameters.</summary>
public class GradientMemberTests
{
    private const string Passes = " public double[] Forward([Shape(2)] double[] x) => x; public double[] Backward(double[] dy) => dy; ";

    // Their Backwards are stubs, of which other rules have their say.
    private const string Stubs = "#pragma warning disable GG0104, GG0105, GG0106, GG0107\n";

    private const string Weights = "private readonly double[] _weights = new double[2]; ";

    private const string Pair = Weights + "private readonly double[] _weightGradients = new double[2]; ";

    [Theory]
    [InlineData("private readonly double[] [|_weights|] = new double[2];", "The parameter _weights has no gradient; [GradientOf] says which member holds it")]
    [InlineData(Pair + "private readonly double[] [|_biases|] = new double[2];", "The parameter _biases has no gradient; [GradientOf] says which member holds it")]
    [InlineData(Pair + "[Parameter] private double [|_temperature|] = 1;", "The parameter _temperature has no gradient; [GradientOf] says which member holds it")]
    [InlineData("public double[,] [|W|] { get; } = new double[2, 2]; private double[] dx = new double[2];", "The parameter W has no gradient; [GradientOf] says which member holds it")]
    [InlineData("public double[][] [|Kernels|] = new double[1][]; private double[] _inputGradients = new double[2];", "The parameter Kernels has no gradient; [GradientOf] says which member holds it")]
    [InlineData(Pair + "private double[]? [|@b|];", "The parameter b has no gradient; [GradientOf] says which member holds it")]
    public void GG0101_a_parameter_without_a_gradient(string members, string message) => Check("GG0101", Layer(members + Passes), message);

    [Fact]
    public void GG0101_an_inherited_parameter_is_what_the_layer_lacks_a_gradient_for() => Check(
        "GG0101",
        "using GradGen; public abstract class Base { protected double[] weights = new double[2]; } [GradCheckable] public partial class [|Layer|] : Base {" + Passes + "}",
        "The parameter weights has no gradient; [GradientOf] says which member holds it");

    [Theory]
    [InlineData(Pair + Passes)]
    [InlineData(Weights + "[GradCheckIgnore] private double[] _weightGradients = new double[2];" + Passes)]
    [InlineData("[GradCheckIgnore] private double[] _weights = new double[2];" + Passes)]
    [InlineData(Weights + "private static double[] _weightGradients = new double[2];" + Passes)]
    [InlineData(Weights + "private double[] WeightGradients => _buffer; private double[] _buffer = new double[2];" + Passes)]
    [InlineData(Weights + "private readonly System.Collections.Generic.Dictionary<string, double[]> _gradients = new();" + Passes)]
    [InlineData(Weights + "private readonly double[] _biases = new double[2]; private readonly double[] _gradients = new double[4];" + Passes)]
    [InlineData(Weights + "private readonly double[] _gradientBuffer = new double[4];" + Passes)]
    [InlineData(Weights + "private readonly Gradients _grads = new();" + Passes)]
    [InlineData(Weights + "private double[] _x = new double[2]; public double[] Forward([Shape(2)] double[] x) => _x = x; public double[] Backward(double[] dy) { for (var i = 0; i < 2; i++) _weights[i] -= 0.1 * dy[i]; return dy; }")]
    [InlineData(Weights + "public double[] Forward([Shape(2)] double[] x) => x; public double[] Backward(double[] dy) { Update(_weights, dy); return dy; } private static void Update(double[] w, double[] dw) { }")]
    [InlineData(Weights + "public double[] Forward([Shape(2)] double[] x) => x; public double[] Backward(double[] dy) { Step(dy); return dy; } private void Step(double[] dw) { Gradients.Apply(_weights, dw); }")]
    [InlineData(Weights + "public double[] Forward([Shape(2)] double[] x) => x; public double[] Backward(double[] dy, double learningRate = 0.1) => dy;")]
    [InlineData(Weights + "public double[] Forward([Shape(2)] double[] x) => x; public double[] Backward(double[] dy, double lr) => dy;")]
    [InlineData(Weights + "public double[] Forward([Shape(2)] double[] x) => x; public (double[], double[]) {|GG0005:Backward|}(double[] dy) => (dy, dy);")]
    [InlineData(Weights + "public double[] Forward([Shape(2)] double[] x) => x; public Gradients {|GG0005:Backward|}(double[] dy) => new();")]
    [InlineData(Weights + "public double[] Forward([Shape(2)] double[] x) => x; public double[] {|GG0005:Backward|}(double[] dy, Gradients into) => dy;")]
    [InlineData("public System.ReadOnlyMemory<double> {|GG0008:weights|} = new();" + Passes)]
    [InlineData("public float[] {|GG0008:weights|} = new float[2];" + Passes)]
    [InlineData("private double[] _activations = new double[2], _mask = new double[2]; private readonly double[] _velocityWeights = new double[2];" + Passes)]
    [InlineData("private double[] weights = new double[2]; public double[] Forward([Shape(2)] double[] x) => weights = x; public double[] Backward(double[] dy) => dy;")]
    public void GG0101_is_silent_where_the_gradient_is_or_may_be(string members) => AnalyzerTest.SilentWithoutRunning(Stubs + Layer(members));

    [Theory]
    [InlineData("using GradGen; [GradCheckable] public abstract partial class Layer { protected double[] weights = new double[2]; public abstract double[] Forward(double[] x); public abstract double[] Backward(double[] dy); }")]
    [InlineData("using GradGen; [GradCheckable] public partial class {|GG0003:Layer|} { protected double[] weights = new double[2]; public double[] Forward([Shape(2)] double[] x) => x; }")]
    [InlineData("using GradGen; public class Base { protected double[] {|GG0008:weights|} = new double[2]; private double[] _weightGradients = new double[2]; } [GradCheckable] public partial class Layer : Base {" + Passes + "}")]
    [InlineData("using GradGen; public class Base { protected double[] weights = new double[2]; } [GradCheckable] public partial class Layer : Base { private double[] _weightGradients = new double[2]; " + Passes + "}")]
    [InlineData("using GradGen; [GradCheckable] public partial class Layer { private double[] w = new double[2]; " + Passes + "} public partial class Layer { private double[] gradW = new double[2]; }")]
    [InlineData("using GradGen; [GradCheckable] public partial class Base { protected double[] {|GG0101:weights|} = new double[2];" + Passes + "} [GradCheckable] public partial class Layer : Base { }")]
    public void GG0101_is_silent_where_others_hold_it(string source) => Silent(source);

    [Theory]
    [InlineData(Pair + "[[|GradientOf(\"nope\")|]] private double[] _other = new double[2];", "_other is the gradient of nope, which Layer does not have")]
    [InlineData(Pair + "[[|GradientOf(nameof(Forward))|]] private double[] _other = new double[2];", "_other is the gradient of Forward, which is not a field or auto-property of an instance")]
    [InlineData("private static double[] _shared = new double[2]; [[|GradientOf(nameof(_shared))|]] private double[] _other = new double[2];" + Pair, "_other is the gradient of _shared, which is not a field or auto-property of an instance")]
    [InlineData(Pair + "[[|GradientOf(nameof(_other))|]] private double[] _other = new double[2];", "_other is the gradient of itself")]
    [InlineData(Weights + "[[|GradientOf(nameof(_weights))|]] private double[] _a = new double[2]; [GradientOf(nameof(_weights))] private double[] _b = new double[2];", "_a is the gradient of _weights, and so is _b")]
    [InlineData(Pair + "private double[] [|_gradWeights|] = new double[2];", "_gradWeights is the gradient of _weights, and so is _weightGradients")]
    [InlineData(Pair + "private double[] [|_biasGradients|] = new double[2];", "_biasGradients is the gradient of no parameter of Layer")]
    [InlineData(Pair + "private float[] [|gradBias|] = new float[2];", "gradBias is the gradient of no parameter of Layer")]
    [InlineData(Pair + "private double[] [|_gammaGrad|] = new double[2], [|_betaGrad|] = new double[2];", "_betaGrad is the gradient of no parameter of Layer")]
    public void GG0103_a_gradient_of_nothing_or_of_what_has_one(string members, string message) => Check("GG0103", Layer(members + Passes), message);

    [Theory]
    [InlineData(Pair)]
    [InlineData(Weights + "[GradientOf(nameof(_weights))] private double[] _g = new double[2];")]
    [InlineData(Weights + "[GradientOf(\"_weights\")] private double[] _biasGradients = new double[2];")]
    [InlineData(Pair + "private double[] _inputGradient = new double[2], _gradOutput = new double[2], _xGrad = new double[2], _stateGradients = new double[2];")]
    [InlineData(Pair + "private double[] _gradients = new double[2], _grad = new double[2], _gradient = new double[2];")]
    [InlineData(Pair + "private double[] _weightDeltas = new double[2], _previousWeightGradients = new double[2], _weightGradientSum = new double[2];")]
    [InlineData(Pair + "private double[][] _gradWeights = new double[2][];")]
    [InlineData(Pair + "private double _gradScaleFactor = 2; private double[] _gradualBias = new double[2];")]
    [InlineData(Pair + "private double[] _offset = new double[2]; [GradientOf(nameof(_offset))] private double[] _biasGradients = new double[2];")]
    [InlineData(Pair + "private static double[] _bias = new double[2]; private double[] _biasGradients = new double[2];")]
    [InlineData(Pair + "private double[] Bias => _weights; private double[] _biasGradients = new double[2];")]
    [InlineData(Pair + "private readonly Store _store = new(); private double[] _biasGradients = new double[2];")]
    [InlineData(Pair + "private readonly System.Collections.Generic.List<Store> _stores = new(); private double[] _biasGradients = new double[2];")]
    [InlineData(Pair + "[GradCheckIgnore] private double[] _biasGradients = new double[2];")]
    [InlineData(Pair + "private System.Action<double[]>? _biasGradientComputed; private int _biasGradientCount;")]
    public void GG0103_is_silent_where_the_owner_is_known_or_not_ours_to_know(string members) => Silent(Layer(members + Passes));

    [Fact]
    public void GG0103_leaves_a_captured_parameter_to_GG0008() => AnalyzerTest.Check(Stubs +
        "using GradGen; [GradCheckable] public partial class Layer(double[] {|GG0008:bias|}) { private double[] _biasGradients = new double[bias.Length]; " + Pair
        + "[GradCheckFactory] public static Layer Make() => new(new double[2]); public double[] Forward([Shape(2)] double[] x) => bias; public double[] Backward(double[] dy) => dy; }");

    private static string Layer(string members) =>
        $"using GradGen; public class Gradients {{ public static void Apply(double[] w, double[] dw) {{ }} }} public class Store {{ public double[] Bias = new double[2]; }} [GradCheckable] public partial class Layer {{ {members} }}";

    private static void Check(string id, string source, string message) =>
        Assert.Contains(message, AnalyzerTest.Check(Stubs + source, id).Select(diagnostic => diagnostic.GetMessage()));

    private static void Silent(string source) => AnalyzerTest.Silent(Stubs + source);
}
