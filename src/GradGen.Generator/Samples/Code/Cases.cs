using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Samples.Code;

/// <summary>What the code of a layer compares the values of a sample with, and which of them it refuses.</summary>
internal sealed class Cases(SampleFacts facts, Func<IOperation?, Term?> termOf)
{
    private readonly Refusals _refusals = new(facts, termOf);

    internal CodePhase Phase { get; set; }

    // A Backward that refuses what Forward takes is a mistake, not a guard.
    private bool IsGuarded => Phase != CodePhase.Backward;

    internal void Note(IOperation operation)
    {
        switch (operation)
        {
            case IConditionalOperation { Condition: var condition } branch:
                if (branch.WhenTrue.Throws())
                    Refuse(branch, condition, true);
                else if (branch.WhenFalse.Throws())
                    Refuse(branch, condition, false);
                else
                    NoteChain(branch);
                break;
            case ISwitchOperation choice:
                Note(choice);
                break;
            case ISwitchExpressionOperation choice:
                Note(choice);
                break;
            case IBinaryOperation binary:
                Note(binary);
                break;
            case IIsPatternOperation match when termOf(match.Value) is { } term:
                foreach (var part in match.Pattern.DescendantsAndSelf())
                {
                    if (part is IConstantPatternOperation constant)
                        facts.Compare(term, BinaryOperatorKind.Equals, constant.Value.ConstantValue.Value);
                    else if (part is IRelationalPatternOperation relation)
                        facts.Compare(term, relation.OperatorKind, relation.Value.ConstantValue.Value);
                }

                break;
        }
    }

