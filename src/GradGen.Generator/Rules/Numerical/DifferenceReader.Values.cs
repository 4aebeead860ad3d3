using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules.Numerical;

/// <content>Expressions: their values, and what they write.</content>
internal sealed partial class DifferenceReader
{
    private Quantity Value(IOperation operation)
    {
        if (++_operations > MostOperations)
            return _atoms.Fresh();
        if (operation.ConstantValue is { HasValue: true, Value: { } constant } && ToDouble(constant) is { } number)
            return Quantity.Of(number);
        switch (operation)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation:
                return Read(operation);
            case IConversionOperation { OperatorMethod: null } conversion:
                var converted = Value(conversion.Operand);
                // To an integer a number is cut off.
                return IsInteger(conversion.Type) && !IsInteger(conversion.Operand.Type) ? _atoms.Named($"({conversion.Type}){converted}") : converted;
            case IParenthesizedOperation parenthesized:
                return Value(parenthesized.Operand);
            case IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Minus } minus:
                return -Value(minus.Operand);
            case IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Plus } plus:
                return Value(plus.Operand);
            case IBinaryOperation { OperatorMethod: null } binary when IsNumber(binary.Type):
                return Combine(binary, binary.OperatorKind, Value(binary.LeftOperand), Value(binary.RightOperand));
            case ICompoundAssignmentOperation { OperatorMethod: null } compound when IsNumber(compound.Type):
                // The target is read before and written after.
                var sum = Combine(compound, compound.OperatorKind, Value(compound.Target), Value(compound.Value));
                return Write(compound.Target, sum);
            case IIncrementOrDecrementOperation step:
                return Write(step.Target, Value(step.Target).Plus(Quantity.Of(step.Kind == OperationKind.Increment ? 1 : -1)));
            case ISimpleAssignmentOperation assignment:
                return Set(assignment);
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case IInvocationOperation call:
                return Call(call);
            case IAwaitOperation await:
                return Value(await.Operation);
            case IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }:
                _functions.Enqueue((lambda.Body, Constants()));
                return _atoms.Fresh();
            case IAnonymousFunctionOperation lambda:
                _functions.Enqueue((lambda.Body, Constants()));
                return _atoms.Fresh();
            case ICoalesceAssignmentOperation late:
                Value(late.Value);
                return Write(late.Target, _atoms.Fresh());
            default:
                foreach (var child in operation.ChildOperations)
                    Run(child);
                if (operation.Kind == OperationKind.None)
                    _state = _state.ForgetHeap();
                return _atoms.Fresh();
        }
    }

    private Quantity Combine(IOperation operation, BinaryOperatorKind kind, Quantity left, Quantity right)
    {
        var value = kind switch
        {
            BinaryOperatorKind.Add => left.Plus(right),
            BinaryOperatorKind.Subtract => left - right,
            BinaryOperatorKind.Multiply => left * right,
            BinaryOperatorKind.Divide when !IsInteger(operation.Type) => left / right,
            _ => null,
        } ?? _atoms.Named($"{left} {kind} {right}");
        if (kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Multiply && value.Has(atom => _atoms.EvaluationOf(atom) is not null))
            _quotients.Add((operation, value));
        return value;
    }

    private Quantity Read(IOperation operation)
    {
        if (PathOf(operation) is not { } path)
        {
            foreach (var child in operation.ChildOperations)
                Run(child);
            return _atoms.Fresh();
        }

        if (_state.Locals.TryGetValue(path, out var local))
            return local;
        if (_state.Cells.TryGetValue(path, out var cell))
            return cell.Value;
        // A part of what a call returned is as good as another call.
        var root = State.Root(path);
        if (path != root && _state.Locals.TryGetValue(root, out var whole) && _atoms.EvaluationOf(whole) is { } evaluation)
            return _atoms.Of(evaluation with { Shape = evaluation.Shape + path.Substring(root.Length), IsSingle = IsSingle(operation.Type) });
        var symbol = operation switch
        {
            ILocalReferenceOperation variable => variable.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IMemberReferenceOperation member => member.Member,
            _ => (ISymbol?)null,
        };
        return _atoms.Named(_state.Initial(path), symbol, isElement: path != root || path.StartsWith(Paths.This, StringComparison.Ordinal));
    }

    private Quantity Set(ISimpleAssignmentOperation assignment)
    {
        if (!IsNumber(assignment.Type) && PathOf(assignment.Target) is { } target)
        {
            if (CopySource(assignment.Value) is { } source && PathOf(source) is { } original)
            {
                CopyTo(target, original);
                return _atoms.Fresh();
            }

            var value = Value(assignment.Value);
            _state = _state.Forget(State.Root(target));
            if (target == State.Root(target))
                _state = _state with { Locals = _state.Locals.SetItem(target, value) };
            return value;
        }

        return Write(assignment.Target, Value(assignment.Value));
    }

    private Quantity Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        var targets = deconstruction.Target is IDeclarationExpressionOperation { Expression: ITupleOperation declared } ? declared : deconstruction.Target as ITupleOperation;
        var sources = deconstruction.Value is IConversionOperation { Operand: ITupleOperation converted } ? converted : deconstruction.Value as ITupleOperation;
        if (targets is null || sources is null || targets.Elements.Length != sources.Elements.Length)
        {
            Value(deconstruction.Value);
            foreach (var target in targets is null ? Enumerable.Empty<IOperation>() : targets.Elements)
                Write(target, _atoms.Fresh());
            return _atoms.Fresh();
        }

        var values = sources.Elements.Select(Value).ToArray();
        for (var i = 0; i < values.Length; i++)
            Write(targets.Elements[i], values[i]);
        return _atoms.Fresh();
    }

    private Quantity Write(IOperation target, Quantity value)
    {
        if (target is IDeclarationExpressionOperation declaration)
        {
            target = declaration.Expression;
            if (target is ILocalReferenceOperation { Local: var local })
                _region.Declared.Add(_paths.Of(local));
        }

        if (target is IDiscardOperation)
            return value;
        if (PathOf(target) is { } path)
            Assign(path, value, IsSingle(target.Type), target.Syntax.ToString());
        else
            _state = _state.ForgetHeap();
        return value;
    }

    private void Assign(string path, Quantity value, bool isSingle, string text)
    {
        if (path == State.Root(path) && !path.StartsWith(Paths.This, StringComparison.Ordinal))
        {
            _state = _state.Forget(path);
            _state = _state with { Locals = _state.Locals.SetItem(path, value) };
            _texts[path] = (text, isSingle);
        }
        else
        {
            _state = _state.WithCell(path, value, isSingle, text);
        }
    }

    private void CopyTo(string path, string original)
    {
        _state = _state.Forget(State.Root(path));
        var origin = _state.Origin(original);
        var moved = _state.Cells.Where(cell => cell.Key.StartsWith(original + "[", StringComparison.Ordinal)).ToArray();
        _state = _state with { Copies = _state.Copies.SetItem(path, origin) };
        foreach (var cell in moved)
            _state = _state.WithCell(path + cell.Key.Substring(original.Length), cell.Value.Value, cell.Value.IsSingle, cell.Value.Text);
    }

    // What an expression makes a copy of.
    private static IOperation? CopySource(IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null } conversion => CopySource(conversion.Operand),
        IInvocationOperation { TargetMethod.Name: "Clone", Arguments.IsEmpty: true, Instance.Type: IArrayTypeSymbol } clone => clone.Instance,
        IInvocationOperation { TargetMethod.Name: "ToArray", Arguments.IsEmpty: true } copy => copy.Instance,
        IInvocationOperation { TargetMethod.Name: "ToArray", Arguments: [var only] } copy => only.Value is IConversionOperation conversion ? conversion.Operand : only.Value,
        _ => null,
    };

    private string? PathOf(IOperation operation) => _paths.Of(operation, _state, Value);

    private static bool IsSingle(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Single;

    private static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private static bool IsInteger(ITypeSymbol? type) => type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    private static bool IsNumber(ITypeSymbol? type) => IsReal(type) || IsInteger(type);

    private static double? ToDouble(object constant) => constant switch
    {
        double value => value,
        float value => value,
        int value => value,
        long value => value,
        byte or sbyte or short or ushort or uint => Convert.ToDouble(constant),
        _ => null,
    };
}
