using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Storages;

/// <summary>Objects that hold a parameter and its gradient.</summary>
public class ParameterObjectTests
{
    [Theory]
    [InlineData("class Param { public double[] Value = { 1, 2 }; public double[] Gradient = { -1, -2 }; }")]
    [InlineData("class Param { public double[] Data { get; } = { 1, 2 }; public double[] Diff { get; } = { -1, -2 }; public double[] Momentum { get; } = { 7, 7 }; }")]
    [InlineData("class Param { public double[,] Weights { get; set; } = { { 1 }, { 2 } }; public double[,] WeightGradients { get; set; } = { { -1 }, { -2 } }; }")]
    [InlineData("class Param { private readonly double[] _value = { 1, 2 }, _grad = { -1, -2 }; public double[] Value => _value; public double[] Grad => _grad; }")]
    [InlineData("class Param { internal readonly double[] w = { 1, 2 }, dw = { -1, -2 }; }")]
    [InlineData("class Param { public double[] X = { 1, 2 }; [GradientOf(nameof(X))] public double[] Y = { -1, -2 }; }")]
    [InlineData("class Param { public Matrix Value = new(1, 2); public Matrix Grad = new(-1, -2); } public class Matrix { public Matrix(double a, double b) { Data[0] = a; Data[1] = b; } public double[] Data = new double[2]; }")]
    [InlineData("record Param { public double[] Value { get; init; } = { 1, 2 }; public double[] Grad { get; init; } = { -1, -2 }; }")]
    [InlineData("struct Param { public Param() { } public readonly double[] Value = { 1, 2 }; public readonly double[] Grad = { -1, -2 }; }")]
    [InlineData("abstract class Base { public double[] Grad { get; } = { -1, -2 }; } public class Param : Base { public double[] Value { get; } = { 1, 2 }; }")]
    [InlineData("class Param { public double A { get; set; } = 1; public double AGrad { get; set; } = -1; public double B = 2, BGrad = -2; }")]
    public void By_itself_in_an_array_in_a_list_and_in_a_dictionary(string type)
    {
        var source = $$"""
            using System.Collections.Generic;
            using GradGen;
            public {{type}}
            [GradCheckable] public partial class Layer
            {
                private readonly Param _first = new();
                private readonly Param[] _array = { new(), new() };
                public List<Param> List { get; } = new() { new() };
                private readonly Dictionary<string, Param> _named = new() { ["a"] = new() };
                private readonly double[] b = { 9 }, db = { -9 };
                public double[] Forward(double[] x) => x;
                public double[] Backward(double[] dy) => dy;
            }
            """;
        using var loaded = GeneratorTest.Run(source).Load();
        var layer = loaded.NewLayer<double>("Layer");

        Assert.Equal([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 9], layer.PackParameters());
        Assert.Equal([-1, -2, -1, -2, -1, -2, -1, -2, -1, -2, -9], layer.PackGradients());
        var names = layer.GetParameterLayout().Blocks.Select(block => block.Name.Replace(".A", string.Empty, StringComparison.Ordinal).Replace(".B", string.Empty, StringComparison.Ordinal)).Distinct();
        Assert.Equal(["_first", "_array[0]", "_array[1]", "List[0]", "_named[0]", "b"], names);
        layer.UnpackParameters([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21.0]);
        layer.UnpackParameters([-5], 4);
        Assert.Equal([11, 12, 13, 14, -5, 16, 17, 18, 19, 20, 21], layer.PackParameters());
        layer.ClearGradients();
        Assert.Equal(new double[11], layer.PackGradients());
    }

    [Fact]
    public void A_list_of_the_parameters_that_have_members_of_their_own_is_no_second_copy()
    {
        using var loaded = GeneratorTest.Run("using System.Collections.Generic; using GradGen; public class Param { public double[] Value = { 1 }, Grad = { 2 }; } public abstract class Base { protected readonly List<Param> Parameters = new(); } [GradCheckable] public partial class Layer : Base { private readonly Param _w = new(); public Layer() => Parameters.Add(_w); public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; }").Load();

        Assert.Equal([1], loaded.NewLayer<double>("Layer").PackParameters());
    }

    [Theory]
    [InlineData("class Cache { public double[] Input = new double[1], Output = new double[1]; }")]
    [InlineData("class Cache { public double[] Value = new double[1]; }")]
    [InlineData("class Cache { private double[] Value = new double[1], Grad = new double[1]; public double Sum() => Value[0] + Grad[0]; }")]
    [InlineData("class Cache { public int Value, Gradient; }")]
    [InlineData("class Cache { public double Value { get; } public double Gradient { get; } }")]
    [InlineData("class Cache { public double[] Value = new double[1]; public float[] Grad = new float[1]; }")]
    public void What_holds_no_pair_is_no_parameter(string type)
    {
        using var loaded = GeneratorTest.Run($"using GradGen; public {type} [GradCheckable] public partial class Layer {{ public Cache Held = new(); private double[] _w = {{ 1 }}, _dw = {{ 2 }}; public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; }}").Load();

        Assert.Equal([1], loaded.NewLayer<double>("Layer").PackParameters());
    }

    [Fact]
    public void What_Forward_replaces_is_a_cache_though_it_has_a_gradient()
    {
        using var loaded = GeneratorTest.Run("using GradGen; public class Blob { public double[] Data = new double[1], Diff = new double[1]; } [GradCheckable] public partial class Layer { private Blob _in = new(); private double[] _w = { 1 }, _dw = { 2 }; public double[] Forward(double[] x) { _in = new Blob { Data = x }; return x; } public double[] Backward(double[] dy) { _in.Diff[0] = 1; return dy; } }").Load();

        Assert.Equal([1], loaded.NewLayer<double>("Layer").PackParameters());
    }

    [Theory]
    [InlineData("class Param { public float[] Value = new float[1], Grad = new float[1]; }", "it holds float values, but the layer's others are double")]
    [InlineData("struct Param { public double Value, Grad; }", "Param is a struct that holds its values itself, so that a check would change a copy: make it a class")]
    public void GG0008_what_cannot_be_packed(string type, string message)
    {
        var reported = AnalyzerTest.Check($"using GradGen; public {type} [GradCheckable] public partial class Layer {{ public Param[] [|Held|] = new Param[1]; private double[] _w = {{ 1 }}, _dw = {{ 2 }}; public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) {{ _dw[0] += dy[0]; return dy; }} }}", "GG0008");

        Assert.Equal("Held is left out of θ: " + message, Assert.Single(reported).GetMessage());
    }

    [Fact]
    public void The_code_for_an_object_of_two_parameters() =>
        Snapshot.Match(GeneratorTest.Run(new TestProject("using GradGen; namespace App { public class Cell { public double[] W = new double[2], WGrad = new double[2]; public double B, BGrad; } [GradCheckable] public partial class Layer { private readonly Cell[] _cells = { new(), new() }; public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; } }").With("GradGenHarness", "false")));
}
