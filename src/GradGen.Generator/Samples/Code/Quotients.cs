using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Samples.Code;

/// <summary>Takes note of whole quotients: one of nothing or of one hides what is done with its parts.</summary>
internal sealed class Quotients(SampleFacts facts, Sums sums)
{
    // What is cut into blocks of which the last may be shorter.
    private readonly HashSet<(Term Whole, Term Block)> _begun = [];

    internal void Note(IOperation operation)
    {
        if (operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide, Type.SpecialType: SpecialType.System_Int32 } quotient)
            NoteQuotient(quotient);
        else if (operation is IInvocationOperation { TargetMethod.Name: "Ceiling", Arguments: [{ Value: var exact }] }
            && exact.Unconverted() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } ratio
            && sums.SizeOf(ratio.LeftOperand) is { } whole && sums.SizeOf(ratio.RightOperand) is { } block)
            AddBegun(whole, block);
    }

    private void NoteQuotient(IBinaryOperation quotient)
    {
        var divisor = quotient.RightOperand.ConstantValue is { HasValue: true, Value: int and > 1 and < 5 and var number } ? number : 0;
        if (sums.SizeOf(quotient.LeftOperand) is { } dividend)
        {
            if (divisor > 0)
                facts.Relations.Add(new Relation("AtLeast", dividend, null, 2 * divisor));
            else if (sums.SizeOf(quotient.RightOperand) is { } size && !_begun.Contains((dividend, size)))
                facts.Relations.Add(new Relation("Multiple", dividend, size));
            return;
        }

        var parts = sums.Parts(quotient.LeftOperand).ToArray();
        if (!Array.Exists(parts, static part => part.IsNegative))
            return;
        // (whole + block - 1) / block, or (whole - 1) / block + 1: all begun blocks. (outer - inner) / 2: what is inside stands in the middle.
        if (sums.SizeOf(quotient.RightOperand) is { } block && parts.All(static part => !part.IsNegative || Sums.IsOne(part.Value)))
        {
            if (First(isNegative: false, except: block) is { } whole)
                AddBegun(whole, block);
        }
        else if (divisor > 0 && First(isNegative: true) is { } inner && First(isNegative: false, except: inner) is { } outer)
        {
            facts.Relations.Add(new Relation("Windows", outer, inner));
        }

        Term? First(bool isNegative, Term? except = null) => parts.Where(part => part.IsNegative == isNegative).Select(part => sums.SizeOf(part.Value))
            .FirstOrDefault(size => size is not null && !size.Equals(except));
    }

    private void AddBegun(Term whole, Term block)
    {
        _begun.Add((whole, block));
        facts.Relations.Add(new Relation("Windows", whole, block));
    }
}
