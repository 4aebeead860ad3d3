using System;
using GradGen;

namespace Arrays;

[GradCheckable]
public sealed partial class FourierFeatures
{
    private readonly double[,] _b; private double[] _x = [];
    public FourierFeatures(int inputs, int features) { var r = new Random(7); _b = new double[features, inputs]; for (int i = 0; i < features; i++) for (int j = 0; j < inputs; j++) _b[i, j] = r.NextDouble() * 2 - 1; }
    private double Dot(int i) { double s = 0; for (int j = 0; j < _x.Length; j++) s += _b[i, j] * _x[j]; return s; }
    public double[] Forward(double[] x) { _x = x; var y = new double[2 * _b.GetLength(0)]; for (int i = 0; i < _b.GetLength(0); i++) { y[2 * i] = Math.Cos(Dot(i)); y[2 * i + 1] = Math.Sin(Dot(i)); } return y; }
    public double[] Backward(double[] dy) { var dx = new double[_b.GetLength(1)]; for (int i = 0; i < _b.GetLength(0); i++) for (int j = 0; j < dx.Length; j++) dx[j] += (dy[2 * i + 1] * Math.Cos(Dot(i)) - dy[2 * i] * Math.Sin(Dot(i))) * _b[i, j]; return dx; } // WRONG x: public double[] Backward(double[] dy) { var dx = new double[_b.GetLength(1)]; for (int i = 0; i < _b.GetLength(0); i++) for (int j = 0; j < dx.Length; j++) dx[j] += (dy[2 * i + 1] * Math.Cos(Dot(i)) + dy[2 * i] * Math.Sin(Dot(i))) * _b[i, j]; return dx; }
}
