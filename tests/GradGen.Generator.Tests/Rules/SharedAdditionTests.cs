using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0108: parallel iterations that add to the same element, and all the ways in which they do not.</summary>
public class SharedAdditionTests
{
    [Theory]
    [InlineData("Parallel.For(0, n, o => { for (var i = 0; i < m; i++) [|dx[i]|] += _w[o, i] * dy[o]; });", "dx[i]")]
    [InlineData("Parallel.For(0, n, o => { for (var i = 0; i < m; i++) [|dx[i]|] -= _w[o, i] * dy[o]; });", "dx[i]")]
    [InlineData("Parallel.For(0, n, o => { for (var i = 0; i < m; i++) [|dx[i]|] = dx[i] + _w[o, i] * dy[o]; });", "dx[i]")]
    [InlineData("Parallel.For(0, n, o => { for (var i = 0; i < m; i++) [|dx[i]|] = _w[o, i] * dy[o] + dx[i] - 1; });", "dx[i]")]
    [InlineData("Parallel.For(0, n, o => { for (var i = 0; i < m; i++) [|dx[i]|] = Math.FusedMultiplyAdd(_w[o, i], dy[o], dx[i]); });", "dx[i]")]
    [InlineData("Parallel.For(0, n, o => [|_calls|]++);", "_calls")]
    [InlineData("Parallel.For(0, n, o => [|_total|] += dy[o]);", "_total")]
    [InlineData("Parallel.For(0, n, o => [|Total|] += dy[o]);", "Total")]
    [InlineData("var sum = 0.0; Parallel.For(0, n, o => { [|sum|] += dy[o]; }); dx[0] = sum;", "sum")]
    [InlineData("Parallel.For(0, n, Row); void Row(int o) { for (var i = 0; i < m; i++) [|dx[i]|] += _w[o, i] * dy[o]; }", "dx[i]")]
    [InlineData("Action<int> row = o => { for (var i = 0; i < m; i++) [|dx[i]|] += _w[o, i] * dy[o]; }; Parallel.For(0, n, row);", "dx[i]")]
    [InlineData("Parallel.ForEach(dy, g => [|_db[0]|] += g);", "_db[0]")]
    [InlineData("Parallel.ForEach(Partitioner.Create(0, n), range => { for (var o = range.Item1; o < range.Item2; o++) for (var i = 0; i < m; i++) [|dx[i]|] += _w[o, i] * dy[o]; });", "dx[i]")]
    [InlineData("Parallel.ForAsync(0, n, (o, token) => { for (var i = 0; i < m; i++) [|dx[i]|] += _w[o, i] * dy[o]; return ValueTask.CompletedTask; }).Wait();", "dx[i]")]
    [InlineData("Parallel.ForEachAsync(dy, async (g, token) => { await Task.Yield(); [|_db[0]|] += g; }).Wait();", "_db[0]")]
    [InlineData("Enumerable.Range(0, n).AsParallel().ForAll(o => { for (var i = 0; i < m; i++) [|dx[i]|] += _w[o, i] * dy[o]; });", "dx[i]")]
    [InlineData("ParallelEnumerable.Range(0, n).WithDegreeOfParallelism(4).ForAll(o => [|_db[0]|] += dy[o]);", "_db[0]")]
    [InlineData("_z = dy.AsParallel().Select(g => { [|_db[0]|] += g; return g; }).ToArray();", "_db[0]")]
    [InlineData("var tasks = new List<Task>(); for (var o = 0; o < n; o++) { var row = o; tasks.Add(Task.Run(() => { for (var i = 0; i < m; i++) [|dx[i]|] += _w[row, i] * dy[row]; })); } Task.WaitAll(tasks.ToArray());", "dx[i]")]
    [InlineData("var tasks = new Task[n]; for (var o = 0; o < n; o++) { var row = o; tasks[o] = Task.Factory.StartNew(() => [|_db[0]|] += dy[row]); } Task.WaitAll(tasks);", "_db[0]")]
    public void Every_way_to_add_in_every_loop(string body, string target) =>
        FlowLayer.Warns("GG0108", Layer(body), $"Backward adds to {target} in several iterations of a parallel loop at once: some of the additions get lost");

