using static GradGen.Generator.Tests.Infrastructure.ExactReason;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0401 where Backward itself uses up what Forward kept, or counts: each change that is tried begins where Forward ended.</summary>
public class ExactGradientStateTests
{
    [Theory]
    [InlineData("Stack<double>", "_kept.Push(x[i]);", "_kept.Pop()")]
    [InlineData("List<double>", "_kept.Add(x[i]);", "Last()", "private double Last() { var last = _kept[_kept.Count - 1]; _kept.RemoveAt(_kept.Count - 1); return last; }")]
    [InlineData("Dictionary<int, double>", "_kept[i] = x[i];", "Take(i)", "private double Take(int i) { var kept = _kept[i]; _kept.Remove(i); return kept; }")]
    public void A_collection(string type, string keep, string take, string member = "") => Said(
        $"{member} private readonly System.Collections.Generic.{type} _kept = new(); public double[] Forward(double[] x) {{ _kept.Clear(); var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) {{ {keep} y[i] = x[i] * x[i]; }} return y; }}",
        $"var dx = new double[dy.Length]; for (var i = dx.Length - 1; i >= 0; i--) {{ var x = {take}; [|dx[i] = x * dy[i];|] }} return dx;",
        "this misses the factor 2");

    [Theory]
    [InlineData("private int _next;", "_next = x.Length;", "--_next")]
    [InlineData("private static int s_next;", "s_next = x.Length;", "--s_next")]
    [InlineData("private readonly int[] _next = new int[1];", "_next[0] = x.Length;", "--_next[0]")]
    [InlineData("private (int Next, int Other) _at;", "_at.Next = x.Length;", "--_at.Next")]
    [InlineData("private sealed class Counter { public int Next { get; set; } } private readonly Counter _counter = new();", "_counter.Next = x.Length;", "--_counter.Next")]
    [InlineData("private System.Func<int> _next = () => 0;", "var next = x.Length; _next = () => --next;", "_next()")]
    public void A_counter(string member, string begin, string step) => Said(
        $"{member} private double[] _x = []; public double[] Forward(double[] x) {{ _x = x; {begin} var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = x[i] * x[i]; return y; }}",
        $"var dx = new double[dy.Length]; for (var n = 0; n < dx.Length; n++) {{ var i = {step}; [|dx[i] = _x[i] * dy[i];|] }} return dx;",
        "this has _x[i] where 2 * _x[i] belongs");

    [Fact]
    public void A_cache_that_Backward_overwrites() => Said(
        "private double[] _y = []; public double[] Forward(double[] x) { _y = new double[x.Length]; for (var i = 0; i < x.Length; i++) _y[i] = Math.Tanh(x[i]); return (double[])_y.Clone(); }",
        "for (var i = 0; i < dy.Length; i++) { [|_y[i] = dy[i] * (1 - _y[i]);|] } return _y;",
        "this has 1 - _y[i] where 1 - _y[i] * _y[i] belongs");

    // What goes through a choice is no multiple of what is handed on, so each slip is tried.
    [Fact]
    public void A_slip_behind_which_a_choice_is_made() => Said(
        "private double[] _x = []; private double[] _z = []; public double[] Forward(double[] x) { (_x, _z) = (x, new double[x.Length]); var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) { _z[i] = 0.3 - x[i]; var t = Math.Max(x[i] - 0.3, 0); y[i] = t * t; } return y; }",
        "var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) { [|var t = Math.Max(_z[i] - 0.3, 0);|] dx[i] = 2 * t * dy[i]; } return dx;",
        "this has _z[i] where _x[i] belongs");
}
