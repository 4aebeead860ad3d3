using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>Compiles what catches exceptions, and what runs however a body is left: <c>try</c> and <c>using</c>.</summary>
internal sealed class CleanupCompiler(Context context)
{
    private Machine Machine => context.Machine;

    internal Step Try(ITryOperation attempt)
    {
        var body = context.Statements.Of(attempt.Body);
        (INamedTypeSymbol? Type, Action<Frame, Value>? Take, Code? Filter, Step Body)[] catches = [.. attempt.Catches.Select(Catch)];
        var last = attempt.Finally is null ? null : context.Statements.Of(attempt.Finally);
        Step guarded = catches.Length == 0 ? body : frame =>
        {
            try
            {
                return body(frame);
            }
            catch (ThrownException exception) when (Taken(frame, exception) is var taken && taken >= 0)
            {
                var before = frame.Caught;
                frame.Caught = exception;
                var flow = catches[Taken(frame, exception)].Body(frame);
                frame.Caught = before;
                return flow;
            }
        };
        return last is null ? guarded : frame =>
        {
            var ended = false;
            try
            {
                return guarded(frame);
            }
            catch (RunEndedException)
            {
                ended = true;
                throw;
            }
            finally
            {
                if (!ended)
                    last(frame);
            }
        };

        int Taken(Frame frame, ThrownException exception) => Array.FindIndex(catches, clause =>
        {
            var thrown = Value.Of(exception.Thrown);
            if (clause.Type is not null && !Machine.Types.IsInstance(thrown, clause.Type))
                return false;
            clause.Take?.Invoke(frame, thrown);
            return clause.Filter is null || clause.Filter(frame).Flag;
        });
    }

    private (INamedTypeSymbol? Type, Action<Frame, Value>? Take, Code? Filter, Step Body) Catch(ICatchClauseOperation clause)
    {
        var variable = (clause.ExceptionDeclarationOrExpression as IVariableDeclaratorOperation)?.Symbol;
        var location = variable is null ? null : context.Locations.Variable(variable);
        return (
            clause.ExceptionType is INamedTypeSymbol { SpecialType: not SpecialType.System_Object } type
                ? (INamedTypeSymbol)context.Types.Of((ITypeSymbol)type) : null,
            location is null ? null : (frame, value) => location.Set(frame, value),
            clause.Filter is null ? null : context.Value(clause.Filter),
            context.Statements.Of(clause.Handler));
    }

    internal Step Using(IUsingOperation use)
    {
        var body = context.Statements.Of(use.Body);
        if (use.Resources is IVariableDeclarationGroupOperation group)
        {
            var declare = context.Statements.Of(group);
            var inner = Disposing(group, body);
            return frame => declare(frame) is not Flow.Next and var flow ? flow : inner(frame);
        }

        var value = context.Value(use.Resources);
        return frame =>
        {
            var held = value(frame);
            try
            {
                return body(frame);
            }
            finally
            {
                Machine.Dispose(held);
            }
        };
    }

    /// <summary>A body after which the variables of a declaration are disposed of, the last first.</summary>
    internal Step Disposing(IVariableDeclarationGroupOperation group, Step body)
    {
        Code[] variables = [.. group.Declarations.SelectMany(static declaration => declaration.Declarators)
            .Select(declarator => context.Locations.Variable(declarator.Symbol).Load())];
        return frame =>
        {
            try
            {
                return body(frame);
            }
            finally
            {
                for (var i = variables.Length - 1; i >= 0; i--)
                    Machine.Dispose(variables[i](frame));
            }
        };
    }
}
