// Cells that Forward makes anew for each step of a sequence: what they hold is of that call, and no parameter.
using System;
using System.Collections.Generic;
using GradGen;

[GradCheckable]
public sealed partial class Cell
{
    private readonly double[] gain;
    private readonly double[] gainGradient;
    private double[] x = Array.Empty<double>();

    public Cell(double[] gain)
    {
        this.gain = gain;
        gainGradient = new double[gain.Length];
    }

    public double[] Gradient => gainGradient;

    public double[] Forward(double[] x)
    {
        this.x = x;
        var y = new double[gain.Length];
        for (int i = 0; i < y.Length; i++) y[i] = gain[i] * x[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[gain.Length];
        for (int i = 0; i < dx.Length; i++)
        {
            gainGradient[i] += dy[i] * x[i];
            dx[i] = dy[i] * gain[i];
        }

        return dx;
    }
}

[GradCheckable]
public sealed partial class Unrolled
{
    private readonly double[] weights;
    private readonly double[] weightGradients;
    private List<Cell> cells = new List<Cell>();

    public Unrolled(int size)
    {
        weights = new double[size];
        weightGradients = new double[size];
    }

    public double[][] Forward(double[][] x)
    {
        cells = new List<Cell>();
        var y = new double[x.Length][];
        for (int t = 0; t < x.Length; t++)
        {
            var cell = new Cell((double[])weights.Clone());
            var row = new double[weights.Length];
            for (int i = 0; i < row.Length; i++) row[i] = x[t][i];
            y[t] = cell.Forward(row);
            cells.Add(cell);
        }

        return y;
    }

    public double[][] Backward(double[][] dy)
    {
        var dx = new double[dy.Length][];
        for (int t = 0; t < dy.Length; t++)
        {
            dx[t] = cells[t].Backward(dy[t]);
            for (int i = 0; i < weights.Length; i++)
                weightGradients[i] += cells[t].Gradient[i]; // WRONG weights: weightGradients[i] += cells[0].Gradient[i];
        }

        return dx;
    }
}
