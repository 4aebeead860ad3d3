// W and G, with Adam's M and V beside them.
using System;
using System.Collections.Generic;
using GradGen;

public sealed class Param
{
    public readonly string Name;
    public readonly float[] W;
    public readonly float[] G;
    public readonly float[] M;
    public readonly float[] V;

    public Param(string name, int count)
    {
        Name = name;
        W = new float[count];
        G = new float[count];
        M = new float[count];
        V = new float[count];
    }
}

[GradCheckable]
public sealed partial class LettersWithMoments
{
    private readonly Param _w;
    private readonly Param _b;
    private readonly int _in;
    private readonly int _out;
    private float[,] _x = new float[0, 0];

    public LettersWithMoments(string name, int inputs, int outputs, Random random, float gain = 1f)
    {
        _in = inputs;
        _out = outputs;
        _w = new Param(name + ".w", inputs * outputs);
        _b = new Param(name + ".b", outputs);
        for (int i = 0; i < _w.W.Length; i++)
            _w.W[i] = gain * (float)(random.NextDouble() - 0.5);
    }

    public float[,] Forward(float[,] x, bool training)
    {
        _x = x;
        var y = new float[x.GetLength(0), _out];
        for (int b = 0; b < x.GetLength(0); b++)
        {
            for (int o = 0; o < _out; o++)
            {
                y[b, o] = _b.W[o];
                for (int i = 0; i < _in; i++)
                    y[b, o] += _w.W[o * _in + i] * x[b, i];
            }
        }

        return y;
    }

    public float[,] Backward(float[,] dy)
    {
        var dx = new float[dy.GetLength(0), _in];
        for (int b = 0; b < dy.GetLength(0); b++)
        {
            for (int o = 0; o < _out; o++)
            {
                _b.G[o] += dy[b, o];
                for (int i = 0; i < _in; i++)
                {
                    _w.G[o * _in + i] += dy[b, o] * _x[b, i]; // WRONG _w: _w.G[o * _in + i] += dy[b, o] * _x[0, i];
                    dx[b, i] += dy[b, o] * _w.W[o * _in + i];
                }
            }
        }

        return dx;
    }

    public void Collect(List<Param> into)
    {
        into.Add(_w);
        into.Add(_b);
    }
}
