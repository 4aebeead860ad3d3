namespace GradGen;

/// <summary>An activation whose derivative people write in terms of its output.</summary>
internal sealed record Activation(Func<double, double> Value, Func<double, double> Inverse, Func<double, double> OfOutput)
{
    internal static IReadOnlyList<Activation> Known { get; } =
    [
        new(Math.Tanh, static y => 0.5 * Math.Log((1 + y) / (1 - y)), static y => 1 - (y * y)),
        new(static s => 1 / (1 + Math.Exp(-s)), static y => Math.Log(y / (1 - y)), static y => y * (1 - y)),
        new(Math.Exp, Math.Log, static y => y),
    ];
}
