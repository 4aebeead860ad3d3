using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Shapes;

/// <summary>Labels and indices are read alike in each integer type that they are kept in.</summary>
public class IntegerTypeTests
{
    private const string Integers = "int long byte";

    public static TheoryData<string> Types => [.. Integers.Split(' ')];

    [Theory]
    [MemberData(nameof(Types))]
    public void Labels_of_a_loss(string type) => Both($"double[,] _p = new double[0, 0]; {type}[] _y = new {type}[0]; public double Forward(double[,] p, {type}[] y) {{ (_p, _y) = (p, y); var s = 0.0; for (var t = 0; t < y.Length; t++) s += (1 + y[t]) * p[t, (int)y[t]] * p[t, y[t]]; return s; }} public double[,] Backward() {{ var d = new double[_p.GetLength(0), _p.GetLength(1)]; for (var t = 0; t < _y.Length; t++) d[t, _y[t]] = 2 * (1 + _y[t]) * _p[t, _y[t]]; return d; }}");

    [Theory]
    [MemberData(nameof(Types))]
    public void Ids_of_a_table(string type) => Both($"readonly double[] table = new double[21]; readonly double[] tableGrad = new double[21]; {type}[] _ids = new {type}[0]; public double[,] Forward({type}[] ids) {{ _ids = ids; var y = new double[ids.Length, 3]; for (var t = 0; t < ids.Length; t++) for (var k = 0; k < 3; k++) y[t, k] = 2 * table[ids[t] * 3 + k]; return y; }} public void Backward(double[,] dy) {{ for (var t = 0; t < _ids.Length; t++) for (var k = 0; k < 3; k++) tableGrad[_ids[t] * 3 + k] += 2 * dy[t, k]; }}");

    [Theory]
    [MemberData(nameof(Types))]
    public void Answers_of_yes_or_no(string type) => Both($"double[] _p = new double[0]; {type}[] _y = new {type}[0]; public double Forward(double[] p, {type}[] y) {{ (_p, _y) = (p, y); var s = 0.0; for (var t = 0; t < y.Length; t++) s += y[t] == 1 ? p[t] : -p[t] * p[t]; return s; }} public double[] Backward() {{ var d = new double[_p.Length]; for (var t = 0; t < _y.Length; t++) d[t] = _y[t] == 1 ? 1 : -2 * _p[t]; return d; }}");

    [Theory]
    [MemberData(nameof(Types))]
    public void One_label(string type) => Both($"double[] _p = new double[0]; {type} _y; public double Forward(double[] p, {type} label) {{ (_p, _y) = (p, label); return p[(int)label] * p[(int)label]; }} public double[] Backward() {{ var d = new double[_p.Length]; d[(int)_y] = 2 * _p[(int)_y]; return d; }}");

    private static void Both(string members)
    {
        var source = $"using GradGen; [GradCheckable] public partial class Layer {{ {members} }}";

        AnalyzerTest.Silent(source);
        GeneratedTests.Pass(source);
        Assert.Contains(GeneratedTests.Run(source.Replace("2 * ", "3 * ", StringComparison.Ordinal).Replace("= 3 * table", "= 2 * table", StringComparison.Ordinal)).Values, outcome => outcome is not null);
    }
}
