using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0001 to GG0009: what has to be said, where, in which words, and what has to stay unsaid.</summary>
public class LayerRulesTests
{
    private const string Passes = """
            public double[] Forward(double[] x) => x;
            public double[] Backward(double[] dy) => dy;
        """;

    [Theory]
    [InlineData("[GradGen.GradCheckable] public class [|Dense|] { " + Passes + " }", "Dense has to be partial so that GradGen can add the packing of Dense")]
    [InlineData("public class [|Outer|] { [GradGen.GradCheckable] public partial class Dense { " + Passes + " } }", "Outer has to be partial so that GradGen can add the packing of Dense")]
    [InlineData("public struct [|Outer|] { public interface [|IMiddle|] { [GradGen.GradCheckable] public record [|Dense|] { " + Passes + " } } }", "Outer has to be partial so that GradGen can add the packing of Dense")]
    public void GG0001_types_that_are_not_partial(string source, string message) => Check("GG0001", source, message);

    [Theory]
    [InlineData("[GradGen.GradCheckable] public partial class Dense { " + Passes + " }")]
    [InlineData("[GradGen.GradCheckable] public partial record Dense { " + Passes + " }")]
    [InlineData("[GradGen.GradCheckable] public partial record struct Dense { " + Passes + " }")]
    [InlineData("public partial class Outer<T> { public static partial class Middle { [GradGen.GradCheckable] internal sealed partial class Dense { " + Passes + " } } public class Other { } }", "GG0006")]
    [InlineData("public class Dense { " + Passes + " }")]
    [InlineData("namespace Other { public class GradCheckableAttribute : System.Attribute { } [GradCheckable] public class Dense { " + Passes + " } }")]
    public void GG0001_is_silent_on_types_that_are_partial_or_none_of_ours(string source, string? other = null) =>
        Silent(other is null ? source : source.Replace("partial class Dense", $"partial class {{|{other}:Dense|}}"));

    [Theory]
    [InlineData("public double[] Backward(double[] dy) => dy;", "Layer has no Forward method that a check can call")]
    [InlineData("private double[] Fore(double[] x) => x; public double[] Backward(double[] dy) => dy;", "Layer has no Forward method that a check can call")]
    [InlineData("public static double[] Apply(double[] x) => x; public double[] Backward(double[] dy) => dy;", "Layer has no Forward method that a check can call")]
    public void GG0002_no_method_at_all(string members, string message) => Check("GG0002", Layer(members).Replace("class Layer", "class [|Layer|]"), message);

    [Theory]
    [InlineData("public double[] [|Forward|](string x) => null!;", "Layer has no Forward method that a check can call: Forward takes string x, which is not an input that a check can make: a check makes arrays of float, double, int, long, byte or bool, and types that hold such numbers and can be made of their sizes; write a method that takes these and mark it [Forward]")]
    [InlineData("public double[] [|Forward|]() => null!;", "Layer has no Forward method that a check can call: Forward takes no input; write a method that takes it, puts it where Forward looks for it and gives the output, and mark that [Forward]")]
    [InlineData("public void [|Forward|](double[] x) { }", "Layer has no Forward method that a check can call: Forward returns nothing: let it return its output, or write it into an array or a matrix that is passed behind the input as y or output")]
    [InlineData("public string [|Forward|](double[] x) => string.Empty;", "Layer has no Forward method that a check can call: Forward returns string, which is not an array of numbers")]
    [InlineData("public double[] [|Forward|](ref double[] x) => x;", "Layer has no Forward method that a check can call: Forward takes ref double[] x, which is not an input that a check can make: pass it by value")]
    [InlineData("public double[] [|Forward|](double[,][] x) => null!;", "Layer has no Forward method that a check can call: Forward takes double[,][] x, which is not an input that a check can make: a check makes arrays of float, double, int, long, byte or bool, and types that hold such numbers and can be made of their sizes; write a method that takes these and mark it [Forward]")]
    [InlineData("public double[] [|Forward|](decimal[] x) => null!;", "Layer has no Forward method that a check can call: Forward takes decimal[] x, which is not an input that a check can make: a check makes arrays of float, double, int, long, byte or bool, and types that hold such numbers and can be made of their sizes; write a method that takes these and mark it [Forward]")]
    [InlineData("public double[] [|Forward|](double[] x, int count) => x;", "Layer has no Forward method that a check can call: Forward takes int count, which is not an input that a check can make: call it label if it is a class number, or step if it is the number of a step; for a size, write a method without it, which asks the arrays or the layer, and mark that [Forward]")]
    [InlineData("public double[,][] [|Forward|](double[] x) => null!;", "Layer has no Forward method that a check can call: Forward returns double[,][], which is not an array of numbers")]
    public void GG0002_a_method_that_cannot_be_called(string forward, string message) => Check("GG0002", Layer(forward + "public double[] Backward(double[] dy) => dy;"), message);

