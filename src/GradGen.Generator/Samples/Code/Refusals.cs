using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Samples.Code;

/// <summary>
/// What conditions that lead to a throw say of a sample's values. Only of a value by itself, or of two sizes: what depends on
/// more is left to be tried.
/// </summary>
internal sealed class Refusals(SampleFacts facts, Func<IOperation?, Term?> termOf)
{
    /// <summary>Takes note that code throws where a condition holds, or where it does not.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="holds">Whether it throws where the condition holds.</param>
    /// <param name="isCertain">Whether the condition is always met; if not, only harmless things are asked of sizes.</param>
    internal void Add(IOperation condition, bool holds, bool isCertain)
    {
        // It throws where one of these does not hold.
        foreach (var part in condition.Parts(!holds))
            AddPart(part.Condition, !part.Holds, isCertain);
    }

    private void AddPart(IOperation condition, bool holds, bool isCertain)
    {
        switch (condition)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } alternatives:
                if (isCertain && Alternatives(alternatives, holds ? BinaryOperatorKind.NotEquals : BinaryOperatorKind.Equals) is var (term, values)
                    && values.Count > 1)
                    facts.Allow(term, values);
                break;
            case IBinaryOperation comparison:
                Compare(comparison.LeftOperand, holds ? comparison.OperatorKind : Negated(comparison.OperatorKind), comparison.RightOperand, isCertain);
                break;
            case IIsPatternOperation match:
                Add(match.Value, match.Pattern, holds, isCertain);
                break;
        }
    }

    /// <summary>Takes note that code throws where this comparison holds.</summary>
    internal void Compare(IOperation left, BinaryOperatorKind comparison, IOperation right, bool isCertain)
    {
        (left, right) = (Bare(left), Bare(right));
        if (right.ConstantValue is { HasValue: true, Value: var constant })
            CompareWith(left, comparison, constant, isCertain);
        else if (left.ConstantValue is { HasValue: true, Value: var first })
            CompareWith(right, Turned(comparison), first, isCertain);
        else if (termOf(left) is { } one && termOf(right) is { } other && IsSize(left) && IsSize(right))
            AddOfTwo(one, comparison, other, isCertain);
    }

    private void CompareWith(IOperation value, BinaryOperatorKind comparison, object? constant, bool isCertain)
    {
        if (constant is int remainder && value is IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder or BinaryOperatorKind.And } division)
        {
            AddRemainder(division, comparison, remainder);
            return;
        }

        if (termOf(value) is not { } term)
            return;
        if (isCertain)
            facts.Refuse(term, comparison, constant);
        if (constant is not int number || !IsSize(value))
            return;
        switch (comparison)
        {
            case BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual:
                var least = comparison == BinaryOperatorKind.LessThan ? number : number + 1;
                // Any size is positive.
                if (least > 1)
                    facts.Relations.Add(new Relation("AtLeast", term, null, least));
                break;
            case BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual:
                facts.Relations.Add(new Relation("AtMost", term, null, comparison == BinaryOperatorKind.GreaterThan ? number : number - 1));
                break;
            case BinaryOperatorKind.NotEquals when isCertain:
                facts.Relations.Add(new Relation("AtLeast", term, null, number));
                facts.Relations.Add(new Relation("AtMost", term, null, number));
                break;
        }
    }

    // k % 2 == 0, (k & 1) == 0, width % heads != 0, width % (2 * heads) != 0.
    private void AddRemainder(IBinaryOperation division, BinaryOperatorKind comparison, int remainder)
    {
        if (termOf(division.LeftOperand) is not { } size)
            return;
        if (division.OperatorKind == BinaryOperatorKind.And)
        {
            if (division.RightOperand.ConstantValue is { HasValue: true, Value: 1 })
                AddRemainder(size, 2, comparison, remainder);
            return;
        }

        foreach (var factor in FactorsOf(division.RightOperand))
        {
            if (factor.ConstantValue is { HasValue: true, Value: int divisor })
                AddRemainder(size, divisor, comparison, remainder);
            else if (termOf(factor) is { } of && comparison is BinaryOperatorKind.NotEquals or BinaryOperatorKind.GreaterThan && remainder == 0)
                facts.Relations.Add(new Relation("Multiple", size, of));
        }
    }

    private void AddRemainder(Term size, int divisor, BinaryOperatorKind comparison, int remainder)
    {
        if (divisor < 2)
            return;
        if (comparison == BinaryOperatorKind.NotEquals || (comparison == BinaryOperatorKind.GreaterThan && remainder == 0))
            facts.Relations.Add(new Relation("Remainder", size, null, divisor, remainder));
        else if (comparison == BinaryOperatorKind.Equals && divisor == 2)
            facts.Relations.Add(new Relation("Remainder", size, null, 2, 1 - remainder));
    }

    private void AddOfTwo(Term one, BinaryOperatorKind comparison, Term other, bool isCertain)
    {
        switch (comparison)
        {
            case BinaryOperatorKind.NotEquals when isCertain:
                facts.Relations.Add(new Relation("Same", one, other));
                break;
            case BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual:
                facts.Relations.Add(new Relation("Below", one, other));
                break;
            case BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual:
                facts.Relations.Add(new Relation("Below", other, one));
                break;
        }
    }

    private void Add(IOperation value, IPatternOperation pattern, bool holds, bool isCertain)
    {
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                Add(value, negated.Pattern, !holds, isCertain);
                break;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either when holds:
                Add(value, either.LeftPattern, true, isCertain);
                Add(value, either.RightPattern, true, isCertain);
                break;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both when !holds:
                Add(value, both.LeftPattern, false, isCertain);
                Add(value, both.RightPattern, false, isCertain);
                break;
            case IBinaryPatternOperation when isCertain && !holds && termOf(value) is { } term && Patterns.Constants(pattern) is { } constants:
                facts.Allow(term, constants);
                break;
            case IConstantPatternOperation constant:
                CompareWith(Bare(value), holds ? BinaryOperatorKind.Equals : BinaryOperatorKind.NotEquals, constant.Value.ConstantValue.Value, isCertain);
                break;
            case IRelationalPatternOperation relational:
                CompareWith(Bare(value), holds ? relational.OperatorKind : Negated(relational.OperatorKind), relational.Value.ConstantValue.Value, isCertain);
                break;
        }
    }

    /// <summary>The constants that a condition asks for, one of which the value is where it holds.</summary>
    internal (Term Term, List<object> Values)? Alternatives(IOperation condition) =>
        condition is IIsPatternOperation match && termOf(match.Value) is { } term && Patterns.Constants(match.Pattern) is { } constants
            ? (term, constants.ToList())
        : condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.ConditionalOr }
            ? Alternatives(condition, BinaryOperatorKind.Equals)
        : null;

    // a != 1 && a != 2, which throws for everything else.
    private (Term Term, List<object> Values)? Alternatives(IOperation condition, BinaryOperatorKind comparison)
    {
        if (condition is not IBinaryOperation binary)
            return null;
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            return Alternatives(binary.LeftOperand, comparison) is var (term, values)
                && Alternatives(binary.RightOperand, comparison) is var (other, more) && term.Equals(other)
                ? (term, [.. values, .. more])
                : null;
        }

        return binary.OperatorKind == comparison && termOf(binary.LeftOperand) is { } compared
            && binary.RightOperand.ConstantValue is { HasValue: true, Value: { } constant } ? (compared, [constant]) : null;
    }

    private static IEnumerable<IOperation> FactorsOf(IOperation product) =>
        Bare(product) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } times
            ? FactorsOf(times.LeftOperand).Concat(FactorsOf(times.RightOperand)) : [Bare(product)];

    private static IOperation Bare(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion && !operation.ConstantValue.HasValue)
            operation = conversion.Operand;
        return operation;
    }

    private static bool IsSize(IOperation operation) => operation.Type?.SpecialType == SpecialType.System_Int32;

    /// <summary>The comparison with its sides exchanged.</summary>
    internal static BinaryOperatorKind Turned(BinaryOperatorKind comparison) => comparison switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => comparison,
    };

    private static BinaryOperatorKind Negated(BinaryOperatorKind comparison) => comparison switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.Equals => BinaryOperatorKind.NotEquals,
        BinaryOperatorKind.NotEquals => BinaryOperatorKind.Equals,
        _ => BinaryOperatorKind.None,
    };
}
