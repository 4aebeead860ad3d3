// Forward and Backward are there for whoever has the interface.
using System;
using GradGen;

public interface IStage<T>
{
    T Forward(T signal);
    T Backward(T slope);
}

[GradCheckable]
public sealed partial class Cubes : IStage<double[]>
{
    private double[] _x = [];

    double[] IStage<double[]>.Forward(double[] x)
    {
        _x = x;
        return Array.ConvertAll(x, static v => v * v * v);
    }

    double[] IStage<double[]>.Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (int i = 0; i < dx.Length; i++) dx[i] = 3 * _x[i] * _x[i] * dy[i]; // WRONG x: for (int i = 0; i < dx.Length; i++) dx[i] = 2 * _x[i] * _x[i] * dy[i];
        return dx;
    }
}