    [Theory]
    [InlineData("public double[] FeedForward(double[] x) => x;")]
    [InlineData("[Forward] public double[] Fore(double[] x) => x;")]
    [InlineData("internal double[] Predict(double[] x) => x;")]
    [InlineData("private protected double[] forward(double[] x) => x;")]
    [InlineData("public double[] Forward(in double[] x) => x;")]
    [InlineData("public double[] Forward(double[] x, double rate = 1, string? name = null) => x;")]
    [InlineData("public double[] Forward(double[] x, System.Random random) => x;")]
    [InlineData("public double[] Forward(string text) => null!; public double[] Forward(double[] x) => x;")]
    public void GG0002_is_silent_on_every_Forward_that_can_be_called(string forward) => Silent(Layer(forward + "public double[] Backward(double[] dy) => dy;"));

    [Fact]
    public void GG0002_and_GG0003_are_silent_on_an_abstract_base() => Silent("""
        [GradGen.GradCheckable] public abstract partial class Base { protected double[] w = new double[2], dw = new double[2]; public abstract double[] Forward(double[] x); }
        """);

    [Theory]
    [InlineData("public double[] Forward(double[] x) => x;")]
    [InlineData("public double[] Forward(double[] x) => x; public double[] Update(double[] dy) => dy;")]
    [InlineData("public double[] Forward(double[] x) => x; [GradCheckIgnore] public double[] Backward(double[] dy) => dy;")]
    public void GG0003_no_Backward(string members) =>
        Check("GG0003", Layer(members).Replace("class Layer", "class [|Layer|]"), "Layer has no Backward method: its gradients cannot be checked");

    [Theory]
    [InlineData("[Backward] public double[] Update(double[] dy) => dy;")]
    [InlineData("public double[] BackwardPass(double[] dy) => dy;")]
    [InlineData("private double[] back_propagate(double[] dy) => dy;")]
    public void GG0003_is_silent_on_every_Backward(string backward) => Silent(Layer("public double[] Forward(double[] x) => x;" + backward));

    [Theory]
    [InlineData(
        "public double[] [|Forward|](double[] x) => x; public double[] FeedForward(double[] x) => x; public double[] Backward(double[] dy) => dy;",
        "More than one method of Layer could be Forward: Layer.Forward(double[]), Layer.FeedForward(double[]); mark the one to check with [Forward]")]
    [InlineData(
        "public double[] Forward(double[] x) => x; public double[] [|Backward|](double[] dy) => dy; public double[] Backprop(double[] dy) => dy;",
        "More than one method of Layer could be Backward: Layer.Backward(double[]), Layer.Backprop(double[]); mark the one to check with [Backward]")]
    [InlineData(
        "[Forward] public double[] [|One|](double[] x) => x; [Forward] public double[] Two(double[] x) => x; public double[] Backward(double[] dy) => dy;",
        "More than one method of Layer could be Forward: Layer.One(double[]), Layer.Two(double[]); mark the one to check with [Forward]")]
    public void GG0004_more_than_one(string members, string message) => Check("GG0004", Layer(members), message);

