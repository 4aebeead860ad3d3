using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>Which members are parameters and which are their gradients, by the names that people give them.</summary>
public class ParameterNamesTests
{
    // Members by name, each an array of its own; what is expected is "parameter:gradient".
    [Theory]
    [InlineData("_weights _weightGradients", "_weights:_weightGradients")]
    [InlineData("_weights _weightsGradient", "_weights:_weightsGradient")]
    [InlineData("_weight _weightsGradients", "_weight:_weightsGradients")]
    [InlineData("weights _weightGradients", "weights:_weightGradients")]
    [InlineData("m_weights m_weightGradients", "m_weights:m_weightGradients")]
    [InlineData("Weights WeightGrad", "Weights:WeightGrad")]
    [InlineData("Weights WeightsGrads", "Weights:WeightsGrads")]
    [InlineData("weights gradWeights", "weights:gradWeights")]
    [InlineData("Weights GradWeights", "Weights:GradWeights")]
    [InlineData("weights gradientWeights", "weights:gradientWeights")]
    [InlineData("weights dWeights", "weights:dWeights")]
    [InlineData("weights dweights", "weights:dweights")]
    [InlineData("W dW", "W:dW")]
    [InlineData("w gw", "w:gw")]
    [InlineData("W gW", "W:gW")]
    [InlineData("weights weightsDelta", "weights:weightsDelta")]
    [InlineData("weights deltaWeights", "weights:deltaWeights")]
    [InlineData("weights weights_grad", "weights:weights_grad")]
    [InlineData("w w_grad b b_grad", "w:w_grad b:b_grad")]
    [InlineData("weights dW biases dB", "weights:dW biases:dB")]
    [InlineData("_weights _gradW _bias _gradB", "_weights:_gradW _bias:_gradB")]
    [InlineData("weights costGradientW biases costGradientB", "weights:costGradientW biases:costGradientB")]
    [InlineData("weights gradients", "weights:gradients")]
    [InlineData("weights grads", "weights:grads")]
    [InlineData("_filters _gradient", "_filters:_gradient")]
    [InlineData("kernelFilters kernelGradients", "kernelFilters:kernelGradients")]
    [InlineData("gamma dgamma beta dbeta", "gamma:dgamma beta:dbeta")]
    [InlineData("_biases _biasGradients", "_biases:_biasGradients")]
    [InlineData("bias biasesGrad", "bias:biasesGrad")]
    [InlineData("Wq Wk Wv Wo dWq dWk dWv dWo", "Wq:dWq Wk:dWk Wv:dWv Wo:dWo")]
    [InlineData("w1 b1 w2 b2 dw1 db1 dw2 db2", "w1:dw1 b1:db1 w2:dw2 b2:db2")]
    [InlineData("Wxh Whh bh dWxh dWhh dbh", "Wxh:dWxh Whh:dWhh bh:dbh")]
    [InlineData("dw w", "w:dw")]
    [InlineData("anything anythingGrad", "anything:anythingGrad")]
    [InlineData("_slopes _slopesGradient", "_slopes:_slopesGradient")]
    [InlineData("embedding embeddingGrad", "embedding:embeddingGrad")]
    [InlineData("matrices matrixGradient", "matrices:matrixGradient")]
    [InlineData("Weights Gradients mWeights vWeights", "Weights:Gradients")]
    [InlineData("Gamma dGamma mGamma vGamma", "Gamma:dGamma")]
    [InlineData("qWeights kWeights vWeights qWeightsGrad kWeightsGrad vWeightsGrad", "qWeights:qWeightsGrad kWeights:kWeightsGrad vWeights:vWeightsGrad")]
    public void A_gradient_is_found_by_its_name(string members, string expected) => Assert.Equal(expected, Read(Arrays(members)));

    [Theory]
    [InlineData("weights", "weights:-")]
    [InlineData("biases", "biases:-")]
    [InlineData("_gamma", "_gamma:-")]
    [InlineData("kernel", "kernel:-")]
    [InlineData("filters2", "filters2:-")]
    [InlineData("hiddenWeights", "hiddenWeights:-")]
    [InlineData("inputBias", "inputBias:-")]
    [InlineData("Wq", "Wq:-")]
    [InlineData("b3", "b3:-")]
    [InlineData("weights_ih", "weights_ih:-")]
    [InlineData("bias_o", "bias_o:-")]
    [InlineData("biasesHidden", "biasesHidden:-")]
    [InlineData("inputHiddenWeights", "inputHiddenWeights:-")]
    [InlineData("weightsHiddenToOutput", "weightsHiddenToOutput:-")]
    public void A_parameters_name_alone_makes_a_parameter_without_a_gradient(string members, string expected) => Assert.Equal(expected, Read(Arrays(members)));

