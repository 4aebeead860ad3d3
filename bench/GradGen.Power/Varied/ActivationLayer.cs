namespace GradGen.Power.Varied;

public enum ActivationKind
{
    Identity,
    Relu,
    LeakyRelu,
    Sigmoid,
    Tanh,
    Elu,
    Softsign,
    Swish,
}

/// <summary>One layer for all activations.</summary>
[GradCheckable]
public sealed partial class ActivationLayer(ActivationKind kind)
{
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        return Array.ConvertAll(x, Value);
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
            dx[i] = dy[i] * Derivative(_x[i]);
        return dx;
    }

    private double Value(double v) => kind switch
    {
        ActivationKind.Identity => v,
        ActivationKind.Relu => Math.Max(v, 0),
        ActivationKind.LeakyRelu => v > 0 ? v : 0.01 * v,
        ActivationKind.Sigmoid => Sigmoid(v),
        ActivationKind.Tanh => Math.Tanh(v),
        ActivationKind.Elu => v > 0 ? v : Math.Exp(v) - 1,
        ActivationKind.Softsign => v / (1 + Math.Abs(v)),
        ActivationKind.Swish => v * Sigmoid(v),
        _ => throw new NotSupportedException(kind.ToString()),
    };

    private double Derivative(double v)
    {
        switch (kind)
        {
            case ActivationKind.Identity:
                return 1;
            case ActivationKind.Relu:
                return v > 0 ? 1 : 0;
            case ActivationKind.LeakyRelu:
                return v > 0 ? 1 : 0.01;
            case ActivationKind.Sigmoid:
                return Sigmoid(v) * (1 - Sigmoid(v));
            case ActivationKind.Tanh:
                return 1 - (Math.Tanh(v) * Math.Tanh(v));
            case ActivationKind.Elu:
                return v > 0 ? 1 : Math.Exp(v);
            case ActivationKind.Softsign:
                return 1 / ((1 + Math.Abs(v)) * (1 + Math.Abs(v)));
            case ActivationKind.Swish:
                var s = Sigmoid(v);
                return s + (v * s * (1 - s));
            default:
                throw new NotSupportedException(kind.ToString());
        }
    }

    private static double Sigmoid(double v) => 1 / (1 + Math.Exp(-v));
}