    [Theory]
    [InlineData("[Forward] public double[] Forward(double[] x) => x; public double[] FeedForward(double[] x) => x; public double[] Backward(double[] dy) => dy;")]
    [InlineData("[GradCheckIgnore] public double[] Forward(double[] x) => x; public double[] FeedForward(double[] x) => x; public double[] Backward(double[] dy) => dy;")]
    [InlineData("public double[] Forward(double[] x) => x; public double[,] Forward(double[,] x) => x; public double[,] Backward(double[,] dy) => dy;")]
    [InlineData("public double[] Forward(double[] x) => x; private double[] Forward(double[] x, double[] z) => x; public double[] Backward(double[] dy) => dy;")]
    [InlineData("public double[] Forward(double[] x) => Forward(x, true); public double[] Forward(double[] x, bool training) => x; public double[] Backward(double[] dy) => dy;")]
    [InlineData("public double[] Forward(double[] x) => x; public double[] Predict(double[] x) => x; public double[] Backward(double[] dy) => dy; public double[] Gradient(double[] dy) => dy;")]
    [InlineData("public double[] Forward(double[] x) => x; public void Backward(double[] dy, double rate) { } public double[] Backward(double[] dy) => dy;")]
    public void GG0004_is_silent_where_one_is_meant(string members) => Silent(Layer(members));

    [Theory]
    [InlineData("public double[] Forward(double[] x) => x; public double[] [|Backward|](double[,] dy) => null!;", "Backward does not fit Forward: its upstream gradient dy is double[,], but the output is double[]")]
    [InlineData("public double[] Forward(double[] x) => x; public double[,] [|Backward|](double[] dy) => null!;", "Backward does not fit Forward: it returns double[,], but the input x is double[]")]
    [InlineData("public double[] Forward(double[] x) => x; public float[] [|Backward|](double[] dy) => null!;", "Backward does not fit Forward: it returns float[], but the input x is double[]")]
    [InlineData("public double[] FeedForward(double[] x) => x; public double[] [|Backprop|]() => null!;", "Backprop does not fit FeedForward: it takes no upstream gradient of type double[]")]
    [InlineData("public double[] Forward(double[] x) => x; public double[] [|Backward|](double[] dy, string name) => dy;", "Backward does not fit Forward: it is not clear what to pass for string name: return one from Forward beside the output, as a cache, or give it a default value")]
    [InlineData("public double[] Forward(double[] x) => x; public double [|Backward|](int y) => 0;", "Backward does not fit Forward: it is not clear what to pass for int y: if it is a label, write a method that takes it beside the inputs and gives the loss, and mark it [Forward], or give it a default value")]
    [InlineData("public double[] Forward(double[] x) => x; public int [|Backward|](double[] dy) => 0;", "Backward does not fit Forward: it returns int, but the input x is double[]")]
    [InlineData("public double[] Forward(double[] x) => x; public (double[], double[]) [|Backward|](double[] dy) => (dy, dy);", "Backward does not fit Forward: it is not clear which gradient part 2 of what it returns is, double[] dy: name the parts after the input and the parameters, as in (double[] dx, double[] dWeights)")]
    public void GG0005_signatures_that_do_not_fit(string members, string message) => Check("GG0005", Layer(members), message);

    [Theory]
    [InlineData("public double[,] Forward(double[] x) => new double[x.Length, 2]; public double[] Backward(double[,] dy) => null!;")]
    [InlineData("public double[] Forward(double[] x) => x; double[] w = new double[2], dw = new double[2]; public void Backward(double[] dy) { }")]
    [InlineData("public double[] Forward(double[] x) => x; public double[] Backward(double[] dy, double[] x) => dy;")]
    [InlineData("public double[] Forward(double[] x) => x; public double[] Backward(in double[] dy, bool training = true, int step = 0) => dy;")]
    [InlineData("public double Forward(double[] x, double[] target) => 0; public double[] Backward() => null!;")]
    [InlineData("public double Forward(double[] x, double[] target) => 0; public double[] Backward(double[] p, double[] t) => null!;")]
    [InlineData("public (double[] Y, double[] Cache) Forward(double[] x) => (x, x); public double[] Backward(double[] dy) => dy;")]
    [InlineData("public double[] Forward(double[] a, double[] b) => a; public (double[], double[]) Backward(double[] dy) => (dy, dy);")]
    public void GG0005_is_silent_where_they_fit(string members) => AnalyzerTest.SilentWithoutRunning(OtherFamilies + Layer(members));

