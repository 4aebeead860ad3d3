namespace GradGen.Diagnosis.Evidence;

/// <summary>What people write in place of the derivative of a sigmoid or of tanh.</summary>
/// <param name="Text">What is wrong, after "the gradient of … ".</param>
/// <param name="Written">What was written for f′, by the value of f.</param>
internal sealed record DerivativeMistake(string Text, Func<double, double> Written)
{
    internal const string AtOutputs = "has the derivative of the activation at its output instead of at the pre-activation: f′(f(z)) for f′(z).";
    internal const string OfPreActivation = "has the derivative of the activation in terms of its output, but is given the pre-activation.";

    internal static IReadOnlyList<DerivativeMistake> OfSigmoid { get; } =
    [
        new("lacks the derivative of its sigmoid, s·(1 − s).", static _ => 1),
        new("lacks the factor s of its sigmoid's derivative, s·(1 − s).", static s => 1 - s),
        new("lacks the factor 1 − s of its sigmoid's derivative, s·(1 − s).", static s => s),
        new(AtOutputs, static s => Sigmoid(s) * (1 - Sigmoid(s))),
        new(OfPreActivation, static s => Logit(s) * (1 - Logit(s))),
        new("has the derivative of tanh, 1 − s², where that of a sigmoid belongs, s·(1 − s).", static s => 1 - (s * s)),
        new("has the derivative of its sigmoid twice, (s·(1 − s))².", static s => s * (1 - s) * s * (1 - s)),
    ];

    internal static IReadOnlyList<DerivativeMistake> OfTanh { get; } =
    [
        new("lacks the derivative of its tanh, 1 − t².", static _ => 1),
        new(AtOutputs, static t => 1 - (Math.Tanh(t) * Math.Tanh(t))),
        new(OfPreActivation, static t => 1 - Math.Pow(Logit((1 + t) / 2) / 2, 2)),
        new("has 1 − t where the derivative of tanh belongs, 1 − t²: the square is missing.", static t => 1 - t),
        new("has the derivative of a sigmoid, t·(1 − t), where that of tanh belongs, 1 − t².", static t => t * (1 - t)),
        new("has the derivative of its tanh twice, (1 − t²)².", static t => (1 - (t * t)) * (1 - (t * t))),
    ];

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double Logit(double s) => Math.Log(s / (1 - s));
}