    [Theory]
    [InlineData("Parallel.For(0, n, o => { var grads = _db; [|grads[0]|] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { Span<double> grads = _db; [|grads[0]|] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { var grads = _db.AsSpan(1, 2); [|grads[0]|] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { ref var g = ref _db[0]; [|g|] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { foreach (ref var g in _db.AsSpan()) [|g|] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { for (var i = 0; i < m; i++) { var at = i * 2 % m; [|dx[at]|] += dy[o]; } });")]
    [InlineData("Parallel.For(0, n, o => { var at = 0; for (var i = 0; i < m; i++) [|dx[at++]|] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { for (var i = 0; i < m; i++) { if (_x[i] * dy[o] <= 0) continue; [|dx[i]|] += dy[o]; } });")]
    [InlineData("Parallel.For(0, n, o => { if (dy[o] > 0) { for (var i = 0; i < m; i++) [|dx[i]|] += dy[o]; } });")]
    [InlineData("Parallel.For(0, n, o => { for (var i = 0; i <= o; i++) [|dx[i]|] += dy[o]; });")]
    [InlineData("Parallel.For(0, 4, t => { for (var o = t; o < n; o += 4) for (var i = 0; i < m; i++) [|dx[i]|] += _w[o, i] * dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { foreach (var i in _order) [|dx[i]|] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { for (var i = 0; i < m; i++) [|dx[_order[i]]|] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { [|dx[Width - 1]|] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { [|Grads[0]|] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { [|_rows[1][0]|] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { [|_list[0]|] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { [|_own[0]|] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { [|_own.Values[0]|] += dy[o]; });")]
    [InlineData("for (var t = 0; t < 2; t++) Parallel.For(0, n, o => [|dx[t]|] += dy[o]);")]
    [InlineData("Parallel.For(0, n, o => Parallel.For(0, m, i => { [|dx[i]|] += dy[o]; }));")]
    [InlineData("Parallel.For(0, n, o => Parallel.For(0, m, i => { _dw[o, 0] += _x[i]; [|dx[0]|] += dy[o]; }));", 2)]
    [InlineData("Parallel.For(0, n, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, o => [|dx[0]|] += dy[o]);")]
    [InlineData("Parallel.For(0, n, Options, o => [|dx[0]|] += dy[o]);")]
    [InlineData("Parallel.For(0, n, () => new double[m], (o, state, own) => { own[0] += dy[o]; return own; }, own => { for (var i = 0; i < m; i++) [|dx[i]|] += own[i]; });")]
    [InlineData("Parallel.For(0, n, o => { Interlocked.Increment(ref _calls); [|dx[0]|] += dy[o] * _f(_x[0]); });")]
    [InlineData("Parallel.For(0, n, o => { lock (_db) { _calls++; } [|dx[0]|] += dy[o]; });")]
    public void However_the_element_is_reached(string body, int times = 1) => Assert.Equal(times, AnalyzerTest.Check(times == 1 ? Layer(body) : Layer(body.Replace("_dw[o, 0]", "[|_dw[o, 0]|]")), "GG0108").Length);

    [Theory]
    [InlineData("Parallel.For(0, n, o => { [|Add(dx, 0, dy[o])|]; });", "g[i] in Add")]
    [InlineData("Parallel.For(0, n, o => { [|AddTo(ref dx[0], dy[o])|]; });", "g in AddTo")]
    [InlineData("Parallel.For(0, n, o => { [|_own.Gain(0, dy[o])|]; });", "Values[i] in Gain")]
    [InlineData("Parallel.For(0, n, o => { [|Row(o)|]; }); void Row(int o) { for (var i = 0; i < m; i++) dx[i] += _w[o, i] * dy[o]; }", "dx[i] in Row")]
    public void In_a_helper(string body, string target) =>
        FlowLayer.Warns("GG0108", Layer(body), $"Backward adds to {target} in several iterations of a parallel loop at once: some of the additions get lost");

    [Fact]
    public void In_a_method_that_Backward_calls_and_in_Forward() => Assert.Equal(
        ["Forward adds to sum in several iterations of a parallel loop at once: some of the additions get lost", "Sum adds to _total in several iterations of a parallel loop at once: some of the additions get lost"],
        AnalyzerTest.Check(
            Layer("Sum(dy);").Replace("_x = x;", "_x = x; var sum = 0.0; Parallel.For(0, x.Length, i => [|sum|] += x[i]);")
                .Replace("private int _calls;", "private int _calls; private void Sum(double[] v) => Parallel.For(0, v.Length, i => [|_total|] += v[i]);"),
            "GG0108").Select(static diagnostic => diagnostic.GetMessage()));