    [Theory]
    [InlineData("public [|Layer|](string path) { }", "No Layer can be made to check on: its constructor takes string path; give [GradCheckSample(…)] or a [GradCheckFactory] method")]
    [InlineData("public [|Layer|](System.Collections.Generic.IEnumerable<string> names) { }", "No Layer can be made to check on: its constructor takes IEnumerable<string> names; give [GradCheckSample(…)] or a [GradCheckFactory] method")]
    [InlineData("public [|Layer|](string path) { } public void Initialize(int inputs) { }", "No Layer can be made to check on: its constructor takes string path; give [GradCheckSample(…)] or a [GradCheckFactory] method, which calls Initialize too")]
    [InlineData("public [|Layer|](IShape shape) { } public interface IShape { } public class Round : IShape { public Round(int corners) { } }", "No Layer can be made to check on: its constructor takes IShape shape; give [GradCheckSample(…)] or a [GradCheckFactory] method")]
    [InlineData("public [|Layer|](IShape shape) { } public interface IShape { } private class Round : IShape { }", "No Layer can be made to check on: its constructor takes IShape shape; give [GradCheckSample(…)] or a [GradCheckFactory] method")]
    [InlineData("public [|Layer|](IShape<double> shape) { } public interface IShape<T> { } public class Round : IShape<float> { }", "No Layer can be made to check on: its constructor takes IShape<double> shape; give [GradCheckSample(…)] or a [GradCheckFactory] method")]
    [InlineData("public [|Layer|](System.IDisposable shape) { } public class Round : System.IDisposable { public void Dispose() { } }", "No Layer can be made to check on: its constructor takes IDisposable shape; give [GradCheckSample(…)] or a [GradCheckFactory] method")]
    [InlineData("public [|Layer|](ref int size) { }", "No Layer can be made to check on: its constructor takes ref int size; give [GradCheckSample(…)] or a [GradCheckFactory] method")]
    [InlineData("public [|Layer|](out int size) { size = 1; }", "No Layer can be made to check on: its constructor takes out int size; give [GradCheckSample(…)] or a [GradCheckFactory] method")]
    [InlineData("[GradCheckFactory] public Layer [|Make|]() => this;", "No Layer can be made to check on: Make is marked [GradCheckFactory], so it has to be static and return Layer")]
    [InlineData("[GradCheckFactory] public static string [|Make|]() => string.Empty;", "No Layer can be made to check on: Make is marked [GradCheckFactory], so it has to be static and return Layer")]
    [InlineData("[GradCheckFactory] public static Layer [|Make|](string path) => new();", "No Layer can be made to check on: Make takes string path; a factory takes integers and a Random")]
    [InlineData("[{|GG0006:DuringCheck(1.5)|}] public int Steps { get; set; }", "No Layer can be made to check on: Steps: [DuringCheck] gives 1.5, which a int cannot hold")]
    [InlineData("[{|GG0006:DuringCheck(true)|}] public bool IsOn { get; init; }", "No Layer can be made to check on: IsOn: [DuringCheck] cannot set it, since it is read-only")]
    [InlineData("[Penalty] public double [|Decay|](int steps) => 0;", "No Layer can be made to check on: Decay is marked [Penalty], so it has to take nothing and return a number")]
    [InlineData("[Penalty] public string [|Decay|]() => string.Empty;", "No Layer can be made to check on: Decay is marked [Penalty], so it has to take nothing and return a number")]
    public void GG0006_members_of_which_no_sample_can_be_made(string member, string message)
    {
        var isConstructor = member.Contains("[|Layer|]", StringComparison.Ordinal);
        var source = Layer(Passes + (isConstructor ? member.Replace("[|Layer|]", "Layer") : member));
        Check("GG0006", isConstructor ? source.Replace("class Layer", "class [|Layer|]") : source, message);
    }

