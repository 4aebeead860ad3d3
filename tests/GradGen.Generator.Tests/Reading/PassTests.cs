using GradGen.Generator.Model;
using GradGen.Generator.Tests.Infrastructure;
using GradGen.Generator.Writing;

namespace GradGen.Generator.Tests.Reading;

/// <summary>How Forward and Backward are found and called.</summary>
public class PassTests
{
    [Theory]
    [InlineData("Forward", "Backward")]
    [InlineData("forward", "backward")]
    [InlineData("FeedForward", "Backpropagate")]
    [InlineData("ForwardPass", "BackwardPass")]
    [InlineData("ForwardPropagation", "BackwardPropagation")]
    [InlineData("Forward", "BackPropagation")]
    [InlineData("Forward", "Backwards")]
    [InlineData("Forward", "Backprop")]
    [InlineData("Forward", "BackPropagate")]
    [InlineData("ForwardCpu", "BackwardCpu")]
    [InlineData("Call", "Backward")]
    [InlineData("Predict", "Backward")]
    [InlineData("forward_pass", "back_prop")]
    [InlineData("Compute", "Gradient")]
    public void Names(string forward, string backward) =>
        Assert.Equal((forward, backward), Calls($"public double[] {forward}(double[] x) => x; public double[] {backward}(double[] dy) => dy;"));

    [Theory]
    [InlineData("double[] Forward(double[] x)", "double[] Backward(double[] dy)", "(Input<double[]>(0))", "(UpstreamOf<double[]>(0))")]
    [InlineData("double[][] Forward(double[][] x)", "double[][] Backward(double[][] dy)", "(Input<double[][]>(0))", "(UpstreamOf<double[][]>(0))")]
    [InlineData("double[,,,] Forward(double[,,,] x)", "double[,,,] Backward(double[,,,] dy)", "(Input<double[,,,]>(0))", "(UpstreamOf<double[,,,]>(0))")]
    [InlineData("double Forward(double x)", "double Backward(double dy)", "(Input<double[]>(0)[0])", "(UpstreamOf<double[]>(0)[0])")]
    [InlineData("double[] Forward(double[] x, bool training)", "double[] Backward(double[] dy)", "(Input<double[]>(0), Training)", "(UpstreamOf<double[]>(0))")]
    [InlineData("double[] Forward(double[] x, bool isInference)", "double[] Backward(double[] dy, bool train)", "(Input<double[]>(0), !Training)", "(UpstreamOf<double[]>(0), Training)")]
    [InlineData("double[] Forward(double[] x, bool eval = false)", "double[] Backward(double[] dy)", "(Input<double[]>(0), !Training)", "(UpstreamOf<double[]>(0))")]
    [InlineData("double[] Forward(double[] x, bool verbose = false, bool training = true)", "double[] Backward(double[] dy)", "(Input<double[]>(0), training: Training)", "(UpstreamOf<double[]>(0))")]
    [InlineData("double[] Forward(double[] x, System.Random random)", "double[] Backward(double[] dy)", "(Input<double[]>(0), new global::System.Random(1))", "(UpstreamOf<double[]>(0))")]
    [InlineData("double[] Forward(double[] q, double[] k, double[] v)", "(double[], double[], double[]) Backward(double[] dy)", "(Input<double[]>(0), Input<double[]>(1), Input<double[]>(2))", "(UpstreamOf<double[]>(0))")]
    [InlineData("double[] Forward(double[] x)", "double[] Backward(double[] x, double[] dy)", "(Input<double[]>(0))", "(Input<double[]>(0), UpstreamOf<double[]>(0))")]
    [InlineData("double[] Forward(double[] input)", "double[] Backward(double[] dy, double[] input)", "(Input<double[]>(0))", "(UpstreamOf<double[]>(0), Input<double[]>(0))")]
    [InlineData("double[] Forward(double[] x)", "double[] Backward(double[] x)", "(Input<double[]>(0))", "(UpstreamOf<double[]>(0))")]
    [InlineData("double Forward(double[] x)", "double[] Backward(double[] x)", "(Input<double[]>(0))", "(Input<double[]>(0))")]
    [InlineData("double Forward(double x)", "double Derivative(double x)", "(Input<double[]>(0)[0])", "((MeansOther ? (double)Output<double[]>(0)[0] : Input<double[]>(0)[0]))")]
    [InlineData("double[] Forward(double[] x)", "double[] Backward(double[] dy, double[] x, double[] y)", "(Input<double[]>(0))", "(UpstreamOf<double[]>(0), Input<double[]>(0), Output<double[]>(0))")]
    [InlineData("(double[] Y, double[] Cache) Forward(double[] x)", "double[] Backward(double[] dy)", "(Input<double[]>(0))", "(UpstreamOf<double[]>(0))")]
    [InlineData("(double[] Y, double[] Cache) Forward(double[] x)", "double[] Backward(double[] dy, double[] cache)", "(Input<double[]>(0))", "(UpstreamOf<double[]>(0), Kept.Item2)")]
    [InlineData("(double[] Y, (double[] X, bool[] Mask) Tape) Forward(double[] x)", "double[] Backward(double[] dy, (double[] X, bool[] Mask) tape)", "(Input<double[]>(0))", "(UpstreamOf<double[]>(0), Kept.Item2)")]
    [InlineData("(bool[] Mask, double[] Y) Forward(double[] x)", "double[] Backward(bool[] mask, double[] dy)", "(Input<double[]>(0))", "(Kept.Item1, UpstreamOf<double[]>(0))")]
    [InlineData("(double[], double[,], double[]?) Forward(double[] x)", "double[] Backward(double[] dy, double[]? savedX, double[,] mask)", "(Input<double[]>(0))", "(UpstreamOf<double[]>(0), Kept.Item3, Kept.Item2)")]
    [InlineData("(double[] H, double[] C) Forward(double[] x)", "double[] Backward(double[] dh, double[] dc)", "(Input<double[]>(0))", "(UpstreamOf<double[]>(0), UpstreamOf<double[]>(1))")]
    [InlineData("double[] Forward(int[] tokens, double[] x)", "double[] Backward(double[] dy)", "(Input<int[]>(0), Input<double[]>(1))", "(UpstreamOf<double[]>(0))")]
    [InlineData("double[] Forward(double[] x, int label)", "double[] Backward(double[] dy)", "(Input<double[]>(0), Input<int[]>(1)[0])", "(UpstreamOf<double[]>(0))")]
    [InlineData("double[] Forward(in double[] x)", "double[] Backward(in double[] dy)", "(Input<double[]>(0))", "(UpstreamOf<double[]>(0))")]
    [InlineData("double[] Forward(double[] @event)", "double[] Backward(double[] @class)", "(Input<double[]>(0))", "(UpstreamOf<double[]>(0))")]
    public void Signatures(string forward, string backward, string forwardArguments, string backwardArguments)
    {
        var harness = Read($"public {forward} => throw new System.Exception(); public {backward} => throw new System.Exception();");

        Assert.Equal("Layer.Forward" + forwardArguments, CallCode.Of(harness.Forward.Call));
        Assert.EndsWith(backwardArguments, CallCode.Of(harness.Backward.Call));
    }

