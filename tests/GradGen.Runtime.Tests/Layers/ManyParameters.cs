using GradGen.Harness;

namespace GradGen.Tests.Layers;

/// <summary>y = (θ₀ + θ₁ + …)·x with every θ a block of its own; those that are chosen have twice their gradient.</summary>
public sealed class ManyParameters : HandLayer<double>
{
    private readonly double[][] _parameters;
    private readonly double[][] _gradients;
    private readonly Predicate<int> _isWrong;
    private double[] _x = [];

    public ManyParameters(int count, Predicate<int> isWrong, Func<int, string>? name = null)
    {
        _isWrong = isWrong;
        _parameters = [.. Enumerable.Range(0, count).Select(static number => new[] { 0.1 * number })];
        _gradients = [.. _parameters.Select(static _ => new double[1])];
        for (var number = 0; number < count; number++)
            Add(name?.Invoke(number) ?? $"_p{number}", _parameters[number], _gradients[number]);
    }

    private double Sum => _parameters.Sum(static parameter => parameter[0]);

    public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[3])];

    public override Array?[] Forward(Array[] inputs) => [(_x = (double[])inputs[0]).Select(x => x * Sum).ToArray()];

    public override Array?[] Backward(Array[] upstream)
    {
        var dy = (double[])upstream[0];
        var gradient = dy.Zip(_x, static (dy, x) => dy * x).Sum();
        for (var number = 0; number < _gradients.Length; number++)
            _gradients[number][0] += _isWrong(number) ? 2 * gradient : gradient;
        return [dy.Select(dy => dy * Sum).ToArray()];
    }
}