    [Theory]
    [InlineData("bn")]
    [InlineData("box")]
    [InlineData("Wavelength")]
    [InlineData("window")]
    [InlineData("buffer")]
    [InlineData("velocityWeights")]
    [InlineData("previousWeights")]
    [InlineData("bestWeights")]
    [InlineData("weightVelocity")]
    [InlineData("weightMomentum")]
    [InlineData("weightsSum")]
    [InlineData("weightCache")]
    [InlineData("biasCorrection")]
    [InlineData("inputToOutput")]
    [InlineData("momentum1 momentum2")]
    [InlineData("delta")]
    [InlineData("gradients")]
    [InlineData("output hidden data")]
    [InlineData("decay rate")]
    public void Near_misses_are_no_parameters(string members) => Assert.Equal(string.Empty, Read(Arrays(members)));

    [Theory]
    [InlineData("w dw wVelocity wMomentum mW vW", "w:dw")]
    [InlineData("weights weightGradients weightVelocity previousWeights", "weights:weightGradients")]
    [InlineData("weights biases gradients", "weights:- biases:-")]
    public void Beside_parameters_an_optimiser_may_keep_its_state(string members, string expected) => Assert.Equal(expected, Read(Arrays(members)));

    [Theory]
    [InlineData("double[] _x = new double[1], _dx = new double[1];", "_x = x;")]
    [InlineData("double[] x = new double[1], dx = new double[1];", "this.x = x;")]
    [InlineData("double[] _input = new double[1], _inputGradient = new double[1];", "(_input, _) = (x, 0);")]
    [InlineData("double[] _y = new double[1], _dy = new double[1];", "for (var i = 0; i < x.Length; i++) _y[i] = x[i];")]
    [InlineData("double[] _x = new double[1], _dx = new double[1];", "x.CopyTo(_x, 0);")]
    [InlineData("double[] _x = new double[1], _dx = new double[1];", "System.Array.Copy(x, _x, 1);")]
    [InlineData("double[] _x = new double[1], _dx = new double[1];", "Keep(x); void Keep(double[] kept) => _x = kept;")]
    [InlineData("double[] _x = new double[1], _dx = new double[1]; private void Keep(double[] kept) { _x = kept; }", "Keep(x);")]
    [InlineData("double[] _x = new double[1], _dx = new double[1]; private static void Keep(double[] kept, out double[] place) { place = kept; }", "Keep(x, out _x);")]
    [InlineData("double _sum, _sumGradient;", "_sum++;")]
    public void What_Forward_overwrites_is_a_cache(string members, string statement) => Assert.Equal(string.Empty, Read(members, statement));

    [Theory]
    [InlineData("double[]? weights, weightGradients;", "if (weights == null) { weights = new double[x.Length]; weightGradients = new double[x.Length]; }", "weights:weightGradients")]
    [InlineData("double[]? slopes, slopeGradients;", "slopes ??= new double[x.Length]; slopeGradients ??= new double[x.Length];", "slopes:slopeGradients")]
    [InlineData("double[]? slopes, slopeGradients;", "if (slopes is null) slopes = new double[x.Length];", "slopes:slopeGradients")]
    public void What_Forward_allocates_late_is_a_parameter(string members, string statement, string expected) => Assert.Equal(expected, Read(members, statement));

