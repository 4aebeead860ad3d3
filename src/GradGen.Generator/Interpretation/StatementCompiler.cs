using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>Compiles statements.</summary>
internal sealed class StatementCompiler(Context context)
{
    private Machine Machine => context.Machine;

    /// <summary>A whole body: its value is what it returns.</summary>
    internal Code Body(IBlockOperation block)
    {
        // An expression body is a statement that returns its value.
        if (block.Operations is [IReturnOperation { ReturnedValue: { } only } result] && block.Locals.Length == 0)
        {
            var value = OrEnd(() => Returned(only));
            var syntax = result.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.ReturnStatementSyntax ? result.Syntax : only.Syntax;
            var begin = Begin(syntax);
            if (Machine.Opened(syntax) is { IsPart: false } opening)
            {
                var whole = opening.Around(context, frame =>
                {
                    begin.Run();
                    frame.Result = value(frame);
                    return Flow.Return;
                });
                return frame =>
                {
                    whole(frame);
                    return frame.Result;
                };
            }

            return frame =>
            {
                begin.Run();
                return value(frame);
            };
        }

        var step = Block(block);
        return frame =>
        {
            step(frame);
            return frame.Result;
        };
    }

    internal Step Of(IOperation operation)
    {
        RuntimeStack.Ensure();
        try
        {
            var step = Compiled(operation);
            return Machine.Opened(operation.Syntax) is { IsPart: false } opening && (operation is not IBlockOperation || opening.IsBehind)
                ? opening.Around(context, step) : step;
        }
        catch (RunEndedException exception)
        {
            // What is not known only matters where it runs.
            return _ => throw new RunEndedException(exception.Reason);
        }
    }

    /// <summary>An expression that may not be known, of which only a run that comes to it learns.</summary>
    internal Code OrEnd(Func<Code> compile)
    {
        try
        {
            return compile();
        }
        catch (RunEndedException exception)
        {
            return _ => throw new RunEndedException(exception.Reason);
        }
    }

    /// <summary>Marks a statement as the one that runs.</summary>
    internal Beginning Begin(SyntaxNode syntax) => new(Machine, context.Trace.Statements.NumberOf(syntax));

    /// <summary>A branch, of which it is known afterwards whether it ran.</summary>
    internal Step Marked(SyntaxNode branch, Step step)
    {
        var statements = context.Trace.Statements;
        var number = statements.NumberOf(branch);
        return frame =>
        {
            statements.Run(number);
            return step(frame);
        };
    }

    /// <summary>Statements in order.</summary>
    internal Step Sequence(IEnumerable<IOperation> operations)
    {
        Step[] steps = [.. operations.Select(Of)];
        return steps.Length == 1 ? steps[0] : frame =>
        {
            foreach (var step in steps)
            {
                var flow = step(frame);
                if (flow != Flow.Next)
                    return flow;
            }

            return Flow.Next;
        };
    }

    /// <summary>What a block needs before it runs: new cells for the variables that closures share, and its local functions.</summary>
    internal Action<Frame>? Prologue(IEnumerable<ILocalSymbol> locals, IEnumerable<IOperation> operations)
    {
        int[] cells = [.. locals.Where(context.Scope.IsShared).Select(context.Scope.Declare)];
        ILocalFunctionOperation[] functions = [.. operations.OfType<ILocalFunctionOperation>()];
        foreach (var function in functions)
            context.Scope.Declare(function.Symbol);
        Action<Frame>[] declared = [.. functions.Select(context.Functions.Declare).OfType<Action<Frame>>()];
        if (cells.Length == 0 && declared.Length == 0)
            return null;
        return frame =>
        {
            foreach (var cell in cells)
                frame.Locals[cell] = Value.Of(new Cell());
            foreach (var declare in declared)
                declare(frame);
        };
    }

    internal Step Block(IBlockOperation block)
    {
        var prologue = Prologue(block.Locals, block.Operations);
        Step steps = WithUsings(block.Operations);
        return prologue is null ? steps : frame =>
        {
            prologue(frame);
            return steps(frame);
        };
    }

    // What comes after "using var" belongs to it.
    private Step WithUsings(IReadOnlyList<IOperation> operations)
    {
        var place = operations.ToList().FindIndex(static operation => operation is IUsingDeclarationOperation);
        if (place < 0)
            return Sequence(operations.Where(static operation => operation is not ILocalFunctionOperation));
        var before = Sequence(operations.Take(place));
        var used = (IUsingDeclarationOperation)operations[place];
        var declare = Of(used.DeclarationGroup);
        var after = WithUsings([.. operations.Skip(place + 1)]);
        var inner = context.Cleanup.Disposing(used.DeclarationGroup, after);
        return frame => before(frame) is not Flow.Next and var flow ? flow : declare(frame) is not Flow.Next and var other ? other : inner(frame);
    }