    [Fact]
    public void In_a_class_of_helpers_once_however_often_it_is_called()
    {
        const string Helper = "public static class Helper { public static double Sum(double[] v) { var sum = 0.0; Parallel.For(0, v.Length, i => [|sum|] += v[i]); return sum; } }";
        var layer = Layer("dx[0] = Helper.Sum(dy) + Helper.Sum(dy);");
        var (usings, rest) = (layer[..layer.IndexOf("[GradCheckable]", StringComparison.Ordinal)], layer[layer.IndexOf("[GradCheckable]", StringComparison.Ordinal)..]);
        var other = rest[..rest.IndexOf("public struct Pair", StringComparison.Ordinal)].Replace("partial class Layer", "partial class Other", StringComparison.Ordinal);

        Assert.Single(AnalyzerTest.Check(usings + other + rest + Helper, "GG0108"));
    }

    [Fact]
    public void In_a_base_class_once_for_all_that_derive_from_it() => Assert.Single(AnalyzerTest.Check(
        """
        using System.Threading.Tasks;
        using GradGen;

        public abstract class Base
        {
            protected double[] X = [];
            public double[] Forward(double[] x) { X = x; return (double[])x.Clone(); }
            public double[] Backward(double[] dy)
            {
                var dx = (double[])dy.Clone();
                Parallel.For(0, dy.Length, i => [|dx[0]|] += 0 * dy[i]);
                return dx;
            }
        }

        [GradCheckable] public sealed partial class One : Base { }
        [GradCheckable] public sealed partial class Another : Base { }
        """,
        "GG0108"));

    [Fact]
    public void A_sum_of_vectors_into_itself() => AnalyzerTest.Check(
        Layer("Parallel.For(0, n, o => { TensorPrimitives.Add(dx, _rows[o], [|dx|]); TensorPrimitives.Add(_rows[o], dx, _rows[o]); });").Replace("double", "float"), "GG0108");

    // An index of each iteration's own.
    [Theory]
    [InlineData("Parallel.For(0, n, o => { for (var i = 0; i < m; i++) _dw[o, i] += dy[o] * _x[i]; });")]
    [InlineData("Parallel.For(0, n, o => _db[o] += dy[o]);")]
    [InlineData("Parallel.For(0, n, o => { var at = o * m; for (var i = 0; i < m; i++) _flat[at + i] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { var row = _flat.AsSpan(o * m, m); for (var i = 0; i < m; i++) row[i] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { var row = _rows[o]; for (var i = 0; i < m; i++) row[i] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { ref var g = ref _db[o]; g += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { foreach (ref var g in _rows[o].AsSpan()) g += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { Add(_rows[o], 0, dy[o]); });")]
    [InlineData("Parallel.For(0, n, o => { Add(_db, o, dy[o]); });")]
    [InlineData("Parallel.For(0, n, o => { AddTo(ref _db[o], dy[o]); });")]
    [InlineData("Parallel.For(0, n, o => { dx[At(o)] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { dx[_order[o]] += dy[o]; });")]
    [InlineData("Parallel.ForEach(Partitioner.Create(0, n), range => { for (var o = range.Item1; o < range.Item2; o++) _db[o] += dy[o]; });")]
    [InlineData("Parallel.ForEach(_rows, row => { for (var i = 0; i < row.Length; i++) row[i] += 1; });")]
    [InlineData("Parallel.For(0, 4, t => { for (var i = t; i < m; i += 4) dx[i] += dy[0]; });")]
    [InlineData("Parallel.For(0, 4, t => { for (var i = t * m / 4; i < (t + 1) * m / 4; i++) for (var o = 0; o < n; o++) dx[i] += dy[o]; });")]
    [InlineData("Parallel.For(0, 4, t => { var (from, to) = (t * m / 4, (t + 1) * m / 4); for (var i = from; i < to; i++) dx[i] += dy[0]; });")]
    [InlineData("Parallel.For(0, 4, t => { Range(t, out var from, out var to); for (var i = from; i < to; i++) dx[i] += dy[0]; }); void Range(int t, out int from, out int to) { from = t; to = t + 1; }")]
    [InlineData("Parallel.For(0, n, o => { var k = 0; for (var i = 0; i < o; i++) k++; dx[k] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { var k = 0; if (dy[o] > 0) k = 1; dx[k] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { int k; for (k = 0; k < o; k++) { } dx[k] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { var k = 0; while (k < o) k++; dx[k] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { dx[o == 0 ? 0 : 1] += dy[o]; });")]
    [InlineData("var next = -1; Parallel.For(0, n, o => { var k = Interlocked.Increment(ref next); dx[k] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => Parallel.For(0, m, i => { _dw[o, i] += dy[o] * _x[i]; }));")]
    [InlineData("dy.AsParallel().Select((g, o) => (g, o)).ForAll(pair => _db[pair.o] += pair.g);")]
    [InlineData("var tasks = new List<Task>(); for (var o = 0; o < n; o++) { var row = o; tasks.Add(Task.Run(() => _db[row] += dy[row])); } Task.WaitAll(tasks.ToArray());")]
    [InlineData("var tasks = new List<Task>(); foreach (var row in _rows) tasks.Add(Task.Run(() => { row[0] += dy[0]; })); Task.WaitAll(tasks.ToArray());")]
    public void Its_own_element(string body) => AnalyzerTest.Silent(Layer(body));