    [Theory]
    [InlineData("GradCheckSample(3)", "public Layer() { }", "No Layer can be made to check on: [GradCheckSample] gives 1 arguments, but the constructor takes 0")]
    [InlineData("GradCheckSample(3)", "public Layer(int a, int b) { }", "No Layer can be made to check on: [GradCheckSample] gives no b")]
    [InlineData("GradCheckSample(\"3\")", "public Layer(int a) { }", "No Layer can be made to check on: [GradCheckSample] gives \"3\" for int a")]
    [InlineData("GradCheckSample(0.5)", "public Layer(int a) { }", "No Layer can be made to check on: [GradCheckSample] gives 0.5 for int a")]
    [InlineData("GradCheckSample(null!)", "public Layer(int a) { }", "No Layer can be made to check on: [GradCheckSample] gives no a")]
    [InlineData("GradCheckSample(null, 3)", "public Layer(int a, int b) { }", "No Layer can be made to check on: [GradCheckSample] gives null for int a")]
    [InlineData("GradCheckSample(new[] { 1L })", "public Layer(int[] a) { }", "No Layer can be made to check on: [GradCheckSample] gives {1} for int[] a")]
    [InlineData("GradCheckSample(System.DayOfWeek.Friday)", "public Layer(int a) { }", "No Layer can be made to check on: [GradCheckSample] gives System.DayOfWeek.Friday for int a")]
    [InlineData("GradCheckSample(typeof(System.IDisposable))", "public Layer(System.IDisposable a) { }", "No Layer can be made to check on: [GradCheckSample] gives typeof(System.IDisposable) for IDisposable a")]
    [InlineData("GradCheckSample(typeof(System.Text.StringBuilder))", "public Layer(System.IDisposable a) { }", "No Layer can be made to check on: [GradCheckSample] gives typeof(System.Text.StringBuilder) for IDisposable a")]
    [InlineData("GradCheckSample(typeof(System.Collections.Generic.List<>))", "public Layer(System.Collections.IEnumerable a) { }", "No Layer can be made to check on: [GradCheckSample] gives typeof(System.Collections.Generic.List<>) for IEnumerable a")]
    [InlineData("GradCheckSample(typeof(string))", "public Layer(System.IDisposable a) { }", "No Layer can be made to check on: [GradCheckSample] gives typeof(string) for IDisposable a")]
    [InlineData("GradCheckSample(typeof(Hidden))", "public Layer(Hidden a) { } public class Hidden { private Hidden() { } }", "No Layer can be made to check on: [GradCheckSample] gives typeof(Layer.Hidden) for Hidden a")]
    [InlineData("GradCheckSample(3, TypeArguments = new[] { typeof(int) })", "public Layer(int a) { }", "No Layer can be made to check on: [GradCheckSample] gives 1 type arguments, but Layer has 0")]
    [InlineData("GradCheckSample(3)", "public Layer(ref int a) { }", "No Layer can be made to check on: [GradCheckSample] gives 3 for ref int a")]
    [InlineData("GradCheckSample(3, \"x\")", "public Layer(params int[] a) { }", "No Layer can be made to check on: [GradCheckSample] gives \"x\" for params int[] a")]
    public void GG0006_a_sample_that_does_not_fit(string sample, string constructor, string message) =>
        Check("GG0006", Layer(Passes + constructor).Replace("[GradCheckable]", $"[GradCheckable, [|{sample}|]]"), message);

    [Theory]
    [InlineData("", "public Layer(int a, int b) { }")]
    [InlineData("", "public Layer(string path) { } public Layer(int a) { }")]
    [InlineData("", "private Layer(int a, bool bias, double rate, float slope, System.Random random, System.DayOfWeek day, string name, params int[] more) { }")]
    [InlineData("", "public Layer(in int a, long b, byte c, string? path = null) { }")]
    [InlineData("", "public required int Width { get; init; }")]
    [InlineData(", GradCheckSample(3, 0.5f, typeof(System.Text.StringBuilder), null, 4)", "public Layer(int a, double b, object c, string? d, params int[] e) { }")]
    [InlineData(", GradCheckSample(3, 4, 5)", "public Layer(params int[] a) { }")]
    [InlineData(", GradCheckSample(new[] { 3, 4 })", "public Layer(int[] a) { }")]
    [InlineData(", GradCheckSample(System.DayOfWeek.Friday, typeof(int))", "public Layer(System.DayOfWeek a, System.Type b, int c = 3) { }")]
    [InlineData(", GradCheckSample(3)", "public Layer(string path) { } public Layer(int a, System.Random random) { }")]
    [InlineData("", "public Layer(string path) { } [GradCheckFactory] private static Layer Make(int size, System.Random random) => new(string.Empty);")]
    [InlineData("", "public Layer(string path) { } [GradCheckFactory] private static Layer? Make() => null;")]
    [InlineData("", "public Layer(IShape shape) { } public interface IShape { } public sealed class Round : IShape { }")]
    [InlineData("", "public Layer(Shape shape) { } public abstract class Shape { } public class Round : Shape { public Round(int corners = 0) { } }")]
    [InlineData("", "public Layer(IShape<double> shape) { } public interface IShape<T> { } internal struct Round : IShape<double> { }")]
    [InlineData("", "[DuringCheck(1)] public double Keep { get; set; } [DuringCheck(null)] public int? Count; [DuringCheck(System.DayOfWeek.Monday)] public System.DayOfWeek Day; [DuringCheck('c')] public char Letter; [DuringCheck(1.5f)] public double? Rate;")]
    public void GG0006_is_silent_where_a_sample_can_be_made(string attribute, string members) =>
        Silent(Layer(Passes + members).Replace("[GradCheckable]", $"[GradCheckable{attribute}]"));

