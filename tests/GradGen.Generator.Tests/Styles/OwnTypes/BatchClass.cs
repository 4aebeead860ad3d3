// A batch of one's own: an indexer, a count, and a constructor that takes a sequence.
using System.Collections.Generic;
using System.Linq;
using GradGen;

public sealed class Batch<T>
{
    private readonly List<T> _items;

    public Batch(IEnumerable<T> items) => _items = items.ToList();

    public int Count => _items.Count;

    public T this[int index] => _items[index];
}

[GradCheckable]
public partial class BatchedGain
{
    private readonly double[] _gain;
    private readonly double[] _gainGradient;
    private Batch<double[]> _x = new Batch<double[]>(new double[0][]);

    public BatchedGain(int size)
    {
        _gain = new double[size];
        _gainGradient = new double[size];
    }

    public Batch<double[]> Forward(Batch<double[]> x)
    {
        _x = x;
        return Times(x);
    }

    public Batch<double[]> Backward(Batch<double[]> dy)
    {
        System.Array.Clear(_gainGradient, 0, _gainGradient.Length);
        for (int b = 0; b < dy.Count; b++)
        {
            for (int j = 0; j < _gain.Length; j++)
                _gainGradient[j] += dy[b][j] * _x[b][j]; // WRONG _gain: _gainGradient[j] += dy[b][j];
        }

        return Times(dy); // WRONG x: return dy;
    }

    private Batch<double[]> Times(Batch<double[]> x)
    {
        var rows = new List<double[]>();
        for (int b = 0; b < x.Count; b++)
        {
            var row = new double[_gain.Length];
            for (int j = 0; j < row.Length; j++)
                row[j] = _gain[j] * x[b][j];
            rows.Add(row);
        }

        return new Batch<double[]>(rows);
    }
}