    // A sum of each iteration's, or of each thread's, own.
    [Theory]
    [InlineData("Parallel.For(0, n, o => { var sum = 0.0; for (var i = 0; i < m; i++) sum += _w[o, i]; _z[o] = sum; });")]
    [InlineData("Parallel.For(0, n, o => { double sum; sum = 0; sum += dy[o]; _z[o] = sum; });")]
    [InlineData("Parallel.For(0, n, o => { var (a, b) = (0.0, 0.0); a += dy[o]; b -= a; _z[o] = a * b; });")]
    [InlineData("Parallel.For(0, n, o => { var own = new double[m]; for (var i = 0; i < m; i++) own[i] += dy[o]; _rows[o] = own; });")]
    [InlineData("Parallel.For(0, n, o => { var own = (double[])dx.Clone(); own[0] += dy[o]; _rows[o] = own; });")]
    [InlineData("Parallel.For(0, n, o => { Span<double> own = stackalloc double[3]; own[0] += dy[o]; _z[o] = own[0]; });")]
    [InlineData("Parallel.For(0, n, o => { double sum = 0; Local(); _z[o] = sum; void Local() { sum += dy[o]; } });")]
    [InlineData("Parallel.For(0, n, o => { _z[o] = Sum(o); }); double Sum(int o) { var sum = 0.0; for (var i = 0; i < m; i++) sum += _w[o, i]; return sum; }")]
    [InlineData("Parallel.For(0, n, o => { var own = new Own(); own.Total += dy[o]; own[0] += dy[o]; own.Values[0] += 1; });")]
    [InlineData("Parallel.For(0, n, o => { var own = new Pair(); own.A += dy[o]; _z[o] = own.A; });")]
    [InlineData("Parallel.For(0, n, () => new double[m], (o, state, own) => { for (var i = 0; i < m; i++) own[i] += _w[o, i] * dy[o]; return own; }, own => { lock (dx) { for (var i = 0; i < m; i++) dx[i] += own[i]; } });")]
    [InlineData("Parallel.For(0, n, () => 0.0, (o, state, sum) => { sum += dy[o]; return sum; }, sum => { sum += 0; lock (_db) _total += sum; });")]
    [InlineData("Parallel.For(0, n, Row); void Row(int o) { var sum = 0.0; o += 0; for (var i = 0; i < m; i++) sum += _w[o, i]; _z[o] = sum; }")]
    [InlineData("Parallel.For(0, n, () => 0.0, (o, state, sum) => sum + dy[o], sum => { lock (_db) _total += sum; });")]
    [InlineData("var own = new ThreadLocal<double[]>(() => new double[3], true); Parallel.For(0, n, o => own.Value![0] += dy[o]);")]
    [InlineData("var own = new ThreadLocal<double[]>(() => new double[3], true); Parallel.For(0, n, o => { var mine = own.Value!; mine[0] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { OfThread ??= new double[3]; OfThread[0] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { OfThread![0] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { var mine = _perThread[Environment.CurrentManagedThreadId % 4]; mine[0] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { var mine = Rent(); mine[0] += dy[o]; }); double[] Rent() => new double[3];")]
    [InlineData("_total = dy.AsParallel().Sum(); _total += dy.AsParallel().Aggregate(0.0, (sum, g) => sum + g, (a, b) => a + b, sum => sum);")]
    public void Its_own_sum(string body) => AnalyzerTest.Silent(Layer(body));

