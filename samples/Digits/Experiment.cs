using Digits.Layers;
using Digits.Mistakes;

namespace Digits;

/// <summary>Trains the right network and the mistaken one from the same seeds, on the same digits in the same order.</summary>
internal sealed class Experiment(DigitSet training, DigitSet test)
{
    private static readonly int[] Seeds = [1, 2, 3, 4, 5];

    public IReadOnlyList<Run> Runs { get; } =
    [
        .. Seeds.SelectMany(static seed => new[]
        {
            new Run(IsMistaken: false, seed, Architecture.Build(static () => new Tanh(), seed)),
            new Run(IsMistaken: true, seed, Architecture.Build(static () => new TanhWithoutSquare(), seed)),
        }),
    ];

    /// <summary>Trains all of them, as many at a time as there are processors.</summary>
    public void Train(Action<Run> epochCompleted) =>
        Parallel.ForEach(Runs, run => new Trainer(training, test).Train(run.Network, run.Seed, epoch =>
        {
            run.Epochs.Add(epoch);
            epochCompleted(run);
        }));
}
