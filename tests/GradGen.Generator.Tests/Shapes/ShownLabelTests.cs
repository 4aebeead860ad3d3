using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Shapes;

/// <summary>A report of a failure shows the labels, indices and flags that it was seen with.</summary>
public class ShownLabelTests
{
    private const string Loss = "double[,] _e = new double[0, 0]; int[] _y = []; public double Forward(double[,] e, int[] labels) { (_e, _y) = (e, labels); var s = 0.0; for (var t = 0; t < labels.Length; t++) s += e[t, labels[t]] * e[t, labels[t]]; return s; } ";

    [Fact]
    public void Where_a_gradient_is_wrong()
    {
        var message = Failing(Loss + "public double[,] Backward() { var d = new double[_e.GetLength(0), _e.GetLength(1)]; for (var t = 0; t < _y.Length; t++) d[t, _y[t]] = 3 * _e[t, _y[t]]; return d; }");

        Assert.Matches(@"\nNote: This was seen with labels: \d+(, \d+)+\.\r?\n", message);
    }

    // What only some labels show was seen with these.
    [Fact]
    public void At_the_point_that_shows_it()
    {
        var message = Failing(Loss + "public double[,] Backward() { var d = new double[_e.GetLength(0), _e.GetLength(1)]; for (var t = 0; t < _y.Length; t++) d[t, _y[t]] = (t > 0 && _y[t] == _y[t - 1] ? 3 : 2) * _e[t, _y[t]]; return d; }");

        Assert.Matches(@"This was seen with labels: [\d, ]*(\d), \1[\d, ]*\.", message);
    }

    [Fact]
    public void Where_code_throws()
    {
        var message = Failing(Loss + "public double[,] Backward() { var d = new double[_e.GetLength(0), _e.GetLength(1)]; for (var t = 0; t < _y.Length; t++) d[_y[t] + 9, 0] = _e[t, _y[t]]; return d; }");

        Assert.Contains("IndexOutOfRange", message, StringComparison.Ordinal);
        Assert.Matches(@"This was seen with labels: \d+(, \d+)+(, …)?\.", message);
    }

    [Fact]
    public void Flags_too()
    {
        var message = Failing("bool[] _m = []; public double[] Forward(double[] x, bool[] mask) { _m = mask; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = mask[i] ? x[i] : 0; return y; } public double[] Backward(double[] dy) { var d = new double[dy.Length]; for (var i = 0; i < d.Length; i++) d[i] = _m[i] ? 0 : dy[i]; return d; }");

        Assert.Matches("This was seen with mask: (true|false)(, (true|false))+", message);
    }

    [Fact]
    public void Nothing_is_said_of_what_passes() =>
        Assert.DoesNotContain("This was seen", Report(Loss + "public double[,] Backward() { var d = new double[_e.GetLength(0), _e.GetLength(1)]; for (var t = 0; t < _y.Length; t++) d[t, _y[t]] = 2 * _e[t, _y[t]]; return d; }"), StringComparison.Ordinal);

    private static string Failing(string members)
    {
        var report = Report(members);
        Assert.Contains(": FAIL", report, StringComparison.Ordinal);
        return report;
    }

    private static string Report(string members)
    {
        using var loaded = GeneratedTests.Load($"using GradGen; [GradCheckable] public partial class Layer {{ {members} }}");
        return GradCheck.Run(loaded.Assembly.GetType("Layer")!).ToString();
    }
}
