using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Writing;

/// <summary>[GradCheckAgainst] gives a layer a test that it agrees with its twin, and GG0011 says where it cannot.</summary>
public class AgainstTests
{
    private const string Naive = """
        using GradGen;
        [GradCheckable]
        public partial class Naive
        {
            private readonly float[,] _weights, _weightsGradient;
            private float[] _x = new float[0];
            public Naive(int inputs, int outputs) { _weights = new float[outputs, inputs]; _weightsGradient = new float[outputs, inputs]; }
            public float[] Forward(float[] x)
            {
                _x = x;
                var y = new float[_weights.GetLength(0)];
                for (var i = 0; i < y.Length; i++)
                    for (var j = 0; j < x.Length; j++)
                        y[i] += _weights[i, j] * x[j];
                return y;
            }
            public float[] Backward(float[] dy)
            {
                var dx = new float[_x.Length];
                for (var i = 0; i < dy.Length; i++)
                    for (var j = 0; j < dx.Length; j++)
                    {
                        _weightsGradient[i, j] += dy[i] * _x[j];
                        dx[j] += dy[i] * _weights[i, j];
                    }
                return dx;
            }
        }

        """;

    // From the end, which rounds otherwise; what a test puts in place of LAST is the first index that is left out.
    private const string Fast = """
        ATTRIBUTES
        [GradCheckable]
        public partial class Fast
        {
            private readonly float[,] weights, weightsGradient;
            private float[] _x = new float[0];
            public Fast(int inputs, int outputs) { weights = new float[outputs, inputs]; weightsGradient = new float[outputs, inputs]; }
            public float[] Forward(float[] x)
            {
                _x = x;
                var y = new float[weights.GetLength(0)];
                for (var i = 0; i < y.Length; i++)
                    for (var j = x.Length - 1; j >= LAST; j--)
                        y[i] += weights[i, j] * x[j];
                return y;
            }
            public float[] Backward(float[] dy)
            {
                var dx = new float[_x.Length];
                for (var j = dx.Length - 1; j >= LAST; j--)
                    for (var i = dy.Length - 1; i >= 0; i--)
                    {
                        weightsGradient[i, j] += dy[i] * _x[j];
                        dx[j] += dy[i] * weights[i, j];
                    }
                return dx;
            }
        }
        """;

    [Fact]
    public void A_layer_has_a_test_for_its_twin()
    {
        var project = new TestProject(Naive + Layer("[GradCheckAgainst(typeof(Naive))]")) { Name = "Twins", Framework = TestFramework.XunitV3 };
        Snapshot.Match(GeneratorTest.Run(project));
        GeneratedTests.Pass(project);
        Assert.Contains("FastGradCheckTests.Agrees_with_Naive", GeneratedTests.Run(project).Keys);
        AnalyzerTest.Silent(project);
    }

    /// <summary>Its gradient is that of what it computes, so that no other test sees it.</summary>
    [Fact]
    public void A_fast_path_that_leaves_out_a_column_fails_that_test_and_no_other_of_the_gradient()
    {
        var outcomes = GeneratedTests.Run(new TestProject(Naive + Layer("[GradCheckAgainst(typeof(Naive))]", "1")) { Framework = TestFramework.NUnit });
        var message = outcomes["FastGradCheckTests.Agrees_with_Naive"];
        Assert.NotNull(message);
        Assert.Contains("Fast against Naive (inputs ", message, StringComparison.Ordinal);
        Assert.Contains("Forward gives another output in ", message, StringComparison.Ordinal);
        Assert.Contains("Backward gives another gradient of weights in ", message, StringComparison.Ordinal);
        var others = outcomes.Where(static outcome => outcome.Key.StartsWith("NaiveGradCheckTests", StringComparison.Ordinal));
        Assert.All(others, static outcome => Assert.Null(outcome.Value));
    }

    [Fact]
    public void A_generic_twin_takes_the_type_arguments_of_the_layer()
    {
        const string Body = """
            <T> where T : struct
            {
                private double[] _x = new double[0];
                public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = x[i] * x[i]; return y; }
                public double[] Backward(double[] dy)
                {
                    var dx = new double[dy.Length];
                    for (var i = 0; i < dx.Length; i++) dx[i] = 2 * dy[i] * _x[i];
                    return dx;
                }
            }

            """;
        var project = new TestProject(
            "using GradGen;\n[GradCheckable] [GradCheckSample(TypeArguments = new[] { typeof(int) })] public partial class Plain" + Body
            + "[GradCheckable] [GradCheckSample(TypeArguments = new[] { typeof(int) })] [GradCheckAgainst(typeof(Plain<>))] public partial class Quick" + Body);
        GeneratedTests.Pass(project);
        Assert.Contains("QuickGradCheckTests.Agrees_with_Plain", GeneratedTests.Run(project).Keys);
    }

