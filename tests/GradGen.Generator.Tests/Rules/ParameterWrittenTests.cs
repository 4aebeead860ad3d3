using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0105: writes into parameters, late allocation aside.</summary>
public class ParameterWrittenTests
{
    [Theory]
    [InlineData("[|_w[0] = 1|];")]
    [InlineData("for (var i = 0; i < 3; i++) [|_w[i] -= 0.1 * dy[i]|];")]
    [InlineData("[|_w[0]++|];")]
    [InlineData("[|_w = _w.Select(v => v - 0.1).ToArray()|];")]
    [InlineData("var w = _w; [|w[0] = 0|];")]
    [InlineData("var w = _w.AsSpan(); [|w[0] *= 2|];")]
    [InlineData("ref var w = ref _w[0]; [|w = 2|];")]
    [InlineData("foreach (ref var w in _w.AsSpan()) [|w *= 0.5|];")]
    [InlineData("foreach (var all in new[] { _w }) [|all[0] = 1|];")]
    [InlineData("[|Array.Clear(_w)|];")]
    [InlineData("[|Array.Copy(dy, _w, 3)|];")]
    [InlineData("[|dy.CopyTo(_w, 0)|];")]
    [InlineData("[|TensorPrimitives.Subtract(_w, dy, _w)|];")]
    [InlineData("Parallel.For(0, 3, i => [|_w[i] -= dy[i]|]);")]
    [InlineData("Step(dy);", "private void Step(double[] dy) => [|_w[0] -= dy[0]|];")]
    [InlineData("[|Kernels.Step(_w, dy)|];", "private static class Kernels { internal static void Step(double[] w, double[] dy) => w[0] -= dy[0]; }")]
    [InlineData("if (UseDecay) [|_w[0] *= 0.9|];", "public bool UseDecay { get; set; }")]
    [InlineData("Weights[0] = 1;", "private double[] Weights => _w;", "Weights[0] = 1")]
    [InlineData("([|_w[0]|], dx[0]) = (1, 2);", "", "(_w[0], dx[0]) = (1, 2)")]
    [InlineData("_w ??= new double[3]; [|_w[0] = 1|];")]
    public void Backward_writes(string backward, string members = "", string? span = null) =>
        FlowLayer.Warns("GG0105", Mark(FlowLayer.With(FlowLayer.Accumulate + backward, members), span), "Backward writes into the parameter _w");

    [Theory]
    [InlineData("var norm = Math.Sqrt(_w.Sum(v => v * v)); for (var i = 0; i < 3; i++) [|_w[i] /= norm|];")]
    [InlineData("if (training) [|_w = Normalise(_w)|];", "private static double[] Normalise(double[] w) => w.Select(v => v / w.Length).ToArray(); private bool training = true;")]
    public void Forward_writes(string forward, string members = "") =>
        FlowLayer.Warns("GG0105", FlowLayer.With(FlowLayer.Accumulate, members, forward), "Forward writes into the parameter _w");

    [Theory]
    [InlineData("_w ??= new double[x.Length];")]
    [InlineData("if (_w == null) _w = new double[x.Length];")]
    [InlineData("if (_w is null) { _w = new double[x.Length]; for (var i = 0; i < x.Length; i++) _w[i] = 0.1; }")]
    [InlineData("if (_w.Length != x.Length) { _w = new double[x.Length]; _w[0] = 1; }")]
    [InlineData("_w = _w ?? new double[3];")]
    [InlineData("_w = _w == null ? new double[3] : _w;")]
    [InlineData("if (!_isBuilt) Build(x.Length);", "private bool _isBuilt; private void Build(int n) { for (var i = 0; i < n; i++) _w[i] = i; _isBuilt = true; }")]
    [InlineData("Build(x.Length);", "private bool _isBuilt; private void Build(int n) { if (_isBuilt) return; _isBuilt = true; for (var i = 0; i < n; i++) _w[i] = i; }")]
    [InlineData("var first = _size == 0; if (first) { _size = x.Length; Array.Fill(_w, 0.1); }", "private int _size;")]
    [InlineData("if (NeedsBuild) { _w[0] = 1; _step = 1; }", "private int _step; private bool NeedsBuild => _step == 0;")]
    [InlineData("LazyInitializer.EnsureInitialized(ref _w, () => new double[3]);")]
    [InlineData("var w = (double[])_w.Clone(); w[0] = 1;")]
    [InlineData("var w = _w.ToArray(); w[0] = 1; Array.Clear(w);")]
    [InlineData("var w = x.Length > 3 ? _w : new double[3]; w[0] = 1;")]
    [InlineData("var w = _w; w = new double[3]; w[0] = 1;")]
    [InlineData("var w = new double[3]; Array.Copy(_w, w, 3); w[0] = 1;")]
    [InlineData("_w = _w;", "", "CS1717")]
    [InlineData("Scale(_w);", "private static double Scale(double[] w) { w = w.ToArray(); w[0] = 1; return w[0]; }")]
    [InlineData("_unrelated[0] = 1; _x[0] = 1;", "private readonly double[] _unrelated = new double[3];")]
    [InlineData("void Step() => _w[0] = 1;", "", "CS8321")]
    public void Forward_that_allocates_late_or_writes_a_copy(string forward, string members = "", string? also = null)
    {
        var source = FlowLayer.With(FlowLayer.Accumulate, members, forward);
        AnalyzerTest.SilentWithoutRunning(also switch
        {
            "CS1717" => source.Replace("_w = _w;", "{|CS1717:_w = _w|};"),
            "CS8321" => source.Replace("void Step()", "void {|CS8321:Step|}()"),
            _ => source,
        });
    }

    [Theory]
    [InlineData("public double[] Backward(double[] dy, double learningRate = 0.1) { for (var i = 0; i < dy.Length; i++) w[i] -= learningRate * dy[i]; dw[0] = 1; return dy; }")]
    [InlineData("public double[] Backward(double[] dy) { dw[0] = dy[0]; return dy; } public void Update(double rate) { for (var i = 0; i < 2; i++) w[i] -= rate * dw[i]; }")]
    [InlineData("private double[] _z = new double[2], _dz = new double[2]; public double[] Backward(double[] dy) { dw[0] = dy[0]; Fill(_z, dy); _dz[0] = _z[0]; return _dz; } private static void Fill(double[] z, double[] dy) => z[0] = dy[0];")]
    public void Steps_with_a_rate_and_caches_with_a_gradient(string backward) => AnalyzerTest.SilentWithoutRunning(
        $"[GradGen.GradCheckable] public partial class Layer {{ private readonly double[] w = new double[2], dw = new double[2]; public double[] Forward(double[] x) => new[] {{ w[0] * x[0] }}; {backward} }}");

    private static string Mark(string source, string? span) => span is null ? source : source.Replace("[|", "").Replace("|]", "").Replace(span, $"[|{span}|]");
}
