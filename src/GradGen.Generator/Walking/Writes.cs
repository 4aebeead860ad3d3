using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Walking;

/// <summary>What code assigns, by its operations; <see cref="WrittenNames"/> asks the same of its text.</summary>
internal static class Writes
{
    /// <summary>What one operation by itself gives a value: x = …, (x, y) = …, x += …, x++, ref x, out x.</summary>
    internal static IEnumerable<IOperation> Targets(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => Parts(assignment.Target),
        IIncrementOrDecrementOperation step => [step.Target],
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => Parts(argument.Value),
        _ => [],
    };

    /// <summary>What a piece of code gives values, once for each time.</summary>
    internal static IEnumerable<IOperation> TargetsIn(IOperation code) =>
        code.DescendantsAndSelf().Where(static part => part is IAssignmentOperation or IIncrementOrDecrementOperation or IArgumentOperation)
            .SelectMany(Targets);

    /// <summary>The local or parameter that an expression is; null for any other.</summary>
    internal static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>The local, parameter or member of this object that an expression is; null for any other.</summary>
    internal static ISymbol? Symbol(IOperation operation) => operation switch
    {
        IFieldReferenceOperation field when field.Instance is null || field.Instance.IsThis() => field.Field.OriginalDefinition,
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property when property.Instance.IsThis() => property.Property.OriginalDefinition,
        _ => Variable(operation),
    };

    /// <summary>What <c>var x</c> declares.</summary>
    internal static IOperation Declared(IOperation target) => target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;

    /// <summary>Targets and values of a deconstruction, one by one; null where the value is no tuple of as many parts.</summary>
    internal static IReadOnlyList<(IOperation Target, IOperation Value)>? Pairs(IDeconstructionAssignmentOperation assignment) =>
        Declared(assignment.Target) is ITupleOperation targets && assignment.Value.Unconverted() is ITupleOperation values
            && targets.Elements.Length == values.Elements.Length
            ? [.. targets.Elements.Zip(values.Elements, static (target, value) => (target, value))]
            : null;

    private static IEnumerable<IOperation> Parts(IOperation target) => Declared(target) switch
    {
        ITupleOperation tuple => tuple.Elements.SelectMany(Parts),
        IParenthesizedOperation parenthesized => Parts(parenthesized.Operand),
        var whole => [whole],
    };
}
