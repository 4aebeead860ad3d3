using System.Collections.Immutable;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Parameters;
using GradGen.Generator.Samples;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>
/// What initialisers and constructors say of a layer's members: sizes of arrays, and integers, in the names of the
/// constructor's parameters. A member of which nothing is known, or on which constructors differ, speaks for itself: its
/// size along an axis is a name of its own.
/// </summary>
internal sealed class LayerFacts
{
    private readonly Dictionary<SizeName, Expression> _witnesses = [];
    private readonly Dictionary<ISymbol, SymbolicValue> _members = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _sizesOfConstructors = [];
    private readonly List<IParameterSymbol> _captured = [];
    private readonly MemberSizes _sizes;
    private readonly Dictionary<SizeName, (Polynomial Dividend, Polynomial Divisor)> _quotients = [];

    private LayerFacts(LayerView layer, HashSet<string> written, SourceModels sources) =>
        (Layer, Written, Sources, _sizes) = (layer, written, sources, new(this));

    /// <summary>The names of the members that Forward overwrites.</summary>
    internal HashSet<string> Written { get; }

    /// <summary>Arrays that no constructor allocates.</summary>
    internal HashSet<ISymbol> Late { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The bodies.</summary>
    internal SourceModels Sources { get; }

    /// <summary>The layer.</summary>
    internal LayerView Layer { get; }

    /// <summary>The expressions, valid in the layer's instance members, that give the sizes which names stand for.</summary>
    internal IReadOnlyDictionary<SizeName, Expression> Witnesses => _witnesses;

    /// <summary>Whether Forward's code can be run through: not that of a library, nor that of a generic type which is closed.</summary>
    internal bool HasCode => !Layer.IsForeign && Layer.Type.Is(Layer.Type.OriginalDefinition);

    /// <summary>Whether anything about the layer fixes a size; if not, its inputs can be of any.</summary>
    internal bool HasSizes { get; private set; }

    /// <summary>Reads the members.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="members">Its members.</param>
    /// <param name="written">The names of those that Forward overwrites, whose sizes are the inputs' and not the layer's.</param>
    /// <param name="sources">The bodies.</param>
    internal static LayerFacts Read(LayerView layer, IReadOnlyList<LayerMember> members, HashSet<string> written, SourceModels sources)
    {
        var facts = new LayerFacts(layer, written, sources)
        {
            HasSizes = members.Any(member => !written.Contains(member.Name)
                    && (member.Type.SpecialType == SpecialType.System_Int32 || member.Storage is { IsReal: true, IsScalar: false }))
                || layer.Type.InstanceConstructors.SelectMany(static constructor => constructor.Parameters).Any(static parameter =>
                    Storage.Of(parameter.Type) is { IsInteger: true, Element.SpecialType: SpecialType.System_Int32 }
                    || SampleValues.IsListOfIntegers(parameter.Type)),
        };
        facts.ReadConstructors(layer.Type, members);
        facts.AddWitnesses(members);
        facts.NameWithoutWitness(members);
        return facts;
    }

    /// <summary>An interpreter that knows the members.</summary>
    internal Interpreter Interpreter()
    {
        var interpreter = new Interpreter(Sources, Layer.Type, new Guess()) { Witness = (name, expression) => _witnesses[name] = expression };
        foreach (var member in _members)
            interpreter[member.Key] = member.Value;
        interpreter.Late.UnionWith(Late);
        foreach (var parameter in _captured)
            interpreter[parameter] = new Number(Polynomial.Name(SizeName.Of(parameter.Name)));
        foreach (var quotient in _quotients)
            interpreter.Divisions.Quotients.Add(quotient.Key, quotient.Value);
        return interpreter;
    }

    /// <summary>The constructor's sizes that a finished layer still shows, by name, each with the expression that gives it.</summary>
    internal IEnumerable<(string Name, Expression Witness)> Sizes(INamedTypeSymbol layer) =>
        layer.InstanceConstructors.SelectMany(static constructor => constructor.Parameters).Select(static parameter => parameter.Name).Distinct()
            .Select(name => (name, WitnessOf(name))).Where(static size => size.Item2 is not null)!;

    // What a library's constructor is given, its properties usually show under the same name with a capital letter.
    private Expression? WitnessOf(string name) =>
        _witnesses.TryGetValue(SizeName.Of(name), out var witness) ? witness
        : Layer.IsForeign ? _witnesses.FirstOrDefault(other => string.Equals(other.Key.Text, name, StringComparison.OrdinalIgnoreCase)).Value
        : null;

    /// <summary>Whether a name is one of a constructor's sizes that a finished layer no longer shows.</summary>
    internal bool IsForgotten(string name) => _sizesOfConstructors.Contains(name) && WitnessOf(name) is null;

    /// <summary>What the layer's sizes are called.</summary>
    internal IEnumerable<string> SizeNames =>
        _sizesOfConstructors.Concat(_members.Where(member => member.Value is Number && !Written.Contains(member.Key.Name))
            .Select(static member => member.Key.Name));

    /// <summary>The integer that a constructor parameter or a member of that name holds; none that Forward gives another value.</summary>
    internal Polynomial? NumberOf(string name)
    {
        foreach (var member in _members)
        {
            if (string.Equals(member.Key.Name, name, Layer.IsForeign ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
                && member.Value is Number { Value: var number } && !Written.Contains(member.Key.Name))
                return number;
        }

        return _witnesses.ContainsKey(SizeName.Of(name)) && !Written.Contains(name) ? Polynomial.Name(SizeName.Of(name)) : Computed(name);
    }

    // A constant, or a property that works its value out, its own or one that is inherited.
    private Polynomial? Computed(string name)
    {
        foreach (var type in Layer.Type.WithBases())
        {
            if (type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue is int constant)
                return Polynomial.Constant(constant);
            var property = type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault(property =>
                property is { IsStatic: false, Type.SpecialType: SpecialType.System_Int32, GetMethod: not null } && Layer.CanUse(property));
            if (property is not null)
                return Interpreter().Get(property) is Number { Value: var number } && HasWitnesses(number) ? number : Own(name, Layer.Receiver.Dot(name));
        }

        return null;
    }

    // Every constructor that does not call another of the same type; those that do end in one of these.
    private void ReadConstructors(INamedTypeSymbol layer, IReadOnlyList<LayerMember> members)
    {
        var constructors = layer.InstanceConstructors
            .Where(constructor => constructor.Parameters is not [var only] || !only.Type.Is(layer))
            .Where(constructor => !CallsThis(constructor))
            .ToArray();
        Dictionary<ISymbol, SymbolicValue>? agreed = null;
        foreach (var constructor in constructors.DefaultIfEmpty())
        {
            var interpreter = new Interpreter(Sources, layer, new Guess());
            foreach (var parameter in constructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty)
            {
                if (parameter.Type.SpecialType == SpecialType.System_Int32)
                {
                    _sizesOfConstructors.Add(parameter.Name);
                    interpreter[parameter] = new Number(Polynomial.Name(SizeName.Of(parameter.Name)));
                }
            }

            foreach (var member in members)
            {
                // A record's parameter is a property too.
                if (member.Symbol is IPropertySymbol && constructor?.Parameters.FirstOrDefault(parameter => parameter.Name == member.Name) is { } positional
                    && member.Symbol.Locations[0].Equals(positional.Locations[0]))
                    interpreter[member.Symbol.OriginalDefinition] = interpreter[positional];
                if (Sources.Initial(member.Symbol) is { } initial)
                    interpreter.Initialise(member.Symbol.OriginalDefinition, initial);
            }

            if (constructor is not null)
                interpreter.RunConstructor(constructor);
            foreach (var quotient in interpreter.Divisions.Quotients)
                _quotients[quotient.Key] = quotient.Value;
            agreed = Agree(agreed, members, interpreter);
        }

        foreach (var member in members)
            _members[member.Symbol.OriginalDefinition] = (member.Items is not null || SampleValues.IsListOfIntegers(member.Type))
                && Written.Contains(member.Name) ? Unknown
                : _sizes.Complete(member, agreed!.TryGetValue(member.Symbol.OriginalDefinition, out var value) ? value : Unknown);
    }

    private bool CallsThis(IMethodSymbol constructor) =>
        Layer.SourceOf(constructor)
            .Any(reference => reference.GetSyntax(Sources.Cancellation) is ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.ValueText: "this" });

    private static Dictionary<ISymbol, SymbolicValue> Agree(
        Dictionary<ISymbol, SymbolicValue>? agreed, IReadOnlyList<LayerMember> members, Interpreter interpreter)
    {
        var result = new Dictionary<ISymbol, SymbolicValue>(SymbolEqualityComparer.Default);
        foreach (var symbol in members.Select(static member => member.Symbol.OriginalDefinition))
        {
            if (interpreter.Knows(symbol) && (agreed is null || (agreed.TryGetValue(symbol, out var before) && before.Equals(interpreter[symbol]))))
                result[symbol] = interpreter[symbol];
        }

        return result;
    }

    internal Polynomial Own(string name, Expression witness)
    {
        // "width" may be a constructor's parameter and a field that holds something else.
        if (_sizesOfConstructors.Contains(name))
            name = "own " + name;
        _witnesses[SizeName.Of(name)] = witness;
        return Polynomial.Name(SizeName.Of(name));
    }

    private void AddWitnesses(IReadOnlyList<LayerMember> members)
    {
        foreach (var member in members)
        {
            if (_members[member.Symbol.OriginalDefinition] is Number { Value.AsName: { } name } && !_witnesses.ContainsKey(name))
                _witnesses.Add(name, member.Access);
        }

        foreach (var (member, value) in members.SelectMany(member => Deep(member, _members[member.Symbol.OriginalDefinition])))
        {
            if (value is not ArrayOf array)
                continue;
            for (var axis = 0; axis < array.Axes.Count; axis++)
            {
                if (array.Axes[axis]?.AsName is { IsQuotient: false } name && !_witnesses.ContainsKey(name))
                    _witnesses.Add(name, Measures.Of(member, axis));
            }
        }

        // A primary constructor's parameter that the layer has captured anyway is a witness of itself.
        // Generated code has a parameter "sizes" itself, behind which one of the layer's cannot be seen.
        foreach (var parameter in PrimaryConstructor.ParametersOf(Layer.Type)
            .Where(parameter => !Layer.IsAdopted && parameter.Name != "sizes" && PrimaryConstructor.IsCaptured(parameter, Layer.Type)))
        {
            if (SampleValues.IsListOfIntegers(parameter.Type) && parameter.Type.Name is not ("IEnumerable" or "ReadOnlySpan"))
                _members[parameter] = new ArrayOf([null], 1) { Integers = new Expression.Named(parameter.Name) };
            else if (_sizes.Captured(parameter) is { } value)
                _members[parameter] = value;
            if (parameter.Type.SpecialType != SpecialType.System_Int32)
                continue;
            _captured.Add(parameter);
            if (!_witnesses.ContainsKey(SizeName.Of(parameter.Name)))
                _witnesses.Add(SizeName.Of(parameter.Name), new Expression.Named(parameter.Name));
        }
    }

    // A size in names that nothing in the layer holds, such as "2 * half + 1", gets a name of its own, so that every layer
    // can be asked for it, and not only one that was made with a known "half".
    private void NameWithoutWitness(IReadOnlyList<LayerMember> members)
    {
        var named = new Dictionary<Polynomial, Polynomial>();
        foreach (var member in members)
        {
            var symbol = member.Symbol.OriginalDefinition;
            if (_members[symbol] is Number { Value: var number } && !HasWitnesses(number))
                _members[symbol] = new Number(Named(number, member.Name, member.Access));
            _members[symbol] = WithNames(member, _members[symbol]);
        }

        SymbolicValue WithNames(LayerMember member, SymbolicValue value)
        {
            // Settings have witnesses throughout.
            if (value is Instance instance && PartReader.Parameters(member) is { Count: > 0 } parts)
            {
                return new Instance(parts.ToDictionary(
                    static part => part.Symbol.OriginalDefinition,
                    part => WithNames(part, instance.Members[part.Symbol.OriginalDefinition]),
                    SymbolEqualityComparer.Default));
            }

            return value is not ArrayOf array ? value : array with
            {
                Axes = [.. array.Axes.Select((size, axis) =>
                    size is null || HasWitnesses(size) ? size : Named(size, Measures.Name(member, axis), Measures.Of(member, axis)))],
            };
        }

        Polynomial Named(Polynomial size, string name, Expression witness)
        {
            if (!named.TryGetValue(size, out var own))
                named.Add(size, own = Own(name, witness));
            return own;
        }
    }

    // A member, or what the object in it holds.
    private static IEnumerable<(LayerMember Member, SymbolicValue Value)> Deep(LayerMember member, SymbolicValue value) =>
        value is Instance instance ? PartReader.Parameters(member).Select(part => (part, instance.Members[part.Symbol.OriginalDefinition])) : [(member, value)];

    private bool HasWitnesses(Polynomial size) => size.Names.All(name =>
        _quotients.TryGetValue(name, out var quotient) ? HasWitnesses(quotient.Dividend) && HasWitnesses(quotient.Divisor) : _witnesses.ContainsKey(name));
}
