using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Walking;

/// <summary>
/// Goes through a body in the order in which it runs. A state is what is known at one place: states part at branches, meet
/// again behind them, and wait at the targets of jumps. What a state is, how two of them are joined and what expressions do
/// to one is up to the walker that derives from this; which statement follows which is decided here and nowhere else.
/// </summary>
/// <typeparam name="TState">What is known at one place.</typeparam>
/// <typeparam name="TValue">What an expression gives.</typeparam>
internal abstract class BodyWalker<TState, TValue>(int budget, CancellationToken cancellation)
    where TState : class
{
    private WaysOut<TState> _ways = new();
    private int _spent;

    /// <summary>Whether something could not be followed, so that nothing is certain of what comes out.</summary>
    internal bool IsLost { get; private set; }

    /// <summary>What is known here; null where no way leads.</summary>
    internal TState? State { get; set; }

    /// <summary>Gives the value of an expression, and does to the state what the expression does.</summary>
    internal abstract TValue Evaluate(IOperation expression);

    protected abstract TState Copy(TState state);

    /// <summary>What holds where two ways meet.</summary>
    protected abstract TState Join(TState one, TState other);

    protected abstract void Declare(IVariableDeclaratorOperation declarator);

    /// <summary>A condition that has been evaluated is known to hold, or not to.</summary>
    protected virtual void Assume(IOperation condition, bool holds)
    {
    }

    /// <summary>Something is returned; null where nothing is.</summary>
    protected virtual void Return(IReturnOperation at, TValue? value)
    {
    }

    /// <summary>A value is compared with a pattern, or with a clause of a switch.</summary>
    protected virtual void Match(IOperation test, TValue value)
    {
    }

    /// <summary>Behind what runs once, before the first round.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="collection">What a foreach goes through.</param>
    protected virtual void BeginLoop(ILoopOperation loop, TValue? collection)
    {
    }

    /// <summary>The element of a round.</summary>
    protected virtual void Bind(IForEachLoopOperation loop, TValue collection)
    {
    }

    /// <summary>Whether another round has to be gone through. Without it, one round stands for all.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="start">What was known when the round began.</param>
    /// <param name="round">How many came before.</param>
    protected virtual bool IsUnsettled(ILoopOperation loop, TState start, int round) => false;

    /// <summary>Behind the last round, before jumps out of it arrive.</summary>
    protected virtual void EndLoop(ILoopOperation loop)
    {
    }

    /// <summary>What is known wherever an exception may leave a body.</summary>
    protected virtual TState Interrupted(IOperation body, TState before, TState? after) => Meet(Copy(before), after)!;

    /// <summary>A function that is declared here and runs when it is called.</summary>
    protected virtual void Declare(ILocalFunctionOperation function)
    {
    }

    /// <summary>What holds where other ways meet the one that falls through.</summary>
    protected virtual TState? Gather(TState? falling, IReadOnlyList<TState> others) => others.Aggregate(falling, Meet);

    /// <summary>What is known at a label that jumps lead to.</summary>
    protected virtual TState? Arrive(ILabelSymbol label, TState? here, IReadOnlyList<TState> jumped) => Gather(here, jumped);

    /// <summary>What is known where a function ends, in each of the ways it can end.</summary>
    protected virtual TState? AtEnd(IReadOnlyList<(IReturnOperation At, TState State)> returns, TState? end) =>
        Gather(end, [.. returns.Select(static way => way.State)]);

    /// <summary>Whatever this leads to, it is not followed.</summary>
    internal void GiveUp() => IsLost = true;

    /// <summary>Takes one more step.</summary>
    /// <returns>Whether there are any left.</returns>
    protected bool Spend()
    {
        if (++_spent > budget)
            GiveUp();
        cancellation.ThrowIfCancellationRequested();
        return _spent <= budget;
    }

    /// <summary>Where two ways meet; null is a way that is never taken.</summary>
    protected TState? Meet(TState? one, TState? other) => one is null || other is null ? one ?? other : Join(one, other);

    /// <summary>Goes through a function, from its first statement to wherever it returns to.</summary>
    internal void WalkFunction(IOperation body)
    {
        var outer = _ways;
        _ways = new();
        Walk(body);
        State = AtEnd(_ways.Returns, State);
        _ways = outer;
    }

    /// <summary>Evaluates what may run or not: the right side of &amp;&amp;, what stands behind ?. or ??.</summary>
    internal TValue EvaluateMaybe(IOperation expression)
    {
        var before = Fork();
        var value = Evaluate(expression);
        State = Meet(before, State);
        return value;
    }

    /// <summary>Evaluates a condition and the two expressions of which it chooses one.</summary>
    internal (TValue WhenTrue, TValue WhenFalse) EvaluateEither(IConditionalOperation choice)
    {
        Ask(choice, choice.Condition);
        var before = Fork();
        var whenTrue = EvaluateArm(choice, choice.WhenTrue, holds: true);
        (var after, State) = (State, before);
        // In code that is still being written, there may be none.
        var whenFalse = choice.WhenFalse is { } otherwise ? EvaluateArm(choice, otherwise, holds: false) : whenTrue;
        State = Meet(State, after);
        return (whenTrue, whenFalse);
    }

    /// <summary>Evaluates both sides of &amp;&amp; or ||, of which the right one runs where the left one does not settle it.</summary>
    internal (TValue Left, TValue Right) EvaluateBoth(IBinaryOperation operation)
    {
        var left = Evaluate(operation.LeftOperand);
        var before = Fork();
        if (State is not null)
            Assume(operation.LeftOperand, holds: operation.OperatorKind == BinaryOperatorKind.ConditionalAnd);
        var right = Evaluate(operation.RightOperand);
        State = Meet(before, State);
        return (left, right);
    }

    /// <summary>Evaluates what a switch chooses one of.</summary>
    internal IReadOnlyList<TValue> EvaluateArms(ISwitchExpressionOperation choice, TValue value)
    {
        var start = State;
        TState? end = null;
        var values = new List<TValue>();
        foreach (var arm in choice.Arms)
        {
            State = start is null ? null : Copy(start);
            Match(arm.Pattern, value);
            if (arm.Guard is { } guard)
                Evaluate(guard);
            var given = Evaluate(arm.Value);
            if (arm.Value.Throws())
                continue;
            values.Add(given);
            end = Meet(end, State);
        }

        State = end ?? start;
        return values;
    }

    /// <summary>The state, to be gone back to.</summary>
    protected TState? Fork() => State is null ? null : Copy(State);

    [SuppressMessage("Maintainability", "CA1502:Avoid excessive complexity", Justification = "A table of statements.")]
    internal void Walk(IOperation? statement)
    {
        // Only to a label may there be a way from elsewhere.
        if (statement is null || (State is null && statement is not ILabeledOperation) || !Spend())
            return;
        switch (statement)
        {
            case IBlockOperation block:
                WalkBlock(block);
                break;
            case IMethodBodyBaseOperation method:
                Walk((method as IConstructorBodyOperation)?.Initializer);
                Walk(method.BlockBody ?? method.ExpressionBody);
                break;
            case IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IUsingDeclarationOperation or ICatchClauseOperation
                or { Syntax: FixedStatementSyntax }:
                WalkAll(statement.ChildOperations);
                break;
            case IVariableDeclaratorOperation declarator:
                Declare(declarator);
                break;
            case IConditionalOperation { Type: null or { SpecialType: SpecialType.System_Void } } branch:
                WalkBranch(branch);
                break;
            case ILoopOperation loop:
                WalkLoop(loop);
                break;
            case ISwitchOperation choice:
                WalkSwitch(choice);
                break;
            case ITryOperation attempt:
                WalkTry(attempt);
                break;
            case IUsingOperation use:
                Walk(use.Resources);
                Walk(use.Body);
                break;
            case ILockOperation exclusive:
                Evaluate(exclusive.LockedValue);
                Walk(exclusive.Body);
                break;
            case IReturnOperation returned:
                WalkReturn(returned);
                break;
            case IBranchOperation jump:
                Jump(jump);
                break;
            case ILabeledOperation labeled:
                Land(labeled.Label);
                Walk(labeled.Operation);
                break;
            case ILocalFunctionOperation function:
                Declare(function);
                break;
            case IEmptyOperation or IVariableInitializerOperation:
                break;
            default:
                WalkExpression(statement is IExpressionStatementOperation { Operation: var expression } ? expression : statement);
                break;
        }
    }

    protected virtual void WalkBlock(IBlockOperation block) => WalkAll(block.Operations);

    /// <summary>Evaluates what a branch, a choice or a switch depends on.</summary>
    protected virtual TValue Ask(IOperation asking, IOperation question) => Evaluate(question);

    protected virtual void WalkBranch(IConditionalOperation branch)
    {
        Ask(branch, branch.Condition);
        var before = Fork();
        WalkArm(branch, branch.WhenTrue, holds: true);
        (var whenTrue, State) = (State, before);
        WalkArm(branch, branch.WhenFalse, holds: false);
        State = Meet(State, whenTrue);
    }

    protected virtual void WalkArm(IConditionalOperation branch, IOperation? arm, bool holds)
    {
        if (State is not null)
            Assume(branch.Condition, holds);
        Walk(arm);
    }

    protected virtual TValue EvaluateArm(IConditionalOperation choice, IOperation arm, bool holds)
    {
        if (State is not null)
            Assume(choice.Condition, holds);
        return Evaluate(arm);
    }

    /// <summary>The section of a switch that is known to be taken; null where that is open.</summary>
    protected virtual ISwitchCaseOperation? SectionOf(ISwitchOperation choice) => null;

    protected virtual void WalkSection(ISwitchOperation choice, ISwitchCaseOperation section) => WalkAll(section.Body);

    /// <summary>Goes through what an exception may leave anywhere.</summary>
    protected virtual void WalkInterruptible(IOperation body) => Walk(body);

    /// <summary>Goes through what runs when an exception has left a body.</summary>
    protected virtual void WalkHandler(IOperation handler) => Walk(handler);

    protected void WalkAll(IEnumerable<IOperation> statements)
    {
        foreach (var statement in statements)
            Walk(statement);
    }

    /// <summary>What an expression that throws as a whole throws.</summary>
    private void WalkExpression(IOperation expression)
    {
        if (expression.Unconverted() is IThrowOperation thrown)
        {
            if (thrown.Exception is { } exception)
                Evaluate(exception);
            State = null;
            return;
        }

        Evaluate(expression);
    }

    private void WalkReturn(IReturnOperation returned)
    {
        if (returned.ReturnedValue is { } result && result.Unconverted() is IThrowOperation)
        {
            WalkExpression(result);
            return;
        }

        Return(returned, returned.ReturnedValue is { } given ? Evaluate(given) : default);
        if (returned.Kind == OperationKind.YieldReturn || State is null)
            return;
        _ways.Returns.Add((returned, State));
        State = null;
    }

    private void WalkLoop(ILoopOperation loop)
    {
        var counted = loop as IForLoopOperation;
        WalkAll(counted?.Before.AsEnumerable() ?? []);
        var collection = loop is IForEachLoopOperation each ? Evaluate(each.Collection) : default;
        if (State is null)
            return;
        BeginLoop(loop, collection);
        for (var round = 0; ; round++)
        {
            var start = Copy(State);
            BeginRound(loop, collection);
            Walk(loop.Body);
            Land(loop.ContinueLabel);
            WalkAll(counted?.AtLoopBottom.AsEnumerable() ?? []);
            if (State is not null && loop is IWhileLoopOperation { ConditionIsTop: false, Condition: { } last })
                Evaluate(last);
            // Where a round never ends, the one that is not begun does.
            State ??= start;
            if (!IsUnsettled(loop, start, round))
                break;
        }

        EndLoop(loop);
        Land(loop.ExitLabel);
    }

    protected virtual void BeginRound(ILoopOperation loop, TValue? collection)
    {
        if (loop is IForEachLoopOperation each)
            Bind(each, collection!);
        var condition = loop is IForLoopOperation counted ? counted.Condition : loop is IWhileLoopOperation { ConditionIsTop: true } whilst
            ? whilst.Condition : null;
        if (condition is null)
            return;
        Evaluate(condition);
        if (State is not null)
            Assume(condition, holds: true);
    }

    private void WalkSwitch(ISwitchOperation choice)
    {
        var value = Ask(choice, choice.Value);
        var start = State;
        var taken = SectionOf(choice);
        var isOneTaken = taken is not null || choice.Cases.Any(static section => section.Clauses.Any(static clause => clause.CaseKind == CaseKind.Default));
        var end = isOneTaken ? null : Fork();
        foreach (var section in choice.Cases.Where(section => taken is null || section == taken))
        {
            State = start is null ? null : Copy(start);
            foreach (var clause in section.Clauses)
            {
                if (State is null)
                    break;
                Match(clause, value);
                if (clause is IPatternCaseClauseOperation { Guard: { } guard })
                    Evaluate(guard);
            }

            foreach (var clause in section.Clauses)
                Land(clause.Label);
            WalkSection(choice, section);
            end = Meet(end, State);
        }

        State = end;
        Land(choice.ExitLabel);
    }

    private void WalkTry(ITryOperation attempt)
    {
        var (outer, before) = (_ways, Fork()!);
        _ways = attempt.Finally is null ? outer : new();
        WalkInterruptible(attempt.Body);
        var end = State;
        var interrupted = Interrupted(attempt.Body, before, end);
        var handled = new List<TState>();
        foreach (var handler in attempt.Catches)
        {
            State = Copy(interrupted);
            WalkHandler(handler);
            if (State is not null)
                handled.Add(State);
        }

        State = end = Gather(end, handled);
        if (attempt.Finally is not { } last)
            return;
        var ways = _ways;
        _ways = outer;
        // For an exception that is not caught, which goes on afterwards.
        State = end is null ? interrupted : Meet(interrupted, Copy(end));
        WalkHandler(last);
        ways.Pass(way => Through(last, way), _ways);
        State = Through(last, end);
    }

    private TState? Through(IOperation statement, TState? state)
    {
        State = state;
        Walk(statement);
        return State;
    }

    private void Jump(IBranchOperation jump)
    {
        // What a jump back leads to has been gone through already.
        if (jump.BranchKind == BranchKind.GoTo && !(jump.Target.DeclaringSyntaxReferences is [var target] && target.Span.Start > jump.Syntax.SpanStart))
            GiveUp();
        else
            _ways.Jump(jump.Target, State!);
        State = null;
    }

    private void Land(ILabelSymbol? label)
    {
        if (label is not null && _ways.Land(label) is { } jumped)
            State = Arrive(label, State, jumped);
    }
}
