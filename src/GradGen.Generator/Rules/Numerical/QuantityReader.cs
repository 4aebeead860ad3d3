using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>Expressions: their values, and what they write.</summary>
internal sealed class QuantityReader : OperationVisitor<object?, Quantity>
{
    private readonly DifferenceReader _walker;
    private readonly Paths _paths;
    private readonly Atoms _atoms;
    private readonly CallReader _calls;
    private readonly List<(IOperation Operation, Quantity Value)> _quotients = [];

    internal QuantityReader(DifferenceReader walker, Paths paths, Atoms atoms, LocalUses uses)
    {
        (_walker, _paths, _atoms) = (walker, paths, atoms);
        _calls = new CallReader(walker, paths, atoms, uses, PathOf);
    }

    /// <summary>The quotients in which something that a call computed is divided.</summary>
    internal IEnumerable<(IOperation Operation, Quantity Value)> Quotients => _quotients;

    private State State
    {
        get => _walker.State!;
        set => _walker.State = value;
    }

    internal Quantity Of(IOperation expression) =>
        expression.ConstantValue is { HasValue: true, Value: { } constant } && Numbers.ToDouble(constant) is { } number ? Quantity.Of(number)
        // What has no kind of its own, a visitor does not see.
        : expression.Kind == OperationKind.None ? DefaultVisit(expression, null) : expression.Accept(this, null)!;

    /// <summary>A local begins, as another name for something, as a copy, or with a value.</summary>
    internal void Declare(ILocalSymbol local, string path, IOperation initial)
    {
        if ((local.RefKind != RefKind.None || (!Numbers.IsNumber(local.Type) && _calls.Uses.IsAssignedOnce(local))) && PathOf(initial) is { } target)
        {
            State = State with { Aliases = State.Aliases.SetItem(path, target) };
        }
        else if (CopySource(initial) is { } source && PathOf(source) is { } original)
        {
            State = State.CopyTo(path, original);
        }
        else
        {
            var value = _walker.Evaluate(initial);
            State = State.Write(path, value, Numbers.IsSingle(local.Type), local.Name);
        }
    }

    public override Quantity VisitLocalReference(ILocalReferenceOperation operation, object? argument) => Read(operation, operation.Local);

    public override Quantity VisitParameterReference(IParameterReferenceOperation operation, object? argument) => Read(operation, operation.Parameter);

    public override Quantity VisitFieldReference(IFieldReferenceOperation operation, object? argument) => Read(operation, operation.Field);

    public override Quantity VisitPropertyReference(IPropertyReferenceOperation operation, object? argument) => Read(operation, operation.Property);

    public override Quantity VisitArrayElementReference(IArrayElementReferenceOperation operation, object? argument) => Read(operation, null);

    public override Quantity VisitConversion(IConversionOperation operation, object? argument)
    {
        if (operation.OperatorMethod is not null)
            return DefaultVisit(operation, argument);
        var converted = _walker.Evaluate(operation.Operand);
        // To an integer a number is cut off.
        return Numbers.IsInteger(operation.Type) && !Numbers.IsInteger(operation.Operand.Type) ? _atoms.Named($"({operation.Type}){converted}") : converted;
    }

    public override Quantity VisitUnaryOperator(IUnaryOperation operation, object? argument) => operation switch
    {
        { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Minus } => -_walker.Evaluate(operation.Operand),
        { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Plus } => _walker.Evaluate(operation.Operand),
        _ => DefaultVisit(operation, argument),
    };

    public override Quantity VisitBinaryOperator(IBinaryOperation operation, object? argument)
    {
        if (operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            _walker.EvaluateBoth(operation);
            return _atoms.Fresh();
        }

        return operation.OperatorMethod is null && Numbers.IsNumber(operation.Type)
            ? Combine(operation, operation.OperatorKind, _walker.Evaluate(operation.LeftOperand), _walker.Evaluate(operation.RightOperand))
            : DefaultVisit(operation, argument);
    }

    public override Quantity VisitCompoundAssignment(ICompoundAssignmentOperation operation, object? argument) =>
        operation.OperatorMethod is null && Numbers.IsNumber(operation.Type)
            ? Write(operation.Target, Combine(operation, operation.OperatorKind, _walker.Evaluate(operation.Target), _walker.Evaluate(operation.Value)))
            : DefaultVisit(operation, argument);

