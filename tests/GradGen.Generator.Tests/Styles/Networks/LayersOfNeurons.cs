// A network of layers of neurons, each of which takes its own step when its layer is told to.
using System;
using GradGen;

public class Cell
{
    public Cell(int inputs) => Weights = new double[inputs];

    public double[] Weights { get; }

    public double Bias { get; set; }

    public double[] Inputs { get; set; } = new double[0];

    public double Output { get; set; }

    public double Delta { get; set; }

    public double Fire(double[] x)
    {
        Inputs = x;
        var sum = Bias;
        for (int i = 0; i < x.Length; i++) sum += Weights[i] * x[i];
        return Output = Math.Tanh(sum);
    }

    public void Learn(double rate)
    {
        Bias -= rate * Delta;
        for (int i = 0; i < Weights.Length; i++) Weights[i] -= rate * Delta * Inputs[i];
    }
}

[GradCheckable]
public partial class CellLayer
{
    private readonly Cell[] _cells;
    private readonly int _inputs;

    public CellLayer(int inputs, int cells)
    {
        _inputs = inputs;
        _cells = new Cell[cells];
        for (int i = 0; i < cells; i++) _cells[i] = new Cell(inputs);
    }

    public double[] Forward(double[] x) => Array.ConvertAll(_cells, cell => cell.Fire(x));

    public double[] Backward(double[] dy, double rate)
    {
        var dx = new double[_inputs];
        for (int i = 0; i < dy.Length; i++)
        {
            var cell = _cells[i];
            cell.Delta = dy[i] * (1 - cell.Output * cell.Output);
            for (int j = 0; j < dx.Length; j++) dx[j] += cell.Delta * cell.Weights[j];
            cell.Learn(rate);
        }

        return dx;
    }
}

[GradCheckable]
public partial class CellNetwork
{
    private readonly CellLayer _first, _second;

    public CellNetwork(int inputs, int hidden, int outputs) => (_first, _second) = (new CellLayer(inputs, hidden), new CellLayer(hidden, outputs));

    public double[] Predict(double[] x) => _second.Forward(_first.Forward(x));

    public void Backpropagate(double[] x, double[] target, double rate)
    {
        var y = Predict(x);
        var error = new double[y.Length];
        for (int i = 0; i < y.Length; i++) error[i] = y[i] - target[i];
        _first.Backward(_second.Backward(error, rate), rate); // WRONG _first: _first.Backward(_second.Backward(error, rate), 2 * rate);
    }
}