    // One at a time.
    [Theory]
    [InlineData("Parallel.For(0, n, o => { lock (_db) { _db[0] += dy[o]; } });")]
    [InlineData("Parallel.For(0, n, o => { lock (_db) Add(_db, 0, dy[o]); });")]
    [InlineData("Parallel.For(0, n, o => { AddLocked(dx, 0, dy[o]); }); void AddLocked(double[] g, int i, double v) { lock (g) g[i] += v; }")]
    [InlineData("Parallel.For(0, n, o => { Monitor.Enter(_db); try { _db[0] += dy[o]; } finally { Monitor.Exit(_db); } });")]
    [InlineData("Parallel.For(0, n, o => { Enter(); _db[0] += dy[o]; Monitor.Exit(_db); }); void Enter() => Monitor.Enter(_db);")]
    [InlineData("Parallel.For(0, n, o => { var taken = false; _spin.Enter(ref taken); _db[0] += dy[o]; _spin.Exit(); });")]
    [InlineData("Parallel.For(0, n, o => { _mutex.WaitOne(); _db[0] += dy[o]; _mutex.ReleaseMutex(); });")]
    [InlineData("Parallel.For(0, n, o => { using (_gate.Enter()) _db[0] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { using var held = _gate.Enter(); _db[0] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { _turn.Take(); _db[0] += dy[o]; });")]
    [InlineData("Parallel.ForEachAsync(dy, async (g, token) => { await _turns.WaitAsync(token); _db[0] += g; _turns.Release(); }).Wait();")]
    [InlineData("Parallel.For(0, n, o => { _gate.InTurn(() => _db[0] += dy[o]); });")]
    [InlineData("Parallel.For(0, n, o => { double was, sum; do { was = _total; sum = was + dy[o]; } while (Interlocked.CompareExchange(ref _total, sum, was) != was); });")]
    [InlineData("Parallel.For(0, n, o => Interlocked.Add(ref _calls, 1));")]
    [InlineData("var bag = new ConcurrentBag<double>(); Parallel.For(0, n, o => bag.Add(dy[o])); foreach (var g in bag) dx[0] += g;")]
    [InlineData("Parallel.For(0, n, new ParallelOptions { MaxDegreeOfParallelism = 1 }, o => dx[0] += dy[o]);")]
    [InlineData("Parallel.For(0, n, _unknown, o => dx[0] += dy[o]);")]
    [InlineData("Parallel.For(0, 1, o => dx[0] += dy[o]);")]
    [InlineData("dy.AsParallel().WithDegreeOfParallelism(1).ForAll(g => dx[0] += g);")]
    [InlineData("dx[0] = dy.AsParallel().AsSequential().Select(g => { dx[1] += g; return g; }).Sum();")]
    [InlineData("for (var o = 0; o < n; o++) { var row = o; Task.Run(() => dx[0] += dy[row]).Wait(); }")]
    [InlineData("var tasks = new List<Task>(); for (var o = 0; o < n; o++) { var row = o; tasks.Add(Task.Run(() => dx[0] += dy[row])); tasks[o].Wait(); }")]
    [InlineData("Task.Run(() => dx[0] += dy[0]).Wait();")]
    [InlineData("Array.ForEach(dy, g => dx[0] += g);")]
    [InlineData("for (var o = 0; o < n; o++) dx[0] += dy[o];")]
    [InlineData("Mine.Parallel.For(0, n, o => dx[0] += dy[o]);")]
    public void One_at_a_time(string body) => AnalyzerTest.Silent(Layer(body));

    // Perhaps one iteration alone does.
    [Theory]
    [InlineData("Parallel.For(0, n, o => { if (o == 0) dx[0] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { if (o > 0) return; dx[0] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { for (var i = 0; i < m; i++) { if (i != o) continue; dx[i] += dy[o]; } });")]
    [InlineData("Parallel.For(0, n, o => { for (var i = 0; i < m; i++) if (_order[i] == o) dx[i] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { for (var i = 0; i < m; i++) if (i % n == o && dy[o] > 0) dx[i] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { switch (o) { case 0: dx[0] += dy[o]; break; case 1: dx[1] += dy[o]; break; } });")]
    [InlineData("Parallel.For(0, n, o => { for (var i = 0; i < (o == 0 ? m : 0); i++) dx[i] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, (o, state) => { state.Stop(); dx[0] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { if ((double)o < 1) dx[0] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { var first = o == 0; if (first) dx[0] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { var i = 0; while (i < o) { i++; if (i == o) break; dx[i] += dy[o]; } });")]
    public void Perhaps_one_of_them_alone(string body) => AnalyzerTest.Silent(Layer(body));

