using GradGen.Generator.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>
/// Looks through a layer, whether the array of a member is ever handed to somebody who may write it during Backward by
/// another way: a list of parameters, an object, a stored delegate, another member.
/// </summary>
internal sealed class SharingReader(INamedTypeSymbol layer, ISymbol member, IMethodSymbol except, SourceModels sources)
{
    private Sharing _sharing;

    /// <summary>Reads all bodies but that of one method, whose effects are known better.</summary>
    internal static Sharing Of(INamedTypeSymbol layer, ISymbol member, IMethodSymbol except, SourceModels sources)
    {
        var reader = new SharingReader(layer, member.OriginalDefinition, except.OriginalDefinition, sources);
        reader.Read();
        return reader._sharing;
    }

    private void Read()
    {
        for (var type = layer.OriginalDefinition; type is { SpecialType: SpecialType.None }; type = type.BaseType?.OriginalDefinition)
        {
            foreach (var declared in type.GetMembers())
            {
                if (SymbolEqualityComparer.Default.Equals(declared, except) || declared.IsImplicitlyDeclared || IsGenerated(declared))
                    continue;
                foreach (var reference in declared.DeclaringSyntaxReferences)
                    Read(declared, reference.GetSyntax(sources.Cancellation));
            }
        }
    }

    // What packs the layer and runs it in a check gets everything, and does nothing with it during Backward.
    private static bool IsGenerated(ISymbol declared) =>
        declared.GetAttributes().Any(static data => data.AttributeClass?.Name == "GeneratedCodeAttribute" && data.ConstructorArguments is [{ Value: "GradGen.Generator" }, ..]);

    private void Read(ISymbol declared, SyntaxNode syntax)
    {
        var body = syntax switch
        {
            VariableDeclaratorSyntax { Initializer: { } initializer } => sources.Operation(initializer),
            PropertyDeclarationSyntax { Initializer: { } initializer } => sources.Operation(initializer),
            _ when declared is IMethodSymbol => sources.Operation(syntax),
            _ => null,
        };
        if (body is null)
            return;
        if (body is ISymbolInitializerOperation { Value: var value } && Same(declared.OriginalDefinition, member) && !IsNew(value))
            Raise(Sharing.Aliased);
        foreach (var operation in body.DescendantsAndSelf())
            Look(operation);
    }

    private void Look(IOperation operation)
    {
        switch (operation)
        {
            case IFieldReferenceOperation { Field: var field } when Same(field.OriginalDefinition, member):
                LookAround(operation);
                break;
            case IPropertyReferenceOperation { Property: var property } when Same(property.OriginalDefinition, member):
                LookAround(operation);
                break;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Parent: not (IMemberReferenceOperation or IInvocationOperation) }:
                Raise(Sharing.Handed);
                break;
            case IMethodReferenceOperation { Method.IsStatic: false } or IAnonymousFunctionOperation when IsKept(operation) && operation.DescendantsAndSelf().OfType<IInstanceReferenceOperation>().Any():
                Raise(Sharing.Handed);
                break;
        }
    }

    // Delegates that a method of .NET runs and forgets are no danger.
    private static bool IsKept(IOperation function)
    {
        var parent = function.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or IDelegateCreationOperation)
            parent = parent.Parent;
        return !(parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } && FrameworkCalls.IsOfFramework(method)
            && method.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) != true);
    }

    private void LookAround(IOperation reference)
    {
        var parent = reference.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IConditionalOperation)
            (reference, parent) = (parent, parent.Parent);
        switch (parent)
        {
            case IArrayElementReferenceOperation { Type: { } element } part when !Plainness.IsPlain(element) && ReferenceEquals(part.ArrayReference, reference):
                LookAround(part);
                break;
            case IAssignmentOperation assignment when ReferenceEquals(assignment.Target, reference):
                if (!IsNew(assignment.Value) && !(assignment is ICompoundAssignmentOperation))
                    Raise(Sharing.Aliased);
                break;
            case IAssignmentOperation or IVariableInitializerOperation or ISymbolInitializerOperation or IArrayInitializerOperation or ITupleOperation:
                if (!Plainness.IsPlain(reference.Type))
                    Raise(Sharing.Aliased);
                break;
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } when FrameworkCalls.IsOfFramework(method)
                && method.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) != true:
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }:
                Raise(Sharing.Aliased);
                break;
            case IArgumentOperation when !Plainness.IsPlain(reference.Type):
                Raise(Sharing.Handed);
                break;
            case null or IInvalidOperation:
            case { Kind: OperationKind.None }:
                Raise(Sharing.Aliased);
                break;
        }
    }

    // An expression that can only give an array of its own: a creation, or a call on nothing but sizes and arrays.
    private bool IsNew(IOperation value)
    {
        while (value is IConversionOperation or IParenthesizedOperation)
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        return value switch
        {
            IFieldReferenceOperation or IPropertyReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation => Plainness.IsPlain(value.Type),
            IConditionalOperation { WhenFalse: { } otherwise } choice => IsNew(choice.WhenTrue) && IsNew(otherwise),
            ICoalesceOperation coalesce => IsNew(coalesce.WhenNull) && IsNew(coalesce.Value),
            IAssignmentOperation or ITupleOperation or ISwitchExpressionOperation or IConditionalAccessOperation => false,
            _ => value.Descendants().All(IsHarmless),
        };
    }

    private bool IsHarmless(IOperation part)
    {
        var type = part switch
        {
            ILocalReferenceOperation or IParameterReferenceOperation => part.Type,
            IFieldReferenceOperation { Instance: not null } or IPropertyReferenceOperation { Instance: not null } => part.Type,
            _ => null,
        };
        return Plainness.IsPlain(type) || type is IArrayTypeSymbol || type is { Name: "Random" } || type?.TypeKind == TypeKind.Delegate || Plainness.HoldsPlain(type)
            || Same(type!, member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type);
    }

    private void Raise(Sharing sharing)
    {
        if (sharing > _sharing)
            _sharing = sharing;
    }

    private static bool Same(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
