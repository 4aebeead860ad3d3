using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>What a call is made of: numbers, arrays, and a shape, which is all that tells it from another call.</summary>
internal sealed class CallPieces(DifferenceReader walker, Atoms atoms, Func<IOperation, string?> pathOf)
{
    private readonly List<Evaluation.Number> _numbers = [];
    private readonly List<Evaluation.Place> _arrays = [];
    private string _shape = string.Empty;
    private bool _isSingle;

    internal List<string> Values { get; } = [];

    internal void Add(IOperation operation, IParameterSymbol? parameter)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion && !Numbers.IsNumber(operation.Type))
            operation = conversion.Operand;
        if (operation is IArrayCreationOperation { Initializer.ElementValues: var elements } && elements.All(static element => Numbers.IsReal(element.Type)))
        {
            _shape += "{";
            foreach (var element in elements)
                Number(element, Numbers.IsSingle(element.Type));
            _shape += "}";
        }
        else if (Numbers.IsReal(operation.Type))
        {
            Number(operation, Numbers.IsSingle(parameter?.Type ?? operation.Type));
        }
        else if (PlaceOf(operation) is { } path)
        {
            if (parameter is not null)
                _arrays.Add(new Evaluation.Place(path, walker.State!.Origin(path)));
            _shape += parameter is null ? path : "@";
            Values.Add(path);
        }
        else
        {
            Whole(walker.Evaluate(operation));
        }

        _shape += ";";
    }

    internal Evaluation Evaluation(IMethodSymbol method, Paths paths, LocalUses uses)
    {
        var locals = walker.State!.Locals.Where(static pair => pair.Value.Text is not null).ToLookup(pair => uses.IsCaptured(pair.Key));
        var heap = walker.State;
        foreach (var captured in locals[true])
            heap = heap with { Cells = heap.Cells.SetItem(captured.Key, captured.Value) };
        return new Evaluation(
            $"{paths.Of(method)}({_shape})",
            _numbers.ToImmutableArray(),
            _arrays.ToImmutableArray(),
            heap,
            locals[false].Select(static pair => new Evaluation.Number(pair.Value.Text!, pair.Value.Value, pair.Value.IsSingle)).ToImmutableArray(),
            heap.Epoch,
            walker.Region,
            Numbers.IsSingle(method.ReturnType) || _isSingle);
    }

    // An array or an object that has a name, unless that stands for what another call gave.
    private string? PlaceOf(IOperation operation) =>
        !Numbers.IsNumber(operation.Type)
            && operation is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation or IInstanceReferenceOperation
        && pathOf(operation) is { } path && !(walker.State!.Locals.TryGetValue(path, out var held) && atoms.EvaluationOf(held.Value) is not null) ? path : null;

    private void Number(IOperation operation, bool isSingle)
    {
        var value = walker.Evaluate(operation);
        Values.Add(value.ToString());
        if (Nest(value))
            return;
        _shape += "#";
        _numbers.Add(new Evaluation.Number(operation.Syntax.ToString(), value, isSingle));
    }

    private void Whole(Quantity value)
    {
        Values.Add(value.ToString());
        if (!Nest(value))
            _shape += value;
    }

    // f(g(x)) is evaluated where g is.
    private bool Nest(Quantity value)
    {
        if (atoms.EvaluationOf(value) is not { } inner)
            return false;
        _shape += $"<{inner.Shape}>";
        _numbers.AddRange(inner.Numbers);
        _arrays.AddRange(inner.Arrays);
        _isSingle |= inner.IsSingle;
        return true;
    }
}
