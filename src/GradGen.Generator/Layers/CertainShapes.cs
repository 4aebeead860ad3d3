using System.Collections.Immutable;
using GradGen.Generator.Members;
using GradGen.Generator.Shapes;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Layers;

/// <summary>
/// The shapes that arrays of a layer have for certain: one reading for each way to construct it, each in the names of that
/// constructor's parameters. What a method assigns later counts only if it is always the same.
/// </summary>
internal sealed class CertainShapes
{
    private readonly LayerAnatomy _layer;
    private readonly List<Dictionary<ISymbol, SymbolicValue>> _constructed = [];
    private readonly Dictionary<ISymbol, SymbolicValue> _late = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _unstable = new(SymbolEqualityComparer.Default);
    private readonly List<IParameterSymbol> _captured = [];
    private readonly Equalities _equalities = new();
    private readonly ISymbol[] _members;

    private CertainShapes(LayerAnatomy layer)
    {
        _layer = layer;
        _members = [.. layer.Members.Where(static member =>
            member.Type is IArrayTypeSymbol || member.Storage.Own is not null || member.Type.SpecialType == SpecialType.System_Int32)
            .Select(static member => member.Symbol.OriginalDefinition)];
    }

    internal static CertainShapes Read(LayerAnatomy layer)
    {
        var shapes = new CertainShapes(layer);
        foreach (var constructor in shapes.Constructors())
            shapes.Construct(constructor);
        shapes.RunLateMethods();
        return shapes;
    }

    /// <summary>For each way to construct the layer the arrays that two members hold, where both are known.</summary>
    internal IEnumerable<(SymbolicValue.ArrayOf One, SymbolicValue.ArrayOf Other)> Pairs(LayerMember one, LayerMember other) =>
        from state in _constructed
        let first = Settled(one, state)
        let second = Settled(other, state)
        where first is not null && second is not null
        select (first, second);

    /// <summary>Whether two sizes cannot be meant to be the same.</summary>
    internal bool Differ(Polynomial? one, Polynomial? other)
    {
        if (one is null || other is null || one.Equals(other))
            return false;
        // Quotients may agree all the same, and loop variables are no sizes.
        return !one.Names.Concat(other.Names).Any(static name => name.IsQuotient || name.IsVariable || name.IsOfInput)
            && Scopes(one).SetEquals(Scopes(other))
            && !_equalities.MayRelate(one, other);
    }

    private static HashSet<int> Scopes(Polynomial size) =>
        new(size.Names.Where(static name => name.Kind == SizeNameKind.OfCall).Select(static name => name.Number));

    private SymbolicValue.ArrayOf? Settled(LayerMember member, Dictionary<ISymbol, SymbolicValue> state)
    {
        var symbol = member.Symbol.OriginalDefinition;
        if (_unstable.Contains(symbol))
            return null;
        // In code that does not compile, a member may be given something of another rank.
        return (IsAllocated(state, symbol, out var value) || _late.TryGetValue(symbol, out value)) && value is SymbolicValue.ArrayOf array
            && (member.Storage.Own is { Axes.IsOpen: true }
                || (array.Axes.Count == member.Storage.Axes && array.OuterRank == member.Storage.Ranks[0])) ? array : null;
    }

    private static bool IsAllocated(Dictionary<ISymbol, SymbolicValue> state, ISymbol symbol, out SymbolicValue value) =>
        state.TryGetValue(symbol, out value) && !IsUnset(value);

    // An empty array waits for its true size.
    private static bool IsUnset(SymbolicValue value) =>
        value.Equals(SymbolicValue.Null) || (value is SymbolicValue.ArrayOf array && array.Axes.Any(static size => size?.AsConstant == 0));

