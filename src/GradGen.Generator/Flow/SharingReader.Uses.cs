using GradGen.Generator.Framework;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>What is done with an expression that denotes the array, or a row of it.</summary>
internal sealed partial class SharingReader
{
    private void LookAround(IOperation reference)
    {
        var parent = reference.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IConditionalOperation)
        {
            if (parent is IConditionalOperation { Condition: var condition } && ReferenceEquals(condition, reference))
                return;
            (reference, parent) = (parent, parent.Parent);
        }

        if (parent is null or IInvalidOperation or { Kind: OperationKind.None })
            Raise(Sharing.Aliased);
        else if (parent is IAssignmentOperation assignment && ReferenceEquals(assignment.Target, reference))
            LookAtAssigned(assignment);
        else if (parent is IArgumentOperation { Parent: IInvocationOperation call } argument)
            LookAtArgument(argument, call);
        else if (!Plainness.IsPlain(reference.Type))
            LookAtUse(reference, parent);
    }

    private void LookAtAssigned(IAssignmentOperation assignment)
    {
        if (assignment is not ICompoundAssignmentOperation && !_freshness.IsNew(assignment.Value))
            Raise(Sharing.Aliased);
    }

    private void LookAtUse(IOperation reference, IOperation parent)
    {
        switch (parent)
        {
            // For its value alone.
            case IExpressionStatementOperation or IBinaryOperation or IIsTypeOperation or INameOfOperation or IInterpolationOperation or ILockOperation:
            case IIsPatternOperation { Pattern: var pattern } when !pattern.DescendantsAndSelf().Any(static part => part is IDeclarationPatternOperation { DeclaredSymbol: not null } or IRecursivePatternOperation { DeclaredSymbol: not null } or IListPatternOperation { DeclaredSymbol: not null }):
                break;
            case IArrayElementReferenceOperation or IPropertyReferenceOperation or IFieldReferenceOperation or IImplicitIndexerReferenceOperation:
                if (!Plainness.IsPlain(parent.Type))
                    LookAround(parent);
                break;
            case IInvocationOperation call:
                LookAtResult(call);
                break;
            case IConditionalAccessOperation { Operation: var operation } access when ReferenceEquals(operation, reference):
                foreach (var receiver in access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>())
                    LookAround(receiver);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                Follow(local, parent.Root());
                break;
            case IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } }:
                Follow(local, parent.Root());
                break;
            case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var row } }:
                if (!Plainness.IsPlain(row.Type))
                    Follow(row, parent.Root());
                break;
            case IReturnOperation when !IsInFunction(parent) && _declared is IMethodSymbol method:
                Carry((method.AssociatedSymbol ?? method).OriginalDefinition);
                break;
            case IArgumentOperation:
                Raise(Sharing.Handed);
                break;
            default:
                Raise(Sharing.Aliased);
                break;
        }
    }

    private void LookAtArgument(IArgumentOperation argument, IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (FrameworkCalls.IsOfFramework(method))
        {
            LookAtFramework(argument, call);
        }
        else if (argument.Parameter is not { RefKind: RefKind.None or RefKind.In } parameter)
        {
            Raise(Sharing.Aliased);
        }
        else if (!Plainness.IsPlain(parameter.Type))
        {
            var definition = (method.PartialImplementationPart ?? method).OriginalDefinition;
            if ((method.IsStatic || IsOwn(method)) && !method.IsVirtual && !method.IsAbstract && parameter.Ordinal < definition.Parameters.Length && _sources.Body(definition) is { } body)
            {
                Follow(definition.Parameters[parameter.Ordinal], body);
                LookAtResult(call);
            }
            else
            {
                Raise(Sharing.Handed);
            }
        }
    }

    private void LookAtFramework(IArgumentOperation argument, IInvocationOperation call)
    {
        if (IsOfCollections(call.TargetMethod))
        {
            if (!Plainness.IsPlain(argument.Value.Type))
                Raise(Sharing.Handed);
            return;
        }

        var known = FrameworkCalls.Of(call.TargetMethod);
        // Exchanged with another, or put somewhere.
        if (call.Arguments.Any(other => other.Parameter is { } parameter && !Plainness.IsPlain(other.Value.Type) && known?.Parameters(parameter) == FrameworkRole.Keep))
            Raise(Sharing.Aliased);
        if (argument.Parameter is { RefKind: RefKind.None } given && known?.Parameters(given) is FrameworkRole.MayWrite && !Plainness.IsPlain(given.Type))
            Raise(Sharing.Handed);
        LookAtResult(call);
    }

    // What comes back from a call that got the array may be the array or its rows.
    private void LookAtResult(IInvocationOperation call)
    {
        foreach (var given in call.Arguments)
        {
            var function = given.Value;
            while (function is IConversionOperation or IDelegateCreationOperation)
                function = function is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)function).Target;
            if (function is not IAnonymousFunctionOperation { Symbol.Parameters: var parameters })
                continue;
            foreach (var parameter in parameters.Where(static parameter => !Plainness.IsPlain(parameter.Type)))
                Follow(parameter, function);
        }

        if (!Plainness.IsPlain(call.Type) && !IsCopy(call))
            LookAround(call);
    }

    private static bool IsCopy(IInvocationOperation call)
    {
        if (!FrameworkCalls.IsOfFramework(call.TargetMethod) || FrameworkCalls.Of(call.TargetMethod)?.Result is not (FrameworkResult.Elements or FrameworkResult.Selected or FrameworkResult.Foreign))
            return false;
        // The copy of an array of numbers is an object.
        var made = call is { TargetMethod.Name: "Clone", Instance.Type: { } cloned } ? cloned : call.Type;
        return call.TargetMethod.OriginalDefinition.ReturnType is not ITypeParameterSymbol && (Plainness.HoldsPlain(made) || made?.SpecialType == SpecialType.System_Object);
    }

    private void Follow(ISymbol variable, IOperation root)
    {
        if (!_followed.Add(variable))
            return;
        foreach (var operation in root.Descendants())
        {
            if (operation is not (ILocalReferenceOperation or IParameterReferenceOperation) || !Same(operation is ILocalReferenceOperation local ? local.Local : ((IParameterReferenceOperation)operation).Parameter, variable))
                continue;
            LookAround(operation);
            for (var around = operation.Parent; around is not null && !ReferenceEquals(around, root); around = around.Parent)
            {
                if (around is IAnonymousFunctionOperation && IsKept(around))
                    Raise(Sharing.Handed);
            }
        }
    }

    private void Carry(ISymbol carrier)
    {
        for (var symbol = carrier; symbol is not null; symbol = symbol is IPropertySymbol property ? property.OverriddenProperty : (symbol as IMethodSymbol)?.OverriddenMethod)
            _carriers.Add(symbol.OriginalDefinition);
    }

    private bool IsOwn(IMethodSymbol method)
    {
        for (var type = _layer; type is not null; type = type.BaseType)
        {
            if (Same(type.OriginalDefinition, method.ContainingType.OriginalDefinition))
                return true;
        }

        return false;
    }

    private static bool IsInFunction(IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return true;
        }

        return false;
    }
}
