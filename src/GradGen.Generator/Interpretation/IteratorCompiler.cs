using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>Compiles methods with <c>yield</c>: statements that can stop in between. What yields is in <see cref="Frame.Result"/> then.</summary>
internal sealed class IteratorCompiler(Context context)
{
    /// <summary>The method gives a sequence, which runs its body for each enumeration.</summary>
    internal Code Code(IBlockOperation block)
    {
        var steps = Of(block);
        return frame =>
        {
            var initial = (Value[])frame.Locals.Clone();
            return Value.Of(new SequenceValue(Items(frame.Self, initial, steps)));
        };
    }

    private IEnumerable<Value> Items(Value self, Value[] locals, Steps steps)
    {
        var frame = new Frame(locals.Length) { Self = self };
        locals.CopyTo(frame.Locals, 0);
        var point = context.Trace.Point;
        foreach (var flow in steps(frame))
        {
            if (flow != Flow.Yield)
                yield break;
            context.Trace.Point = point;
            yield return frame.Result;
            point = context.Trace.Point;
        }
    }

    /// <summary>Whether code stops at a <c>yield</c> of its own.</summary>
    internal static bool Yields(IOperation operation) =>
        operation.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak
        || (operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation) && operation.ChildOperations.Any(Yields));

    private Steps Of(IOperation operation)
    {
        if (!Yields(operation))
        {
            var step = context.Statements.Of(operation);
            return frame => [step(frame)];
        }

        return operation switch
        {
            IBlockOperation block => Block(block),
            IReturnOperation result => Yield(result),
            IConditionalOperation choice => Conditional(choice),
            IForLoopOperation loop => For(loop),
            IWhileLoopOperation loop => While(loop),
            IForEachLoopOperation loop => ForEach(loop),
            ITryOperation { Catches.Length: 0, Finally: { } last } attempt => Finally(attempt.Body, last),
            IUsingOperation { Resources: IVariableDeclarationGroupOperation group } use => Sequence([group, use.Body]),
            ILockOperation held => Of(held.Body),
            _ => throw RunEndedException.Unknown("a yield in " + operation.Kind),
        };
    }

    private Steps Block(IBlockOperation block)
    {
        var prologue = context.Statements.Prologue(block.Locals, block.Operations);
        var steps = Sequence([.. block.Operations.Where(static operation => operation is not ILocalFunctionOperation)]);
        return Run;

        IEnumerable<Flow> Run(Frame frame)
        {
            prologue?.Invoke(frame);
            return steps(frame);
        }
    }

    private Steps Sequence(IReadOnlyList<IOperation> operations)
    {
        Steps[] parts = [.. operations.Select(Of)];
        return Run;

        IEnumerable<Flow> Run(Frame frame)
        {
            foreach (var part in parts)
            {
                var last = Flow.Next;
                foreach (var flow in part(frame))
                {
                    last = flow;
                    if (flow == Flow.Yield)
                        yield return flow;
                }

                if (last is not (Flow.Next or Flow.Yield))
                {
                    yield return last;
                    yield break;
                }
            }

            yield return Flow.Next;
        }
    }

    private Steps Yield(IReturnOperation result)
    {
        var begin = context.Statements.Begin(result.Syntax);
        if (result.Kind == OperationKind.YieldBreak)
        {
            return frame =>
            {
                begin.Run();
                return [Flow.Return];
            };
        }

        var value = context.Expressions.Passed(result.ReturnedValue!);
        return Run;

        IEnumerable<Flow> Run(Frame frame)
        {
            begin.Run();
            frame.Result = value(frame);
            yield return Flow.Yield;
            yield return Flow.Next;
        }
    }

    private Steps Conditional(IConditionalOperation choice)
    {
        var condition = context.Value(choice.Condition);
        var begin = context.Statements.Begin(choice.Syntax);
        var whenTrue = Of(choice.WhenTrue);
        Steps whenFalse = choice.WhenFalse is null ? static _ => [Flow.Next] : Of(choice.WhenFalse);
        return Run;

        IEnumerable<Flow> Run(Frame frame)
        {
            begin.Run();
            return condition(frame).Flag ? whenTrue(frame) : whenFalse(frame);
        }
    }

    private Steps For(IForLoopOperation loop)
    {
        var before = context.Statements.Sequence(loop.Before);
        var prologue = context.Statements.Prologue(loop.Locals, []);
        var next = context.Statements.Sequence(loop.AtLoopBottom);
        var condition = context.Conditions.Of(loop.Condition);
        return Loop(
            frame =>
            {
                prologue?.Invoke(frame);
                before(frame);
            },
            condition,
            Of(loop.Body),
            frame => next(frame),
            loop);
    }

    private Steps While(IWhileLoopOperation loop)
    {
        var condition = context.Conditions.Of(loop.Condition);
        if (!loop.ConditionIsTop)
            throw RunEndedException.Unknown("a yield in do");
        return Loop(static _ => { }, frame => condition(frame) != loop.ConditionIsUntil, Of(loop.Body), static _ => { }, loop);
    }

    private Steps Loop(Action<Frame> before, TestCode condition, Steps body, Action<Frame> next, ILoopOperation loop)
    {
        var begin = context.Statements.Begin(loop.Syntax);
        return Rounds(Run, body);

        IEnumerable<bool> Run(Frame frame)
        {
            begin.Run();
            before(frame);
            while (condition(frame))
            {
                yield return true;
                begin.Run();
                next(frame);
            }
        }
    }

    private Steps ForEach(IForEachLoopOperation loop)
    {
        var items = context.Loops.Items(loop);
        var take = context.Loops.Take(loop);
        return Rounds(Run, Of(loop.Body));

        IEnumerable<bool> Run(Frame frame)
        {
            foreach (var item in items(frame))
            {
                take(frame, item);
                yield return true;
            }
        }
    }

    // The body once for each round of a loop, which makes ready for the next one when it is asked for it.
    private static Steps Rounds(Func<Frame, IEnumerable<bool>> rounds, Steps body)
    {
        return Run;

        IEnumerable<Flow> Run(Frame frame)
        {
            foreach (var _ in rounds(frame))
            {
                var last = Flow.Next;
                foreach (var flow in body(frame))
                {
                    last = flow;
                    if (flow == Flow.Yield)
                        yield return flow;
                }

                if (last == Flow.Break)
                    break;
                if (last == Flow.Return)
                {
                    yield return last;
                    yield break;
                }
            }

            yield return Flow.Next;
        }
    }

    private Steps Finally(IBlockOperation body, IBlockOperation last)
    {
        var steps = Of(body);
        var end = context.Statements.Of(last);
        return Run;

        IEnumerable<Flow> Run(Frame frame)
        {
            try
            {
                foreach (var flow in steps(frame))
                    yield return flow;
            }
            finally
            {
                end(frame);
            }
        }
    }
}
