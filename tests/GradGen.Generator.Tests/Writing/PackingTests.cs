using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Writing;

/// <summary>θ and dθ have all parameters, in the order of declaration, whatever they are stored in.</summary>
public class PackingTests
{
    private const string Everything = """
        using System.Collections.Generic;
        using GradGen;
        public abstract partial class Base
        {
            protected readonly double[] _early = { 1, 2 };
            protected readonly double[] _earlyGrad = { -1, -2 };
        }
        public sealed partial class Everything : Base
        {
            public double Scale { get; set; } = 3;
            public double ScaleGrad { get; set; } = -3;
            public double[,] w2 = { { 4, 5 }, { 6, 7 } };
            public double[,] dw2 = { { -4, -5 }, { -6, -7 } };
            public double[,,] w3 = { { { 8 }, { 9 } } };
            public double[,,] dw3 = { { { -8 }, { -9 } } };
            public double[,,,] w4 = { { { { 10, 11 } } } };
            public double[,,,] dw4 = { { { { -10, -11 } } } };
            private readonly Inner _inner = new Inner();
            public double[][] jagged = { new double[] { 13 }, new double[] { 14, 15 } };
            public double[][] jaggedGrad = { new double[] { -13 }, new double[] { -14, -15 } };
            public double[][,] mixed = { new double[,] { { 16 } }, new double[,] { { 17, 18 } } };
            public double[][,] mixedGrad = { new double[,] { { -16 } }, new double[,] { { -17, -18 } } };
            [Parameter] public double[] lonely = { 19 };
            public List<Inner> list = new List<Inner> { new Inner(), new Inner() };
            public double[]? biases;
            public double[]? biasGradients;
            public double[] Forward(double[] x) => x;
            public double[] Backward(double[] dy) => dy;
        }
        [GradCheckable]
        public sealed partial class Inner
        {
            public double[] b = { 12 };
            public double[] db = { -12 };
            public double[] Forward(double[] x) => x;
            public double[] Backward(double[] dy) => dy;
        }
        """;

    private static readonly TestProject Project = Everything.Replace("public sealed partial class Everything", "[GradCheckable] public sealed partial class Everything");

    private static readonly double[] Theta = [.. Enumerable.Range(1, 19).Select(value => (double)value), 12, 12];

    [Fact]
    public void Parameters_and_gradients_come_out_in_the_order_of_declaration()
    {
        using var loaded = GeneratorTest.Run(Project).Load();
        var layer = loaded.NewLayer<double>("Everything");

        Assert.Equal(Theta, layer.PackParameters());
        Assert.Equal(Theta.Select(value => value == 19 ? 0 : -value), layer.PackGradients());
        Assert.Equal(
            ["_early", "Scale", "w2", "w3", "w4", "_inner.b", "jagged", "mixed[0]", "mixed[1]", "lonely", "list[0].b", "list[1].b", "biases"],
            layer.GetParameterLayout().Blocks.Select(block => block.Name));
    }

    [Fact]
    public void Parameters_go_in_as_they_came_out()
    {
        using var loaded = GeneratorTest.Run(Project).Load();
        var layer = loaded.NewLayer<double>("Everything");
        var other = Theta.Select(value => value + 100).ToArray();

        layer.UnpackParameters(other);
        Assert.Equal(other, layer.PackParameters());

        layer.UnpackParameters(Theta.AsSpan(3, 9), 3);
        Assert.Equal(other.Select((value, index) => index is >= 3 and < 12 ? Theta[index] : value), layer.PackParameters());
        Assert.Throws<ArgumentException>(() => layer.UnpackParameters(other[1..]));
        Assert.Throws<ArgumentException>(() => layer.UnpackParameters(other.AsSpan(), 1));
    }

    [Fact]
    public void Gradients_are_cleared_and_late_arrays_count_from_then_on()
    {
        using var loaded = GeneratorTest.Run(Project).Load();
        var layer = loaded.NewLayer<double>("Everything");

        layer.ClearGradients();
        Assert.All(layer.PackGradients(), gradient => Assert.Equal(0, gradient));

        layer.GetType().GetField("biases")!.SetValue(layer, new double[] { 20, 21 });
        Assert.Equal([.. Theta, 20, 21], layer.PackParameters());
        layer.GetType().GetField("biasGradients")!.SetValue(layer, new double[] { 5, 6 });
        Assert.Equal([5, 6], layer.PackGradients()[^2..]);
    }

    [Fact]
    public void A_struct_packs_and_unpacks_itself_in_place()
    {
        using var loaded = GeneratorTest.Run("""
            [GradGen.GradCheckable] public partial struct Pair
            {
                public float w, dw;
                public float[] b, db;
                public Pair(float start) { w = start; dw = 0; b = new[] { start }; db = new float[1]; }
                public float[] Forward(float[] x) => x;
                public float[] Backward(float[] dy) => dy;
            }
            """).Load();
        var layer = loaded.NewLayer<float>("Pair", 2f);

        layer.UnpackParameters([5f, 6f]);

        Assert.Equal([5f, 6f], layer.PackParameters());
    }

    [Fact]
    public void A_generic_element_type_packs_as_what_it_is()
    {
        using var loaded = GeneratorTest.Run("""
            [GradGen.GradCheckable] public partial class Scale<T> where T : struct
            {
                public T[] w = new T[2], dw = new T[2];
                public T[] Forward(T[] x) => x;
                public T[] Backward(T[] dy) => dy;
            }
            """).Load();
        var type = loaded.Type("Scale`1").MakeGenericType(typeof(float));

        var layer = Assert.IsAssignableFrom<IGradCheckable<float>>(Activator.CreateInstance(type));

        layer.UnpackParameters([1.5f, 2.5f]);
        Assert.Equal([1.5f, 2.5f], layer.PackParameters());
    }
}
