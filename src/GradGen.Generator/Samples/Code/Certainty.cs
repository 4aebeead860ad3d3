using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Samples.Code;

/// <summary>Whether a guard is met whenever its method is called: it is in no branch, and nothing before it returns.</summary>
internal static class Certainty
{
    internal static bool IsCertain(IOperation guard)
    {
        for (var (part, around) = (guard, guard.Parent); around is not null; (part, around) = (around, around.Parent))
        {
            switch (around)
            {
                case IConditionalOperation branch when branch.Condition != part:
                case ISwitchCaseOperation or ISwitchExpressionArmOperation or IAnonymousFunctionOperation or ICoalesceOperation or ICatchClauseOperation:
                case IBlockOperation block
                    when block.Operations.TakeWhile(before => before != part)
                        .Any(static before => before.DescendantsAndSelf().Any(static inner => inner is IReturnOperation)):
                    return false;
            }
        }

        return true;
    }

    /// <summary>The one statement of a block, or what was cast.</summary>
    internal static IOperation? Inner(IOperation? operation) => operation switch
    {
        IBlockOperation { Operations: [var only] } => Inner(only),
        IConversionOperation conversion => Inner(conversion.Operand),
        _ => operation,
    };
}