    [Theory]
    [InlineData("[Parameter] double[] any = new double[2];", "any:-")]
    [InlineData("[Parameter] double[] any = new double[2], anyGrad = new double[2];", "any:- anyGrad:-")]
    [InlineData("[Parameter] double[] any = new double[2]; double[] anyGrad = new double[2];", "any:anyGrad")]
    [InlineData("double[] any = new double[2]; [GradientOf(nameof(any))] double[] other = new double[2];", "any:other")]
    [InlineData("double[] any = new double[2], anyGrad = new double[2]; [GradientOf(nameof(any))] double[] other = new double[2];", "any:other")]
    [InlineData("double[] any = new double[2]; [GradientOf(\"nope\")] double[] other = new double[2];", "")]
    [InlineData("[GradCheckIgnore] double[] w = new double[2]; double[] dw = new double[2];", "")]
    [InlineData("double[] w = new double[2]; [GradCheckIgnore] double[] dw = new double[2];", "w:-")]
    [InlineData("[Parameter] double scale = 2; [GradientOf(\"scale\")] double g;", "scale:scalar")]
    [InlineData("[Parameter] public double Scale { get; set; }", "Scale:-")]
    public void An_attribute_wins_over_a_name(string members, string expected) => Assert.Equal(expected, Read(members));

    [Theory]
    [InlineData("static double[] w = new double[2], dw = new double[2];")]
    [InlineData("const double scale = 2, scaleGrad = 1;")]
    [InlineData("public double[] w => new double[2]; public double[] dw => new double[2];")]
    [InlineData("public int[] w = new int[2], dw = new int[2];")]
    [InlineData("public string w = string.Empty, dw = string.Empty;")]
    [InlineData("double w, b, gamma, scale, bias;")]
    public void What_is_no_storage_is_no_parameter(string members) => Assert.Equal(string.Empty, Read(members));

    [Theory]
    [InlineData("public double[] W { get; set; } = new double[2]; public double[] WGrad { get; private set; } = new double[2];", "W:WGrad")]
    [InlineData("public double[] W { get; } = new double[2]; private readonly double[] _dw = new double[2];", "W:_dw")]
    [InlineData("public double Gain { get; set; } public double GainGradient { get; set; }", "Gain:scalar")]
    public void Auto_properties_are_members_like_fields(string members, string expected) => Assert.Equal(expected, Read(members));

    [Fact]
    public void Members_of_base_classes_come_first_as_far_as_they_can_be_used()
    {
        const string Source = """
            using GradGen;
            public abstract class Root { public double[] root = new double[1], rootGrad = new double[1]; private double[] _hidden = new double[1], _hiddenGrad = new double[1]; }
            public abstract class Base<T> : Root { protected T[] middle = new T[1], middleGrad = new T[1]; internal T[] near = new T[1]; private protected T[] nearGrad = new T[1]; }
            [GradCheckable] public partial class Layer : Base<double>
            {
                double[] own = new double[1], ownGrad = new double[1];
                public double[] Forward(double[] x) => x;
                public double[] Backward(double[] dy) => dy;
            }
            """;

        Assert.Equal("root:rootGrad middle:middleGrad near:nearGrad own:ownGrad", LayerModels.Parameters(GeneratorTest.Run(Source)));
    }

    [Fact]
    public void A_base_class_of_another_assembly_gives_what_it_shows()
    {
        var library = new TestLibrary(new TestProject("""
            public abstract class Base { protected double[] w = new double[1], dw = new double[1]; internal double[] b = new double[1], db = new double[1]; }
            """) { Name = "Library" });

        var run = GeneratorTest.Run(new TestProject("""
            [GradGen.GradCheckable] public partial class Layer : Base { public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; }
            """) { Libraries = [library] });

        Assert.Equal("w:dw", LayerModels.Parameters(run));
    }

    [Fact]
    public void A_partial_class_is_read_over_all_its_files()
    {
        var project = new TestProject(
            "[GradGen.GradCheckable] public partial class Layer { double[] _a = new double[1]; }",
            "partial class Layer { double[] _aGrad = new double[1]; public double[] Forward(double[] x) => x; }",
            "partial class Layer { double[] _b = new double[1], _bGrad = new double[1]; public double[] Backward(double[] dy) => dy; }");

        Assert.Equal("_a:_aGrad _b:_bGrad", LayerModels.Parameters(GeneratorTest.Run(project)));
    }

    private static string Arrays(string names) => string.Concat(names.Split(' ').Select(name => $"double[] {name} = new double[2]; "));

    private static string Read(string members, string statement = "") => LayerModels.Parameters(GeneratorTest.Run($$"""
        using GradGen;
        [GradCheckable]
        public partial class Layer
        {
            {{members}}
            public double[] Forward(double[] x) { {{statement}} return x; }
            public double[] Backward(double[] dy) => dy;
        }
        """));
}