    [Theory]
    [InlineData("public Matrix? [|weights|]; public Matrix? weightGradients;", "weights is left out of θ: values of type Matrix? cannot be packed: let Matrix show its array, a span of it, or an indexer with its sizes (Rows and Columns, Length or Shape), public or internal")]
    [InlineData("public System.ReadOnlyMemory<double> [|weights|] = new();", "weights is left out of θ: values of type ReadOnlyMemory<double> cannot be packed")]
    [InlineData("public decimal[] [|weights|] = new decimal[2], weightGrads = new decimal[2];", "weights is left out of θ: values of type decimal[] cannot be packed: use float or double")]
    [InlineData("public float[] [|weights|] = new float[2], weightGrads = new float[2];", "weights is left out of θ: it holds float values, but the layer's others are double")]
    [InlineData("public readonly double [|scale|] = 2; public double scaleGrad;", "scale is left out of θ: it is a read-only number, which a check cannot change")]
    [InlineData("public double scale { get; set; } public double {|GG0008:scaleGrad|} { get; }", "scaleGrad is left out of θ: as the gradient of scale, which is double, it cannot be read-only")]
    [InlineData("public System.Numerics.Vector3[] [|weights|] = new System.Numerics.Vector3[1];", "weights is left out of θ: it holds float values, but the layer's others are double")]
    [InlineData("public System.Half[] [|weights|] = new System.Half[2], weightGrads = new System.Half[2];", "weights is left out of θ: values of type Half[] cannot be packed: use float or double")]
    [InlineData("public System.Numerics.Complex[,] [|weights|] = new System.Numerics.Complex[2, 2];", "weights is left out of θ: values of type Complex[,] cannot be packed: use float or double")]
    [InlineData("public System.Collections.Generic.Queue<double[]> [|weights|] = new(), weightGrads = new();", "weights is left out of θ: values of type Queue<double[]> cannot be packed: hold them in an array, a list or a dictionary")]
    [InlineData("public Three [|weights|], weightGrads; [System.Runtime.CompilerServices.InlineArray(3)] public struct Three { private double _first; }", "weights is left out of θ: values of type Three cannot be packed: hold them in an array")]
    [InlineData("public System.Collections.Generic.List<Fixed> [|weights|] = new(), weightGrads = new(); public struct Fixed { private double _a; public int Length => 1; public double this[int i] { get => _a; set => _a = value; } }", "weights is left out of θ: Fixed is a struct that holds its values itself, so that a check would change a copy: make it a class, or keep its values in arrays")]
    [InlineData("public System.Collections.Generic.List<float[]> [|weights|] = new(), weightGrads = new();", "weights is left out of θ: it holds float values, but the layer's others are double")]
    [InlineData("private readonly Plain [|_inner|] = new();", "_inner is left out of θ: Plain is not [GradCheckable]")]
    [InlineData("private readonly Plain[] [|_inner|] = new Plain[0];", "_inner is left out of θ: Plain is not [GradCheckable]")]
    [InlineData("private readonly Small [|_small|];", "_small is left out of θ: Small is a struct, which can be changed in place only in a field of its own that is not read-only")]
    [InlineData("private Small {|GG0008:Small|} { get; set; }", "Small is left out of θ: Small is a struct, which can be changed in place only in a field of its own that is not read-only")]
    [InlineData("private Small[] [|_small|] = new Small[2];", "_small is left out of θ: Small is a struct, which can be changed in place only in a field of its own that is not read-only")]
    [InlineData("private readonly Single [|_single|] = new();", "_single is left out of θ: it holds float values, but the layer's others are double")]
    public void GG0008_what_cannot_be_packed(string members, string message) => Check("GG0008", Layer(Passes + members) + Others, message);

