using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading.Samples;

/// <summary>What a constructor asks that is no size: which values a sample may take, the usual one first.</summary>
public class ChoiceTests
{
    private const string Kind = "public enum Kind { Linear, Tanh, [Obsolete] Old, Same = Tanh }";

    [Theory]
    [InlineData("Kind kind", "new Layer(sizes.Choose<Kind>(\"kind\", Kind.Linear, Kind.Tanh))")]
    [InlineData("Kind kind = Kind.Tanh", "new Layer(sizes.Choose<Kind>(\"kind\", Kind.Tanh, Kind.Linear))")]
    [InlineData("Kind? kind = null", "new Layer(sizes.Choose<Kind?>(\"kind\", null, Kind.Linear, Kind.Tanh))")]
    public void Every_value_of_an_enum(string parameter, string made) =>
        Assert.Equal(made, SampleCode.Of(parameter, "", "(kind == Kind.Tanh ? 2 : 1)", Kind));

    [Theory]
    [InlineData("if (kind == Kind.None) throw new ArgumentException();")]
    [InlineData("if (kind is Kind.None or Kind.Other) throw new ArgumentException();")]
    [InlineData("if (kind != Kind.Tanh && kind != Kind.Relu) throw new ArgumentException();")]
    [InlineData("if (kind is not (Kind.Tanh or Kind.Relu)) throw new ArgumentException();")]
    [InlineData("switch (kind) { case Kind.Tanh: case Kind.Relu: break; default: throw new NotSupportedException(); }")]
    [InlineData("_ = kind switch { Kind.Tanh => 1, Kind.Relu => 2, _ => throw new NotSupportedException() };")]
    [InlineData("if (kind == Kind.Tanh) { } else if (kind == Kind.Relu) { } else throw new NotSupportedException();")]
    [InlineData("_ = kind == Kind.Tanh ? 1 : kind == Kind.Relu ? 2 : throw new NotSupportedException();")]
    [InlineData("Check(kind); static void Check(Kind asked) { if (asked == Kind.None) throw new ArgumentException(); }")]
    public void A_value_that_is_refused_is_not_tried(string guard)
    {
        var code = SampleCode.Of($$"""
            public enum Kind { None, Tanh, Relu, Other }
            [GradCheckable] public partial class Layer
            {
                private readonly Kind _kind;
                public Layer(Kind kind) { {{guard}} _kind = kind; }
                public double[] Forward(double[] x) => Array.ConvertAll(x, v => _kind == Kind.Tanh ? 2 * v : v);
                public double[] Backward(double[] dy) => Array.ConvertAll(dy, v => _kind == Kind.Tanh ? 2 * v : v);
            }
            """);

        Assert.Contains("Kind.Tanh, Kind.Relu", code, StringComparison.Ordinal);
        Assert.DoesNotContain("Kind.None", code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("if (kind == Kind.None) return; if (kind != Kind.Tanh) throw new ArgumentException();")]
    [InlineData("if (size > 3) { if (kind != Kind.Tanh) throw new ArgumentException(); }")]
    [InlineData("if (size > 3 && kind == Kind.None) throw new ArgumentException();")]
    [InlineData("if (kind == Kind.None) _kind = Kind.Tanh; else if (size > 3) throw new ArgumentException();")]
    [InlineData("try { if (kind == Kind.None) return; } finally { }")]
    public void A_value_that_is_refused_only_at_times_is_tried(string guard) =>
        Assert.Contains("Kind.None, Kind.Tanh", SampleCode.Of($$"""
            public enum Kind { None, Tanh }
            [GradCheckable] public partial class Layer
            {
                private readonly Kind _kind;
                public Layer(Kind kind, int size) { _kind = kind; {{guard}} }
                public double[] Forward(double[] x) => Array.ConvertAll(x, v => _kind == Kind.Tanh ? 2 * v : v);
                public double[] Backward(double[] dy) => Array.ConvertAll(dy, v => _kind == Kind.Tanh ? 2 * v : v);
            }
            """), StringComparison.Ordinal);

    // That Backward throws where Forward does not is what a check is for.
    [Fact]
    public void What_only_Backward_refuses_is_tried()
    {
        var code = SampleCode.Of("""
            public enum Kind { Linear, Tanh }
            [GradCheckable] public partial class Layer(Kind kind)
            {
                public double[] Forward(double[] x) => Array.ConvertAll(x, v => kind == Kind.Tanh ? 2 * v : v);
                public double[] Backward(double[] dy) => kind switch { Kind.Linear => dy.ToArray(), _ => throw new NotSupportedException() };
            }
            """);

        Assert.Contains("Kind.Linear, Kind.Tanh", code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_placeholder_comes_last() =>
        Assert.Equal("new Layer(sizes.Choose<Kind>(\"kind\", Kind.Linear, Kind.Tanh, Kind.Undefined))", SampleCode.Of("Kind kind", "", "(kind == Kind.Tanh ? 2 : 1)", "public enum Kind { Undefined, Linear, Tanh }"));

    [Theory]
    [InlineData("bool squash", "new Layer(sizes.Choose<bool>(\"squash\", false, true))")]
    [InlineData("bool useBias", "new Layer(sizes.Choose<bool>(\"useBias\", true, false))")]
    [InlineData("bool squash = true", "new Layer(sizes.Choose<bool>(\"squash\", true, false))")]
    [InlineData("bool? squash = null", "new Layer(sizes.Choose<bool?>(\"squash\", null, false, true))")]
    [InlineData("bool logSpace", "new Layer(sizes.Choose<bool>(\"logSpace\", false, true))")]
    [InlineData("bool fromLogits = true", "new Layer(sizes.Choose<bool>(\"fromLogits\", true, false))")]
    [InlineData("bool catalog", "new Layer(sizes.Choose<bool>(\"catalog\", false, true))")]
    [InlineData("bool constrained", "new Layer(sizes.Choose<bool>(\"constrained\", false, true))")]
    [InlineData("bool trainable = true", "new Layer(true)")]
    [InlineData("bool debug_output", "new Layer(false)")]
    [InlineData("bool verbose", "new Layer(false)")]
    public void Both_values_of_a_flag(string parameter, string made) =>
        Assert.Equal(made, SampleCode.Of(parameter, "", $"({parameter.Split(' ')[1]} == true ? 2 : 1)"));

    [Theory]
    [InlineData("double temperature = 1.0", "new Layer(sizes.Choose<double>(\"temperature\", 1d, 0.7d))")]
    [InlineData("float temperature = 1f", "new Layer(sizes.Choose<float>(\"temperature\", 1f, 0.7f))")]
    [InlineData("double rate = 0.0", "new Layer(sizes.Choose<double>(\"rate\", 0d, 0.3d))")]
    [InlineData("double epsilon = 1e-5", "new Layer(sizes.Choose<double>(\"epsilon\", 1E-05d, 0.1d))")]
    [InlineData("double? alpha = null", "new Layer(sizes.Choose<double?>(\"alpha\", null, 0.3d))")]
    [InlineData("double scale", "new Layer(sizes.Choose<double>(\"scale\", 0.4d))")]
    [InlineData("double learningRate = 1.0", "new Layer()")]
    [InlineData("double weightDecay = 0.0", "new Layer()")]
    [InlineData("double gradientClip = 0.0", "new Layer()")]
    [InlineData("double gamma = 2.0", "new Layer(sizes.Choose<double>(\"gamma\", 2d, 1.4d))")]
    [InlineData("double leak = 0.1", "new Layer(sizes.Choose<double>(\"leak\", 0.1d, 0.07d))")]
    [InlineData("float offset = -3f", "new Layer(sizes.Choose<float>(\"offset\", -3f, -2.1f))")]
    public void A_number_beside_one_that_switches_something_off(string parameter, string made) =>
        Assert.Equal(made, SampleCode.Of(parameter, "", $"(1 + ({parameter.Split(' ')[1]}{(parameter.Contains('?', StringComparison.Ordinal) ? " ?? 1" : "")}))"));

    // A floor that is raised is another function; what has no default has a value that is made up.
    [Theory]
    [InlineData("double epsilon = 1e-7", "Math.Max(1, epsilon)", "new Layer()")]
    [InlineData("float epsilon = 1e-7f", "Math.Log(2 + epsilon)", "new Layer()")]
    [InlineData("double tiny = 1e-9", "Clip(1, tiny, 1 - tiny)", "new Layer()")]
    [InlineData("double epsilon = 1e-7", "Math.Sqrt(1 + epsilon)", "new Layer(sizes.Choose<double>(\"epsilon\", 1E-07d, 0.1d))")]
    [InlineData("double tiny = 1e-3", "tiny", "new Layer(sizes.Choose<double>(\"tiny\", 0.001d, 0.1d))")]
    public void A_floor_is_left_alone_and_what_shapes_the_outputs_is_not(string parameter, string factor, string made) =>
        Assert.Equal(made, SampleCode.Of(parameter, "private static double Clip(double v, double low, double high) => v < low ? low : v > high ? high : v;", factor));

    [Theory]
    [InlineData("double slope", "slope > 0 ? 2 : 1", "0.1d, 0d")]
    [InlineData("double beta", "beta >= 0 ? 2 : 1", "0.4d, -0.4d")]
    [InlineData("double p", "p == 2 ? 3 : 1", "0.4d, 2d")]
    [InlineData("double p", "p is 1.0 ? 3 : 1", "0.4d, 1d")]
    public void A_number_on_either_side_of_what_it_is_compared_with(string parameter, string factor, string values) =>
        Assert.Contains(values, SampleCode.Of(parameter, "", $"({factor})"), StringComparison.Ordinal);

    [Theory]
    [InlineData("if (temperature <= 1) throw new ArgumentException();", "1.5d")]
    [InlineData("if (temperature < 1 || temperature > 2) throw new ArgumentException();", "1.5d")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfLessThan(temperature, 1.0);", "1.5d")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);", "0.4d")]
    public void A_number_that_is_not_refused(string guard, string value)
    {
        var code = SampleCode.Of($$"""
            [GradCheckable] public partial class Layer
            {
                private readonly double _temperature;
                public Layer(double temperature) { {{guard}} _temperature = temperature; }
                public double[] Forward(double[] x) => Array.ConvertAll(x, v => v / _temperature);
                public double[] Backward(double[] dy) => Array.ConvertAll(dy, v => v / _temperature);
            }
            """);

        Assert.Equal($"new Layer(sizes.Choose<double>(\"temperature\", {value}))", code);
    }

    [Theory]
    [InlineData("int stride = 1", "sizes.Known(\"stride\", sizes.Choose<int>(\"stride\", 1, 2));\nnew Layer(sizes.Of(\"stride\"))")]
    [InlineData("int padding = 0", "sizes.Known(\"padding\", sizes.Choose<int>(\"padding\", 0, 1));\nnew Layer(sizes.Of(\"padding\"))")]
    [InlineData("int axis = 1", "sizes.Known(\"axis\", sizes.Choose<int>(\"axis\", 1, 0));\nnew Layer(sizes.Of(\"axis\"))")]
    [InlineData("int kernel = 3", "sizes.Known(\"kernel\", sizes.Choose<int>(\"kernel\", 3, 5));\nnew Layer(sizes.Of(\"kernel\"))")]
    [InlineData("int hidden = 128", "new Layer(sizes.Of(\"hidden\"))")]
    [InlineData("int seed = 1", "new Layer()")]
    [InlineData("int ignoreIndex = -100", "new Layer()")]
    [InlineData("int iterations = 50", "new Layer()")]
    [InlineData("int steps = 4", "sizes.Known(\"steps\", (int)sizes.Choose<double>(\"steps\", 4, 5));\nnew Layer(sizes.Of(\"steps\"))")]
    [InlineData("int axis = -1", "sizes.Known(\"axis\", sizes.Choose<int>(\"axis\", -1, 0));\nnew Layer(sizes.Of(\"axis\"))")]
    [InlineData("int seed = 1, int stride = 1", "sizes.Known(\"stride\", sizes.Choose<int>(\"stride\", 1, 2));\nnew Layer(stride: sizes.Of(\"stride\"))")]
    public void An_integer_with_a_default(string parameters, string made) =>
        Assert.Equal(made, SampleCode.Of(parameters, "", parameters.Split(' ')[^3]));

    [Theory]
    [InlineData("if (mode is not (0 or 1)) throw new ArgumentException();", "mode == 0 ? 2 : 1", "0, 1")]
    [InlineData("if (mode != 1 && mode != 3) throw new ArgumentException();", "mode", "1, 3")]
    [InlineData("if (mode < 0 || mode > 2) throw new ArgumentException();", "mode", "0, 1, 2")]
    [InlineData("", "mode switch { 0 => 1, 1 => 2, 4 => 3, _ => throw new ArgumentException() }", "0, 1, 4")]
    [InlineData("", "mode == 0 ? 1 : mode == 1 ? 2 : 3", "0, 1")]
    [InlineData("", "mode == 0 ? 1 : 2", "0, 1")]
    [InlineData("", "mode == 2 ? 1 : 2", "2, 3")]
    [InlineData("if (mode == 0) throw new ArgumentException();", "mode == 0 || mode == 1 ? 1 : 2", "1, 2")]
    public void The_integers_among_which_code_chooses(string guard, string factor, string values) =>
        Assert.StartsWith($"sizes.Known(\"mode\", sizes.Choose<int>(\"mode\", {values}));\n", SampleCode.Of("int mode", $"private readonly int _guarded = Guard(mode); private static int Guard(int mode) {{ {guard} return 0; }}", $"({factor})"), StringComparison.Ordinal);

    [Theory]
    [InlineData("new double[size].Length")]
    [InlineData("(size == 1 ? 1 : new double[size].Length)")]
    [InlineData("(size == 0 || size == 1 ? 1 : Enumerable.Range(0, size).Count())")]
    [InlineData("(size == 1 ? 2 : size == 3 ? x.Length * size : 1)")]
    [InlineData("Math.Max(size, 1)")]
    public void An_integer_that_code_measures_by_is_a_size(string factor) =>
        Assert.Equal("new Layer(sizes.Of(\"size\"))", SampleCode.Of("int size", "private static readonly double[] x = [1];", factor));

    [Theory]
    [InlineData("bool reverse = false", "(reverse ? 2 : 1)", "Sizes.Choose<bool>(\"reverse\", false, true)")]
    [InlineData("double? gain = null", "(gain ?? 1)", "Sizes.Choose<double?>(\"gain\", null, 0.4d)")]
    [InlineData("double gain = 2.0", "gain", "Sizes.Choose<double>(\"gain\", 2d, 1.4d)")]
    [InlineData("bool store = true", "1", null)]
    [InlineData("bool training = true", "(training ? 2 : 1)", null)]
    [InlineData("int offset = 0", "(1 + 0 * offset)", null)]
    [InlineData("string name = \"\"", "1", null)]
    public void What_Forward_may_be_told(string parameter, string factor, string? choice)
    {
        var generated = GeneratorTest.Run($$"""
            using GradGen; using System;
            [GradCheckable] public partial class Layer
            {
                public double[] Forward(double[] x, {{parameter}}) => Array.ConvertAll(x, v => v * {{factor}});
                public double[] Backward(double[] dy, {{parameter}}) => Array.ConvertAll(dy, v => v * {{factor}});
            }
            """).Source("Layer");

        Assert.Equal(choice is null ? 0 : 2, choice is null ? generated.Split("Sizes.Choose").Length - 1 : generated.Split(choice).Length - 1);
    }

    [Theory]
    [InlineData("switch (kind) { case \"linear\": return v; case \"tanh\": return 2 * v; default: throw new NotSupportedException(); }")]
    [InlineData("return kind switch { \"linear\" => v, \"tanh\" => 2 * v, _ => throw new NotSupportedException() };")]
    [InlineData("return kind == \"linear\" ? v : kind == \"tanh\" ? 2 * v : 3 * v;")]
    [InlineData("return kind == \"linear\" ? v : kind == \"tanh\" ? 2 * v : throw new NotSupportedException();")]
    [InlineData("if (kind == \"linear\") return v; else if (kind == \"tanh\") return 2 * v; else throw new NotSupportedException();")]
    [InlineData("if (kind == \"linear\") return v; if (kind != \"tanh\") throw new NotSupportedException(); return 2 * v;")]
    [InlineData("return kind is \"linear\" or \"tanh\" ? v : 3 * v;")]
    [InlineData("return kind.Equals(\"linear\") ? v : string.Equals(kind, \"tanh\", StringComparison.OrdinalIgnoreCase) ? 2 * v : 0;")]
    [InlineData("return kind.ToLowerInvariant() == \"linear\" ? v : kind.Trim().ToLower() == \"tanh\" ? 2 * v : 0;")]
    [InlineData("return Table[kind](v);")]
    [InlineData("return Table.TryGetValue(kind, out var f) ? f(v) : v;")]
    [InlineData("return Functions.Of(kind, v);")]
    [InlineData("var name = kind; return name == \"linear\" ? v : name != \"tanh\" ? v : 2 * v;")]
    public void The_strings_that_code_compares_with(string body)
    {
        var code = SampleCode.Of($$"""
            public static class Functions { public static double Of(string name, double v) { if (name == "linear") return v; return name == "tanh" ? 2 * v : 0; } }
            [GradCheckable] public partial class Layer(string kind = "linear")
            {
                private static readonly Dictionary<string, Func<double, double>> Table = new() { ["linear"] = v => v, ["tanh"] = v => 2 * v };
                public double[] Forward(double[] x) => Array.ConvertAll(x, Apply);
                public double[] Backward(double[] dy) => Array.ConvertAll(dy, Apply);
                private double Apply(double v) { {{body}} }
            }
            """);

        Assert.Equal("new Layer(sizes.Choose<string>(\"kind\", \"linear\", \"tanh\"))", code);
    }

    [Theory]
    [InlineData("string name", "new Layer(\"checked\")")]
    [InlineData("string name = \"dense\"", "new Layer()")]
    [InlineData("System.Threading.CancellationToken token = default", "new Layer()")]
    [InlineData("Random? random = null", "new Layer(new System.Random(1))")]
    public void What_makes_no_other_function_is_left_alone(string parameter, string made) =>
        Assert.Equal(made, SampleCode.Of(parameter, "", "2"));

    [Fact]
    public void A_sample_by_attribute_fixes_what_it_gives_and_leaves_out_the_rest() =>
        Assert.Equal("new Layer(sizes.Known(\"size\", 3))", SampleCode.Of("""
            [GradCheckable, GradCheckSample(3)] public partial class Layer(int size, int stride = 1, bool squash = false)
            {
                public double Slope { get; set; } = 1;
                public double[] Forward(double[] x) => Array.ConvertAll(x, v => v * size * stride * Slope * (squash ? 2 : 1));
                public double[] Backward(double[] dy) => Array.ConvertAll(dy, v => v * size * stride * Slope * (squash ? 2 : 1));
            }
            """));

    [Fact]
    public void A_factory_is_asked_with_choices_too() =>
        Assert.Equal("FromFactory(Layer.Make(sizes.Of(\"size\"), sizes.Choose<bool>(\"squash\", false, true)), \"Make\")", SampleCode.Of("""
            [GradCheckable] public partial class Layer
            {
                private int _factor;
                [GradCheckFactory] public static Layer Make(int size, bool squash, int stride = 1) => new() { _factor = size * (squash ? 2 : 1) };
                public double[] Forward(double[] x) => Array.ConvertAll(x, v => v * _factor);
                public double[] Backward(double[] dy) => Array.ConvertAll(dy, v => v * _factor);
            }
            """));

    [Fact]
    public void A_constructor_that_only_throws_or_is_obsolete_is_the_last() =>
        Assert.Equal("new Layer(sizes.Of(\"size\"))", SampleCode.Of("""
            [GradCheckable] public partial class Layer
            {
                private readonly int _size;
                public Layer(int size) => _size = size;
                public Layer(int size, int other) => throw new NotImplementedException();
                [Obsolete] public Layer(int size, int other, int more) : this(size) { }
                public double[] Forward(double[] x) => Array.ConvertAll(x, v => v * _size);
                public double[] Backward(double[] dy) => Array.ConvertAll(dy, v => v * _size);
            }
            """));
}
