using GradGen.Numerics;

namespace GradGen.Differences;

/// <summary>A function's values at symmetric steps around a point, the largest step first, split into odd and even parts.</summary>
internal sealed class StepLadder
{
    private StepLadder(double[] steps, double[] odd, double[] even)
    {
        Steps = steps;
        Odd = odd;
        Even = even;
    }

    internal int Count => Steps.Length;

    /// <summary>The steps h as they were taken.</summary>
    internal double[] Steps { get; }

    /// <summary>(f(x + h) − f(x − h)) / 2.</summary>
    internal double[] Odd { get; }

    /// <summary>(f(x + h) + f(x − h)) / 2 − f(x).</summary>
    internal double[] Even { get; }

    /// <summary>Evaluates the function; steps where it is not finite, or that rounding swallows, are left out.</summary>
    internal static StepLadder Climb(LineFunction line, double largest, double ratio, double smallest)
    {
        var steps = new List<double>();
        var odd = new List<double>();
        var even = new List<double>();
        var middle = line(0, out _);
        for (var step = largest; step >= smallest; step /= ratio)
        {
            var above = line(step, out var forth);
            var below = line(-step, out var back);
            if (forth <= 0 || back >= 0 || !Precision.IsFinite(above) || !Precision.IsFinite(below))
                continue;
            steps.Add((forth - back) / 2);
            odd.Add((above - below) / 2);
            even.Add(((above - middle) + (below - middle)) / 2);
        }

        return new StepLadder([.. steps], [.. odd], [.. even]);
    }
}