    [Fact]
    public void GG0008_a_buffer_of_fixed_size() => Assert.Equal(
        "weights is left out of θ: values of type double* cannot be packed: hold them in an array",
        Assert.Single(AnalyzerTest.Check(new TestProject($"using GradGen; [GradCheckable] public unsafe partial struct Layer {{ public fixed double {{|GG0008:weights|}}[3]; {Passes} }}") { AllowUnsafe = true })).GetMessage());

    [Theory]
    [InlineData("private double _scale = 2, _scaleGrad; public double Scale => _scale; public double ScaleGrad => _scaleGrad;", "_scale")]
    [InlineData("private double[] w = new double[2], dw = new double[2];", "w")]
    [InlineData("private double[] _weights = new double[2];", "_weights")]
    [InlineData("private double[] Gain { get; } = new double[2]; private double[] GainGrad { get; } = new double[2];", "Gain")]
    [InlineData("private Small _inner;", "_inner")]
    public void GG0008_what_a_base_class_keeps_to_itself(string members, string name) =>
        Check("GG0008", $"using GradGen; public abstract class Base {{ {members} }} [GradCheckable] public partial class [|Layer|] : Base {{ {Passes} }}" + Others, $"{name} is left out of θ: it is private to Base, where code generated for Layer cannot reach it: make it protected, or Base [GradCheckable] and partial, so that it packs it itself");

    [Theory]
    [InlineData("protected double[] w = new double[2], dw = new double[2]; private double[] _cache = new double[2];")]
    [InlineData("private double[] _x = new double[2], _dx = new double[2]; public virtual double[] Forward(double[] x) { _x = x; return x; }")]
    [InlineData("private double[] _x = new double[2], _dx = new double[2]; public virtual double[] Forward(double[] x) { Keep(x); return x; } private void Keep(double[] x) { _x = x; }")]
    [InlineData("[GradCheckIgnore] private double[] w = new double[2];")]
    [InlineData("private int _steps; private double _rate; private static double[] w = new double[2];")]
    public void GG0008_is_silent_on_what_else_a_base_class_has(string members) =>
        Silent($"using GradGen; public abstract class Base {{ {members} }} [GradCheckable] public partial class Layer : Base {{ {Passes.Replace("double[] Forward", members.Contains("virtual", StringComparison.Ordinal) ? "override double[] Forward" : "double[] Forward", StringComparison.Ordinal)} }}" + Others);

    [Theory]
    [InlineData("public double[,][] cache = new double[1, 1][];")]
    [InlineData("public double[] weights = new double[2], weightGrads = new double[2];")]
    [InlineData("public Matrix? cache; public System.Collections.Generic.List<double> history = new();")]
    [InlineData("[GradCheckIgnore] public Matrix? weights;")]
    [InlineData("[GradCheckIgnore] private readonly Plain _inner = new();")]
    [InlineData("private readonly Bare _activation = new();")]
    [InlineData("private Small _small;")]
    [InlineData("public decimal price; public readonly double rate = 0.1; public double decay { get; } = 0.2;")]
    [InlineData("public float[] cache = new float[2]; public int[] sizes = new int[2];")]
    [InlineData("private static readonly decimal[] weights = new decimal[2];")]
    [InlineData("public System.Collections.Generic.Queue<double[]> history = new(); public System.Half[] cache = new System.Half[2];")]
    [InlineData("public System.Collections.Generic.List<double[]> weights = new(), weightGrads = new();")]
    public void GG0008_is_silent_on_what_is_packed_or_no_parameter(string members) => Silent(Layer(Passes + members) + Others);

