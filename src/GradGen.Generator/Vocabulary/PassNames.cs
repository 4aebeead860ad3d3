namespace GradGen.Generator.Vocabulary;

/// <summary>What people call Forward and Backward. Names of rank 0 are unambiguous; those of rank 1 count where there is none of rank 0.</summary>
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

    private static readonly string[] Backward =
    [
        "backward", "backwards", "backprop", "backpropagate", "backpropagation", "backwardpass", "backwardprop", "backwardpropagate", "backwardpropagation",
        "backpass", "propagatebackward", "propagatebackwards", "backwardcpu", "bprop", "dobackward",
    ];

    private static readonly string[] BackwardToo =
    [
        "gradient", "gradients", "computegradient", "computegradients", "calculategradient", "calculategradients", "getgradient", "grad", "derivative",
        "computederivative", "calculatederivative", "lossgradient", "back", "differentiate",
    ];

    internal static int ForwardRank(string name) => Rank(name, Forward, ForwardToo);

    internal static int BackwardRank(string name) => Rank(name, Backward, BackwardToo);

    private static int Rank(string name, string[] first, string[] second)
    {
        var bare = name.Replace("_", string.Empty).ToLowerInvariant();
        return first.Contains(bare) ? 0 : second.Contains(bare) ? 1 : None;
    }
}
