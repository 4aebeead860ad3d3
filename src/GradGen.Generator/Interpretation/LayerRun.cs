using GradGen.Generator.Interpretation.Harness;
using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Symbols;
using GradGen.Harness;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation;

/// <summary>A layer with inputs, as its generated harness runs it, in the machine.</summary>
internal sealed class LayerRun
{
    private readonly Machine _machine;
    private readonly HarnessValue _harness;
    private readonly Interfaces _interfaces;
    private readonly StepSequence? _sequence;

    private LayerRun(Machine machine, StepSequence sequence)
        : this(machine, sequence.Whole) => _sequence = sequence;

    private LayerRun(Machine machine, HarnessValue harness)
    {
        (_machine, _harness) = (machine, harness);
        _interfaces = new(machine, harness.Element);
    }

    /// <summary>The harnesses, from which all can be reached that a call of the layer can change.</summary>
    internal IEnumerable<object> Harnesses => _sequence is null ? [_harness] : [_harness, .. _sequence.Steps];

    /// <summary>The layer itself.</summary>
    internal Value Layer => HarnessFamily.LayerOf(_harness);

    /// <summary>The element type of the layer.</summary>
    internal ITypeSymbol Element => _harness.Element;

    /// <summary>Whether it is called once for each step of a sequence.</summary>
    internal bool TakesSteps => _sequence is not null;

    internal IReadOnlyList<InputValue> Inputs => _harness.Inputs;

    /// <summary>What the last Forward gave; null where that is null.</summary>
    internal IReadOnlyList<ArrayValue?> Outputs => [.. Numbers.Rows(_harness.Outputs!)];

    internal IReadOnlyList<ArrayValue?> Upstream => _harness.Upstream;

    internal IReadOnlyList<ArrayValue?> InputGradients => [.. Numbers.Rows(_harness.InputGradients!)];

    /// <summary>The numbers that the layer's code compares values with.</summary>
    internal IReadOnlyList<double> Thresholds =>
        _harness.Thresholds.Object is ArrayValue numbers ? [.. Numbers.Flat(numbers).Select(static number => number.Real)] : [];

    /// <summary>The largest number of classes that labels are drawn from; null for as many as the layer shows.</summary>
    internal int? MostClasses => (_harness.Sizes.Object as SampleSizes)?.Assignment.Classes;

    internal bool IsTraining
    {
        get => _harness.IsTraining;
        set => _harness.IsTraining = value;
    }

    internal bool MeansOther
    {
        get => _harness.MeansOther;
        set => _harness.MeansOther = value;
    }

    /// <summary>Whether Backward takes a target in place of the upstream gradient.</summary>
    internal bool TakesTarget => Said("Target") is { Object: string };

    internal int ParameterCount => _machine.Guarded(() => _interfaces.ParameterCount(Layer));

    /// <summary>The blocks of θ.</summary>
    internal LayoutValue Layout => _machine.Guarded(() => _interfaces.Layout(Layer));

    /// <summary>Makes a sample of a layer with the code that is generated for it; null where there is none.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="layer">The layer's type, with its type arguments.</param>
    /// <param name="sample">The number of the sample.</param>
    /// <param name="sizes">What it is made with.</param>
    internal static LayerRun? Create(Machine machine, INamedTypeSymbol layer, int sample, SampleSizes sizes)
    {
        if (layer.GetTypeMembers("GradGenSamples").FirstOrDefault() is not { } samples)
            return null;
        return machine.Guarded(() =>
        {
            var made = machine.Objects.Maker(samples, samples.InstanceConstructors.First())([]);
            var create = samples.GetMembers("Create").OfType<IMethodSymbol>().First();
            var harness = machine.Bodies.Function(create)(made, [Value.Of(sample), Value.Of(sizes)]);
            return new LayerRun(machine, HarnessFamily.Of(harness));
        });
    }

    /// <summary>The same layer, called once for each step of a sequence; null where a step cannot be run by itself.</summary>
    internal LayerRun? InSteps()
    {
        if (Says("IsLoss") || Layer.Object is not Instance { Layout.Type.IsValueType: false })
            return null;
        var sizes = ((SampleSizes)_harness.Sizes.Object!).Copy();
        HarnessValue Next() => _machine.Guarded(() => HarnessFamily.Of(_interfaces.Harnessed(Layer, "CreateHarness", Value.Of(sizes))));
        return new LayerRun(_machine,
            new StepSequence(_machine.Compilation, [.. Enumerable.Range(0, sizes.Steps()).Select(_ => Next())], Says("TakesLastUpstream")));
    }

