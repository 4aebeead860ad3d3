using GradGen.Calls;
using GradGen.Numerics;
using GradGen.Samples;

namespace GradGen.Subjects;

/// <summary>
/// What a check looks at: a point z cut into blocks, a cost J(z) computed from values alone (Forward), and the gradient
/// ∇J(z) that is to be checked (Backward). The point is changed in place.
/// </summary>
internal abstract class Subject : IWatched
{
    private readonly double[]?[] _scratch = new double[2][];

    private protected Subject(GradCheckOptions options)
    {
        Observer = new CheckObserver(options, this);
        Counter = new CallCounter(Observer);
    }

    /// <summary>The observer of the check; copies share it.</summary>
    internal CheckObserver Observer { get; }

    public abstract string Name { get; }

    /// <summary>The sizes of the sample, as text.</summary>
    public abstract string Sizes { get; }

    /// <summary>The arithmetic of point and cost.</summary>
    internal abstract Precision Precision { get; }

    /// <summary>The blocks of the point, without gaps.</summary>
    internal abstract IReadOnlyList<SubjectBlock> Blocks { get; }

    /// <summary>The number of components of the point.</summary>
    internal int Length => Blocks.Count == 0 ? 0 : Blocks[Blocks.Count - 1].Offset + Blocks[Blocks.Count - 1].Shape.Length;

    /// <summary>What was noticed while running the user's code.</summary>
    internal List<Finding> Findings { get; } = [];

    public int ForwardCalls => Counter.Forward;

    public int BackwardCalls => Counter.Backward;

    private protected CallCounter Counter { get; }

    /// <summary>Finds out what the blocks are and goes to a first point; from here on the subject has to be put back.</summary>
    internal virtual void Start()
    {
    }

    /// <summary>Restores the user's objects.</summary>
    internal virtual void PutBack()
    {
    }

    /// <summary>What can be done about an exception in the first Forward; null where nothing can be said.</summary>
    internal virtual string? Advice(UserCodeException exception) => null;

    /// <summary>Leaves out the block that an exception is about, if the others can be looked at by starting once more.</summary>
    internal virtual bool CanGoOnWithout(UserCodeException exception) => false;

    /// <summary>A subject at the same point that shares nothing with this one; null if there can be none.</summary>
    internal virtual Subject? TryCopy() => null;

    /// <summary>Counts the calls of a copy as its own.</summary>
    internal void TakeCallsOf(Subject copy) => Counter.TakeOver(copy.Counter);

    /// <summary>What J is made of, as the last <see cref="Cost"/> saw it.</summary>
    internal abstract ReadOnlySpan<double> Outputs { get; }

    /// <summary>∂J with respect to each of <see cref="Outputs"/>, as the last gradient was given it; empty where outputs are costs themselves.</summary>
    internal virtual ReadOnlySpan<double> Upstream => [];

    /// <summary>How many values each output of Forward has.</summary>
    internal virtual IReadOnlyList<int> OutputLengths => [Outputs.Length];

    /// <summary>What Backward left in its upstream gradient, where it wrote into it; otherwise empty.</summary>
    internal virtual ReadOnlySpan<double> UpstreamLeft => [];

    /// <summary>Whether Backward changes parameters: it takes the step itself, or writes where it should not.</summary>
    internal virtual bool BackwardMovesParameters => false;

    /// <summary>The shape of the outputs, if they are of one.</summary>
    internal virtual BlockShape? OutputShape => null;

    /// <summary>The sizes of the sample by name.</summary>
    internal virtual IReadOnlyList<KeyValuePair<string, int>> NamedSizes => [];

    /// <summary>The real numbers that the layer was made with, by name.</summary>
    internal virtual IEnumerable<KeyValuePair<string, double>> NamedNumbers => [];

    /// <summary>The rounding error that the last cost has at the least.</summary>
    internal abstract double Resolution { get; }

    /// <summary>One of two buffers of the point's length, for what is over before anyone else needs one.</summary>
    internal double[] Scratch(int number) => _scratch[number]?.Length == Length ? _scratch[number]! : _scratch[number] = new double[Length];

    /// <summary>A component of the point.</summary>
    internal abstract double Read(int position);

    /// <summary>The whole point.</summary>
    internal abstract void Read(Span<double> point);

