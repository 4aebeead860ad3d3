using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>Base classes that keep their parameters to themselves.</summary>
public class PrivateParametersTests
{
    private const string Base =
        """
        using GradGen;
        namespace Library;
        [GradCheckable]
        public abstract partial class Weighted
        {
            private readonly double[] _w, _dw;
            private readonly double[][] _b = { new double[1] }, _bGrad = { new double[1] };
            protected Weighted(int size) { _w = new double[size]; _dw = new double[size]; }
            protected double Weigh(int i, double x) => (_w[i] * x) + _b[0][0];
            protected double WeighBack(int i, double x, double dy) { _dw[i] += dy * x; _bGrad[0][0] += dy; return dy * _w[i]; }
        }
        """;

    private const string Heir =
        """
        using GradGen;
        using Library;
        [GradCheckable]
        public sealed partial class Diagonal : Weighted
        {
            private readonly int _size;
            private double[] _x = [];
            public Diagonal(int size) : base(size) => _size = size;
            public double[] Forward(double[] x)
            {
                _x = x;
                var y = new double[_size];
                for (var i = 0; i < _size; i++)
                    y[i] = Weigh(i, x[i]);
                return y;
            }
            public double[] Backward(double[] dy)
            {
                var dx = new double[_size];
                for (var i = 0; i < _size; i++)
                    dx[i] = WeighBack(i, _x[i], dy[i]);
                return dx;
            }
        }
        """;

    [Fact]
    public void Are_checked_in_an_heir()
    {
        AnalyzerTest.Silent(new TestProject(Base, Heir));
        GeneratedTests.Pass(new TestProject(Base, Heir));
        GeneratedTests.Fail(new TestProject(Base.Replace("_dw[i] += dy * x;", "_dw[i] += dy;", StringComparison.Ordinal), Heir), "DiagonalGradCheckTests.Gradient_of_w");
    }

    [Fact]
    public void Are_checked_in_an_heir_in_another_assembly()
    {
        AnalyzerTest.Silent(WithLibrary(Base));
        GeneratedTests.Pass(WithLibrary(Base));
        GeneratedTests.Fail(WithLibrary(Base.Replace("_bGrad[0][0] += dy;", "_bGrad[0][0] = dy;", StringComparison.Ordinal)), "DiagonalGradCheckTests.Gradient_of_b");
    }

    [Fact]
    public void Come_before_the_heirs_own()
    {
        using var loaded = GeneratorTest.Run(new TestProject(Base, Heir.Replace("private double[] _x = [];", "private double[] _x = []; private double _gain = 5, _gainGrad;", StringComparison.Ordinal))).Load();
        var layer = loaded.NewLayer<double>("Diagonal", 2);

        layer.UnpackParameters([1, 2, 3, 4]);
        Assert.Equal([1, 2, 3, 4], layer.PackParameters());
        Assert.Equal(["_w", "_b", "_gain"], layer.GetParameterLayout().Blocks.Select(block => block.Name));
    }

    [Fact]
    public void The_code_for_the_base() => Snapshot.Match(GeneratorTest.Run(new TestProject(Base)));

    [Fact]
    public void Are_reported_where_the_base_is_not_made_to_be_inherited_from()
    {
        var reported = AnalyzerTest.Check(
            """
            using GradGen;
            [GradCheckable]
            public partial class Weighted
            {
                private double[] w = new double[2], dw = new double[2];
                private double[] x = new double[2];
                public double[] Forward(double[] x) { this.x = x; return new[] { x[0] * w[0], x[1] * w[1] }; }
                public double[] Backward(double[] dy) { dw = new[] { dy[0] * x[0], dy[1] * x[1] }; return new[] { dy[0] * w[0], dy[1] * w[1] }; }
            }
            [GradCheckable]
            public partial class [|Heir|] : Weighted
            {
            }
            """,
            "GG0008");

        Assert.Equal("w is left out of θ: it is private to Weighted, where code generated for Heir cannot reach it: make it protected, or Weighted abstract", Assert.Single(reported).GetMessage());
    }

    private static TestProject WithLibrary(string library) =>
        new TestProject(Heir) { Libraries = [new TestLibrary(new TestProject(library) { Name = "Library" })] };
}
