using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>Whether a value matches a pattern, which may declare variables.</summary>
internal delegate bool Match(Frame frame, Value value);

/// <summary>Compiles patterns, and what is chosen by them.</summary>
internal sealed class PatternCompiler(Context context)
{
    private Machine Machine => context.Machine;

    internal Code Is(IIsPatternOperation test)
    {
        var value = context.Expressions.Receiver(test.Value);
        var match = Of(test.Pattern, context.TypeOf(test.Value));
        return frame => Value.Of(match(frame, value(frame)));
    }

    internal Code Switch(ISwitchExpressionOperation choice)
    {
        var value = context.Expressions.Receiver(choice.Value);
        var type = context.TypeOf(choice.Value);
        (Match Match, Code? Guard, Code Value)[] arms = [.. choice.Arms.Select(arm =>
            (Of(arm.Pattern, type), arm.Guard is null ? null : context.Value(arm.Guard), context.Expressions.Arm(arm.Value)))];
        return frame =>
        {
            var held = value(frame);
            foreach (var (match, guard, code) in arms)
            {
                if (match(frame, held) && (guard is null || guard(frame).Flag))
                    return code(frame);
            }

            throw Machine.Thrown("System.Runtime.CompilerServices.SwitchExpressionException");
        };
    }

    internal Step Switch(ISwitchOperation choice)
    {
        var value = context.Expressions.Receiver(choice.Value);
        var type = context.TypeOf(choice.Value);
        var begin = context.Statements.Begin(choice.Syntax);
        var prologue = context.Statements.Prologue(choice.Locals, []);
        (Match[] Matches, Step Body)[] cases =
            [.. choice.Cases.Select(one =>
                (one.Clauses.Where(static clause => clause is not IDefaultCaseClauseOperation).Select(clause => Clause(clause, type)).ToArray(),
                    context.Statements.Marked(one.Syntax, context.Statements.Sequence(one.Body))))];
        var otherwise = choice.Cases.Select(static (one, place) => (one, place))
            .Where(static pair => pair.one.Clauses.Any(static clause => clause is IDefaultCaseClauseOperation)).Select(static pair => pair.place)
            .DefaultIfEmpty(-1).First();
        return frame =>
        {
            begin.Run();
            prologue?.Invoke(frame);
            var held = value(frame);
            var taken = Array.FindIndex(cases, one => Array.Exists(one.Matches, match => match(frame, held)));
            taken = taken < 0 ? otherwise : taken;
            var flow = taken < 0 ? Flow.Next : cases[taken].Body(frame);
            return flow == Flow.Break ? Flow.Next : flow;
        };
    }

    /// <summary>Whether a value of a type matches.</summary>
    internal Match Of(IPatternOperation pattern, ITypeSymbol type) => pattern switch
    {
        IDiscardPatternOperation => static (_, _) => true,
        IConstantPatternOperation constant => Constant(constant, type),
        IRelationalPatternOperation relation => Relation(relation, type),
        INegatedPatternOperation negated => Not(Of(negated.Pattern, type)),
        IBinaryPatternOperation binary => Both(binary, type),
        IDeclarationPatternOperation declaration => Declaration(declaration, type),
        ITypePatternOperation test => Tested(context.Types.Of(test.MatchedType), type),
        IRecursivePatternOperation recursive => Recursive(recursive, type),
        IListPatternOperation list => List(list, type),
        _ => throw RunEndedException.Unknown("the pattern " + pattern.Kind),
    };

    private Match Clause(ICaseClauseOperation clause, ITypeSymbol type)
    {
        switch (clause)
        {
            case ISingleValueCaseClauseOperation single:
                var expected = context.Value(single.Value);
                var isNull = ExpressionCompiler.IsNull(type);
                var isNullClause = single.Value.ConstantValue is { HasValue: true, Value: null };
                return isNullClause
                    ? (_, value) => isNull(value)
                    : (frame, value) => !isNull(value) && Machine.AreEqual(value, expected(frame), Kinds.Underlying(type));
            case IPatternCaseClauseOperation pattern:
                var match = Of(pattern.Pattern, type);
                var guard = pattern.Guard is null ? null : context.Value(pattern.Guard);
                return (frame, value) => match(frame, value) && (guard is null || guard(frame).Flag);
            default:
                throw RunEndedException.Unknown("the clause " + clause.CaseKind);
        }
    }

