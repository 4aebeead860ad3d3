using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0104: the array of a gradient under another name, which a layer may have given it long before Backward.</summary>
public class GradientAliasTests
{
    [Theory]
    [InlineData("private readonly Memory<double> _view; public Gain() => _view = _dw.AsMemory();", "_view.Span[0] += dy[0];")]
    [InlineData("private readonly ArraySegment<double> _view; public Gain() => _view = new ArraySegment<double>(_dw);", "_view[0] += dy[0];")]
    [InlineData("private readonly Memory<double>[] _views; public Gain() => _views = new[] { _dw.AsMemory() };", "_views[0].Span[0] += dy[0];")]
    [InlineData("private readonly List<double[]> _all; public Gain() => _all = [_dw];", "_all[0][0] += dy[0];")]
    [InlineData("private readonly double[][] _all; public Gain() => _all = [_dw];", "_all[0][0] += dy[0];")]
    [InlineData("private readonly double[][] _all; public Gain() => _all = new[] { _w }.Append(_dw).ToArray();", "_all[1][0] += dy[0];")]
    [InlineData("private readonly Queue<double[]> _all = new(); public Gain() => _all.Enqueue(_dw);", "_all.Peek()[0] += dy[0];")]
    [InlineData("private readonly List<double[]> _all = new(); public Gain() { foreach (var g in new[] { _dw }) _all.Add(g); }", "_all[0][0] += dy[0];")]
    [InlineData("private IEnumerable<double[]> All() { yield return _dw; }", "All().First()[0] += dy[0];")]
    [InlineData("private readonly double[][] _all; private IEnumerable<double[]> All() { yield return _dw; } public Gain() => _all = All().ToArray();", "_all[0][0] += dy[0];")]
    [InlineData("private readonly double[] _same; private double[] Dw() => _dw; public Gain() => _same = Dw();", "_same[0] += dy[0];")]
    [InlineData("private readonly double[] _same; public double[] Dw => _dw; public Gain() { var g = Dw; _same = g; }", "_same[0] += dy[0];")]
    [InlineData("private readonly double[] _same; public Gain(int n) => _same = n switch { 0 => _w, _ => _dw };", "_same[0] += dy[0];")]
    [InlineData("private readonly double[] _same = []; public Gain() { object o = this; if (o is Gain { _dw: var g }) _same = g; }", "_same[0] += dy[0];")]
    [InlineData("private readonly double[] _same = []; public Gain() { if (_dw is { } g) _same = g; }", "_same[0] += dy[0];")]
    [InlineData("private double[] _same = []; private void Wire(double[] g) => _same = g; public Gain() => Wire(_dw);", "_same[0] += dy[0];")]
    [InlineData("private readonly double[] _same; private static double[] Id(double[] g) => g; public Gain() => _same = Id(_dw);", "_same[0] += dy[0];")]
    [InlineData("private readonly double[] _same = new double[3]; private double[] Same() => _same; public Gain() => _dw = Same();", "_same[0] += dy[0];")]
    [InlineData("private readonly double[] _same; public Gain() => _dw = _same = new double[3];", "_same[0] += dy[0];")]
    [InlineData("private readonly GCHandle _handle; public Gain() => _handle = GCHandle.Alloc(_dw);", "((double[])_handle.Target!)[0] += dy[0];")]
    [InlineData("private readonly Action<double> _add; public Gain() { var g = _dw; _add = v => g[0] += v; }", "_add(dy[0]);")]
    public void Written_under_another_name(string members, string backward) => AnalyzerTest.SilentWithoutRunning(FlowLayer.With(backward, members).Replace("private double[] _dw", "private readonly double[] _dw", StringComparison.Ordinal));

    [Theory]
    [InlineData("private readonly double[][] _all; public Gain() { _all = new double[1][]; foreach (var g in _dw) _all[0] = new[] { g }; }")]
    [InlineData("public double[] Dw => _dw; public int Size => Dw.Length;")]
    [InlineData("public IReadOnlyList<double> Gradients() => _dw;")]
    [InlineData("public void ZeroGrad() { var g = _dw; Array.Clear(g); g.AsSpan().Clear(); }")]
    [InlineData("public void Update(double rate) { var g = _dw; for (var i = 0; i < g.Length; i++) _w[i] -= rate * g[i]; }")]
    [InlineData("public double Norm() => Math.Sqrt(_dw.Select(v => v * v).Sum()); public double[] Copy() => _dw.ToArray();")]
    [InlineData("private static double[] Zeros(double[] like) { var z = new double[like.Length]; return z; } public Gain() { _dw = Zeros(_w); _w = Zeros(_w); }")]
    [InlineData("private static void Fill(double[] a) { for (var i = 0; i < a.Length; i++) a[i] = 0.1; } public Gain() { Fill(_w); Fill(_dw); }")]
    [InlineData("public override string ToString() => _dw is null ? $\"{_w}\" : $\"{_dw.Length} {_dw?.Length}\";")]
    public void Looked_at_and_never_written(string members) =>
        FlowLayer.Warns("GG0104", FlowLayer.With("", members).Replace(" Backward(", " [|Backward|](", StringComparison.Ordinal), "Backward never writes _dw, the gradient of _w");

    [Theory]
    [InlineData("foreach (var row in _dw) _order.Add(row);", "")]
    [InlineData("foreach (var row in _dw) { var g = row; _order.Insert(0, g); }", "")]
    [InlineData("_order = _dw.ToList();", "")]
    [InlineData("_order.AddRange(_dw);", "")]
    [InlineData("Array.ForEach(_dw, row => _order.Add(row));", "")]
    [InlineData("_order = _dw.Where(row => row.Length > 0).ToList();", "")]
    [InlineData("foreach (var row in _dw) Array.Clear(row);", "GG0104")]
    [InlineData("for (var i = 0; i < 2; i++) { var row = _dw[i]; row[0] = 0; }", "GG0104")]
    public void Rows_of_a_gradient(string constructor, string id)
    {
        var source = $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            [GradGen.GradCheckable] public partial class Layer
            {
                private readonly double[][] _w = { new double[2], new double[2] };
                private readonly double[][] _dw = { new double[2], new double[2] };
                private List<double[]> _order = new() { new double[2], new double[2] };
                public Layer() { {{constructor}} }
                public double[] Forward(double[] x) => new[] { _w[0][0] * x[0] + _w[1][1] * x[1] };
                public double[] [|Backward|](double[] dy) { _order[0][0] += dy[0]; return new[] { dy[0] * _w[0][0], dy[0] * _w[1][1] }; }
            }
            """;
        AnalyzerTest.CheckWithoutRunning(id.Length > 0 ? source : source.Replace("[|Backward|]", "Backward", StringComparison.Ordinal), "GG0104");
    }
}
