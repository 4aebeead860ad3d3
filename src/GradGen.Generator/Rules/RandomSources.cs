using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules;

/// <summary>Sources of random numbers that cannot be seeded from outside.</summary>
internal static class RandomSources
{
    /// <summary>The source that an operation certainly draws from.</summary>
    /// <param name="operation">A part of a body.</param>
    /// <param name="held">The fields that a check seeds.</param>
    internal static SyntaxNode? Find(IOperation operation, HashSet<ISymbol> held) => operation switch
    {
        IObjectCreationOperation { Type: { } type } creation when Argument.IsRandom(type) =>
            IsUnseeded(creation) && !IsKept(creation) && !IsFallback(creation) ? creation.Syntax : null,
        IMemberReferenceOperation { Type: { } type } member when Argument.IsRandom(type) =>
            IsDrawn(member) && IsOutOfReach(member, held) && !IsFallback(member) ? member.Syntax : null,
        IInvocationOperation { TargetMethod: { ContainingType.Name: "Guid", Name: "NewGuid" } } id =>
            id.Parent is IInvocationOperation { TargetMethod.Name: "GetHashCode" or "ToByteArray" } && !IsFallback(id) ? id.Syntax : null,
        IInvocationOperation
        {
            TargetMethod:
            {
                ContainingType: { Name: "RandomNumberGenerator", ContainingNamespace.Name: "Cryptography" },
                Name: not "Dispose" and not "Create"
            }
        } draw => IsFallback(draw) ? null : draw.Syntax,
        _ => null,
    };

    private static bool IsUnseeded(IObjectCreationOperation creation) =>
        creation.Arguments.IsEmpty
            || creation.Arguments[0].Value.DescendantsAndSelf()
                .Any(static part => part is IPropertyReferenceOperation
                {
                    Property:
                    {
                        IsStatic: true,
                        Name: "TickCount" or "TickCount64" or "Now" or "UtcNow"
                    }
                });

    // In a field or a property it lives on, and a field of the layer is held.
    private static bool IsKept(IOperation creation)
    {
        var parent = creation.Parent;
        while (parent is IConversionOperation)
            parent = parent.Parent;
        return parent is IAssignmentOperation { Target: IMemberReferenceOperation };
    }

    private static bool IsOutOfReach(IMemberReferenceOperation member, HashSet<ISymbol> held) => member switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true } } => true,
        // One for each thread.
        IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.Name: "ThreadLocal" or "Lazy" }, Instance: IMemberReferenceOperation holder }
            when holder.Member.IsStatic => true,
        IPropertyReferenceOperation { Property: { IsStatic: true } property } => property.DeclaringSyntaxReferences.IsEmpty || property.IsAuto(),
        IFieldReferenceOperation { Instance: IInstanceReferenceOperation, Field: var field } =>
            !held.Contains(field) && !held.Contains(field.OriginalDefinition),
        // A property with code of its own is looked into.
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property: var property } =>
            !property.IsVirtual && !property.IsAbstract && !property.IsOverride && property.IsAuto(),
        // In another object; that of another layer is held with it.
        IFieldReferenceOperation { Instance.Type: INamedTypeSymbol owner } => !LayerTypes.IsLayer(owner) && IsHolder(owner),
        IPropertyReferenceOperation { Instance.Type: INamedTypeSymbol owner, Property: var property } =>
            !property.IsVirtual && !property.IsAbstract && !LayerTypes.IsLayer(owner) && IsHolder(owner) && property.IsAuto(),
        _ => false,
    };

    private static bool IsHolder(INamedTypeSymbol owner) => owner.TypeKind is TypeKind.Class or TypeKind.Struct && !owner.DeclaringSyntaxReferences.IsEmpty;

    // Called, handed on, given a name or back; a comparison draws nothing.
    private static bool IsDrawn(IOperation source)
    {
        var parent = source.Parent;
        while (parent is IConversionOperation || IsMade(parent, source))
            parent = parent!.Parent;
        return parent is IInvocationOperation or IArgumentOperation or IVariableInitializerOperation or IReturnOperation;
    }

    // "R ??= new Random(1)": made where there is none, and drawn from either way.
    private static bool IsMade(IOperation? around, IOperation source) =>
        around is ICoalesceAssignmentOperation { Target: var target } && ReferenceEquals(target, source);

    // Behind ?? or a question whether there is something else, it may never be drawn from, or once only.
    private static bool IsFallback(IOperation source) => source.Around().Any(around => around is ICoalesceOperation
        || (around is ICoalesceAssignmentOperation && !IsMade(around, source))
        || (around is IConditionalOperation { Condition: var condition } && !condition.DescendantsAndSelf().Contains(source)
            && condition.DescendantsAndSelf().Any(static part => part is IIsPatternOperation || part.ConstantValue is { HasValue: true, Value: null })));
}
