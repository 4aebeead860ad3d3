using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

// A state carried through a loop, with the gradient of the state in a local of that name.
[GradCheckable]
public partial class Rnn
{
    private readonly double[,] Wx, Wh, dWx, dWh;
    private readonly double[] bh, dbh;
    private readonly List<double[]> _states = new();
    private double[][] _inputs = [];

    public Rnn(int inputs, int hidden)
    {
        Wx = new double[hidden, inputs];
        dWx = new double[hidden, inputs];
        Wh = new double[hidden, hidden];
        dWh = new double[hidden, hidden];
        bh = new double[hidden];
        dbh = new double[hidden];
    }

    public double[][] Forward([Shape("time", "inputs")] double[][] xs)
    {
        _inputs = xs;
        _states.Clear();
        var h = new double[bh.Length];
        _states.Add(h);
        foreach (var x in xs)
        {
            h = Step(x, h);
            _states.Add(h);
        }

        return _states.Skip(1).ToArray();
    }

    private double[] Step(double[] x, double[] h)
    {
        var next = new double[h.Length];
        for (int i = 0; i < next.Length; i++)
        {
            double sum = bh[i];
            for (int j = 0; j < x.Length; j++)
                sum += Wx[i, j] * x[j];
            for (int j = 0; j < h.Length; j++)
                sum += Wh[i, j] * h[j];
            next[i] = Math.Tanh(sum);
        }

        return next;
    }

    public double[][] Backward(double[][] dhs)
    {
        var dxs = new double[dhs.Length][];
        var dhNext = new double[bh.Length];
        for (int t = dhs.Length - 1; t >= 0; t--)
        {
            var dh = dhs[t].Zip(dhNext, (a, b) => a + b).ToArray();
            for (int i = 0; i < dh.Length; i++)
                dh[i] *= 1 - _states[t + 1][i] * _states[t + 1][i];
            dxs[t] = new double[_inputs[t].Length];
            dhNext = new double[bh.Length];
            Accumulate(dh, _inputs[t], dWx, Wx, dxs[t]);
            Accumulate(dh, _states[t], dWh, Wh, dhNext);
            for (int i = 0; i < dh.Length; i++)
                dbh[i] += dh[i];
        }

        return dxs;
    }

    private static void Accumulate(double[] d, double[] x, double[,] gradient, double[,] weights, double[] dx)
    {
        for (int i = 0; i < d.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                gradient[i, j] += d[i] * x[j];
                dx[j] += weights[i, j] * d[i];
            }
        }
    }
}

// A cache and its gradient look like a pair.
[GradCheckable]
public partial class TwoSteps
{
    private readonly double[] w1 = new double[3], w2 = new double[3], dw1 = new double[3], dw2 = new double[3];
    private readonly double[] hidden = new double[3], hiddenGrad = new double[3];
    private double[] x = new double[3];

    public double[] Forward([Shape(3)] double[] input)
    {
        x = input;
        Fill(w1, input, hidden);
        var y = new double[3];
        Fill(w2, hidden, y);
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[3];
        Undo(w2, hidden, dy, dw2, hiddenGrad);
        Undo(w1, x, hiddenGrad, dw1, dx);
        return dx;
    }

    private static void Fill(double[] w, double[] from, double[] into)
    {
        for (var i = 0; i < w.Length; i++)
            into[i] = w[i] * from[i];
    }

    private static void Undo(double[] w, double[] x, double[] dy, double[] dw, double[] dx)
    {
        for (var i = 0; i < w.Length; i++)
            (dw[i], dx[i]) = (dw[i] + (dy[i] * x[i]), dy[i] * w[i]);
    }
}
