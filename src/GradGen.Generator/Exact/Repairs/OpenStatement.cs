using GradGen.Generator.Exact.Points;
using GradGen.Generator.Exact.Repairs.Rewrites;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs;

/// <summary>A statement in whose place others are run.</summary>
internal sealed class OpenStatement
{
    private readonly Opening _opening;

    internal OpenStatement(StatementParts parts, Machine machine)
    {
        Parts = parts;
        _opening = new(parts.Statement);
        Machine = machine.Open(_opening);
        Speculation = new(machine.Sources, parts.Statement);
    }

    internal StatementParts Parts { get; }

    /// <summary>The machine that the statement is open in.</summary>
    internal Machine Machine { get; }

    internal Speculation Speculation { get; }

    /// <summary>The body around the statement; null before it ran.</summary>
    internal Context? Context => _opening.Context;

    /// <summary>Runs a point, and tells of each execution of the statement.</summary>
    /// <param name="run">Runs the point.</param>
    /// <param name="before">Runs before each.</param>
    /// <param name="after">Runs after each.</param>
    internal ExactPoint Watch(Func<Machine, ExactPoint> run, Action<Frame>? before, Action? after)
    {
        (_opening.Replacement, _opening.Before, _opening.After) = (null, before, after);
        try
        {
            return run(Machine);
        }
        finally
        {
            (_opening.Before, _opening.After) = (null, null);
        }
    }

    /// <summary>Runs a point with a change of the statement; null where the change means nothing, or ends the run.</summary>
    internal ExactPoint? Run(Rewrite rewrite, Func<Machine, ExactPoint> run)
    {
        try
        {
            _opening.Replacement = Changed(rewrite);
            return _opening.Replacement is null ? null : run(Machine);
        }
        catch (RunEndedException)
        {
            return null;
        }
        finally
        {
            _opening.Replacement = null;
        }
    }

    private Step? Changed(Rewrite rewrite)
    {
        if (Context is not { } context)
            return null;
        if (Parts.Target is not null)
            return Speculation.Statement(Parts.TextWith(rewrite)) is { } statement ? context.Statements.Of(statement) : null;
        if (Speculation.Values([Parts.ValueWith(rewrite)])[0] is not { Type: { } type } operation)
            return null;
        var value = context.Expressions.Passed(context.Value(operation), context.Types.Of(type));
        var begin = context.Statements.Begin(Parts.Statement);
        if (Parts.Statement is LocalDeclarationStatementSyntax { Declaration.Variables: [var declarator] })
        {
            if (Machine.Sources.Model(declarator.SyntaxTree).GetDeclaredSymbol(declarator) is not ILocalSymbol variable
                || !SymbolEqualityComparer.Default.Equals(variable.Type, type))
                return null;
            var store = context.Locations.Variable(variable).Store(value);
            return frame =>
            {
                begin();
                store(frame);
                return Interpretation.Flow.Next;
            };
        }

        return frame =>
        {
            begin();
            frame.Result = value(frame);
            return Interpretation.Flow.Return;
        };
    }
}
