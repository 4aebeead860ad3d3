namespace GradGen.CodeFixes.Tests;

/// <summary>Fixes of what stands in the way of reading and running a layer: GG0001, GG0003, GG0006, GG0007.</summary>
public class LayerFixTests
{
    private const string Passes = "public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy;";

    [Theory]
    [InlineData(
        "[GradGen.GradCheckable] public sealed class Layer { " + Passes + " }",
        "[GradGen.GradCheckable] public sealed partial class Layer { " + Passes + " }")]
    [InlineData(
        "public class Outer { public partial struct Middle { [GradGen.GradCheckable]\n    internal partial record struct Layer { " + Passes + " } } }",
        "public partial class Outer { public partial struct Middle { [GradGen.GradCheckable]\n    internal partial record struct Layer { " + Passes + " } } }")]
    public void GG0001_is_fixed_by_partial(string source, string expected) => FixTest.Fix("GG0001", source, expected);

    [Fact]
    public void GG0001_is_fixed_everywhere_at_once() => FixTest.FixAll(
        "GG0001",
        "public class Outer { [GradGen.GradCheckable] class A { " + Passes + " } [GradGen.GradCheckable] record B { " + Passes + " } }\n[GradGen.GradCheckable] struct C { " + Passes + " }",
        "public partial class Outer { [GradGen.GradCheckable] partial class A { " + Passes + " } [GradGen.GradCheckable] partial record B { " + Passes + " } }\n[GradGen.GradCheckable] partial struct C { " + Passes + " }");

    [Fact]
    public void GG0003_is_fixed_by_a_Backward_behind_Forward() => FixTest.Fix(
        "GG0003",
        """
        using System;
        using GradGen;

        [GradCheckable]
        public partial class Layer
        {
            public double[] Forward(double[] x)
            {
                return x;
            }

            public int Count => 3;
        }
        """,
        """
        using System;
        using GradGen;

        [GradCheckable]
        public partial class Layer
        {
            public double[] Forward(double[] x)
            {
                return x;
            }

            public double[] Backward(double[] outputGradient)
            {
                throw new NotImplementedException("The gradient of Layer is not written yet.");
            }

            public int Count => 3;
        }
        """);

    [Theory]
    [InlineData("float[] Forward(float[,] x, float[] y)", "(float[,] x, float[] y) Backward(float[] outputGradient)")]
    [InlineData("(float[] Y, float[] Cache) Forward(float[] x)", "float[] Backward(float[] outputGradient1, float[] outputGradient2)")]
    [InlineData("double Forward(double[] prediction, double[] target)", "double[] Backward()")]
    [InlineData("double Forward(double[] prediction, int label)", "double[] Backward()")]
    [InlineData("double Predict(double x)", "double Backward(double outputGradient)")]
    [InlineData("double[] Forward(double[] @in, bool training)", "double[] Backward(double[] outputGradient)")]
    public void GG0003_is_fixed_with_the_signature_that_fits(string forward, string backward) => FixTest.Fix(
        "GG0003",
        $"[GradGen.GradCheckable] partial class Layer\n{{\n    double[] _w = new double[2], _dw = new double[2];\n    public {forward} => throw new System.Exception();\n}}",
        $"[GradGen.GradCheckable] partial class Layer\n{{\n    double[] _w = new double[2], _dw = new double[2];\n    public {forward} => throw new System.Exception();\n\n    public {backward}\n    {{\n        throw new System.NotImplementedException(\"The gradient of Layer is not written yet.\");\n    }}\n}}");

    [Fact]
    public void GG0003_is_fixed_in_a_class_that_inherits_its_Forward() => FixTest.Fix(
        "GG0003",
        "class Base { public double[] Forward(double[] x) => x; }\n[GradGen.GradCheckable]\npartial class Layer : Base\n{\n}\n",
        "class Base { public double[] Forward(double[] x) => x; }\n[GradGen.GradCheckable]\npartial class Layer : Base\n{\n    public double[] Backward(double[] outputGradient)\n    {\n        throw new System.NotImplementedException(\"The gradient of Layer is not written yet.\");\n    }\n}\n");

    [Fact]
    public void GG0003_is_fixed_in_all_layers_of_a_file() => FixTest.FixAll(
        "GG0003",
        "[GradGen.GradCheckable] partial class A\n{\n    public double[] Forward(double[] x) => x;\n}\n[GradGen.GradCheckable] partial class B\n{\n    public float[] Forward(float[] x) => x;\n}\n",
        "[GradGen.GradCheckable] partial class A\n{\n    public double[] Forward(double[] x) => x;\n\n    public double[] Backward(double[] outputGradient)\n    {\n        throw new System.NotImplementedException(\"The gradient of A is not written yet.\");\n    }\n}\n[GradGen.GradCheckable] partial class B\n{\n    public float[] Forward(float[] x) => x;\n\n    public float[] Backward(float[] outputGradient)\n    {\n        throw new System.NotImplementedException(\"The gradient of B is not written yet.\");\n    }\n}\n");

