using GradGen.Harness;
using GradGen.Tests.Layers;

namespace GradGen.Tests.Harness;

/// <summary>A layer with a class of samples as the generator nests it; sample 0 is right, 1 wrong, 2 cannot be made.</summary>
public sealed class Sampled
{
    public static int Made { get; private set; }

    private sealed class GradGenSamples : LayerSamples<double>
    {
        public override LayerHarness<double> Create(int sample, SampleSizes sizes)
        {
            Made++;
            var (inputs, outputs) = (sizes.Of("inputs"), sizes.Of("outputs"));
            HandLayer<double> layer = sample switch
            {
                0 => new Dense<double>(inputs, outputs),
                1 => new Chain<double>(
                    new Dense<double>(inputs, outputs),
                    new Dense<double>(outputs, 2) { WrongParameters = static (_, biases) => biases[0] = 0 }),
                _ => throw new NotSupportedException("no such sample"),
            };
            return layer.CreateHarness(sizes);
        }
    }
}

/// <summary>A generic layer, whose samples are generic too.</summary>
public sealed class SampledGeneric<TTag>
{
    private sealed class GradGenSamples : LayerSamples<float>
    {
        public override LayerHarness<float> Create(int sample, SampleSizes sizes) =>
            typeof(TTag) == typeof(int) ? Activation<float>.Tanh().CreateHarness(sizes) : throw new InvalidOperationException(typeof(TTag).Name);
    }
}

/// <summary>A layer that accepts even sizes only, and says so in Forward.</summary>
public sealed class Particular
{
    public static List<int> Tried { get; } = [];

    private sealed class GradGenSamples : LayerSamples<double>
    {
        public override LayerHarness<double> Create(int sample, SampleSizes sizes)
        {
            var size = sizes.Of("size");
            Tried.Add(size);
            return new VectorLayer(
                (x, _) => size % 2 == 0 ? [.. x] : throw new ArgumentException("odd"),
                (_, dy, _, _) => sample == 0 ? [.. dy] : throw new ArgumentException("Backward is picky"),
                size).CreateHarness(sizes);
        }
    }
}

/// <summary>A layer with a kink where the check's first input is, about which its report has a note.</summary>
public sealed class AtKink
{
    private sealed class GradGenSamples : LayerSamples<double>
    {
        public override LayerHarness<double> Create(int sample, SampleSizes sizes)
        {
            var kink = Kink<double>.All[2];
            // The point is the same whatever the constants.
            var first = new Kinked<double>(kink, new double[2]);
            GradCheck.Run(first);
            return new Kinked<double>(kink, [first.Point[0], 3]).CreateHarness(sizes);
        }
    }
}