    /// <summary>Takes note of a call that compares or asserts.</summary>
    /// <returns>Whether that is all that the call does.</returns>
    internal bool NoteCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method is { Name: "Equals", ContainingType.SpecialType: SpecialType.System_String or SpecialType.System_Object })
        {
            var sides = call.Arguments.Select(static argument => argument.Value).Concat(call.Instance is { } instance ? [instance] : []).ToArray();
            foreach (var term in sides.Select(termOf).OfType<Term>())
            {
                foreach (var side in sides)
                    facts.Compare(term, BinaryOperatorKind.Equals, side.Constant().Value);
            }

            return true;
        }

        // ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 5).
        if (ThrowHelpers.Comparison(method) is { } comparison && call.Arguments.Length > 0)
        {
            if (ThrowHelpers.Bound(method) is { } bound && termOf(call.Arguments[0].Value) is { } value && Certainty.IsCertain(call))
                facts.Refuse(value, comparison, bound);
            else if (call.Arguments.Length > 1 && IsGuarded)
                _refusals.Compare(call.Arguments[0].Value, comparison, call.Arguments[1].Value, Certainty.IsCertain(call));
            return true;
        }

        if (method is { Name: "Assert", ContainingType.Name: "Debug" } && call.Arguments.Length > 0)
            Refuse(call, call.Arguments[0].Value, false);
        return false;
    }

    /// <summary>A value that is looked up in a table is one of the table's keys.</summary>
    internal void NoteKey(IOperation key, IOperation entries)
    {
        if (termOf(key) is not { } term)
            return;
        foreach (var entry in entries.DescendantsAndSelf())
        {
            var name = entry switch
            {
                IInvocationOperation { TargetMethod.Name: "Add", Arguments: [var first, ..] } => first.Value,
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [var index] } } => index.Value,
                _ => null,
            };
            if (name is not null)
                facts.Compare(term, BinaryOperatorKind.Equals, name.Constant().Value);
        }
    }

    private void Refuse(IOperation guard, IOperation condition, bool holds)
    {
        if (IsGuarded)
            _refusals.Add(condition, holds, Certainty.IsCertain(guard));
    }

    // if (kind == "a") … else if (kind == "b") … else throw: what is left over is refused.
    private void NoteChain(IConditionalOperation first)
    {
        if (!IsGuarded || !Certainty.IsCertain(first))
            return;
        Term? term = null;
        var covered = new List<object>();
        IOperation? rest = first;
        while (Certainty.Inner(rest) is IConditionalOperation branch)
        {
            if (_refusals.Alternatives(branch.Condition) is not var (compared, values) || (term is { } before && !before.Equals(compared)))
                return;
            term = compared;
            covered.AddRange(values);
            rest = branch.WhenFalse;
        }

        if (term is { } asked && rest.Throws())
            facts.Allow(asked, covered);
    }

    private void Note(IBinaryOperation binary)
    {
        // Two entries on each side of where an index turns, as in cells - 2.
        if (binary is
            {
                OperatorKind: BinaryOperatorKind.Subtract,
                RightOperand.ConstantValue: { HasValue: true, Value: int and > 1 and < 16 and var offset }
            } && Phase != CodePhase.Making
            && termOf(binary.LeftOperand) is { } whole)
            facts.Relations.Add(new Relation("AtLeast", whole, null, offset + 2));
        var isOrder = binary.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan
            or BinaryOperatorKind.GreaterThanOrEqual;
        if (isOrder ? IsGuard(binary) : binary.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
            return;
        Compare(binary.LeftOperand, binary.OperatorKind, binary.RightOperand);
        Compare(binary.RightOperand, Refusals.Turned(binary.OperatorKind), binary.LeftOperand);
    }

    private void Compare(IOperation setting, BinaryOperatorKind comparison, IOperation other)
    {
        if (termOf(setting) is not { } term)
            return;
        if (other.Constant().Value is { } value)
            facts.Compare(term, comparison, value);
        else if (Phase != CodePhase.Making && term.Axis < 0 && termOf(other) is null)
            facts.Tested.Add(term.Origin);
    }

    // That what lies beyond is refused makes a bound no case of its own.
    private static bool IsGuard(IOperation comparison)
    {
        var condition = comparison;
        while (condition.Parent is IBinaryOperation or IUnaryOperation)
            condition = condition.Parent;
        return condition.Parent is IConditionalOperation branch && branch.Condition == condition && (branch.WhenTrue.Throws() || branch.WhenFalse.Throws());
    }

    private void Note(ISwitchOperation choice)
    {
        if (termOf(choice.Value) is not { } term)
            return;
        var covered = new List<object>();
        var refuses = false;
        foreach (var section in choice.Cases)
        {
            var throws = section.Body.Length > 0 && section.Body[0].Throws();
            foreach (var clause in section.Clauses)
            {
                refuses |= throws && clause is IDefaultCaseClauseOperation;
                var values = clause switch
                {
                    ISingleValueCaseClauseOperation { Value: var single } => single.Constant().Value is { } constant ? [constant] : [],
                    IPatternCaseClauseOperation { Pattern: var pattern } => Patterns.Constants(pattern) ?? [],
                    _ => [],
                };
                Cover(choice, term, values, throws, covered);
            }
        }

        if (refuses && IsGuarded && Certainty.IsCertain(choice))
            facts.Allow(term, covered);
    }

    private void Note(ISwitchExpressionOperation choice)
    {
        if (termOf(choice.Value) is not { } term)
            return;
        var covered = new List<object>();
        var isTotal = false;
        foreach (var arm in choice.Arms)
        {
            var throws = arm.Value.Throws();
            if (Patterns.Constants(arm.Pattern) is { } constants)
                Cover(choice, term, constants, throws, covered);
            else
                isTotal |= !throws;
        }

        if (!isTotal && IsGuarded && Certainty.IsCertain(choice))
            facts.Allow(term, covered);
    }

    private void Cover(IOperation choice, Term term, IEnumerable<object> values, bool throws, List<object> covered)
    {
        foreach (var value in values)
        {
            if (!throws)
            {
                covered.Add(value);
                facts.Compare(term, BinaryOperatorKind.Equals, value);
            }
            else if (IsGuarded && Certainty.IsCertain(choice))
            {
                facts.Refuse(term, BinaryOperatorKind.Equals, value);
            }
        }
    }
}
