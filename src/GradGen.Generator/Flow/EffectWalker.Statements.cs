using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>Statements: ways that part and meet again.</summary>
internal sealed partial class EffectWalker
{
    private int _handlers;
    private Guard? _guard;

    private void Execute(IOperation? operation)
    {
        if (operation is null || _now is null || _gaveUp)
            return;
        if (++_operations > MaximumOperations)
        {
            _gaveUp = true;
            return;
        }

        _sources.Cancellation.ThrowIfCancellationRequested();
        switch (operation)
        {
            case IBlockOperation block:
                ExecuteBlock(block);
                break;
            case IMethodBodyOperation method:
                Execute(method.BlockBody ?? method.ExpressionBody);
                break;
            case IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IUsingDeclarationOperation:
                foreach (var child in operation.ChildOperations)
                    Execute(child);
                break;
            case IVariableInitializerOperation:
                break;
            case IVariableDeclaratorOperation declarator:
                Declare(declarator);
                break;
            case IConditionalOperation branch when branch.Type is null || branch.Type.SpecialType == SpecialType.System_Void:
                ExecuteBranch(branch);
                break;
            case ILoopOperation loop:
                ExecuteLoop(loop);
                break;
            case ISwitchOperation choice:
                ExecuteSwitch(choice);
                break;
            case ITryOperation attempt:
                ExecuteTry(attempt);
                break;
            case IUsingOperation use:
                Execute(use.Resources);
                Execute(use.Body);
                break;
            case ILockOperation exclusive:
                Evaluate(exclusive.LockedValue);
                Execute(exclusive.Body);
                break;
            case IReturnOperation returned:
                ExecuteReturn(returned);
                break;
            case IThrowOperation thrown:
                Evaluate(thrown.Exception);
                _now = null;
                break;
            case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } branch:
                Jump(branch.Target);
                break;
            case IBranchOperation or ILabeledOperation:
                _gaveUp = true;
                break;
            case ILocalFunctionOperation or IEmptyOperation:
                break;
            case IExpressionStatementOperation { Operation: var expression }:
                if (Thrown(expression) is { } statement)
                    Execute(statement);
                else
                    Evaluate(expression);
                break;
            default:
                Evaluate(operation);
                break;
        }
    }

    private void ExecuteBlock(IBlockOperation block)
    {
        var guard = _guard;
        foreach (var statement in block.Operations)
        {
            Execute(statement);
            // "if (_isBuilt) return;" is a condition for all that follows.
            if (statement is IConditionalOperation { WhenFalse: null, WhenTrue: IReturnOperation or IBlockOperation { Operations: [.., IReturnOperation] } } && _lastAsked is { } asked)
                _guard = new Guard(_guard, asked);
        }

        _guard = guard;
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        var initializer = declarator.GetVariableInitializer()?.Value;
        var outer = StartAsking();
        var value = initializer is null ? Value.None : declarator.Symbol.IsRef ? Address(initializer) : Evaluate(initializer);
        _madeFrom[declarator.Symbol] = StopAsking(outer);
        if (declarator.Symbol.Type is IPointerTypeSymbol)
        {
            Escape(value, declarator);
            value = Value.Unknown;
        }

        if (declarator.Symbol.IsRef || !IsPlain(declarator.Symbol.Type))
            Set(declarator.Symbol, value);
    }

    private void ExecuteBranch(IConditionalOperation branch)
    {
        var asked = Ask(branch.Condition);
        var before = _now?.Copy();
        UnderGuard(asked, () => Execute(branch.WhenTrue));
        var whenTrue = _now;
        _now = before;
        UnderGuard(asked, () => Execute(branch.WhenFalse));
        _now = Join(whenTrue, _now);
        _lastAsked = asked;
    }

    private void UnderGuard(HashSet<ISymbol> asked, Action run)
    {
        var guard = _guard;
        _guard = new Guard(guard, asked);
        run();
        _guard = guard;
    }

    private void ExecuteSwitch(ISwitchOperation choice)
    {
        var outer = StartAsking();
        var value = Evaluate(choice.Value);
        var asked = StopAsking(outer);
        var start = _now;
        var end = choice.Cases.Any(static section => section.Clauses.Any(static clause => clause.CaseKind == CaseKind.Default)) ? null : start?.Copy();
        foreach (var section in choice.Cases)
        {
            _now = start?.Copy();
            foreach (var clause in section.Clauses)
            {
                BindPatterns(clause, value, choice);
                if (clause is IPatternCaseClauseOperation { Guard: { } when })
                    Evaluate(when);
            }

            UnderGuard(asked, () =>
            {
                foreach (var statement in section.Body)
                    Execute(statement);
            });
            end = Join(end, _now);
        }

        _now = end;
        Land(choice.ExitLabel);
    }

    private void ExecuteTry(ITryOperation attempt)
    {
        // A handler begins with anything that was true on the way, so nothing is forgotten there: what is assigned in
        // the body adds to what was, and a handler sees all that was ever assigned.
        var before = _now?.Copy();
        _weak++;
        Execute(attempt.Body);
        _weak--;
        var end = _now;
        var anywhere = Join(before, end);
        foreach (var handler in attempt.Catches)
        {
            _handlers++;
            _now = anywhere?.Copy();
            if (handler.Filter is { } filter)
                Evaluate(filter);
            Execute(handler.Handler);
            _handlers--;
            end = Join(end, _now);
        }

        if (attempt.Finally is null)
        {
            _now = end;
            return;
        }

        _handlers++;
        _now = Join(anywhere, end)?.Copy();
        Execute(attempt.Finally);
        _handlers--;
        if (end is null)
            _now = null;
    }

    private static IThrowOperation? Thrown(IOperation? expression) => expression is IConversionOperation conversion ? Thrown(conversion.Operand) : expression as IThrowOperation;

    private void ExecuteReturn(IReturnOperation returned)
    {
        if (Thrown(returned.ReturnedValue) is { } thrown)
        {
            Execute(thrown);
            return;
        }

        if (returned.ReturnedValue is { } result)
        {
            var value = Evaluate(result);
            if (_running.Count == 1 && _lambdas == 0)
                Read(_storages.Deep(value), returned);
            if (returned.Kind == OperationKind.YieldReturn)
            {
                var sequence = _storages.CreatedAt(returned.Syntax);
                _storages.Store(sequence, value);
                value = sequence;
            }

            _returned |= value;
        }

        _hasReturned = true;
        if (returned.Kind != OperationKind.YieldReturn)
        {
            _end = Join(_end, _now);
            _now = null;
        }
    }
}
