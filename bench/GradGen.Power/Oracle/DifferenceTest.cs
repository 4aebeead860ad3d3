namespace GradGen.Power.Oracle;

/// <summary>Plain two-sided differences, which know nothing of GradGen's: the layers of a corpus have to be right before a mutant can be wrong.</summary>
internal static class DifferenceTest
{
    private const double Step = 1e-6;
    private const double Tolerance = 1e-6;

    /// <summary>How many components were compared.</summary>
    /// <exception cref="InvalidOperationException">One differs.</exception>
    internal static int Run(string layer, IEnumerable<Setting<double>> settings)
    {
        var compared = 0;
        foreach (var setting in settings)
        {
            for (var round = 1; round <= 2; round++)
            {
                var trial = At(setting, round, -1, 0);
                double[] gradient = [.. trial.Gradients().SelectMany(static values => values)];
                if (gradient.Length != trial.Count)
                    throw new InvalidOperationException($"{layer}, {setting.Name}: {gradient.Length} gradients of {trial.Count} values.");
                for (var i = 0; i < gradient.Length; i++, compared++)
                {
                    var slope = (At(setting, round, i, Step).Cost - At(setting, round, i, -Step).Cost) / (2 * Step);
                    if (!(Math.Abs(slope - gradient[i]) <= Tolerance * (1 + Math.Abs(slope) + Math.Abs(trial.Cost))))
                        throw new InvalidOperationException($"{layer}, {setting.Name}, value {i}: {gradient[i]} where the slope is {slope}.");
                }
            }
        }

        return compared;
    }

    private static Trial<double> At(Setting<double> setting, int round, int moved, double by)
    {
        var layer = setting.Create();
        var trial = new Trial<double>(layer, round, moved, by);
        setting.Run(layer, trial);
        return trial;
    }
}
