using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Shapes;

/// <summary>What [Shape] says of inputs or, without one, the names of the layer's sizes.</summary>
internal sealed class ShapeAttributes(LayerFacts facts, IReadOnlyList<ForwardInput> inputs)
{
    private readonly Dictionary<int, string> _misnamed = [];

    internal IReadOnlyList<TypedConstant>? Of(int input) =>
        facts.Layer.Find(inputs[input].Parameter, "ShapeAttribute") is { ConstructorArguments: [{ Kind: TypedConstantKind.Array, IsNull: false } dimensions] }
            ? dimensions.Values : null;

    /// <summary>Adds the sizes that it gives, by their axes.</summary>
    internal void Read(int input, Dictionary<SizeName, Polynomial> given)
    {
        if (Of(input) is not { } dimensions)
        {
            ReadNamed(input, given);
            return;
        }

        if (dimensions.Count != inputs[input].Storage.Axes)
            return;
        for (var axis = 0; axis < dimensions.Count; axis++)
        {
            if (ShapeExpression.Parse(dimensions[axis], name => NameInShape(name, input)) is { } size && !_misnamed.ContainsKey(input))
                given[SizeName.Axis(input, axis)] = size;
        }
    }

    /// <summary>Why it does not give all sizes.</summary>
    internal string Problem(int input, int dimensions) =>
        _misnamed.TryGetValue(input, out var misnamed) ? misnamed
        : inputs[input].Storage.Axes is var axes && dimensions != axes
            ? $"[Shape] gives {dimensions} dimension{(dimensions == 1 ? string.Empty : "s")}, but {inputs[input].Type.Show()} has {axes}"
        : "[Shape] takes integers and expressions of names with +, - and *";

    // InputWidth, InputHeight and InputDepth say as much of a volume, unless there is one that has no axis: then the input is all of them in a row.
    private void ReadNamed(int input, Dictionary<SizeName, Polynomial> given)
    {
        if (input > 0 || inputs[input].Storage.Own is not { Axes: { IsOpen: false } axes })
            return;
        var named = facts.SizeNames.Select(static name => (Name: name, Role: AxisNames.OfInput(name)))
            .Where(static size => size.Role != AxisRole.None).ToLookup(static size => size.Role, static size => size.Name);
        if (named.Count < 2 || !named.All(role => axes.Roles.Contains(role.Key)))
            return;
        for (var axis = 0; axis < axes.Count; axis++)
        {
            if (named[axes.Roles[axis]].Select(facts.NumberOf).FirstOrDefault(static number => number is not null) is { } size)
                given[SizeName.Axis(input, axis)] = size;
        }
    }

    // A name in [Shape] is a constructor parameter, a member ("inputs" for _inputs too), or free.
    private Polynomial NameInShape(string name, int input)
    {
        foreach (var candidate in new[] { name, "_" + name, "m_" + name })
        {
            if (facts.NumberOf(candidate) is { } number)
                return number;
        }

        if (facts.SizeNames.FirstOrDefault(other => string.Equals(other.TrimStart('_'), name, StringComparison.OrdinalIgnoreCase)) is { } same
            && facts.NumberOf(same) is { } size)
            return size;
        if (facts.SizeNames.FirstOrDefault(other => Misspelling.IsOne(name, other)) is { } meant)
            _misnamed[input] = $"[Shape] names {name}, which {facts.Layer.Type.Name} does not have; is it {meant.TrimStart('_')}?";
        return Polynomial.Name(SizeName.Of(name));
    }
}
