// A base class lists the parameters that its heirs hold in members of their own: each is there under two names.
using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace ParameterObjects;

public sealed class Registered(int count)
{
    public double[] Value { get; } = new double[count];

    public double[] Grad { get; } = new double[count];
}

public abstract class Registry
{
    protected List<Registered> All { get; } = [];

    protected Registered Register(int count)
    {
        var parameter = new Registered(count);
        All.Add(parameter);
        return parameter;
    }
}

[GradCheckable]
public sealed partial class RegisteredTwice : Registry
{
    private readonly Registered _alpha, _beta;
    private double[] _x = [];

    public RegisteredTwice(int features)
    {
        _alpha = Register(features);
        _beta = Register(features);
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        return [.. x.Select((v, i) => _alpha.Value[i] * v * v + _beta.Value[i])];
    }

    public double[] Backward(double[] dy)
    {
        for (var i = 0; i < dy.Length; i++)
        {
            _alpha.Grad[i] += dy[i] * _x[i] * _x[i];
            _beta.Grad[i] += dy[i];
        }

        return [.. dy.Select((g, i) => 2 * g * _alpha.Value[i] * _x[i])]; // WRONG x: return [.. dy.Select((g, i) => g * _alpha.Value[i] * _x[i])];
    }
}