    [Fact]
    public void An_inherited_method_is_the_layers_own_unless_it_overrides_it()
    {
        const string Source = """
            using GradGen;
            public abstract class Base { public virtual double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; private double[] FeedForward(double[] x) => x; }
            [GradCheckable] public partial class Inherits : Base { }
            [GradCheckable] public partial class Overrides : Base { public override double[] Forward(double[] x) => (double[])x.Clone(); }
            [GradCheckable] public partial class Hides : Base { public new double[] Forward(double[] x) => (double[])x.Clone(); }
            """;

        var outcomes = GeneratedTests.Run(Source);

        Assert.Equal(["Hides", "Inherits", "Overrides"], outcomes.Keys.Select(test => test[..test.IndexOf("GradCheckTests", StringComparison.Ordinal)]).Distinct());
        Assert.All(outcomes.Values, Assert.Null);
    }

    [Theory]
    [InlineData("double[] predicted, double[] target", "predicted Real gradient", "target Target")]
    [InlineData("double[] target, double[] predicted", "target Target", "predicted Real gradient")]
    [InlineData("double[] x, double[] y", "x Real gradient", "y Target")]
    [InlineData("double[] y, double[] yHat", "y Target", "yHat Real gradient")]
    [InlineData("double[] t, double[] y", "t Target", "y Real gradient")]
    [InlineData("double[] actual, double[] predicted", "actual Target", "predicted Real gradient")]
    [InlineData("double[] expected, double[] actual", "expected Target", "actual Real gradient")]
    [InlineData("double[] logits, int[] labels", "logits Real gradient", "labels Label")]
    [InlineData("int[] labels, double[] logits", "labels Label", "logits Real gradient")]
    [InlineData("double[] logits, int label", "logits Real gradient", "label Label")]
    [InlineData("double[] logits, double[] oneHot", "logits Real gradient", "oneHot Target")]
    [InlineData("double[] x, double[] truth, double[] weights", "x Real gradient", "truth Target", "weights Real")]
    public void Roles_of_a_losss_inputs(string inputs, params string[] roles)
    {
        var run = Run($"public double Forward({inputs}) => 0; public double[] Backward() => new double[1];");

        Assert.Equal(roles, LayerModels.Roles(run));
        Assert.True(LayerModels.Harness(run).IsLoss);
    }

    [Fact]
    public void A_loss_that_gives_both_gradients_has_two_real_inputs() =>
        Assert.Equal(["a Real gradient", "b Real gradient"], LayerModels.Roles(Run("public double Forward(double[] a, double[] b) => 0; public (double[], double[]) Backward() => (null!, null!);")));

    [Fact]
    public void A_number_with_an_upstream_gradient_is_no_loss() =>
        Assert.False(Read("public double Forward(double[] x) => 0; public double[] Backward(double dy) => new double[1];").IsLoss);

    [Theory]
    [InlineData("System.Math.Log(x[i])", true)]
    [InlineData("System.Math.Sqrt(x[i])", true)]
    [InlineData("System.Math.Pow(x[i], 0.5)", true)]
    [InlineData("System.Math.Exp(x[i])", false)]
    public void What_goes_into_a_logarithm_is_positive(string expression, bool isPositive)
    {
        var harness = Read($"public double[] Forward(double[] x) {{ var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = {expression}; return y; }} public double[] Backward(double[] dy) => dy;");

        Assert.Equal(isPositive ? new RangeModel(0.05, 0.95) : null, harness.Inputs[0].Domain);
    }

    private static (string Forward, string Backward) Calls(string members)
    {
        var harness = Read(members);
        return (harness.Forward.Call.Method, harness.Backward.Call.Method);
    }

    private static HarnessModel Read(string members) => LayerModels.Harness(Run(members));

    private static GeneratorRun Run(string members) =>
        GeneratorTest.Run($$"""[GradGen.GradCheckable] public partial class Layer { private double[] w = new double[2], dw = new double[2]; {{members}} }""");
}