    public override Quantity VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation, object? argument) =>
        Write(operation.Target, _walker.Evaluate(operation.Target).Plus(Quantity.Of(operation.Kind == OperationKind.Increment ? 1 : -1)));

    public override Quantity VisitSimpleAssignment(ISimpleAssignmentOperation operation, object? argument)
    {
        if (Numbers.IsNumber(operation.Type) || PathOf(operation.Target) is not { } target)
            return Write(operation.Target, _walker.Evaluate(operation.Value));
        if (CopySource(operation.Value) is { } source && PathOf(source) is { } original)
        {
            State = State.CopyTo(target, original);
            return _atoms.Fresh();
        }

        var value = _walker.Evaluate(operation.Value);
        var root = State.Root(target);
        State = target == root ? State.Forget(root).WithLocal(target, value) : State.Forget(root);
        return value;
    }

    public override Quantity VisitCoalesceAssignment(ICoalesceAssignmentOperation operation, object? argument)
    {
        _walker.EvaluateMaybe(operation.Value);
        return Write(operation.Target, _atoms.Fresh());
    }

    public override Quantity VisitDeconstructionAssignment(IDeconstructionAssignmentOperation operation, object? argument)
    {
        if (Writes.Pairs(operation) is { } pairs)
        {
            // All are read before any is written.
            foreach (var (target, value) in pairs.Select(pair => (pair.Target, _walker.Evaluate(pair.Value))).ToArray())
                Write(target, value);
        }
        else
        {
            _walker.Evaluate(operation.Value);
            foreach (var target in Writes.Targets(operation))
                Write(target, _atoms.Fresh());
        }

        return _atoms.Fresh();
    }

    public override Quantity VisitConditional(IConditionalOperation operation, object? argument)
    {
        var (whenTrue, whenFalse) = _walker.EvaluateEither(operation);
        return whenTrue.ToString() == whenFalse.ToString() ? whenTrue : _atoms.Fresh();
    }

    public override Quantity VisitSwitchExpression(ISwitchExpressionOperation operation, object? argument) =>
        _walker.EvaluateArms(operation, _walker.Evaluate(operation.Value)).Select(static value =>
            (Text: value.ToString(), Value: value)).GroupBy(static arm => arm.Text).ToArray() is [var only] ? only.First().Value : _atoms.Fresh();

    public override Quantity VisitCoalesce(ICoalesceOperation operation, object? argument)
    {
        _walker.Evaluate(operation.Value);
        _walker.EvaluateMaybe(operation.WhenNull);
        return _atoms.Fresh();
    }

    public override Quantity VisitConditionalAccess(IConditionalAccessOperation operation, object? argument)
    {
        _walker.Evaluate(operation.Operation);
        _walker.EvaluateMaybe(operation.WhenNotNull);
        return _atoms.Fresh();
    }

    public override Quantity VisitInvocation(IInvocationOperation operation, object? argument) => _calls.Of(operation);

    public override Quantity VisitAwait(IAwaitOperation operation, object? argument) => _walker.Evaluate(operation.Operation);

    public override Quantity VisitAnonymousFunction(IAnonymousFunctionOperation operation, object? argument)
    {
        _walker.Later(operation.Body);
        return _atoms.Fresh();
    }

    public override Quantity DefaultVisit(IOperation operation, object? argument)
    {
        foreach (var child in operation.ChildOperations)
            _walker.Walk(child);
        if (operation.Kind is OperationKind.None or OperationKind.Invalid)
            State = State.ForgetHeap();
        return _atoms.Fresh();
    }

    private Quantity Combine(IOperation operation, BinaryOperatorKind kind, Quantity left, Quantity right)
    {
        var value = kind switch
        {
            BinaryOperatorKind.Add => left.Plus(right),
            BinaryOperatorKind.Subtract => left - right,
            BinaryOperatorKind.Multiply => left * right,
            BinaryOperatorKind.Divide when !Numbers.IsInteger(operation.Type) => left / right,
            _ => null,
        } ?? _atoms.Named($"{left} {kind} {right}");
        if (kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Multiply && value.Has(atom => _atoms.EvaluationOf(atom) is not null))
            _quotients.Add((operation, value));
        return value;
    }

    private Quantity Read(IOperation operation, ISymbol? symbol)
    {
        if (PathOf(operation) is not { } path)
            return DefaultVisit(operation, null);
        if (State.Locals.TryGetValue(path, out var cell) || State.Cells.TryGetValue(path, out cell))
            return cell.Value;
        // A part of what a call returned is as good as another call.
        var root = State.Root(path);
        if (path != root && State.Locals.TryGetValue(root, out var whole) && _atoms.EvaluationOf(whole.Value) is { } evaluation)
            return _atoms.Of(evaluation with { Shape = evaluation.Shape + path.Substring(root.Length), IsSingle = Numbers.IsSingle(operation.Type) });
        return _atoms.Named(State.Initial(path), symbol, isElement: path != root || path.StartsWith(Paths.This, StringComparison.Ordinal));
    }

    private Quantity Write(IOperation target, Quantity value)
    {
        if (target is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: var local } })
            _walker.Region.Declared.Add(_paths.Of(local));
        target = Writes.Declared(target);
        if (target is IDiscardOperation)
            return value;
        State = PathOf(target) is { } path ? State.Write(path, value, Numbers.IsSingle(target.Type), target.Syntax.ToString()) : State.ForgetHeap();
        return value;
    }

    // What an expression makes a copy of.
    private static IOperation? CopySource(IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null } conversion => CopySource(conversion.Operand),
        IInvocationOperation { TargetMethod.Name: "Clone", Arguments.IsEmpty: true, Instance.Type: IArrayTypeSymbol } clone => clone.Instance,
        IInvocationOperation { TargetMethod.Name: "ToArray", Arguments.IsEmpty: true } copy => copy.Instance,
        IInvocationOperation { TargetMethod.Name: "ToArray", Arguments: [var only] } => only.Value is IConversionOperation conversion
            ? conversion.Operand : only.Value,
        _ => null,
    };

    private string? PathOf(IOperation operation) => _paths.Of(operation, State, _walker.Evaluate);
}
