using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading.Samples;

/// <summary>Properties and fields that a user can set are set by samples, where they say which function the layer is.</summary>
public class SettableMemberTests
{
    [Theory]
    [InlineData("public double Slope { get; set; } = 1.0;", "Slope", "Slope = sizes.Choose<double>(\"Slope\", 1d, 0.7d)")]
    [InlineData("public double Slope { get; init; } = 1.0;", "Slope", "Slope = sizes.Choose<double>(\"Slope\", 1d, 0.7d)")]
    [InlineData("public double Slope = 1.0;", "Slope", "Slope = sizes.Choose<double>(\"Slope\", 1d, 0.7d)")]
    [InlineData("public double Rate { get; set; }", "(1 - Rate)", "Rate = sizes.Choose<double>(\"Rate\", 0d, 0.3d)")]
    [InlineData("public double? Alpha { get; set; }", "(Alpha ?? 1)", "Alpha = sizes.Choose<double?>(\"Alpha\", null, 0.3d)")]
    [InlineData("public bool Squash { get; set; }", "(Squash ? 2 : 1)", "Squash = sizes.Choose<bool>(\"Squash\", false, true)")]
    [InlineData("public DayKind Kind { get; set; } = DayKind.Two;", "(Kind == DayKind.Two ? 2 : 1)", "Kind = sizes.Choose<DayKind>(\"Kind\", DayKind.Two, DayKind.One)")]
    [InlineData("public DayKind Kind { get; set; }", "Of()", "Kind = sizes.Choose<DayKind>(\"Kind\", DayKind.One, DayKind.Two)")]
    [InlineData("public string Kind { get; set; } = \"one\";", "(Kind == \"two\" ? 2 : 1)", "Kind = sizes.Choose<string>(\"Kind\", \"one\", \"two\")")]
    public void What_Forward_or_Backward_looks_at(string member, string factor, string set) =>
        Assert.Equal($"new Layer() {{ {set} }}", SampleCode.Of("", member + (factor == "Of()" ? " private double Of() => Kind == DayKind.Two ? 2 : 1;" : ""), factor, "public enum DayKind { One, Two }"));

    [Theory]
    [InlineData("public double Slope { get; set; } = 1.0;", "2")]
    [InlineData("public double Slope { get; private set; } = 1.0;", "Slope")]
    [InlineData("public double Slope { get; } = 1.0;", "Slope")]
    [InlineData("private double _slope = 1.0;", "_slope")]
    [InlineData("public static double Slope { get; set; } = 1.0;", "Slope")]
    [InlineData("public const double Slope = 1.0;", "Slope")]
    [InlineData("[DuringCheck(1.0)] public double Slope { get; set; } = 1.0;", "Slope")]
    [InlineData("[GradCheckIgnore] public double Slope { get; set; } = 1.0;", "Slope")]
    [InlineData("public double LearningRate { get; set; } = 1.0;", "LearningRate")]
    [InlineData("public bool IsTraining { get; set; }", "(IsTraining ? 2 : 1)")]
    [InlineData("public double Slope { get; set; } = Math.Sqrt(2);", "Slope")]
    [InlineData("public double Last { get; set; } private double Note(double v) => Last = v;", "(Last + Note(0))")]
    [InlineData("public int Calls { get; set; } private int Note() => Calls++;", "(1 + 0 * Note())")]
    public void What_is_not_a_users_to_set_or_does_not_matter(string member, string factor) =>
        Assert.Equal("new Layer()", SampleCode.Of("", member, factor));

    [Fact]
    public void What_the_constructor_sets_is_given_to_the_constructor() =>
        Assert.Equal("new Layer(sizes.Choose<double>(\"slope\", 1d, 0.7d))", SampleCode.Of("double slope = 1", "public double Slope { get; set; } = slope;", "Slope"));

    [Fact]
    public void A_parameter_is_drawn_and_not_set() =>
        Assert.Equal("new Layer()", SampleCode.Of("""
            [GradCheckable] public partial class Layer
            {
                public double Slope { get; set; } = 1;
                public double SlopeGradient { get; set; }
                private double[] _x = [];
                public double[] Forward(double[] x) { _x = x; return Array.ConvertAll(x, v => v * Slope); }
                public double[] Backward(double[] dy) { for (var i = 0; i < dy.Length; i++) SlopeGradient += dy[i] * _x[i]; return Array.ConvertAll(dy, v => v * Slope); }
            }
            """));

    [Fact]
    public void Beside_required_members() =>
        Assert.Equal("new Layer() { Size = sizes.Of(\"Size\"), Slope = sizes.Choose<double>(\"Slope\", 1d, 0.7d) }", SampleCode.Of("", "public required int Size { get; init; } public double Slope { get; init; } = 1;", "(Size * Slope)"));

    [Fact]
    public void A_size_that_can_be_set_is_that_of_the_input_too() =>
        GeneratedTests.Pass("""
            using GradGen;
            [GradCheckable] public partial class Sum
            {
                public int Size { get; set; } = 3;
                private double[] _x = [];
                public double[] Forward(double[] x) { _x = x; var y = new double[1]; for (var i = 0; i < Size; i++) y[0] += x[i] * x[i]; return y; }
                public double[] Backward(double[] dy) { var dx = new double[_x.Length]; for (var i = 0; i < Size; i++) dx[i] = 2 * _x[i] * dy[0]; return dx; }
            }
            """);
}
