using System.Numerics;
using GradGen.Power.Running;

namespace GradGen.Power.Checkers;

/// <summary>What both modes of torch.autograd.gradcheck have in common.</summary>
internal static class TorchRule
{
    internal const double Step = 1e-6;
    internal const double Absolute = 1e-5;
    internal const double Relative = 1e-3;

    internal static bool IsZeroForZero<T>(PeerLayer<T> layer, T[] zeros)
        where T : struct, IFloatingPointIeee754<T> => layer.IsCost || layer.Backward(zeros).All(T.IsZero);
}