    [Fact]
    public void GG0003_is_not_fixed_without_a_Forward() => FixTest.NoFix("GG0003", "[GradGen.GradCheckable] partial class Layer { }");

    [Theory]
    [InlineData("int inputs, string path", "(3, \"path\")")]
    [InlineData("IActivation activation, string path, int outputs", "(typeof(Tanh), \"path\", 3)")]
    [InlineData("Activation activation, System.DayOfWeek day, float rate, double slope, bool bias, System.Random random, string path", "(typeof(Tanh), System.DayOfWeek.Sunday, 0.5f, 0.5, true, 1, \"path\")")]
    [InlineData("string path, int[] sizes", "(\"path\", new[] { 3, 4 })")]
    [InlineData("string path, params int[] sizes", "(\"path\", 3)")]
    [InlineData("string path, int more = 2", "(\"path\")")]
    public void GG0006_is_fixed_by_a_sample(string parameters, string sample) => FixTest.Fix(
        "GG0006",
        $"using GradGen;\npublic interface IActivation {{ }} public abstract class Activation {{ }} public class Tanh : Activation, IActivation {{ }}\n[GradCheckable]\npublic partial class Layer\n{{\n    public Layer({parameters}) {{ }}\n    {Passes}\n}}",
        $"using GradGen;\npublic interface IActivation {{ }} public abstract class Activation {{ }} public class Tanh : Activation, IActivation {{ }}\n[GradCheckable]\n[GradCheckSample{sample}]\npublic partial class Layer\n{{\n    public Layer({parameters}) {{ }}\n    {Passes}\n}}");

    [Fact]
    public void GG0006_is_fixed_by_type_arguments() => FixTest.Fix(
        "GG0006",
        "public interface IActivation { } public class Relu : IActivation { }\n[GradGen.GradCheckable] public partial class Layer<T>(int size) where T : IActivation { public int Size => size; " + Passes + " }",
        "public interface IActivation { } public class Relu : IActivation { }\n[GradGen.GradCheckable] [GradGen.GradCheckSample(3, TypeArguments = new[] { typeof(Relu) })] public partial class Layer<T>(int size) where T : IActivation { public int Size => size; " + Passes + " }");

    [Fact]
    public void GG0006_is_fixed_in_all_layers_of_a_file() => FixTest.FixAll(
        "GG0006",
        "[GradGen.GradCheckable] public partial class A { public A(string p) { } " + Passes + " }\n[GradGen.GradCheckable] public partial class B { public B(string q, int n) { } " + Passes + " }",
        "[GradGen.GradCheckable] [GradGen.GradCheckSample(\"p\")] public partial class A { public A(string p) { } " + Passes + " }\n[GradGen.GradCheckable] [GradGen.GradCheckSample(\"q\", 3)] public partial class B { public B(string q, int n) { } " + Passes + " }");

    [Theory]
    [InlineData("public partial class Layer { public Layer(System.IO.Stream given) { } " + Passes + " }")]
    [InlineData("public partial class Layer { public Layer(ref int size) { } " + Passes + " }")]
    [InlineData("public partial class Layer { public Layer(System.IDisposable what) { } " + Passes + " }")]
    public void GG0006_is_not_fixed_where_no_value_is_known(string layer) => FixTest.NoFix("GG0006", "[GradGen.GradCheckable] " + layer);

    [Fact]
    public void GG0007_is_fixed_by_a_shape() => FixTest.Fix("GG0007", Unknown("double[] x"), Unknown("[Shape(\"inputs\")] double[] x"));

    [Fact]
    public void GG0007_is_fixed_by_a_shape_of_two() => FixTest.Fix("GG0007", Unknown("double[,] x"), Unknown("[Shape(\"batch\", \"inputs\")] double[,] x"));

    [Fact]
    public void GG0007_is_fixed_where_a_shape_does_not_fit() => FixTest.Fix("GG0007", Unknown("[Shape(1, 2)] double[] x"), Unknown("[Shape(\"inputs\")] double[] x"));

    [Fact]
    public void GG0007_is_fixed_for_all_inputs() => FixTest.FixAll("GG0007", Unknown("double[] x, double[][] y"), Unknown("[Shape(\"inputs\")] double[] x, [Shape(\"batch\", \"inputs\")] double[][] y"));

    private static string Unknown(string parameters) => $$"""
        using GradGen;
        using System.Linq;
        [GradCheckable]
        public partial class Layer(int inputs)
        {
            private readonly double[] _w = new double[inputs];
            private readonly double[] _dw = new double[inputs];
            public double[] Forward({{parameters}}) => Other.Go({{string.Join(", ", parameters.Split(", ").Select(parameter => parameter.Split(' ')[^1]).Where(name => name.Length == 1))}});
            public void Backward(double[] dy) { }
        }
        public static class Other { public static double[] Go(params object[] x) => []; }
        """;
}
