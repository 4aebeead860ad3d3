using System.Runtime.CompilerServices;
using GradGen.Harness;

namespace GradGen.Tests.Layers;

/// <summary>
/// A layer whose packing and harness are written by hand, as the generator would write them: arrays in, arrays out, and
/// what a test wants to be different overridden.
/// </summary>
public abstract class HandLayer<T> : IGradCheckable<T>, IHarnessed<T>
{
    private readonly List<Parameter> _parameters = [];

    // A check puts back what is the layer's own, and these are not.
    private readonly StrongBox<int> _forwardCalls = new();
    private readonly StrongBox<int> _backwardCalls = new();

    public int ParameterCount => _parameters.Sum(static parameter => Theta.Count(parameter.Value));

    public virtual bool IsLoss => false;

    public virtual bool HasTrainingFlag => false;

    /// <summary>The flag that Forward and Backward would take.</summary>
    public bool Training { get; private set; } = true;

    public virtual Cost Cost => Cost.RandomProjection;

    public virtual string Name => GetType().Name.Split('`')[0];

    public int ForwardCalls => _forwardCalls.Value;

    public int BackwardCalls => _backwardCalls.Value;

    public virtual IReadOnlyList<double> Thresholds => [];

    public abstract HarnessInput[] Inputs(SampleSizes sizes);

    public abstract Array?[] Forward(Array[] inputs);

    public abstract Array?[] Backward(Array[] upstream);

    public virtual double Penalty() => 0;

    public virtual void Hold(CheckScope scope)
    {
    }

    public LayerHarness<T> CreateHarness(SampleSizes sizes) => new HandHarness(this, sizes);

    public ParameterLayout GetParameterLayout()
    {
        var builder = new ParameterLayoutBuilder<T>();
        foreach (var (name, value, gradient, domain) in _parameters)
            builder.Add(name, value, gradient is not null, domain);
        return builder.Build();
    }

    public void PackParameters(Span<T> theta)
    {
        var writer = new ThetaWriter<T>(theta, ParameterCount, Name);
        foreach (var parameter in _parameters)
            writer.Write(parameter.Value);
    }

    public void UnpackParameters(ReadOnlySpan<T> part, int start)
    {
        var reader = new ThetaReader<T>(part, start, ParameterCount, Name);
        foreach (var parameter in _parameters)
            reader.Read(parameter.Value);
    }

    public void PackGradients(Span<T> gradients)
    {
        var writer = new ThetaWriter<T>(gradients, ParameterCount, Name);
        foreach (var (name, value, gradient, _) in _parameters)
        {
            if (gradient is null)
                writer.Skip(value.Length);
            else
                writer.WriteGradient("the gradient", gradient, name, value);
        }
    }

    public virtual void ClearGradients()
    {
        foreach (var parameter in _parameters)
            Theta.Clear(parameter.Gradient);
    }

    protected static HarnessInput Input(string name, Array value, InputRole role = InputRole.Real, bool hasGradient = true, ValueRange? domain = null, int labelCount = 0) =>
        new(name, value, role, hasGradient, false, domain, labelCount);

    protected void Add(string name, Array value, Array? gradient, ValueRange? domain = null) => _parameters.Add(new(name, value, gradient, domain));

    /// <summary>Adds the parameters of a layer that this one stands before.</summary>
    protected void AddParametersOf(HandLayer<T> layer) => _parameters.AddRange(layer._parameters);

    /// <summary>Adds the parameters of a sub-layer.</summary>
    protected void AddLayer(string name, HandLayer<T> layer) =>
        _parameters.AddRange(layer._parameters.Select(parameter => parameter with { Name = $"{name}.{parameter.Name}" }));

    private sealed record Parameter(string Name, Array Value, Array? Gradient, ValueRange? Domain);

    private sealed class HandHarness : LayerHarness<HandLayer<T>, T>
    {
        public HandHarness(HandLayer<T> layer, SampleSizes sizes)
            : base(layer, sizes) => (Inputs, Thresholds) = (layer.Inputs(sizes), layer.Thresholds);

        public override string LayerName => Layer.Name;

        public override bool IsLoss => Layer.IsLoss;

        public override bool HasTrainingFlag => Layer.HasTrainingFlag;

        public override Cost Cost => Layer.Cost;

        public override void Forward()
        {
            Layer._forwardCalls.Value++;
            Layer.Training = Training;
            Outputs = Layer.Forward([.. Inputs.Select(static input => input.Value)]);
        }

        public override void Backward()
        {
            Layer._backwardCalls.Value++;
            Layer.Training = Training;
            InputGradients = Layer.Backward(Upstream);
        }
    }
}