    // Nothing is added, or nothing is read before it is written.
    [Theory]
    [InlineData("Parallel.For(0, n, o => dx[o] = dy[o]);")]
    [InlineData("Parallel.For(0, n, o => _name += 1);")]
    [InlineData("Parallel.For(0, n, o => _seen += () => { });")]
    [InlineData("Parallel.For(0, n, o => { _own = new Own(); _own[0] += dy[o]; });")]
    [InlineData("Parallel.For(0, n, o => { _f(dy[o]); }); dx[0] += 1;")]
    [InlineData("void Never() => Parallel.For(0, n, o => dx[o] += dy[o]); Never();")]
    public void No_sum_at_all(string body) => AnalyzerTest.Silent(Layer(body));

    private static string Layer(string body) => $$"""
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Linq;
        using System.Numerics.Tensors;
        using System.Threading;
        using System.Threading.Tasks;
        using GradGen;

        [GradCheckable]
        public sealed partial class Layer
        {
            private readonly double[,] _w = new double[3, 4];
            private readonly double[,] _dw = new double[3, 4];
            private readonly double[] _b = new double[3];
            private readonly double[] _db = new double[3];
            private double[] _x = [];

            public double[] Forward(double[] x)
            {
                _x = x;
                var y = new double[3];
                for (var o = 0; o < 3; o++)
                {
                    y[o] = _b[o];
                    for (var i = 0; i < 4; i++)
                        y[o] += _w[o, i] * x[i];
                }

                return y;
            }

            public double[] Backward(double[] dy)
            {
                var (n, m) = (dy.Length, _x.Length);
                var dx = new double[m];
                for (var o = 0; o < 3; o++)
                {
                    _db[o] += dy[o];
                    for (var i = 0; i < 4; i++)
                        _dw[o, i] += dy[o] * _x[i];
                }

                {{body}}
                return dx;
            }

            private int _calls;
            private double _total;
            [GradCheckIgnore] private readonly double[] _flat = new double[12];
            [GradCheckIgnore] private double[] _z = new double[3];
            [GradCheckIgnore] private readonly double[][] _rows = [new double[4], new double[4], new double[4]];
            [GradCheckIgnore] private readonly double[][] _perThread = [new double[4], new double[4], new double[4]];
            [GradCheckIgnore] private readonly List<double> _list = [1, 2, 3];
            private readonly int[] _order = [0, 1, 2];
            [GradCheckIgnore] private Own _own = new();
            private readonly Gate _gate = new();
            private ITurn _turn = null!;
            private readonly Mutex _mutex = new();
            private readonly SemaphoreSlim _turns = new(1);
            private SpinLock _spin;
            private string _name = "";
            private Action? _seen;
            private Func<double, double> _f = Math.Abs;
            private ParallelOptions _unknown = new() { MaxDegreeOfParallelism = 1 };
            private static readonly ParallelOptions Options = new() { MaxDegreeOfParallelism = 8 };
            [ThreadStatic] private static double[]? OfThread;
            private double Total { get; set; }
            private int Width => _x.Length;
            private double[] Grads => _db;
            private static void Add(double[] g, int i, double v) { if (v != 0) g[i] += v; }
            private static void AddTo(ref double g, double v) => g += v;
            private static int At(int o) => o;
        }

        public struct Pair { public double A; }

        public sealed class Own
        {
            public double[] Values = new double[3];
            public double Total;
            public double this[int i] { get => Values[i]; set => Values[i] = value; }
            public void Gain(int i, double v) => Values[i] += v;
        }

        public interface ITurn { void Take(); }

        public sealed class Gate
        {
            public IDisposable Enter() => throw new NotSupportedException();
            public void InTurn(Action action) { lock (this) action(); }
        }

        namespace Mine { public static class Parallel { public static void For(int from, int to, Action<int> body) { for (var i = from; i < to; i++) body(i); } } }
        """;
}
