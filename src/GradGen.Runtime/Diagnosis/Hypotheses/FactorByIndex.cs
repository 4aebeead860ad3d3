using System.Globalization;
using GradGen.Diagnosis.Evidence;
using GradGen.Numerics;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>Each index of an axis has a factor of its own, which is the same for all others: a scale by column or by row.</summary>
internal sealed class FactorByIndex : IHypothesis
{
    private const int Listed = 3;

    public string Name => "factor by index";

    public string? Explain(BlockEvidence evidence)
    {
        var shape = evidence.Shape;
        if (evidence.Numeric is not { } numeric || shape.IsRagged || shape.Dimensions.Count < 2)
            return null;
        var step = evidence.Count;
        for (var axis = 0; axis < shape.Dimensions.Count; axis++)
        {
            var size = shape.Dimensions[axis];
            step /= size;
            if (size > 1 && Factors(evidence, numeric, size, step) is { } factors)
            {
                var listed = string.Join(", ", factors.Take(Listed).Select(static factor => factor.ToString("G3", CultureInfo.InvariantCulture)))
                    + (factors.Length > Listed ? ", …" : string.Empty);
                return $"the gradient of {evidence.Name} is the true one times a factor that depends on the index of axis {axis} alone "
                    + $"({listed}): Backward lacks a factor for each of them, or has one too many.";
            }
        }

        return null;
    }

    // Claimed by true; null unless each index has one, of its own, by two components at the least.
    private static double[]? Factors(BlockEvidence evidence, double[] numeric, int size, int step)
    {
        var factors = new double[size];
        var least = 1e-3 * VectorMath.Largest(numeric);
        for (var index = 0; index < size; index++)
        {
            var ratios = new List<double>();
            for (var position = 0; position < numeric.Length; position++)
            {
                if (position / step % size != index)
                    continue;
                if (Math.Abs(numeric[position]) > least)
                    ratios.Add(evidence.Analytic[position] / numeric[position]);
                else if (Math.Abs(evidence.Analytic[position]) > 2 * least)
                    return null;
            }

            if (ratios.Count < 2 || ratios[0] == 0 || ratios.Exists(ratio => !IsSame(evidence, ratio, ratios[0])))
                return null;
            factors[index] = ratios[0];
        }

        // What is right, or the same as elsewhere, is not a factor that depends on an index.
        for (var index = 0; index < size; index++)
        {
            if (IsSame(evidence, factors[index], 1) || Array.FindIndex(factors, factor => IsSame(evidence, factor, factors[index])) != index)
                return null;
        }

        return factors;
    }

    private static bool IsSame(BlockEvidence evidence, double a, double b) => Math.Abs(a - b) <= (evidence.IsSingle ? 0.02 : 1e-5) * Math.Abs(b);
}