    private Match Constant(IConstantPatternOperation pattern, ITypeSymbol type)
    {
        if (pattern.Value.ConstantValue is not { HasValue: true } constant)
            throw RunEndedException.Unknown("a pattern without a constant");
        if (constant.Value is null)
        {
            var isNull = ExpressionCompiler.IsNull(type);
            return (_, value) => isNull(value);
        }

        var underlying = Kinds.Underlying(type);
        var own = underlying.IsValueType || underlying.SpecialType == SpecialType.System_String ? underlying : context.TypeOf(pattern.Value);
        var expected = Constants.Of(constant.Value, own, Machine.Layouts);
        var trace = context.Trace;
        if (Kinds.Of(underlying) == Kind.Real)
        {
            return (_, value) =>
            {
                trace.Compare(value, expected);
                return !value.IsNothing && (value.Real == expected.Real || (double.IsNaN(value.Real) && double.IsNaN(expected.Real)));
            };
        }

        if (underlying.IsValueType)
            return (_, value) => !value.IsNothing && value.Integer == expected.Integer;
        return own.IsValueType
            ? (_, value) => value.Object is Boxed boxed && boxed.Type.Is(own) && Machine.AreEqual(boxed.Held, expected, own)
            : (_, value) => value.Object is string text && text.Equals((string)expected.Object!, StringComparison.Ordinal);
    }

    private static Match Not(Match match) => (frame, value) => !match(frame, value);

    private Match Relation(IRelationalPatternOperation pattern, ITypeSymbol type)
    {
        var underlying = Kinds.Underlying(type);
        if (!underlying.IsValueType)
            throw RunEndedException.Unknown("a comparison of objects");
        var limit = Constants.Of(pattern.Value.ConstantValue.Value, underlying, Machine.Layouts);
        var compare = Machine.Arithmetic.Binary(pattern.OperatorKind, Kinds.Of(underlying), false);
        return (_, value) => !value.IsNothing && compare(value, limit).Flag;
    }

    private Match Both(IBinaryPatternOperation pattern, ITypeSymbol type)
    {
        var left = Of(pattern.LeftPattern, type);
        if (pattern.OperatorKind == BinaryOperatorKind.Or)
        {
            var other = Of(pattern.RightPattern, type);
            return (frame, value) => left(frame, value) || other(frame, value);
        }

        // What comes after "and" sees the type that came before it.
        var narrowed = context.Types.Of(pattern.LeftPattern.NarrowedType);
        var right = Of(pattern.RightPattern, narrowed);
        var convert = Narrowing(type, narrowed);
        return (frame, value) => left(frame, value) && right(frame, convert(value));
    }

    private Match Declaration(IDeclarationPatternOperation pattern, ITypeSymbol type)
    {
        var set = pattern.DeclaredSymbol is { } variable ? context.Locations.Variable(variable) : null;
        var target = pattern.MatchedType is { } matched ? context.Types.Of(matched) : null;
        var test = target is null ? null : Tested(target, type);
        var convert = target is null ? static value => value : Narrowing(type, target);
        return (frame, value) =>
        {
            if (test is not null && !test(frame, value))
                return false;
            set?.Set(frame, Instance.Copy(convert(value)));
            return true;
        };
    }

    private Match Tested(ITypeSymbol target, ITypeSymbol type)
    {
        if (type.IsValueType && target.IsValueType)
            return static (_, value) => !value.IsNothing;
        if (!type.IsValueType)
            return (_, value) => Machine.Types.IsInstance(value, target);
        return (_, value) => Machine.Types.IsInstance(Conversions.Box(value, type), target);
    }

