using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>How the variables of a body are used: how often assigned, by inner functions too, and whether anything else can reach them.</summary>
internal sealed class LocalUses
{
    private readonly Dictionary<ISymbol, int> _assignments = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _captured = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _escaped = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, ISymbol> _byPath = [];

    private readonly Paths _paths;

    internal LocalUses(IOperation body, Paths paths)
    {
        _paths = paths;
        foreach (var operation in body.DescendantsAndSelf())
            Note(operation);
    }

    internal bool IsAssignedOnce(ISymbol local) => !_assignments.TryGetValue(local, out var count) || count <= 1;

    internal bool IsAssignedOnce(string path) => SymbolOf(path) is { } local && IsAssignedOnce(local);

    /// <summary>Whether an inner function uses the variable.</summary>
    internal bool IsCaptured(string path) => SymbolOf(path) is not { } local || _captured.Contains(local);

    /// <summary>Whether the variable's array can be reached only through the variable, which only has its elements read and written.</summary>
    internal bool IsPrivate(string path) => SymbolOf(path) is ILocalSymbol local && !_captured.Contains(local) && !_escaped.Contains(local);

    /// <summary>The variables that a piece of code assigns.</summary>
    internal static IEnumerable<ISymbol> AssignedIn(IOperation code) =>
        Writes.TargetsIn(code).Select(Writes.Variable).OfType<ISymbol>().Distinct(SymbolEqualityComparer.Default);

    private ISymbol? SymbolOf(string path)
    {
        if (_byPath.Count == 0)
        {
            foreach (var symbol in _assignments.Keys.Concat(_escaped).Concat(_captured))
                _byPath[_paths.Of(symbol)] = symbol;
        }

        return _byPath.TryGetValue(path, out var found) ? found : null;
    }

    private void Note(IOperation operation)
    {
        if (operation is IVariableDeclaratorOperation declarator)
            Count(declarator.Symbol);
        foreach (var target in Writes.Targets(operation))
        {
            if (Writes.Variable(target) is { } variable)
                Count(variable);
        }

        if (operation is not (ILocalReferenceOperation or IParameterReferenceOperation))
            return;
        var symbol = Writes.Variable(operation)!;
        if (!_assignments.ContainsKey(symbol))
            _assignments.Add(symbol, 0);
        if (Function(operation) is { } function && !function.Is(symbol.ContainingSymbol))
            _captured.Add(symbol);
        if (!IsHarmless(operation))
            _escaped.Add(symbol);
    }

    private void Count(ISymbol symbol) => _assignments[symbol] = (_assignments.TryGetValue(symbol, out var count) ? count : 0) + 1;

    private static ISymbol? Function(IOperation operation) => operation.Around()
        .Select(static around => (around as IAnonymousFunctionOperation)?.Symbol ?? (around as ILocalFunctionOperation)?.Symbol)
        .FirstOrDefault(static function => function is not null);

    private static bool IsHarmless(IOperation reference) => reference.Parent switch
    {
        IArrayElementReferenceOperation element => element.ArrayReference == reference,
        IPropertyReferenceOperation { Property.Name: "Length" or "Rank" } => true,
        IInvocationOperation { TargetMethod.Name: "GetLength" } => true,
        IAssignmentOperation assignment => assignment.Target == reference,
        _ => false,
    };
}
