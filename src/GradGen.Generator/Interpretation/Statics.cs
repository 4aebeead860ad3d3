using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation;

/// <summary>The static fields of a run, each type's initialised at the first access to one of them.</summary>
internal sealed class Statics(Machine machine)
{
    private readonly Dictionary<IFieldSymbol, StaticField> _fields = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _initialised = new(SymbolEqualityComparer.Default);

    /// <summary>The number of the run.</summary>
    internal int Run { get; private set; } = 1;

    internal StaticField Of(IFieldSymbol field)
    {
        if (!_fields.TryGetValue(field, out var held))
            _fields.Add(field, held = new StaticField(this, field.ContainingType));
        return held;
    }

    /// <summary>What the fields hold that have been accessed in this run.</summary>
    internal IEnumerable<Cell> Held => _fields.Where(pair => _initialised.Contains(pair.Key.ContainingType)).Select(static pair => pair.Value.Cell);

    internal void Clear()
    {
        Run++;
        _initialised.Clear();
    }

    internal void Initialise(INamedTypeSymbol type)
    {
        if (!_initialised.Add(type))
            return;
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.IsStatic && !field.IsConst))
            Of(field).Begin(machine.Layouts.Default(field.Type));
        machine.Objects.Initialisers(type, isStatic: true)(default);
        if (type.StaticConstructors.FirstOrDefault(static constructor => !constructor.IsImplicitlyDeclared) is { } constructor)
            machine.Bodies.Function(constructor)(default, []);
    }
}

/// <summary>A static field.</summary>
internal sealed class StaticField(Statics statics, INamedTypeSymbol type)
{
    private Cell _cell = new();
    private int _run;

    internal Cell Cell
    {
        get
        {
            if (_run != statics.Run)
                statics.Initialise(type);
            return _cell;
        }
    }

    internal void Begin(Value initial) => (_cell, _run) = (new Cell { Held = initial }, statics.Run);
}
