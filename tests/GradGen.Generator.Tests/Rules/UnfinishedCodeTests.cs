namespace GradGen.Generator.Tests.Rules;

/// <summary>Code is unfinished for as long as somebody types it: neither the generator nor the analyzers may throw.</summary>
public class UnfinishedCodeTests
{
    private const string Everything = """
        using System;
        using System.Linq;
        using GradGen;
        namespace App.@event;
        [GradCheckable(Cost = Cost.Sum), GradCheckSample(3, typeof(string), TypeArguments = new[] { typeof(int) })]
        public partial record struct Layer<T>([Shape("batch", 2)] int size, Random random) where T : struct
        {
            [Parameter, Domain(0.1, 5)] private double[,] _w = new double[2 * 3, 1];
            [GradientOf(nameof(_w))] private double[,] _dw = new double[,] { { 1 }, { 2 } };
            [DuringCheck(1.0)] public double Keep { get; set; } = 0.5;
            private Layer<T>[] _inner = [];
            private double[][] _rows;
            [GradCheckFactory] static Layer<T> Make(int n) => new(n, new Random());
            [Penalty] double Decay() => _w[0, 0];
            public (double[], double) Forward([Shape("size")] double[] x, int label, bool training = true)
            {
                if (x is null || x.Length != size) throw new ArgumentException($"{x?.Length}");
                _rows ??= new double[x.Length][];
                for (int i = 0, j = x.Length - 1; i < x.Length && j >= 0; i++, j -= 1) _rows[i] = x.Select((v, k) => v * _w[k / 2, 0]).ToArray();
                foreach (var (a, b) in x.Zip(_rows[0])) { checked { Keep += a > b ? Math.Log(a) : Local(b); } }
                var y = Enumerable.Range(0, size).Select(i => x[i]).ToArray();
                switch (label) { case 0: return (y, 0); default: while (label-- > 0) continue; break; }
                return (_inner.Aggregate(y, (v, layer) => layer.Forward(v, 0).Item1), y[^1]);
                double Local(double v) => v + x[label % size];
            }
            public double[] Backward(double[] dy) { unchecked { _dw[0, 0] += dy[0]; } return dy; }
        }
        """;

    [Fact]
    public void Every_beginning_of_a_file_is_read_without_a_throw() => PatientReader.ReadAll(new SpoiltText(Everything).Beginnings());

    // Every fifth one, for the time it takes.
    [Fact]
    public void Any_token_may_be_missing() => PatientReader.ReadAll(new SpoiltText(Everything).WithoutOne(5));
}
