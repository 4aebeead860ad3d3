using GradGen.Generator.Exact.Points;
using GradGen.Generator.Exact.Repairs.Rewrites;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs;

/// <summary>A statement in whose place, or in the place of a part of it, others are run.</summary>
/// <param name="parts">The statement.</param>
/// <param name="opening">Where it is open.</param>
/// <param name="machine">The machine that it is open in.</param>
/// <param name="budget">What trying changes of it may take.</param>
internal sealed class OpenStatement(StatementParts parts, Opening opening, Machine machine, Budget budget)
{
    private Composition? _values;

    internal StatementParts Parts => parts;

    internal Machine Machine => machine;

    internal Speculation Speculation { get; } = new(machine.Sources, parts.Opened.SyntaxTree, parts.Opened.SpanStart, budget);

    /// <summary>What its value comes to, and changes of it; null before it ran.</summary>
    internal Composition? Values => _values ??= Context is { } context ? new(this, context, budget) : null;

    /// <summary>Whether it is a real number that the statement hands on.</summary>
    internal bool IsReal => Terms.IsReal(Type);

    /// <summary>Whether it is a condition that is decided there.</summary>
    internal bool IsCondition => Type?.SpecialType == SpecialType.System_Boolean;

    /// <summary>The body around the statement; null before it ran.</summary>
    internal Context? Context => opening.Context;

    /// <summary>Statements, all open in one machine.</summary>
    internal static IReadOnlyList<OpenStatement> In(Machine machine, IEnumerable<SyntaxNode> statements, Budget budget)
    {
        var openings = new Dictionary<SyntaxNode, Opening>();
        var all = budget.Open(machine, openings);
        var open = new List<OpenStatement>();
        foreach (var parts in statements.SelectMany(StatementParts.Of))
        {
            var opening = new Opening(parts.IsPart);
            openings.Add(parts.Opened, opening);
            open.Add(new(parts, opening, all, budget));
        }

        return open;
    }

    /// <summary>Runs a point, and tells of each execution of the statement.</summary>
    /// <param name="run">Runs the point.</param>
    /// <param name="before">Runs before each.</param>
    /// <param name="after">Runs after each.</param>
    internal ExactPoint Watch(Func<Machine, ExactPoint> run, Action<Frame>? before, Action? after)
    {
        (opening.Before, opening.After) = (before, after);
        try
        {
            return run(machine);
        }
        finally
        {
            (opening.Before, opening.After, opening.Taken) = (null, null, null);
        }
    }

    /// <summary>Runs a point; null where the statement does not run there, or in Forward too: to change it would change the cost.</summary>
    /// <param name="run">Runs the point.</param>
    /// <param name="nodes">The number that each execution handed on, on the tape; 0 where it handed on none. None of a part that is no real.</param>
    internal ExactPoint? Watch(Func<Machine, ExactPoint> run, out IReadOnlyList<int> nodes)
    {
        var handed = new List<int>();
        var (count, hasRun, isForward) = (0, false, false);
        var (trace, tape) = (machine.Trace, machine.Trace.Tape);
        if (parts.IsPart && IsReal)
        {
            opening.Taken = value =>
            {
                value = trace.Pass(value);
                handed.Add(value.Node);
                return value;
            };
        }

        var point = Watch(
            run,
            _ =>
            {
                (count, hasRun) = (tape.Count, true);
                isForward |= !trace.IsInBackward;
            },
            parts.IsPart ? null : () => handed.Add(tape.Count > count ? tape.Count - 1 : 0));
        nodes = handed;
        return isForward || !hasRun ? null : point;
    }

    /// <summary>A value as what is there is converted to; null where it cannot be.</summary>
    internal Code? Converted(IOperation? operation)
    {
        if (operation?.Type is not { } source || Context is not { } context
            || Type is not { } target)
            return null;
        if (!machine.Compilation.HasImplicitConversion(source, target))
            return null;
        return context.Statements.OrEnd(() =>
        {
            var value = context.Value(operation);
            return machine.Conversions.Between(context.Types.Of(source), context.Types.Of(target)) is { } convert ? frame => convert(value(frame)) : value;
        });
    }

    /// <summary>What could stand there, compiled; null for each change that means nothing.</summary>
    internal IReadOnlyList<IOperation?> Bound(IReadOnlyList<Rewrite> rewrites) => parts is { IsPart: false, Statement: ExpressionStatementSyntax }
        ? Speculation.Statements([.. rewrites.Select(parts.TextWith)])
        : Speculation.Values([.. rewrites.Select(parts.ValueWith)]);

    /// <summary>Runs a point with something else in the place of the statement; null where that means nothing, or ends the run.</summary>
    internal ExactPoint? Run(IOperation other, Func<Machine, ExactPoint> run)
    {
        budget.Take(Budget.OfRun);
        try
        {
            if (parts.IsPart)
                opening.Other = Converted(other);
            else
                opening.Replacement = Changed(other);
            return opening is { Replacement: null, Other: null } ? null : run(machine);
        }
        catch (RunEndedException)
        {
            return null;
        }
        finally
        {
            (opening.Replacement, opening.Other) = (null, null);
        }
    }

    private ITypeSymbol? Type => machine.Sources.Model(parts.Value.SyntaxTree).GetTypeInfo(parts.Value).ConvertedType;

    private Step? Changed(IOperation other)
    {
        if (Context is not { } context)
            return null;
        if (parts.Statement is ExpressionStatementSyntax)
            return context.Statements.Of(other);
        if (Converted(other) is not { } converted)
            return null;
        var value = context.Expressions.Passed(converted, context.Types.Of(Type!));
        var begin = context.Statements.Begin(parts.Statement);
        if (parts.Statement is LocalDeclarationStatementSyntax { Declaration.Variables: [var declarator] })
        {
            if (machine.Sources.Model(declarator.SyntaxTree).GetDeclaredSymbol(declarator) is not ILocalSymbol variable)
                return null;
            var store = context.Locations.Variable(variable).Store(value);
            return frame =>
            {
                begin.Run();
                store(frame);
                return Interpretation.Flow.Next;
            };
        }

        return frame =>
        {
            begin.Run();
            frame.Result = value(frame);
            return Interpretation.Flow.Return;
        };
    }
}