    [Theory]
    [InlineData("[GradGen.GradCheckable] public static partial class [|Layer|] { }", "There is nothing to check in Layer: a static class has no instances; make it an ordinary class, whose methods may stay static")]
    [InlineData("[GradGen.GradCheckable] public ref partial struct [|Layer|] { }", "There is nothing to check in Layer: a ref struct cannot be handed to a check")]
    [InlineData("[GradGen.GradCheckable] file partial class [|Layer|] { }", "There is nothing to check in Layer: generated code cannot add to a type that only its own file sees")]
    [InlineData(
        "[GradGen.GradCheckable] public partial class [|Layer|] { public double[] Forward(double[] x) => x; public void Backward(double[] dy) { } }",
        "There is nothing to check in Layer: it has no parameters, and Backward returns no gradient of an input")]
    [InlineData(
        "[GradGen.GradCheckable] public partial class [|Layer|] { double _b, _m, _v, _x; const double LearningRate = 0.1; "
        + "public double Forward(double x) { _x = x; return x + _b; } public double Backward(double dy) { _m = 0.9 * _m + 0.1 * dy; _v = 0.99 * _v + 0.01 * dy * dy; "
        + "_b -= LearningRate * _m / (System.Math.Sqrt(_v) + 1e-8); return dy; } }",
        "There is nothing to check in Layer: its gradients are nowhere but in the steps of an optimiser that keeps _m, _v and divides by a root, and cannot be read "
        + "from these; keep them in members beside the parameters, and let another method take the step")]
    [InlineData(
        "[GradGen.GradCheckable] public partial class [|Layer|] { double _b; const double LearningRate = 0.1; public double Forward(double x) => x + _b; "
        + "public double Backward(double dy) { _b -= LearningRate * System.Math.Max(-1, System.Math.Min(1, dy)); return dy; } }",
        "There is nothing to check in Layer: its gradients are nowhere but in steps that are clipped, and cannot be read from these; keep them in members beside the "
        + "parameters, and let another method take the step")]
    public void GG0009_nothing_to_check(string source, string message) => Check("GG0009", source, message);

    [Theory]
    [InlineData("public double[] Forward(double[] x) => x; public void Backward(double[] dy) { } double[] w = new double[2], dw = new double[2];")]
    [InlineData("public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy;")]
    [InlineData("public double[] Forward(double[] x) => x; public void Backward(double[] dy) { } private Small _small;")]
    public void GG0009_is_silent_where_something_is_there(string members) => Silent(Layer(members) + Others);

    [Theory]
    [InlineData("#pragma warning disable GG0003\n", "\n#pragma warning restore GG0003")]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"GradGen\", \"GG0003\")]\n", "")]
    public void A_warning_is_suppressed_like_any_other(string before, string after)
    {
        const string Source = "[GradGen.GradCheckable] public partial class Layer { public double[] Forward(double[] x) => x; }";

        Silent(before + Source + after);
        Check("GG0003", Source.Replace("class Layer", "class [|Layer|]"), "Layer has no Backward method: its gradients cannot be checked");
    }

    [Fact]
    public void Each_says_where_it_is_explained()
    {
        foreach (var rule in GradGenAssembly.CreateAnalyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics))
        {
            Assert.Equal($"https://github.com/gradgen/GradGen/blob/main/docs/rules/{rule.Id}.md", rule.HelpLinkUri);
            Assert.Equal("GradGen", rule.Category);
            Assert.True(rule.IsEnabledByDefault);
        }
    }

    private const string Others = """

        public sealed class Matrix { }
        public sealed class Plain { private double[] weights = new double[2]; public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; }
        public sealed class Bare { public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; }
        [GradCheckable] public partial struct Small { public double[] weights, weightGrads; public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; }
        [GradCheckable] public sealed partial class Single { public float[] w = new float[2], dw = new float[2]; public float[] Forward(float[] x) => x; public float[] Backward(float[] dy) => dy; }
        """;

    private static string Layer(string members) => $"using GradGen; [GradCheckable] public partial class Layer {{ {members} }}";

    // Layers that do nothing are enough here; what they ought to do is the other rules' business.
    private const string OtherFamilies = "#pragma warning disable GG0104, GG0107\n";

    private static void Check(string id, string source, string message) =>
        Assert.Contains(message, AnalyzerTest.Check(OtherFamilies + source, id).Select(diagnostic => diagnostic.GetMessage()));

    private static void Silent(string source) => AnalyzerTest.Silent(OtherFamilies + source);
}
