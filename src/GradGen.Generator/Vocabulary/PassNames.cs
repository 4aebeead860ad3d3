namespace GradGen.Generator.Vocabulary;

/// <summary>What people call Forward and Backward. Names of rank 0 are unambiguous; others count where there is none of a lower rank.</summary>
internal static class PassNames
{
    internal const int None = int.MaxValue;

    private static readonly string[] Forward =
    [
        "forward", "forwardpass", "forwardprop", "forwardpropagate", "forwardpropagation", "feedforward", "fforward", "propagateforward", "forwardcpu",
        "doforward",
    ];

    private static readonly string[] ForwardToo =
    [
        "call", "predict", "compute", "calculate", "evaluate", "activate", "apply", "transform", "run", "process", "propagate", "loss", "cost",
        "computeloss", "calculateloss", "calculatecost", "computecost", "getloss", "computeoutput", "computeoutputs", "calculateoutput",
        "calculateoutputs", "getoutput", "getoutputs", "value",
        "invoke", "infer", "inference", "fprop", "feed",
    ];

    private static readonly string[] Function = ["function", "func", "fn", "f", "activation", "activationfunction", "calc", "output"];

    private static readonly string[] Backward =
    [
        "backward", "backwards", "backprop", "backpropagate", "backpropagation", "backwardpass", "backwardprop", "backwardpropagate", "backwardpropagation",
        "backpass", "propagatebackward", "propagatebackwards", "backwardcpu", "bprop", "dobackward",
    ];

    private static readonly string[] BackwardToo =
    [
        "gradient", "gradients", "computegradient", "computegradients", "calculategradient", "calculategradients", "getgradient", "grad",
        "lossgradient", "back", "differentiate",
    ];

    private static readonly string[] Derivative = ["derivative", "derivate", "derive", "deriv", "prime"];

    private static readonly string[] Verbs = ["compute", "calculate", "get", "eval"];

    internal static int ForwardRank(string name) => Rank(name, Forward, ForwardToo, Function);

    internal static int BackwardRank(string name) => IsDerivative(name) ? 1 : Rank(name, Backward, BackwardToo);

    /// <summary>Whether a method is called like the derivative of a function: <c>Derivative</c>, <c>ActivatePrime</c>.</summary>
    internal static bool IsDerivative(string name)
    {
        var bare = Bare(name);
        return bare == "df" || Array.Exists(Derivative, word => bare.EndsWith(word, StringComparison.Ordinal)
            && bare.Substring(0, bare.Length - word.Length) is var function
            && (function.Length == 0 || Verbs.Contains(function) || ForwardRank(function) != None));
    }

    private static int Rank(string name, params string[][] ranks) =>
        Array.FindIndex(ranks, names => names.Contains(Bare(name))) is >= 0 and var rank ? rank : None;

    private static string Bare(string name) => name.Replace("_", string.Empty).ToLowerInvariant();
}
