using Digits.Layers;

namespace Digits;

/// <summary>The one network of this sample; the right and the mistaken one differ in their activation layers alone.</summary>
internal static class Architecture
{
    public static Network Build(Func<ILayer> activation, int seed)
    {
        var random = new Random(seed);
        return new Network(
            DigitSet.Pixels,
            new Dense(DigitSet.Pixels, 32, random),
            new BatchNorm(32),
            activation(),
            new Dropout(random),
            new Dense(32, 24, random),
            activation(),
            new Dense(24, Network.Classes, random));
    }
}