    /// <summary>Sets components of the point, each to the nearest number of the element type.</summary>
    internal abstract void Write(int start, ReadOnlySpan<double> values);

    /// <summary>J at the point.</summary>
    internal abstract double Cost();

    /// <summary>∇J at the point, as the user's code has it.</summary>
    /// <returns>J, which is computed on the way.</returns>
    internal abstract double Gradient(Span<double> gradient);

    /// <summary>How many values the upstream gradient has; none where Backward takes none.</summary>
    internal virtual int UpstreamLength => 0;

    /// <summary>Inputs that have no gradient although the outputs at the point depend on them, and that are not targets or labels.</summary>
    internal virtual IReadOnlyList<string> InputsWithoutGradient() => [];

    /// <summary>The labels, indices and flags at the point, which can be all that is odd about it; null where there are none.</summary>
    internal virtual Finding? Labels => null;

    /// <summary>Whether J has a term besides that of the outputs, whose gradient Backward adds whatever its upstream is.</summary>
    internal virtual bool HasPenalty => false;

    /// <summary>The gradient of J with respect to the outputs, as the last <see cref="Cost"/> saw them.</summary>
    internal virtual void UpstreamHere(Span<double> upstream) => throw new NotSupportedException();

    /// <summary>What the user's code makes of another upstream gradient at the point.</summary>
    /// <returns>J, which is computed on the way.</returns>
    internal virtual double Gradient(ReadOnlySpan<double> upstream, Span<double> gradient) => throw new NotSupportedException();

    /// <summary>What the user's code makes of the upstream gradient at the point when what Forward wrote into its inputs is undone before Backward.</summary>
    /// <returns>Whether Forward writes into its inputs.</returns>
    internal virtual bool GradientOfInputsPutBack(Span<double> gradient) => false;

    /// <summary>The number of samples in a batch, where the inputs have an axis for them whose length is free; otherwise 0.</summary>
    internal virtual int SampleCount => 0;

    /// <summary>Runs some samples of the batch without the others.</summary>
    /// <param name="samples">Which, in what order.</param>
    /// <param name="upstream">The upstream gradient of the whole batch.</param>
    /// <returns>Null when the outputs have no axis for samples.</returns>
    internal virtual SamplesRun? RunSamples(int[] samples, ReadOnlySpan<double> upstream) => null;

    /// <summary>Whether the layer can be told that it is not being trained.</summary>
    internal virtual bool HasTrainingFlag => false;

    /// <summary>The mode that the layer is set to.</summary>
    internal virtual bool IsTraining
    {
        get => true;
        set => throw new NotSupportedException();
    }

    /// <summary>The names of numbers that the outputs change with, and that are neither of the point nor made by the user's code as it runs.</summary>
    internal virtual IReadOnlyList<string> UncheckedNumbers() => [];

    /// <summary>The names of what the layer holds that another Forward at the same point leaves different.</summary>
    internal virtual IReadOnlyList<string> ChangedByForward() => [];

    /// <summary>Makes J a function of the point, where Forward carries something from call to call that comes to rest.</summary>
    /// <returns>Whether it is one now and was none before.</returns>
    internal virtual bool HoldState() => false;

    /// <summary>Whether J depends on random numbers, which stand still until <see cref="Reseed"/>.</summary>
    internal virtual bool HoldsRandom => false;

    /// <summary>Continues with other random numbers at the same point.</summary>
    /// <param name="attempt">Which; the same number gives the same ones, 0 those of the beginning.</param>
    internal virtual void Reseed(int attempt)
    {
    }

    /// <summary>How the first points are drawn, each in a way that shows what the others do not.</summary>
    internal virtual IReadOnlyList<PointStyle> Styles => [PointStyle.Usual];

    /// <summary>Goes to another random point, if the point is not a given one.</summary>
    /// <param name="attempt">Which; the same number gives the same point.</param>
    /// <param name="insideUnitInterval">Whether inputs are to lie between 0.1 and 0.9.</param>
    internal abstract bool Draw(int attempt, bool insideUnitInterval);
}

/// <summary>One block of a subject's point.</summary>
internal sealed record SubjectBlock(string Name, BlockKind Kind, BlockShape Shape, int Offset, bool HasGradient, ValueRange? Domain)
{
    /// <summary>A component's name: the block's and the index.</summary>
    internal string NameAt(int index) => Name + Shape.IndexAt(index);
}
