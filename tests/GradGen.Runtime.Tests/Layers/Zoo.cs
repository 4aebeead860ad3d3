using System.Numerics;

namespace GradGen.Tests.Layers;

/// <summary>Layers whose gradients are right.</summary>
public static class Zoo
{
    public static IReadOnlyList<string> Names { get; } = [.. Of<double>(1).Keys];

    public static Dictionary<string, HandLayer<T>> Of<T>(int seed)
        where T : struct, IBinaryFloatingPointIeee754<T> => new()
        {
            ["dense"] = new Dense<T>(3, 4, 5, seed),
            ["tanh"] = Activation<T>.Tanh(),
            ["relu"] = Activation<T>.Relu(),
            ["sigmoid"] = Activation<T>.Sigmoid(),
            ["exp"] = new Activation<T>(T.Exp, T.Exp),
            ["abs"] = new Activation<T>(T.Abs, static x => x > T.Zero ? T.One : -T.One),
            ["log"] = new Activation<T>(T.Log, static x => T.One / x),
            ["softmax"] = new Softmax<T>(),
            ["batch normalisation"] = new Normalisation<T>(true),
            ["layer normalisation"] = new Normalisation<T>(false),
            ["attention"] = new Attention<T>(),
            ["mean squared error"] = new MeanSquaredErrorLoss<T>(),
            ["cross-entropy"] = new CrossEntropyLoss<T>(),
            ["relu network"] = new Chain<T>(new Dense<T>(4, 6, 3, seed), Activation<T>.Relu(6), new Dense<T>(6, 3, 3, seed + 1), new Softmax<T>(3)),
            ["normalised network"] = new Chain<T>(
                new Dense<T>(4, 6, 5, seed), new Normalisation<T>(true, 6), Activation<T>.Tanh(6), new Dense<T>(6, 3, 5, seed + 1)),
        };
}