    private Func<Value, Value> Narrowing(ITypeSymbol type, ITypeSymbol target) =>
        type.Is(target) || !target.IsValueType
            ? type.IsValueType && !target.IsValueType ? value => Conversions.Box(value, type) : static value => value
            : type.IsValueType ? static value => value
            : value => Machine.Conversions.Unbox(value, target);

    private Match Recursive(IRecursivePatternOperation pattern, ITypeSymbol type)
    {
        var target = context.Types.Of(pattern.MatchedType);
        var test = Tested(target, type);
        var convert = Narrowing(type, target);
        var set = pattern.DeclaredSymbol is { } variable ? context.Locations.Variable(variable) : null;
        (Func<Value, Value> Get, Match Match)[] members = [.. pattern.PropertySubpatterns.Select(part => Member(part, target))];
        var count = pattern.DeconstructionSubpatterns.Length;
        var parts = count == 0 ? null : context.Deconstructions.Parts(target, count) is var split
            ? new { split.Parts, Matches = pattern.DeconstructionSubpatterns.Select((part, place) => Of(part, split.Types[place])).ToArray() } : null;
        return (frame, value) =>
        {
            if (!test(frame, value))
                return false;
            var held = convert(value);
            if (parts is not null)
            {
                var values = parts.Parts(held);
                for (var i = 0; i < parts.Matches.Length; i++)
                {
                    if (!parts.Matches[i](frame, values[i]))
                        return false;
                }
            }

            foreach (var (get, match) in members)
            {
                if (!match(frame, get(held)))
                    return false;
            }

            set?.Set(frame, held);
            return true;
        };
    }

    private (Func<Value, Value> Get, Match Match) Member(IPropertySubpatternOperation part, ITypeSymbol holder)
    {
        if (part.Member is IFieldReferenceOperation { Field: var field })
        {
            var slot = Machine.Layouts.Of((INamedTypeSymbol)holder).SlotOf(field);
            return (value => ((Instance)value.Object!).Fields[slot], Of(part.Pattern, context.Types.Of(field.Type)));
        }

        if (part.Member is not IPropertyReferenceOperation { Property: var property })
            throw RunEndedException.Unknown("a pattern of a member");
        var member = context.Types.Member(property);
        var get = context.Calls.Function(member.GetMethod ?? throw RunEndedException.Unknown("a property without a getter"), null, true);
        return (value => get(value, []), Of(part.Pattern, member.Type));
    }

    private Match List(IListPatternOperation pattern, ITypeSymbol type)
    {
        var element = type is IArrayTypeSymbol array
            ? array.ElementType
            : type is INamedTypeSymbol { TypeArguments.Length: 1 } named
            ? named.TypeArguments[0] : throw RunEndedException.Unknown("a list pattern");
        var slice = pattern.Patterns.Select(static (part, place) => (part, place)).FirstOrDefault(static pair => pair.part is ISlicePatternOperation);
        var hasSlice = slice.part is not null;
        var inner = slice.part is ISlicePatternOperation { Pattern: { } rest } ? Of(rest, type) : null;
        Match[] matches = [.. pattern.Patterns.Where(static part => part is not ISlicePatternOperation).Select(part => Of(part, element))];
        var before = hasSlice ? slice.place : matches.Length;
        var set = pattern.DeclaredSymbol is { } variable ? context.Locations.Variable(variable) : null;
        return (frame, value) =>
        {
            if (value.Object is null && !type.IsValueType)
                return false;
            Value[] items = [.. Machine.Items(value)];
            if (hasSlice ? items.Length < matches.Length : items.Length != matches.Length)
                return false;
            for (var i = 0; i < matches.Length; i++)
            {
                if (!matches[i](frame, items[i < before ? i : items.Length - matches.Length + i]))
                    return false;
            }

            if (inner is not null && !inner(frame, Machine.Slice(value, new RangeValue(new(before, false), new(matches.Length - before, true)))))
                return false;
            set?.Set(frame, value);
            return true;
        };
    }
}
