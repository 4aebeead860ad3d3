using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary>An input of Forward.</summary>
/// <param name="name">The name of its parameter.</param>
/// <param name="array">The array that is passed.</param>
internal sealed class InputValue(string name, ArrayValue array) : IChangeable
{
    internal string Name => name;

    internal ArrayValue Array => array;

    /// <summary>0 for reals, 1 for what a loss compares with, 2 for class numbers.</summary>
    internal int Role { get; init; }

    internal bool HasGradient { get; init; }

    internal bool IsScalar { get; init; }

    internal DomainValue? Domain { get; init; }

    internal int LabelCount { get; init; }

    /// <summary>What generated code sets besides: ComparedWith, IsOneOfCompared, IsGiven, TakesAnySign.</summary>
    internal Dictionary<string, Value> Set { get; private init; } = [];

    public Action Remember(Action<object?> meet)
    {
        meet(array);
        return Snapshot.Nothing;
    }

    /// <summary>The same input of all steps of a sequence.</summary>
    internal InputValue Stacked(ArrayValue steps) =>
        new(name, steps) { Role = Role, HasGradient = HasGradient, Domain = Domain, LabelCount = LabelCount, Set = Set };
}

/// <summary>What a <c>LayerHarness</c> keeps.</summary>
/// <param name="self">The harness itself.</param>
/// <param name="element">The element type of the layer.</param>
internal sealed class HarnessValue(Instance self, ITypeSymbol element) : IChangeable
{
    internal Instance Self => self;

    internal ITypeSymbol Element => element;

    /// <summary>The sizes it was made with.</summary>
    internal Value Sizes { get; set; }

    internal InputValue[] Inputs { get; set; } = [];

    internal ArrayValue? Outputs { get; set; }

    internal ArrayValue?[] Upstream { get; set; } = [];

    internal ArrayValue? InputGradients { get; set; }

    internal Value Thresholds { get; set; }

    internal bool IsTraining { get; set; } = true;

    internal bool MeansOther { get; set; }

    /// <summary>The steps of the sequence that it is one of.</summary>
    internal IReadOnlyList<HarnessValue> Sequence { get; set; } = [];

    /// <summary>The number of the step.</summary>
    internal int Step { get; set; }

    internal Dictionary<int, Value> GivenInputs { get; } = [];

    internal Dictionary<int, Value> GivenUpstream { get; } = [];

    /// <summary>What Forward gave, where it is seen again.</summary>
    internal Value Made { get; set; }

    internal UnkeptValue Unkept { get; } = new();

    public Action Remember(Action<object?> meet)
    {
        foreach (var held in (object?[])[self, .. Inputs, Outputs, .. Upstream, InputGradients, Made.Object, .. Sequence, Unkept])
            meet(held);
        foreach (var given in GivenInputs.Values.Concat(GivenUpstream.Values))
            meet(given.Object);
        var (outputs, upstream, gradients, made) = (Outputs, Upstream, InputGradients, Made);
        return () => (Outputs, Upstream, InputGradients, Made) = (outputs, upstream, gradients, made);
    }
}

/// <summary>The gradients that a layer does not keep itself.</summary>
internal sealed class UnkeptValue : IChangeable
{
    internal Dictionary<string, ArrayValue?> Returned { get; } = [];

    internal Value ReturnedNames { get; set; }

    internal Value[]? InOne { get; set; }

    /// <summary>The parameters before a step, and afterwards the gradient that it was taken with.</summary>
    internal Value[]? Step { get; set; }

    /// <summary>The parameters after it.</summary>
    internal Value[]? Stepped { get; set; }

    internal double Scale { get; set; } = 1;

    public Action Remember(Action<object?> meet)
    {
        var (returned, inOne, step, stepped, scale) = (Returned.ToArray(), InOne, Step, Stepped, Scale);
        return () =>
        {
            (InOne, Step, Stepped, Scale) = (inOne, step, stepped, scale);
            Returned.Clear();
            foreach (var pair in returned)
                Returned.Add(pair.Key, pair.Value);
        };
    }
}
