using System.Numerics;
using GradGen.Tests.Layers;

namespace GradGen.Tests.Diagnosis;

/// <summary>A layer with a mistake, what the report should call it, and what it should say.</summary>
public sealed record Mistake<T>(string Hypothesis, string Block, string Evidence, HandLayer<T> Layer);

/// <summary>Layers with the mistakes that there are hypotheses for.</summary>
public static class Mistakes
{
    private const int Batch = 5;

    public static IReadOnlyList<string> Names { get; } = [.. Of<double>(4).Keys];

    /// <summary>All mistakes, in layers of a size; above 8, blocks are not compared component by component.</summary>
    public static Dictionary<string, Mistake<T>> Of<T>(int size)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        var last = size - 1;
        return new()
        {
            ["batch"] = Weights<T>("constant factor", "is 5 × the true one in every component, and 5 is the batch size: a division by the batch size is missing.", size, size + 3, (w, i, j) => Number<T>(5) * w[i, j]),
            ["batch twice"] = Weights<T>("constant factor", "is 1/5 × the true one in every component, and 5 is the batch size: there is a division by the batch size too many.", size, size + 3, (w, i, j) => w[i, j] / Number<T>(5)),
            ["root"] = Weights<T>("constant factor", $"is √{size + 2} × the true one in every component, and {size + 2} is the size inputs: a factor of 1/√(inputs) is missing.", size + 2, size, (w, i, j) => w[i, j] * T.Sqrt(Number<T>(size + 2))),
            ["some factor"] = Weights<T>("constant factor", "is 0.37", size, size, static (w, i, j) => Number<T>(0.37) * w[i, j]),
            ["sign"] = Weights<T>("opposite sign", "has the opposite sign in every component.", size, size, static (w, i, j) => -w[i, j]),
            ["transposed"] = Weights<T>("transposed", "is the transpose of the true one", size, size, static (w, i, j) => w[j, i]),
            ["transposed rectangle"] = Weights<T>("transposed", "is the transpose of the true one", size, size + 2, (w, i, j) => w[((i * (size + 2)) + j) % size, ((i * (size + 2)) + j) / size]),
            ["shifted"] = Weights<T>("permuted", "is shifted by one along axis 1: the value for each index is stored at the next one.", size, size, (w, i, j) => w[i, (j + last) % size]),
            ["reversed"] = Weights<T>("permuted", "is reversed along axis 0.", size, size, (w, i, j) => w[last - i, j]),
            ["gates"] = Weights<T>("permuted", "has its 4 parts along axis 1 in a different order from Forward", size, 4 * size, (w, i, j) => w[i, (j + (j < size ? size : j < 2 * size ? -size : 0)) % (4 * size)]),
            ["last row left out"] = Weights<T>("loop bound", $"zero where the index of axis 0 is {last}, its last, and gets the rest right: a loop ends too early.", size, size, (w, i, j) => i == last ? T.Zero : w[i, j]),
            ["first column left out"] = Weights<T>("loop bound", "zero where the index of axis 1 is 0, and gets the rest right: a loop begins too late.", size, size, static (w, i, j) => j == 0 ? T.Zero : w[i, j]),
            ["never written"] = Weights<T>("never written", "is zero in every component", size, size, static (_, _, _) => T.Zero),
            ["rows never written"] = Weights<T>("never written", "_weights[0..2, ..] is zero in every component", size, size, static (w, i, j) => i < 2 ? T.Zero : w[i, j]),
            ["factor of a part"] = Weights<T>("constant factor", "_weights[.., 2..4] is 5 × the true one in every component, and 5 is the batch size: a division by the batch size is missing. The rest of the gradient of _weights is right.", size, size + 3, static (w, i, j) => j is 2 or 3 ? Number<T>(5) * w[i, j] : w[i, j]),
            ["sign of a part"] = Weights<T>("opposite sign", "The rest of the gradient of _weights is right.", size, size, static (w, i, j) => i == 1 ? -w[i, j] : w[i, j]),
            ["penalty missing"] = new("penalty term", "_weights", "lacks 0.2 × _weights in every component", new Dense<T>(size, size) { Term = static w => 0.1 * w.Cast<T>().Sum(static w => double.CreateChecked(w * w)) }),
            // Of many weights, one lies within a step in float of where the penalty has its kink.
            ["penalty of signs missing"] = new("penalty term", "_weights", "lacks 0.3 × sign(_weights) in every component", new Dense<T>(4, 4) { Term = static w => 0.3 * w.Cast<T>().Sum(static w => double.CreateChecked(T.Abs(w))) }),
            ["last sample"] = Seen<T>("not summed over the batch", "is that of the last of 5 samples alone: each sample overwrites what the ones before it gave (= in place of +=).", size, static (dy, i, j) => i == Batch - 1 ? dy[i, j] : T.Zero),
            ["first sample"] = Seen<T>("not summed over the batch", "is that of the first of 5 samples alone: the others are left out.", size, static (dy, i, j) => i == 0 ? dy[i, j] : T.Zero),
            ["a sample too few"] = Seen<T>("not summed over the batch", "lacks the last of 5 samples: a loop over them ends too early.", size, static (dy, i, j) => i < Batch - 1 ? dy[i, j] : T.Zero),
            ["upstream ignored"] = Seen<T>("upstream ignored", "is what it would be if the upstream gradient were one everywhere", size, static (_, _, _) => T.One),
            ["upstream overwritten"] = Seen<T>("upstream overwritten", "Backward writes into its upstream gradient", size, static (dy, i, j) => dy[i, j] *= dy[i, j]),
            ["upstream doubled"] = Seen<T>("upstream overwritten", "Backward writes into its upstream gradient", size, static (dy, i, j) => dy[i, j] *= Number<T>(2)),
            ["rows of one sample"] = Input("one sample only", "is right for the first of 5 samples alone: Backward does for this one what it does not do for the others.", new Dense<T>(size, size) { Mistake = static (i, j, value) => i == 0 ? value : value / Number<T>(2 + i + j) }),
            ["diagonal"] = Input("diagonal only", "has only the diagonal of the Jacobian", new DiagonalSoftmax<T>(size)),
            ["diagonal inside"] = new("diagonal only", "_scores", "has only the diagonal of a softmax's Jacobian", new Pooling<T>(size)),
            ["activation missing"] = Input("activation derivative", "is the upstream gradient itself", new Activation<T>(T.Tanh, static _ => T.One, size)),
            ["ReLU missing"] = Input("activation derivative", "is the upstream gradient itself", new Activation<T>(static x => T.Max(x, T.Zero), static _ => T.One, size)),
            ["at the output"] = Input("activation derivative", "f′(f(z)) for f′(z)", new Activation<T>(SoftPlus, static x => Sigmoid(SoftPlus(x)), size)),
            ["of the pre-activation"] = Input("activation derivative", "is given the pre-activation", new Activation<T>(Sigmoid, static x => x * (T.One - x), size)),
            ["half a sigmoid's"] = Input("activation derivative", "lacks the factor s of its sigmoid's derivative", new Activation<T>(Sigmoid, static x => T.One - Sigmoid(x), size)),
            ["the other half"] = Input("activation derivative", "lacks the factor 1 − s", new Activation<T>(Sigmoid, Sigmoid, size)),
            ["square missing"] = Input("activation derivative", "has 1 − t", new Activation<T>(T.Tanh, static x => T.One - T.Tanh(x), size)),
            ["tanh's for a sigmoid's"] = Input("activation derivative", "has the derivative of tanh", new Activation<T>(Sigmoid, static x => T.One - (Sigmoid(x) * Sigmoid(x)), size)),
        };
    }

    private static T SoftPlus<T>(T x)
        where T : struct, IBinaryFloatingPointIeee754<T> => T.Log(T.One + T.Exp(x));

    private static T Sigmoid<T>(T x)
        where T : struct, IBinaryFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));

    private static Mistake<T> Weights<T>(string hypothesis, string evidence, int inputs, int outputs, Func<T[,], int, int, T> wrong)
        where T : struct, IBinaryFloatingPointIeee754<T> =>
        new(hypothesis, "_weights", evidence, new Dense<T>(inputs, outputs, Batch) { WrongParameters = (weights, _) => Array.Copy(Map(weights, wrong), weights, weights.Length) });

    // The biases have the same mistake, but the weights come first.
    private static Mistake<T> Seen<T>(string hypothesis, string evidence, int size, Func<T[,], int, int, T> wrong)
        where T : struct, IBinaryFloatingPointIeee754<T> =>
        new(hypothesis, "_weights", evidence, new Dense<T>(size, size + 1, Batch) { WrongUpstream = dy => Map(dy, wrong) });

    private static Mistake<T> Input<T>(string hypothesis, string evidence, HandLayer<T> layer) => new(hypothesis, "x", evidence, layer);

    private static T Number<T>(double value)
        where T : struct, IBinaryFloatingPointIeee754<T> => T.CreateChecked(value);

    private static T[,] Map<T>(T[,] values, Func<T[,], int, int, T> map)
    {
        var mapped = new T[values.GetLength(0), values.GetLength(1)];
        for (var i = 0; i < mapped.GetLength(0); i++)
        {
            for (var j = 0; j < mapped.GetLength(1); j++)
                mapped[i, j] = map(values, i, j);
        }

        return mapped;
    }

    private sealed class DiagonalSoftmax<T>(int inputs) : MatrixLayer<T>(inputs, 3)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        private T[,] _y = new T[0, 0];

        protected override T[,] Forward(T[,] x) => _y = Softmax<T>.Rows(x);

        protected override T[,] Backward(T[,] dy) => Map(dy, (dy, i, j) => dy[i, j] * _y[i, j] * (T.One - _y[i, j]));
    }

    /// <summary>The rows' mean, weighted by a softmax of scores.</summary>
    private sealed class Pooling<T> : MatrixLayer<T>
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        private readonly T[,] _scores;
        private readonly T[,] _gradients;
        private T[,] _x = new T[0, 0];

        public Pooling(int rows)
            : base(3, rows) => Add("_scores", _scores = Random(1, rows, 1), _gradients = new T[1, rows]);

        protected override T[,] Forward(T[,] x) => Product(Softmax<T>.Rows(_scores), _x = x);

        protected override T[,] Backward(T[,] dy)
        {
            var p = Softmax<T>.Rows(_scores);
            var dp = Product(dy, _x, transposeB: true);
            Array.Copy(Map(dp, (dp, i, j) => _gradients[i, j] + (p[i, j] * (T.One - p[i, j]) * dp[i, j])), _gradients, dp.Length);
            return Product(p, dy, transposeA: true);
        }
    }
}
