using GradGen.Harness;

namespace GradGen.Tests.Layers;

/// <summary>A layer from a vector to a vector as two functions, with one parameter vector that they may use.</summary>
public class VectorLayer : HandLayer<double>
{
    public delegate double[] ForwardOf(double[] x, double[] theta);

    public delegate double[] BackwardOf(double[] x, double[] dy, double[] theta, double[] gradients);

    private readonly int _size;
    private readonly ForwardOf _forward;
    private readonly BackwardOf _backward;
    private double[] _x = [];

    public VectorLayer(ForwardOf forward, BackwardOf backward, int size = 4, int parameters = 0, bool hasGradient = true)
    {
        (_forward, _backward, _size) = (forward, backward, size);
        Theta = new double[parameters];
        Gradients = new double[parameters];
        if (parameters > 0)
            Add("_theta", Theta, hasGradient ? Gradients : null);
    }

    public double[] Theta { get; }

    public double[] Gradients { get; }

    public ValueRange? Domain { get; init; }

    public Func<double[], double> Term { get; init; } = static _ => 0;

    public override double Penalty() => Term(Theta);

    public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[sizes.Known("size", _size)], domain: Domain)];

    public override Array?[] Forward(Array[] inputs) => [_forward(_x = (double[])inputs[0], Theta)];

    public override Array?[] Backward(Array[] upstream) => [_backward(_x, (double[])upstream[0], Theta, Gradients)];

    /// <summary>An activation without parameters.</summary>
    public static VectorLayer Of(Func<double, double> function, Func<double, double> derivative, ValueRange? domain = null) =>
        new((x, _) => [.. x.Select(function)], (x, dy, _, _) => [.. x.Zip(dy, (x, dy) => derivative(x) * dy)]) { Domain = domain };

    /// <summary>y = θ x, element by element.</summary>
    public static double[] Scale(double[] x, double[] theta) => [.. x.Zip(theta, static (x, theta) => x * theta)];

    /// <summary>The right gradient of <see cref="Scale"/>.</summary>
    public static double[] ScaleBack(double[] x, double[] dy, double[] theta, double[] gradients)
    {
        for (var i = 0; i < x.Length; i++)
            gradients[i] += x[i] * dy[i];
        return [.. theta.Zip(dy, static (theta, dy) => theta * dy)];
    }
}
