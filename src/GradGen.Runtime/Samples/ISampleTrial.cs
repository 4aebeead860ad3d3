using GradGen.Harness;

namespace GradGen.Samples;

/// <summary>Makes a layer in given sizes and runs it, to see whether it accepts them.</summary>
/// <typeparam name="TSample">What comes of it.</typeparam>
internal interface ISampleTrial<TSample>
    where TSample : class, ITriedSample
{
    /// <summary>Runs the layer once.</summary>
    TSample Run(Assignment assignment);

    /// <summary>Whether the outputs have other sizes where one that a sample was made with is another.</summary>
    bool Changes(TSample sample, string name, int size);

    /// <summary>Leaves the layer as it was before the sample.</summary>
    void PutBack(TSample sample);
}

/// <summary>A sample that was tried.</summary>
internal interface ITriedSample
{
    /// <summary>What was decided beforehand.</summary>
    Assignment Assignment { get; }

    /// <summary>What it was made with.</summary>
    SampleSizes Sizes { get; }

    /// <summary>What it shows; null where it cannot be run.</summary>
    SampleFacts? Facts { get; }
}

/// <summary>What a sample that was run has to show.</summary>
/// <param name="OutputSizes">The sizes of all outputs along all axes; none of a loss, which has one value by nature.</param>
/// <param name="EqualOutputAxes">How many axes of outputs are as long as another axis of the same output.</param>
/// <param name="ThresholdCount">How many numbers the layer's code compares real values with.</param>
/// <param name="FewestValues">How many values the smallest real input has.</param>
/// <param name="MissingLabels">How many labels are missing for each class to come and some to come twice.</param>
internal sealed record SampleFacts(IReadOnlyList<int> OutputSizes, int EqualOutputAxes, int ThresholdCount, int FewestValues, int MissingLabels);