    /// <summary>Sets what has to stand still: before a run, and before each Forward.</summary>
    internal void Hold(ScopeValue scope, bool isBeforeForward) => _machine.Guarded(() =>
    {
        scope.Begin(IsTraining, isBeforeForward);
        return _interfaces.Harnessed(Layer, "Hold", Value.Of(scope));
    });

    internal void Forward()
    {
        if (_sequence is null)
            Call(_harness, "Forward");
        else
            _sequence.Forward(step => Call(step, "Forward"));
    }

    /// <summary>Gives the upstream gradients the shapes of the outputs.</summary>
    internal void AllocateUpstream() => _machine.Guarded(() =>
        _harness.Upstream = [.. Outputs.Select(output => Numbers.Like(_machine, output ?? throw new RunEndedException("Forward gave null")))]);

    internal void Backward()
    {
        if (_sequence is null)
            Call(_harness, "Backward");
        else
            _sequence.Backward(step => Call(step, "Backward"), Says("TakesSequence"));
    }

    /// <summary>The parameters after a step that Backward took; none where it takes none.</summary>
    internal IReadOnlyList<Value> Stepped => _sequence is null ? _harness.Unkept.Stepped ?? [] : [];

    internal Value Penalty() => _machine.Guarded(() => _interfaces.Harnessed(Layer, "Penalty"));

    /// <summary>θ.</summary>
    internal RealArray PackParameters() => Packed(_interfaces.PackParameters);

    internal void UnpackParameters(RealArray theta) => _machine.Guarded(() =>
    {
        _interfaces.UnpackParameters(Layer, new Window(theta), 0);
        return theta;
    });

    /// <summary>dθ, with what the layer does not keep itself.</summary>
    internal RealArray PackGradients()
    {
        var gradients = Packed(_interfaces.PackGradients);
        var steps = _sequence?.Steps ?? [_harness];
        foreach (var step in steps)
            AddUnkept(gradients, step.Unkept, isFirst: step == steps[0]);
        return gradients;
    }

    private void AddUnkept(RealArray gradients, UnkeptValue unkept, bool isFirst)
    {
        if ((unkept.Step ?? unkept.InOne) is { } all)
        {
            for (var i = 0; i < all.Length; i++)
                Put(i, all[i]);
            return;
        }

        var layout = unkept.Returned.Count == 0 ? [] : Layout.Blocks;
        foreach (var (name, returned) in unkept.Returned.Select(static pair => (pair.Key, pair.Value)))
        {
            var blocks = layout.Where(block => block.Name == name || block.Name.StartsWith(name + "[", StringComparison.Ordinal)).ToArray();
            var values = Numbers.Flat(returned);
            for (var i = 0; blocks.Length > 0 && i < values.Length; i++)
                Put(blocks[0].Offset + i, values[i]);
        }

        void Put(int index, Value value) => gradients.Set(index, isFirst ? value : _machine.Trace.Add(gradients.Get(index), value));
    }

    /// <summary>Whether the last Backward returned the gradient of a block.</summary>
    internal bool Returns(string block) =>
        (_sequence?.Steps[0] ?? _harness).Unkept.Returned.Keys.Any(name => block == name || block.StartsWith(name + "[", StringComparison.Ordinal));

    internal void ClearGradients() => _machine.Guarded(() =>
    {
        _interfaces.ClearGradients(Layer);
        return Layer;
    });

    /// <summary>What the harness says of the layer: IsLoss, TakesStep, HasTrainingFlag; false where it says nothing.</summary>
    internal bool Says(string property) => Said(property)?.Flag == true;

    /// <summary>The value of a property that the harness overrides; null where it does not.</summary>
    internal Value? Said(string property)
    {
        var declared = _harness.Self.Layout.Type.WithBases().TakeWhile(Bodies.IsSource)
            .SelectMany(type => type.GetMembers(property)).OfType<IPropertySymbol>().FirstOrDefault();
        return declared is { GetMethod: { } get } ? _machine.Guarded(() => _machine.Bodies.Function(get)(Value.Of(_harness.Self), [])) : null;
    }

    private RealArray Packed(Action<Value, Window> pack) => _machine.Guarded(() =>
    {
        var theta = new RealArray(Element, _interfaces.ParameterCount(Layer));
        pack(Layer, new Window(theta));
        return theta;
    });

    private void Call(HarnessValue harness, string method) => _machine.Guarded(() =>
        _machine.Bodies.Function(harness.Self.Layout.Type.GetMembers(method).OfType<IMethodSymbol>().First())(Value.Of(harness.Self), []));
}
