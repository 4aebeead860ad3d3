using System.Numerics;
using GradGen.Harness;
using GradGen.Power.Running;

namespace GradGen.Power.Checkers;

/// <summary>The rule of a peer, written anew from its sources' description of it; it says yes or no.</summary>
internal abstract class PeerChecker<T> : Checker<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private protected sealed override Outcome Run(IHarnessed<T> layer, int seed, Point<T> point)
    {
        PeerLayer<T>? peer = null;
        try
        {
            peer = new PeerLayer<T>(layer, point);
            var agrees = Agrees(peer, new Random(seed));
            return new Outcome(agrees ? Verdict.Pass : Verdict.Fail, peer.ForwardCalls, peer.BackwardCalls, 0);
        }
        catch (Exception)
        {
            return new Outcome(Verdict.Fail, peer?.ForwardCalls ?? 0, peer?.BackwardCalls ?? 0, 0);
        }
    }

    private protected abstract bool Agrees(PeerLayer<T> layer, Random random);

    private protected static T Number(double value) => T.CreateChecked(value);

    /// <summary>Whether two values are close as numpy and torch say it, the second being the reference; what is no number is not.</summary>
    private protected static bool AreClose(T value, T reference, T absolute, T relative) =>
        T.Abs(value - reference) <= absolute + (relative * T.Abs(reference));

    /// <summary>Normal random numbers, by Box and Muller.</summary>
    private protected static T Normal(Random random) =>
        Number(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
