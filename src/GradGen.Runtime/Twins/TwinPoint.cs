using GradGen.Numerics;
using GradGen.Subjects;

namespace GradGen.Twins;

/// <summary>What two layers give at one point, and at points a rounding error away, from which follows what rounding explains.</summary>
/// <param name="layer">At the point.</param>
/// <param name="twin">At the same one.</param>
/// <param name="point">Sets both to a point, given as that of the layer.</param>
internal sealed class TwinPoint(Subject layer, Subject twin, Action<double[]> point)
{
    private const int Repetitions = 3;

    // Deviations that are seen in a few repetitions, as a bound on those that are not.
    private const double Confidence = 6;

    // Units of rounding in a result that no perturbation of its arguments shows.
    private const double Units = 4;

    /// <summary>What each gives: outputs, then the gradient with respect to everything.</summary>
    internal (double[] Outputs, double[] Gradient) OfLayer { get; private set; }

    /// <inheritdoc cref="OfLayer"/>
    internal (double[] Outputs, double[] Gradient) OfTwin { get; private set; }

    /// <summary>How far a point a rounding error away moves what each gives.</summary>
    internal (double[] Outputs, double[] Gradient) MovesOfLayer { get; private set; }

    /// <inheritdoc cref="MovesOfLayer"/>
    internal (double[] Outputs, double[] Gradient) MovesOfTwin { get; private set; }

    /// <summary>Evaluates both.</summary>
    internal TwinPoint Look()
    {
        var here = new double[layer.Length];
        layer.Read(here);
        var upstream = new double[layer.UpstreamLength];
        layer.Cost();
        if (upstream.Length > 0)
            layer.UpstreamHere(upstream);
        (OfLayer, OfTwin) = (Evaluate(layer, upstream), Evaluate(twin, upstream));
        MovesOfLayer = (new double[OfLayer.Outputs.Length], new double[OfLayer.Gradient.Length]);
        MovesOfTwin = (new double[OfTwin.Outputs.Length], new double[OfTwin.Gradient.Length]);
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            // A gradient that depends on nothing else is still a sum of upstream ones.
            var moved = Nearby(upstream, ~repetition);
            point(Nearby(here, repetition));
            Widen(MovesOfLayer, OfLayer, Evaluate(layer, moved));
            Widen(MovesOfTwin, OfTwin, Evaluate(twin, moved));
        }

        point(here);
        return this;
    }

    /// <summary>What rounding can make of two results that are the same in exact arithmetic.</summary>
    /// <param name="values">The results of both, one of a part of the outputs or of the gradient each.</param>
    /// <param name="moves">What they moved by, the larger of both.</param>
    /// <param name="terms">How many terms a sum in them has at the most: errors of additions add up as in a random walk.</param>
    internal double[] Bounds((double[] Layer, double[] Twin) values, double[] moves, int terms)
    {
        // A single component may not move by chance; its neighbours were computed in the same way. The median, since a jump at a kink
        // in one of them must not excuse the others.
        var sorted = (double[])moves.Clone();
        Array.Sort(sorted);
        var typical = sorted[sorted.Length / 2];
        var growth = Math.Sqrt(Math.Max(1, terms));
        var largest = Math.Max(VectorMath.Largest(values.Layer), VectorMath.Largest(values.Twin));
        return [.. moves.Select((move, index) => growth * ((Confidence * Math.Max(move, typical)) + (Units * layer.Precision.Epsilon * Size(index))))];

        // What cancels in one component has the size of the others on the way.
        double Size(int index) => Math.Max(Math.Max(Math.Abs(values.Layer[index]), Math.Abs(values.Twin[index])), layer.Precision.IsSingle ? 0 : largest);
    }

    private double[] Nearby(double[] here, int repetition)
    {
        var random = SplitMix64.Create(here.Length, repetition);
        return Array.ConvertAll(here, value => layer.Precision.Round(value * (1 + (random.NextSign() * layer.Precision.Epsilon))));
    }

    private static (double[] Outputs, double[] Gradient) Evaluate(Subject subject, double[] upstream)
    {
        var gradient = new double[subject.Length];
        if (upstream.Length > 0)
            subject.Gradient(upstream, gradient);
        else
            subject.Gradient(gradient);
        return (subject.Outputs.ToArray(), gradient);
    }

    private static void Widen((double[] Outputs, double[] Gradient) moves, (double[] Outputs, double[] Gradient) here, (double[], double[]) there)
    {
        var (outputs, gradient) = there;
        Widen(moves.Outputs, here.Outputs, outputs);
        Widen(moves.Gradient, here.Gradient, gradient);
    }

    private static void Widen(double[] moves, double[] here, double[] there)
    {
        for (var index = 0; index < moves.Length; index++)
            moves[index] = Math.Max(moves[index], Math.Abs(there[index] - here[index]));
    }
}
