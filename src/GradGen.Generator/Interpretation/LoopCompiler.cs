using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>Compiles loops.</summary>
internal sealed class LoopCompiler(Context context)
{
    private Machine Machine => context.Machine;

    internal Step Of(ILoopOperation loop) => loop switch
    {
        IForLoopOperation counted => For(counted),
        IForEachLoopOperation each => ForEach(each),
        IWhileLoopOperation tested => While(tested),
        _ => throw RunEndedException.Unknown("the loop " + loop.LoopKind),
    };

    /// <summary>What runs before each item of a foreach: its variables take the item.</summary>
    internal Action<Frame, Value> Take(IForEachLoopOperation loop)
    {
        var prologue = context.Statements.Prologue(loop.Locals, []);
        var begin = context.Statements.Begin(loop.Syntax);
        var take = Control(loop);
        return (frame, item) =>
        {
            begin.Run();
            prologue?.Invoke(frame);
            take(frame, item);
        };
    }

    private Step For(IForLoopOperation loop)
    {
        var statements = context.Statements;
        var prologue = statements.Prologue(loop.Locals, []);
        var before = statements.Sequence(loop.Before);
        var prepare = statements.Prologue(loop.ConditionLocals, []);
        var condition = context.Conditions.Of(loop.Condition);
        var (body, next) = (statements.Of(loop.Body), statements.Sequence(loop.AtLoopBottom));
        var begin = statements.Begin(loop.Syntax);
        return frame =>
        {
            begin.Run();
            prologue?.Invoke(frame);
            before(frame);
            while (true)
            {
                begin.Run();
                prepare?.Invoke(frame);
                if (!condition(frame))
                    return Flow.Next;
                var flow = body(frame);
                if (flow == Flow.Break)
                    return Flow.Next;
                if (flow is Flow.Return)
                    return flow;
                next(frame);
            }
        };
    }

    private Step While(IWhileLoopOperation loop)
    {
        var statements = context.Statements;
        var prologue = statements.Prologue(loop.Locals, []);
        var condition = context.Conditions.Of(loop.Condition);
        var body = statements.Of(loop.Body);
        var begin = statements.Begin(loop.Syntax);
        var (isFirst, isUntil) = (loop.ConditionIsTop, loop.ConditionIsUntil);
        return frame =>
        {
            var skip = !isFirst;
            while (true)
            {
                begin.Run();
                prologue?.Invoke(frame);
                if (!skip && condition(frame) == isUntil)
                    return Flow.Next;
                skip = false;
                var flow = body(frame);
                if (flow == Flow.Break)
                    return Flow.Next;
                if (flow is Flow.Return)
                    return flow;
                if (!isFirst)
                {
                    begin.Run();
                    if (condition(frame) == isUntil)
                        return Flow.Next;
                    skip = true;
                }
            }
        };
    }

    private Step ForEach(IForEachLoopOperation loop)
    {
        var items = Items(loop);
        var take = Take(loop);
        var body = context.Statements.Of(loop.Body);
        return frame =>
        {
            foreach (var item in items(frame))
            {
                take(frame, item);
                var flow = body(frame);
                if (flow == Flow.Break)
                    return Flow.Next;
                if (flow == Flow.Return)
                    return flow;
            }

            return Flow.Next;
        };
    }

    /// <summary>The items that a foreach goes through.</summary>
    internal Func<Frame, IEnumerable<Value>> Items(IForEachLoopOperation loop)
    {
        // The collection as it stands, not as the interface that the compiler would enumerate.
        var source = loop.Collection is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? conversion.Operand : loop.Collection;
        var collection = context.Expressions.Receiver(source);
        if (IsRef(loop))
            return frame => Machine.Places(collection(frame));
        var type = context.TypeOf(source);
        return frame => Machine.Items(collection(frame), type);
    }

    private static bool IsRef(IForEachLoopOperation loop) => loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None };

    private Action<Frame, Value> Control(IForEachLoopOperation loop)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var variable })
        {
            var location = context.Locations.Variable(variable);
            if (IsRef(loop))
                return (frame, item) => location.Set(frame, item);
            var element = Machine.ElementOf(
                loop.Collection is IConversionOperation { IsImplicit: true } conversion ? context.TypeOf(conversion.Operand) : context.TypeOf(loop.Collection));
            var convert = element is null ? null : Machine.Conversions.Between(element, context.Types.Of(variable.Type));
            return (frame, item) => location.Set(frame, convert is null ? Instance.Copy(item) : convert(item));
        }

        var type = Machine.ElementOf(context.TypeOf(
            loop.Collection is IConversionOperation { IsImplicit: true } implied ? implied.Operand : loop.Collection))
            ?? throw RunEndedException.Unknown("a deconstruction of unknown items");
        var targets = context.Deconstructions.Targets(loop.LoopControlVariable, type);
        return (frame, item) => targets(frame)(item);
    }
}