    [Fact]
    public void A_test_project_finds_the_twins_of_a_library()
    {
        var library = new TestProject(Naive + Layer("[GradCheckAgainst(typeof(Naive))]")) { Name = "TwinLibrary" };
        var code = string.Concat(GeneratorTest.Run(library).Sources.Select(static source => source.SourceText.ToString()));
        Assert.Contains("Twins = new[] { \"Naive\", \"Naive, TwinLibrary\" }", code, StringComparison.Ordinal);
    }

    // By what is accessible of it, as it is in a library that knows nothing of GradGen.
    [Theory]
    [InlineData("0", true)]
    [InlineData("1", false)]
    public void A_layer_that_the_project_adopts_can_be_a_twin(string last, bool agrees)
    {
        var vendor = Naive.Replace("[GradCheckable]\npublic partial class Naive", "[assembly: GradCheckable(typeof(Naive))]\npublic class Naive", StringComparison.Ordinal)
            .Replace("private readonly float[,] _weights, _weightsGradient", "public readonly float[,] Weights, WeightsGradient", StringComparison.Ordinal)
            .Replace("_weights", "Weights", StringComparison.Ordinal);
        var project = new TestProject(vendor + Layer("[GradCheckAgainst(typeof(Naive))]", last)) { Framework = TestFramework.XunitV3 };

        AnalyzerTest.Silent(project);
        var message = GeneratedTests.Run(project)["FastGradCheckTests.Agrees_with_Naive"];
        Assert.Equal(agrees, message is null);
        Assert.Contains(agrees ? string.Empty : "Fast against Naive (inputs ", message ?? string.Empty, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[GradCheckAgainst({|GG0011:typeof(Fast)|})]", "a layer cannot be its own twin")]
    [InlineData("[GradCheckAgainst({|GG0011:typeof(string)|})]", "String is not [GradCheckable]")]
    [InlineData("[GradCheckAgainst({|GG0011:typeof(int[])|})]", "int[] is not a layer")]
    [InlineData("[GradCheckAgainst({|GG0011:typeof(System.Collections.Generic.List<>)|})]", "List is not [GradCheckable]")]
    [InlineData("[GradCheckAgainst({|GG0011:typeof(Other)|})]", "Other has no parameter weights, and Fast has")]
    [InlineData("[GradCheckAgainst({|GG0011:typeof(More)|})]", "Fast has no parameter _biases, and More has")]
    public void A_twin_that_does_not_fit_is_said_to(string attributes, string why)
    {
        const string Others = """

            [GradCheckable]
            public partial class Other
            {
                private readonly float[] _scale = new float[3], _scaleGradient = new float[3];
                private float[] _x = new float[0];
                public float[] Forward(float[] x) { _x = x; var y = new float[3]; for (var i = 0; i < 3; i++) y[i] = _scale[i] * x[i]; return y; }
                public float[] Backward(float[] dy)
                {
                    var dx = new float[3];
                    for (var i = 0; i < 3; i++) { _scaleGradient[i] += dy[i] * _x[i]; dx[i] = dy[i] * _scale[i]; }
                    return dx;
                }
            }
            [GradCheckable]
            public partial class More
            {
                private readonly float[] _weights = new float[3], _weightsGradient = new float[3], _biases = new float[3], _biasesGradient = new float[3];
                private float[] _x = new float[0];
                public float[] Forward(float[] x) { _x = x; var y = new float[3]; for (var i = 0; i < 3; i++) y[i] = _weights[i] * x[i] + _biases[i]; return y; }
                public float[] Backward(float[] dy)
                {
                    var dx = new float[3];
                    for (var i = 0; i < 3; i++) { _weightsGradient[i] += dy[i] * _x[i]; _biasesGradient[i] += dy[i]; dx[i] = dy[i] * _weights[i]; }
                    return dx;
                }
            }
            """;
        var reported = AnalyzerTest.Check(Naive + Layer(attributes) + Others);
        Assert.All(reported, diagnostic => Assert.Equal("[GradCheckAgainst] has no effect: " + why, diagnostic.GetMessage()));
    }

    [Fact]
    public void A_twin_of_what_is_no_layer_is_said_to() => AnalyzerTest.Check(Naive + "[GradCheckAgainst({|GG0011:typeof(Naive)|})] public class Nothing { }");

    private static string Layer(string attributes, string last = "0") =>
        Fast.Replace("ATTRIBUTES", attributes, StringComparison.Ordinal).Replace("LAST", last, StringComparison.Ordinal);
}
