using System.Numerics;
using GradGen.Power.Running;

namespace GradGen.Power.Oracle;

/// <summary>The gradients of a layer in all of its settings.</summary>
/// <param name="settings">How the layer is made and called.</param>
internal sealed class SettingsOf<T>(IReadOnlyList<Setting<T>> settings)
    where T : struct, IFloatingPointIeee754<T>
{
    // One instance goes through all rounds of a setting, so that what is carried over from call to call shows.
    private const int Rounds = 3;

    private readonly List<List<T[]>>[] _gradients = [.. settings.Select(static setting => Gradients(setting))];

    /// <summary>What a mutation does, and the setting that shows it.</summary>
    internal (Effect Effect, string? Setting) Compare(IReadOnlyList<Setting<T>> mutated)
    {
        string? thrown = null;
        for (var i = 0; i < settings.Count; i++)
        {
            try
            {
                if (Gradients(mutated[i]).Zip(_gradients[i]).Any(static pair => EffectOf<T>.Differ(pair.Second, pair.First)))
                    return (Effect.Wrong, settings[i].Name);
            }
            catch (Exception)
            {
                thrown ??= settings[i].Name;
            }
        }

        return thrown is null ? (Effect.None, null) : (Effect.Throws, thrown);
    }

    private static List<List<T[]>> Gradients(Setting<T> setting)
    {
        var layer = setting.Create();
        return [.. Enumerable.Range(1, Rounds).Select(round =>
        {
            var trial = new Trial<T>(layer, round);
            setting.Run(layer, trial);
            return trial.Gradients();
        })];
    }
}
