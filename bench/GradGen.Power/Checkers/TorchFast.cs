using System.Numerics;
using GradGen.Power.Running;

namespace GradGen.Power.Checkers;

/// <summary>
/// torch.autograd.gradcheck with fast_mode: vᵀ·J·u per input and output, u and v of positive random numbers and of length
/// one, with the absolute tolerance times Σu·Σv.
/// </summary>
internal sealed class TorchFast<T> : PeerChecker<T>
    where T : struct, IFloatingPointIeee754<T>
{
    internal override string Name => "PyTorch fast (rule)";

    private protected override bool Agrees(PeerLayer<T> layer, Random random)
    {
        T[][] directions = [.. layer.Blocks.Select(block => Direction(block.Length, random))];
        T[][] upstreams = [.. layer.OutputLengths.Select(length => Direction(length, random))];
        T[][] slopes = [.. layer.Blocks.Zip(directions, (block, u) => Slope(layer, block, u))];
        layer.Forward();
        var offset = 0;
        foreach (var v in upstreams)
        {
            var upstream = new T[layer.OutputLengths.Sum()];
            v.CopyTo(upstream, offset);
            var gradient = layer.Backward(upstream);
            if (!gradient.AsSpan().SequenceEqual(layer.Backward(upstream)))
                return false;
            for (var i = 0; i < directions.Length; i++)
            {
                var analytic = PeerLayer<T>.Dot(gradient.AsSpan(layer.Blocks[i].Offset, layer.Blocks[i].Length), directions[i]);
                // Of a cost, v is that of a single number: one.
                var numeric = PeerLayer<T>.Dot(v, slopes[i].AsSpan(offset, v.Length));
                var absolute = Number(TorchRule.Absolute) * Sum(directions[i]) * Sum(v);
                if (!AreClose(analytic, numeric, absolute, Number(TorchRule.Relative)))
                    return false;
            }

            offset += v.Length;
        }

        return TorchRule.IsZeroForZero(layer, new T[layer.OutputLengths.Sum()]);
    }

    private static T[] Slope(PeerLayer<T> layer, PeerBlock block, T[] u)
    {
        var eps = Number(TorchRule.Step);
        var x = layer.X.AsSpan(block.Offset, block.Length).ToArray();
        for (var i = 0; i < x.Length; i++)
            layer.X[block.Offset + i] = x[i] - (eps * u[i]);
        var below = layer.Forward();
        for (var i = 0; i < x.Length; i++)
            layer.X[block.Offset + i] = x[i] + (eps * u[i]);
        var above = layer.Forward();
        x.CopyTo(layer.X, block.Offset);
        return [.. above.Zip(below, (a, b) => (a - b) / (Number(2) * eps))];
    }

    private static T[] Direction(int length, Random random)
    {
        var u = new T[length];
        for (var i = 0; i < length; i++)
            u[i] = Number(random.NextDouble());
        var norm = T.Sqrt(PeerLayer<T>.Dot(u, u));
        return [.. u.Select(value => value / norm)];
    }

    private static T Sum(T[] values)
    {
        var sum = T.Zero;
        foreach (var value in values)
            sum += value;
        return sum;
    }
}
