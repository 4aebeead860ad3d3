using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>What walks along an array without an index of a loop: counters, tuples, vectors and pointers.</summary>
internal sealed partial class Interpreter
{
    private readonly HashSet<ISymbol> _counters = new(SymbolEqualityComparer.Default);

    // "foreach (var v in x) y[k++] = …": a number that is counted up once in every round.
    private Dictionary<ISymbol, SymbolicValue> CountersIn(IOperation body, SymbolicValue collection)
    {
        var counters = new Dictionary<ISymbol, SymbolicValue>(SymbolEqualityComparer.Default);
        if (IsCertain || collection is not ArrayOf { OuterRank: 1, Axes: [{ } length, ..] })
            return counters;
        foreach (var group in AssignedIn(body).GroupBy<ISymbol, ISymbol>(static symbol => symbol, SymbolEqualityComparer.Default))
        {
            if (group.Count() == 1 && group.Key is ILocalSymbol && this[group.Key] is Number { Value: var start }
                && body.Descendants().OfType<IIncrementOrDecrementOperation>().FirstOrDefault(change => SymbolOf(change.Target) is { } target && Same(target, group.Key)) is { Kind: OperationKind.Increment } increment
                && !IsOptional(increment, body))
            {
                counters.Add(group.Key, new Number(_bounds.Variable(start, start.Plus(length).Minus(Polynomial.One))));
            }
        }

        return counters;
    }

    // What only some rounds do, or some do twice.
    private static bool IsOptional(IOperation operation, IOperation body)
    {
        for (var around = operation.Parent; around is not null && !ReferenceEquals(around, body); around = around.Parent)
        {
            if (around is IConditionalOperation or ILoopOperation or ISwitchOperation or ISwitchExpressionOperation or IConditionalAccessOperation or IAnonymousFunctionOperation or ILocalFunctionOperation)
                return true;
        }

        return false;
    }

    private void Count(Dictionary<ISymbol, SymbolicValue> counters)
    {
        foreach (var counter in counters)
            _values[counter.Key] = counter.Value;
        _counters.UnionWith(counters.Keys);
    }

    private static SymbolicValue PartOf(SymbolicValue.Tuple tuple, IFieldSymbol field)
    {
        var elements = field.ContainingType.TupleElements;
        for (var i = 0; i < elements.Length && i < tuple.Parts.Count; i++)
        {
            if (elements[i].Name == field.Name || elements[i].CorrespondingTupleField?.Name == field.Name)
                return tuple.Parts[i];
        }

        return Unknown;
    }

    // "new Vector<double>(x, i)": a few elements from i on.
    private SymbolicValue EvaluateVector(IObjectCreationOperation vector)
    {
        var values = vector.Arguments.Select(argument => Evaluate(argument.Value)).ToArray();
        if (values is [ArrayOf { Axes: [var size] } array, Number start])
            Reach(size, start, array.Input);
        return Unknown;
    }

    // A pointer to the first element of an array, and what it is asked for; nothing else has an operation of this kind.
    private SymbolicValue? EvaluatePointer(IOperation operation)
    {
        var children = operation.ChildOperations.ToArray();
        if (operation.Syntax is ElementAccessExpressionSyntax && children is [var pointer, var index] && Evaluate(pointer) is ArrayOf array)
            return EvaluateElement(Flat(array), null, [index]);
        return operation.Syntax is not FixedStatementSyntax && children is [var only] && Evaluate(only) is ArrayOf whole ? Flat(whole) : null;
    }
}
