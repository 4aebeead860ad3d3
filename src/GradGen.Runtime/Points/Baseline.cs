using GradGen.Numerics;
using GradGen.Subjects;

namespace GradGen.Points;

/// <summary>Finds a first point, where cost and gradient are finite, and sees whether they repeat themselves.</summary>
internal static class Baseline
{
    /// <summary>The gradient at the first point; null when nothing can be compared, and why not is in the findings.</summary>
    /// <exception cref="DisagreementException">Forward or Backward is not deterministic.</exception>
    internal static AnalyticGradient? Find(Subject subject, List<Finding> findings, out bool insideUnitInterval)
    {
        insideUnitInterval = false;
        var gradient = new double[subject.Length];
        var broken = Broken(subject, gradient, out var cost);
        if (broken is not null && subject.Draw(0, true) && Broken(subject, gradient, out cost) is null)
        {
            insideUnitInterval = true;
            findings.Add(new(FindingKind.OtherInputs, Verdict.Pass,
                $"{broken.Message} Inputs between 0.1 and 0.9 were used instead; [Domain] sets other limits."));
            broken = null;
        }

        if (broken is not null)
        {
            findings.Add(broken);
            return null;
        }

        var first = new AnalyticGradient(subject, gradient, cost);
        Repetition.Require(subject, first, 1);
        return first.MeasureNoise();
    }

    /// <summary>The cost or the component of the gradient that is not a number at the subject's point.</summary>
    /// <param name="subject">At the point.</param>
    /// <param name="gradient">Becomes the gradient, if the cost is a number.</param>
    /// <param name="cost">The cost.</param>
    /// <exception cref="DisagreementException">Forward does not give that cost again.</exception>
    internal static Finding? Broken(Subject subject, double[] gradient, out double cost)
    {
        cost = subject.Cost();
        if (!Precision.IsFinite(cost))
        {
            return new(FindingKind.NotFinite, Verdict.Inconclusive, NotFinitePoint(subject) ?? FormattableString.Invariant(
                $"The cost is {cost} at random parameters and inputs: [Domain] on them says where Forward is defined."));
        }

        Repetition.RequireCost(subject, cost, subject.Gradient(gradient));
        foreach (var block in subject.Blocks)
        {
            for (var index = 0; index < block.Shape.Length; index++)
            {
                if (!Precision.IsFinite(gradient[block.Offset + index]))
                {
                    return new(FindingKind.NotFinite, Verdict.Fail, FormattableString.Invariant(
                        $"Backward gives {gradient[block.Offset + index]} for {block.NameAt(index)}, though the cost is finite."));
                }
            }
        }

        return null;
    }

    // A point is random, but near where the user's parameters are.
    private static string? NotFinitePoint(Subject subject)
    {
        foreach (var block in subject.Blocks)
        {
            for (var index = 0; index < block.Shape.Length; index++)
            {
                var value = subject.Read(block.Offset + index);
                if (!Precision.IsFinite(value))
                    return FormattableString.Invariant($"{block.NameAt(index)} is {value} before the check: there is no gradient there.");
            }
        }

        return null;
    }
}
