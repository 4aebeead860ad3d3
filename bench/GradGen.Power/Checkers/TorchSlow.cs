using System.Numerics;
using GradGen.Power.Running;

namespace GradGen.Power.Checkers;

/// <summary>
/// torch.autograd.gradcheck with its defaults: the whole Jacobian by central differences with a step of 1e-6, against the
/// one that Backward gives row by row, component by component; Backward twice the same, and zero for a zero upstream.
/// </summary>
internal sealed class TorchSlow<T> : PeerChecker<T>
    where T : struct, IFloatingPointIeee754<T>
{
    internal override string Name => "PyTorch slow (rule)";

    private protected override bool Agrees(PeerLayer<T> layer, Random random)
    {
        var eps = Number(TorchRule.Step);
        var columns = new T[layer.X.Length][];
        for (var i = 0; i < columns.Length; i++)
        {
            var x = layer.X[i];
            layer.X[i] = x - eps;
            var below = layer.Forward();
            layer.X[i] = x + eps;
            var above = layer.Forward();
            layer.X[i] = x;
            columns[i] = [.. above.Zip(below, (a, b) => (a - b) / (Number(2) * eps))];
        }

        layer.Forward();
        var upstream = new T[layer.OutputLengths.Sum()];
        for (var row = 0; row < upstream.Length; row++)
        {
            upstream[row] = T.One;
            var analytic = layer.Backward(upstream);
            if (!analytic.AsSpan().SequenceEqual(layer.Backward(upstream)))
                return false;
            upstream[row] = T.Zero;
            for (var i = 0; i < analytic.Length; i++)
            {
                if (!AreClose(analytic[i], columns[i][row], Number(TorchRule.Absolute), Number(TorchRule.Relative)))
                    return false;
            }
        }

        return TorchRule.IsZeroForZero(layer, upstream);
    }
}
