using GradGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Shapes;

/// <content>What is known under the names that a layer has.</content>
internal sealed partial class LayerFacts
{
    /// <summary>The constructor's sizes that a finished layer still shows, by name, each with the expression that gives it.</summary>
    internal IEnumerable<(string Name, Expression Witness)> Sizes(INamedTypeSymbol layer) =>
        layer.InstanceConstructors.SelectMany(static constructor => constructor.Parameters).Select(static parameter => parameter.Name).Distinct()
            .Select(name => (name, WitnessOf(name))).Where(static size => size.Item2 is not null)!;

    // What a library's constructor is told, its properties show under the same name, as a rule with a capital letter.
    private Expression? WitnessOf(string name) =>
        _witnesses.TryGetValue(name, out var witness) ? witness
        : Layer.IsForeign ? _witnesses.FirstOrDefault(other => string.Equals(other.Key, name, StringComparison.OrdinalIgnoreCase)).Value
        : null;

    /// <summary>Whether a name is one of a constructor's sizes that a finished layer no longer shows.</summary>
    internal bool IsForgotten(string name) => _sizesOfConstructors.Contains(name) && WitnessOf(name) is null;

    /// <summary>What the layer's sizes are called.</summary>
    internal IEnumerable<string> SizeNames =>
        _sizesOfConstructors.Concat(_members.Where(member => member.Value is SymbolicValue.Number && !Written.Contains(member.Key.Name)).Select(static member => member.Key.Name));

    /// <summary>The integer that a constructor parameter or a member of that name holds; none that Forward gives another value.</summary>
    internal Polynomial? NumberOf(string name)
    {
        foreach (var member in _members)
        {
            if (string.Equals(member.Key.Name, name, Layer.IsForeign ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal) && member.Value is SymbolicValue.Number { Value: var number } && !Written.Contains(member.Key.Name))
                return number;
        }

        return _witnesses.ContainsKey(name) && !Written.Contains(name) ? Polynomial.Name(name) : Computed(name);
    }

    // A constant, or a property that works its value out, its own or one that is inherited.
    private Polynomial? Computed(string name)
    {
        for (var type = Layer.Type; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue is int constant)
                return Polynomial.Constant(constant);
            var property = type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault(property => property is { IsStatic: false, Type.SpecialType: SpecialType.System_Int32, GetMethod: not null } && Layer.CanUse(property));
            if (property is not null)
                return Interpreter().Get(property) is SymbolicValue.Number { Value: var number } && HasWitnesses(number) ? number : Own(name, Layer.Receiver.Dot(name));
        }

        return null;
    }
}
