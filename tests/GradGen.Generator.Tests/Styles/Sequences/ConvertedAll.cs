// Element by element, of any size, though the layer has numbers of its own.
using System;
using System.Linq;
using GradGen;

[GradCheckable]
public sealed partial class ConvertedAll
{
    private readonly Func<double, double> _function = Math.Tanh;
    private double[] _y = [];

    public int Id { get; set; }

    public double[] Forward(double[] x) => _y = Array.ConvertAll(x, value => _function(value));

    public double[] Backward(double[] dy) => dy.Zip(_y, (g, y) => g * (1 - (y * y))).ToArray(); // WRONG x: public double[] Backward(double[] dy) => dy.Zip(_y, (g, y) => g * (1 - y)).ToArray();
}