    // Not a private one that others call with arguments of their own, nor a copy constructor.
    private IEnumerable<IMethodSymbol?> Constructors()
    {
        var type = _layer.Type;
        var all = type.InstanceConstructors.Where(constructor => !(constructor.Parameters is [var only] && only.Type.Is(type))).ToArray();
        var written = all.Where(static constructor => !constructor.IsImplicitlyDeclared).ToArray();
        var called = new HashSet<ISymbol>(written.Select(Called).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        return (written.Length > 0 ? written : all)
            .Where(constructor => !(constructor.DeclaredAccessibility == Accessibility.Private && called.Contains(constructor))).DefaultIfEmpty();
    }

    private ISymbol? Called(IMethodSymbol constructor) =>
        _layer.Sources.Body(constructor) is IConstructorBodyOperation { Initializer: { } initializer }
            ? initializer.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault()?.TargetMethod.OriginalDefinition
            : null;

    private void Construct(IMethodSymbol? constructor)
    {
        var interpreter = NewInterpreter();
        foreach (var type in _layer.Type.BaseType.WithBases())
        {
            // What the constructor of a library's type leaves behind is not visible.
            foreach (var member in _members.Where(member => type.DeclaringSyntaxReferences.IsEmpty && member.ContainingType.Is(type.OriginalDefinition)))
                interpreter[member] = SymbolicValue.Unknown;
        }

        foreach (var parameter in constructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty)
            Name(interpreter, parameter, SizeName.Of);
        interpreter.Construct(_layer.Type.OriginalDefinition, constructor, type => Initialise(type, interpreter));
        _equalities.Add(interpreter.Evidence.Equal);
        var state = new Dictionary<ISymbol, SymbolicValue>(SymbolEqualityComparer.Default);
        foreach (var member in _members)
        {
            if (interpreter.Final(member) is { } value)
                state.Add(member, value);
        }

        // That other object may be the layer itself.
        foreach (var (member, _) in interpreter.Assignments.OfOthers)
            state[member] = SymbolicValue.Unknown;

        _constructed.Add(state);
    }

    private Interpreter NewInterpreter() => new(_layer.Sources, _layer.Type.OriginalDefinition, new Proof(_layer.Type.ContainingAssembly));

    private void Initialise(INamedTypeSymbol type, Interpreter interpreter)
    {
        foreach (var member in type.GetMembers()
            .Where(static member => !member.IsStatic && member is IFieldSymbol { AssociatedSymbol: null } or IPropertySymbol))
        {
            if (_layer.Sources.Initial(member) is { } value)
                interpreter.Initialise(member, value);
        }
    }

    private static void Name(Interpreter interpreter, IParameterSymbol parameter, Func<string, SizeName> name)
    {
        if (parameter.Type.SpecialType == SpecialType.System_Int32 && parameter.RefKind is RefKind.None or RefKind.In)
            interpreter[parameter] = new SymbolicValue.Number(Polynomial.Name(name(parameter.Name)));
        else if (parameter.Type is IArrayTypeSymbol { Rank: var rank } && Storage.Of(parameter.Type) is var storage)
            interpreter[parameter] = new SymbolicValue.ArrayOf(
                [.. Enumerable.Range(0, storage.Axes).Select(axis => axis < rank ? Polynomial.Name(name(Measure(parameter.Name, rank, axis))) : null)], rank);
    }

    private static string Measure(string name, int rank, int axis) => rank == 1 ? name + ".Length" : $"{name}.GetLength({axis})";

    // Until nothing changes: what every method leaves as the constructors made it may be relied on by the others.
    private void RunLateMethods()
    {
        var captured = PrimaryConstructor.ParametersOf(_layer.Type.OriginalDefinition).ToArray();
        var names = new HashSet<string>(_members.Concat<ISymbol>(captured).Select(static symbol => symbol.Name));
        var methods = LateAssignments.Of(_layer.Type, names, _layer.Sources.Cancellation);
        if (methods.Count == 0)
            return;
        _captured.AddRange(captured.Where(parameter => !methods.Values.Any(assigned => assigned.Contains(parameter.Name))));
        var agreed = Agreed();
        while (!AreStable(methods, agreed))
        {
            foreach (var member in _unstable)
                agreed.Remove(member);
        }
    }

    private Dictionary<ISymbol, SymbolicValue> Agreed()
    {
        var agreed = new Dictionary<ISymbol, SymbolicValue>(SymbolEqualityComparer.Default);
        foreach (var member in _members)
        {
            var values = _constructed.Where(state => IsAllocated(state, member, out _)).Select(state => state[member]).Distinct().ToArray();
            var isOpen = member is IPropertySymbol { SetMethod.DeclaredAccessibility: not Accessibility.Private }
                or IFieldSymbol { IsReadOnly: false, DeclaredAccessibility: not Accessibility.Private };
            if (values.Length > 1 || (values.Length == 1 && isOpen && values[0] is SymbolicValue.Number))
                agreed[member] = SymbolicValue.Unknown;
            else if (values.Length == 1)
                agreed[member] = values[0];
        }

        return agreed;
    }

    private bool AreStable(IReadOnlyDictionary<IMethodSymbol, HashSet<string>> methods, Dictionary<ISymbol, SymbolicValue> agreed)
    {
        var before = _unstable.Count;
        var scope = 0;
        _late.Clear();
        foreach (var method in methods)
        {
            _layer.Sources.Cancellation.ThrowIfCancellationRequested();
            var interpreter = NewInterpreter();
            foreach (var member in _members)
            {
                if (_unstable.Contains(member))
                    interpreter[member] = SymbolicValue.Unknown;
                else if (agreed.TryGetValue(member, out var value))
                    interpreter[member] = value;
            }

            foreach (var parameter in _captured)
                Name(interpreter, parameter, SizeName.Of);
            // The "inputs" of Initialize need not be those of the constructor.
            var call = scope++;
            foreach (var parameter in method.Key.Parameters)
                Name(interpreter, parameter, name => SizeName.OfCall(name, call));
            interpreter.RunMethod(method.Key);
            _equalities.Add(interpreter.Evidence.Equal);
            foreach (var member in _members.Where(member => interpreter.IsLost && method.Value.Contains(member.Name)))
                _unstable.Add(member);
            foreach (var member in _members.Where(interpreter.MayAssign))
                Settle(member, interpreter.Final(member) ?? SymbolicValue.Unknown, agreed);
            foreach (var (member, value) in interpreter.Assignments.OfOthers)
                Settle(member, value, agreed);
        }

        return _unstable.Count == before;
    }

    private void Settle(ISymbol member, SymbolicValue value, Dictionary<ISymbol, SymbolicValue> agreed)
    {
        if (IsUnset(value))
            return;
        var known = agreed.TryGetValue(member, out var before) || _late.TryGetValue(member, out before) ? before : null;
        if (value is SymbolicValue.ArrayOf or SymbolicValue.Number && (known is null || known.Equals(value)))
            _late[member] = value;
        else
            _unstable.Add(member);
    }
}
