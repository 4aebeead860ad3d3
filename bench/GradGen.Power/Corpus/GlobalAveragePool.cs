namespace GradGen.Power.Corpus;

/// <summary>The mean over time of every channel, of a batch in an array of arrays.</summary>
[GradCheckable]
public sealed partial class GlobalAveragePool
{
    private int _steps;

    public double[] Forward([Shape("4", "5")] double[][] sequence)
    {
        _steps = sequence.Length;
        var mean = new double[sequence[0].Length];
        foreach (var step in sequence)
        {
            for (var i = 0; i < mean.Length; i++)
                mean[i] += step[i];
        }

        for (var i = 0; i < mean.Length; i++)
            mean[i] /= _steps;
        return mean;
    }

    public double[][] Backward(double[] gradient)
    {
        var result = new double[_steps][];
        for (var t = 0; t < _steps; t++)
        {
            result[t] = new double[gradient.Length];
            for (var i = 0; i < gradient.Length; i++)
                result[t][i] = gradient[i] / _steps;
        }

        return result;
    }
}
