using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>What is said of a layer does not depend on what was read before it.</summary>
public class OrderOfFilesTests
{
    private const string Matrix = """
        namespace Shared;
        public sealed class Matrix
        {
            private readonly double[] _values;
            public Matrix(int rows, int columns) { Rows = rows; Columns = columns; _values = new double[rows * columns]; }
            public int Rows { get; }
            public int Columns { get; }
            public double this[int row, int column] { get => _values[row * Columns + column]; set => _values[row * Columns + column] = value; }
            public void Fill(double value) { for (var i = 0; i < _values.Length; i++) _values[i] = value; }
            public void Randomize() { var random = new System.Random(1); for (var i = 0; i < _values.Length; i++) _values[i] = random.NextDouble() - 0.5; }
            public void AddOuter(double[] a, double[] b) { for (var i = 0; i < Rows; i++) for (var j = 0; j < Columns; j++) this[i, j] += a[i] * b[j]; }
        }
        """;

    // The same layer four times over, but for the calls on its matrices; the last has a mistake that a rule sees.
    private static readonly string[] Files =
    [
        Matrix,
        Layer("Plain", string.Empty, "for (var i = 0; i < dy.Length; i++) for (var j = 0; j < _x.Length; j++) WeightGradients[i, j] += dy[i] * _x[j];"),
        Layer("Filled", string.Empty, "WeightGradients.Fill(0); for (var i = 0; i < dy.Length; i++) for (var j = 0; j < _x.Length; j++) WeightGradients[i, j] += dy[i] * _x[j];"),
        Layer("Randomized", "Weights.Randomize();", "WeightGradients.AddOuter(dy, _x);"),
        Layer("Forgetful", "Weights.Randomize();", string.Empty),
    ];

    public static TheoryData<string> Orders => ["0 1 2 3 4", "0 2 1 4 3", "4 3 2 1 0", "3 0 4 2 1", "2 4 1 3 0", "1 3 0 2 4"];

    [Theory]
    [MemberData(nameof(Orders))]
    public void The_same_is_said_in_every_order(string order)
    {
        var project = new TestProject([.. order.Split(' ').Select(number => Files[int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)])]);

        var said = Assert.Single(AnalyzerTest.Report(project));

        Assert.Equal("GG0104", said.Id);
        Assert.Contains("class Forgetful", said.Location.SourceTree!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Samples")]
    [InlineData("Arrays")]
    public void Right_layers_beside_one_another_are_as_silent_as_alone(string styles)
    {
        var files = Directory.GetFiles(Path.Combine(RulePage.Root(), "tests", "GradGen.Generator.Tests", "Styles", styles)).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToArray();

        AnalyzerTest.Silent(new TestProject(files));
        AnalyzerTest.Silent(new TestProject([.. files.Reverse()]));
    }

    private static string Layer(string name, string made, string gradients) => $$"""
        using GradGen;
        namespace Shared;
        [GradCheckable]
        public sealed partial class {{name}}
        {
            private double[] _x = [];
            public {{name}}(int inputs, int outputs) { Weights = new Matrix(outputs, inputs); WeightGradients = new Matrix(outputs, inputs); {{made}} }
            public Matrix Weights { get; }
            public Matrix WeightGradients { get; }
            public double[] Forward(double[] x)
            {
                _x = x;
                var y = new double[Weights.Rows];
                for (var i = 0; i < y.Length; i++) for (var j = 0; j < x.Length; j++) y[i] += Weights[i, j] * x[j];
                return y;
            }
            public double[] Backward(double[] dy)
            {
                var dx = new double[Weights.Columns];
                for (var i = 0; i < dy.Length; i++) for (var j = 0; j < dx.Length; j++) dx[j] += Weights[i, j] * dy[i];
                {{gradients}}
                return dx;
            }
        }
        """;
}
