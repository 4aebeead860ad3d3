using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Walking;

/// <summary>What is asked of operations everywhere.</summary>
internal static class Operations
{
    /// <summary>What is converted, or the operation itself.</summary>
    internal static IOperation Unconverted(this IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        return operation;
    }

    /// <summary>The constant that is converted, or that the operation itself is.</summary>
    internal static Optional<object?> Constant(this IOperation operation)
    {
        while (operation is IConversionOperation { ConstantValue.HasValue: false } conversion)
            operation = conversion.Operand;
        return operation.ConstantValue;
    }

    /// <summary>
    /// What a condition that holds, or fails, says by itself: both sides of an &amp;&amp; that holds or of an || that fails, and
    /// the opposite of what is negated.
    /// </summary>
    internal static IEnumerable<(IOperation Condition, bool Holds)> Parts(this IOperation condition, bool holds) => condition.Unconverted() switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation => negation.Operand.Parts(!holds),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both
            when both.OperatorKind == BinaryOperatorKind.ConditionalAnd == holds => both.LeftOperand.Parts(holds).Concat(both.RightOperand.Parts(holds)),
        var part => [(part, holds)],
    };

    /// <summary>Whether a statement or an expression ends with an exception.</summary>
    internal static bool Throws(this IOperation? operation) => operation switch
    {
        IThrowOperation => true,
        IConversionOperation conversion => Throws(conversion.Operand),
        IExpressionStatementOperation statement => Throws(statement.Operation),
        IBlockOperation { Operations: [.., var last] } => Throws(last),
        _ => false,
    };

    /// <summary>The lambda behind a delegate; null where none is visible.</summary>
    internal static IAnonymousFunctionOperation? Lambda(this IOperation operation) => operation.Unconverted() switch
    {
        IAnonymousFunctionOperation lambda => lambda,
        IDelegateCreationOperation creation => creation.Target as IAnonymousFunctionOperation,
        _ => null,
    };

    /// <summary>Whether an expression is this object.</summary>
    internal static bool IsThis(this IOperation? operation) =>
        operation is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    /// <summary>What an operation is in, the nearest first.</summary>
    internal static IEnumerable<IOperation> Around(this IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
            yield return around;
    }

    /// <summary>The last operation around this one: a body as a whole.</summary>
    internal static IOperation Root(this IOperation operation) => operation.Around().LastOrDefault() ?? operation;
}