    private Step Compiled(IOperation operation)
    {
        switch (operation)
        {
            case IBlockOperation block:
                return Block(block);
            case IExpressionStatementOperation { Operation: var expression }:
                return Effect(expression, operation.Syntax);
            case IVariableDeclarationGroupOperation group:
                return Declaration(group);
            case IConditionalOperation choice:
                return Conditional(choice);
            case IReturnOperation { Kind: OperationKind.Return } result:
                return Return(result);
            case IThrowOperation:
                var thrown = context.Value(operation);
                var throwing = Begin(operation.Syntax);
                return frame =>
                {
                    throwing.Run();
                    thrown(frame);
                    return Flow.Next;
                };
            case IForLoopOperation or IForEachLoopOperation or IWhileLoopOperation:
                return context.Loops.Of((ILoopOperation)operation);
            case ISwitchOperation choice:
                return context.Patterns.Switch(choice);
            case IBranchOperation { BranchKind: BranchKind.Break }:
                return static _ => Flow.Break;
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                return static _ => Flow.Continue;
            case ITryOperation attempt:
                return context.Cleanup.Try(attempt);
            case IUsingOperation use:
                return context.Cleanup.Using(use);
            case ILockOperation held:
                var locked = context.Value(held.LockedValue);
                var body = Of(held.Body);
                return frame => locked(frame).Object is null ? throw Machine.Thrown<ArgumentNullException>() : body(frame);
            case ILabeledOperation { Operation: { } labeled }:
                return Of(labeled);
            case IEmptyOperation:
                // Something may be missing there.
                var nothing = Begin(operation.Syntax);
                return _ =>
                {
                    nothing.Run();
                    return Flow.Next;
                };
            case ILocalFunctionOperation:
                return static _ => Flow.Next;
            default:
                throw RunEndedException.Unknown("the statement " + operation.Kind);
        }
    }

    // Nobody asks for its value.
    private Step Effect(IOperation expression, SyntaxNode syntax)
    {
        var isOpen = Machine.Opened(expression.Syntax) is not null;
        if (!isOpen && context.Reals.Own(expression) is { } real)
        {
            var begin = Begin(syntax);
            return frame =>
            {
                begin.Run();
                real(frame);
                return Flow.Next;
            };
        }

        if (!isOpen && context.Integers.Own(expression) is { } integer)
        {
            var begin = Begin(syntax);
            return frame =>
            {
                begin.Run();
                integer(frame);
                return Flow.Next;
            };
        }

        var code = context.Value(expression);
        var beginning = Begin(syntax);
        return frame =>
        {
            beginning.Run();
            code(frame);
            return Flow.Next;
        };
    }

    private Step Declaration(IVariableDeclarationGroupOperation group)
    {
        var declarators = group.Declarations.SelectMany(static declaration => declaration.Declarators).ToArray();
        Code?[] codes = [.. declarators.Select(Declarator)];
        var begin = Begin(group.Syntax);
        return frame =>
        {
            begin.Run();
            foreach (var code in codes)
                code?.Invoke(frame);
            return Flow.Next;
        };
    }

    private Code? Declarator(IVariableDeclaratorOperation declarator)
    {
        var variable = context.Locations.Variable(declarator.Symbol);
        if ((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value is not { } value)
        {
            // A struct can be filled field by field.
            return context.Types.Of(declarator.Symbol.Type) is { IsValueType: true } type && Machine.Layouts.Initial(type) is { } initial
                ? variable.Store(_ => initial()) : null;
        }

        return variable.Store(declarator.Symbol.RefKind == RefKind.None
            ? context.Expressions.Passed(value, context.Types.Of(declarator.Symbol.Type))
            : context.Locations.Of(value).Reference());
    }

    private Step Conditional(IConditionalOperation choice)
    {
        var condition = context.Conditions.Of(choice.Condition);
        var begin = Begin(choice.Syntax);
        var whenTrue = Marked(choice.WhenTrue.Syntax, Of(choice.WhenTrue));
        var whenFalse = choice.WhenFalse is null ? static _ => Flow.Next : Marked(choice.WhenFalse.Syntax, Of(choice.WhenFalse));
        return frame =>
        {
            begin.Run();
            return condition(frame) ? whenTrue(frame) : whenFalse(frame);
        };
    }

    private Code Returned(IOperation value) =>
        IsRef(value)
            ? context.Locations.Of(value).Reference()
            : context.Expressions.Passed(value);

    // "return ref x" has no mark of its own in the tree.
    private static bool IsRef(IOperation value) => value.Syntax.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.RefExpressionSyntax;

    private Step Return(IReturnOperation result)
    {
        var begin = Begin(result.Syntax);
        var value = result.ReturnedValue is null ? null : Returned(result.ReturnedValue);
        return frame =>
        {
            begin.Run();
            if (value is not null)
                frame.Result = value(frame);
            return Flow.Return;
        };
    }
}
