using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Numbers that are counted up once in every round: <c>foreach (var v in x) y[k++] = …</c>.</summary>
internal sealed class Counters(Interpreter sizes)
{
    private readonly HashSet<ISymbol> _counting = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a number has been given all of its values already.</summary>
    internal bool IsCounting(ISymbol symbol) => _counting.Contains(symbol);

    /// <summary>What a body that runs once for each element counts, from what is known before it.</summary>
    internal Dictionary<ISymbol, SymbolicValue> In(IOperation body, SymbolicValue collection)
    {
        var counters = new Dictionary<ISymbol, SymbolicValue>(SymbolEqualityComparer.Default);
        if (!sizes.Policy.FirstStandsForAll || collection is not ArrayOf { OuterRank: 1, Axes: [{ } length, ..] })
            return counters;
        foreach (var group in Interpreter.AssignedIn(body).GroupBy<ISymbol, ISymbol>(static symbol => symbol, SymbolEqualityComparer.Default))
        {
            if (group.Count() == 1 && group.Key is ILocalSymbol && sizes[group.Key] is Number { Value: var start }
                && body.Descendants().OfType<IIncrementOrDecrementOperation>().FirstOrDefault(change => Writes.Symbol(change.Target) is { } target
                    && target.Is(group.Key)) is { Kind: OperationKind.Increment } increment
                && !IsOptional(increment, body))
            {
                counters.Add(group.Key, new Number(sizes.Bounds.Variable(start, start.Plus(length).Minus(Polynomial.One))));
            }
        }

        return counters;
    }

    // What only some rounds do, or some do twice.
    private static bool IsOptional(IOperation operation, IOperation body) => operation.Around().TakeWhile(around => around != body).Any(static around =>
        around is IConditionalOperation or ILoopOperation or ISwitchOperation or ISwitchExpressionOperation or IConditionalAccessOperation
            or IAnonymousFunctionOperation or ILocalFunctionOperation);

    internal void Begin(Dictionary<ISymbol, SymbolicValue> counters)
    {
        foreach (var counter in counters)
            sizes[counter.Key] = counter.Value;
        _counting.UnionWith(counters.Keys);
    }

    internal void End(Dictionary<ISymbol, SymbolicValue> counters) => _counting.ExceptWith(counters.Keys);
}
