using GradGen.Generator.Framework;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>What is done with an expression that denotes an array, or a row of it.</summary>
internal sealed class ArrayUses(SharingReader reader, INamedTypeSymbol layer, SourceModels sources)
{
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

    /// <summary>Follows every variable again, now that more is known about what carries the array.</summary>
    internal void Restart() => _followed.Clear();

    internal void Look(IOperation reference)
    {
        var parent = reference.Parent;
        while (parent is IConversionOperation or ICoalesceOperation or IConditionalOperation)
        {
            if (parent is IConditionalOperation { Condition: var condition } && condition == reference)
                return;
            (reference, parent) = (parent, parent.Parent);
        }

        if (parent is null or IInvalidOperation or { Kind: OperationKind.None })
            reader.Raise(Sharing.Aliased);
        else if (parent is IAssignmentOperation assignment && assignment.Target == reference)
            reader.Raise(assignment is ICompoundAssignmentOperation ? Sharing.None : reader.SharingOf(assignment.Value));
        else if (parent is IArgumentOperation { Parent: IInvocationOperation call } argument)
            LookAtArgument(argument, call);
        else if (!Plainness.IsPlain(reference.Type))
            LookAtUse(reference, parent);
    }

    private void LookAtUse(IOperation reference, IOperation parent)
    {
        switch (parent)
        {
            // For its value alone.
            case IExpressionStatementOperation or IBinaryOperation or IIsTypeOperation or INameOfOperation or IInterpolationOperation or ILockOperation:
            case IIsPatternOperation { Pattern: var pattern } when !pattern.DescendantsAndSelf().Any(NamesSomething):
                break;
            case IArrayElementReferenceOperation or IPropertyReferenceOperation or IFieldReferenceOperation or IImplicitIndexerReferenceOperation:
                if (!Plainness.IsPlain(parent.Type))
                    Look(parent);
                break;
            case IInvocationOperation call:
                LookAtResult(call);
                break;
            case IConditionalAccessOperation { Operation: var operation } access when operation == reference:
                foreach (var receiver in access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>())
                    Look(receiver);
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
            case IReturnOperation
                when !parent.Around().Any(static around => around is IAnonymousFunctionOperation or ILocalFunctionOperation)
                && reader.Declared is IMethodSymbol method:
                reader.Carry(method.AssociatedSymbol ?? method);
                break;
            default:
                reader.Raise(parent is IArgumentOperation ? Sharing.Handed : Sharing.Aliased);
                break;
        }
    }

    private static bool NamesSomething(IOperation pattern) =>
        pattern is IDeclarationPatternOperation { DeclaredSymbol: not null } or IRecursivePatternOperation { DeclaredSymbol: not null }
            or IListPatternOperation { DeclaredSymbol: not null };

    private void LookAtArgument(IArgumentOperation argument, IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (FrameworkCalls.IsOfFramework(method))
        {
            LookAtFramework(argument, call);
        }
        else if (argument.Parameter is not { RefKind: RefKind.None or RefKind.In } parameter)
        {
            reader.Raise(Sharing.Aliased);
        }
        else if (!Plainness.IsPlain(parameter.Type))
        {
            var definition = method.Implemented().OriginalDefinition;
            if ((method.IsStatic || method.ContainingType.IsPartOf(layer)) && !method.IsVirtual && !method.IsAbstract
                && parameter.Ordinal < definition.Parameters.Length && sources.Body(definition) is { } body)
            {
                Follow(definition.Parameters[parameter.Ordinal], body);
                LookAtResult(call);
            }
            else
            {
                reader.Raise(Sharing.Handed);
            }
        }
    }

    private void LookAtFramework(IArgumentOperation argument, IInvocationOperation call)
    {
        if (IsOfCollections(call.TargetMethod))
        {
            if (!Plainness.IsPlain(argument.Value.Type))
                reader.Raise(Sharing.Handed);
            return;
        }

        var known = FrameworkCalls.Of(call.TargetMethod);
        // Exchanged with another, or put somewhere.
        if (call.Arguments.Any(other =>
            other.Parameter is { } parameter && !Plainness.IsPlain(other.Value.Type) && known?.Parameters(parameter) == FrameworkRole.Keep))
            reader.Raise(Sharing.Aliased);
        if (argument.Parameter is { RefKind: RefKind.None } given && known?.Parameters(given) is FrameworkRole.MayWrite && !Plainness.IsPlain(given.Type))
            reader.Raise(Sharing.Handed);
        LookAtResult(call);
    }

    // What comes back from a call that got the array may be the array or its rows.
    private void LookAtResult(IInvocationOperation call)
    {
        foreach (var function in call.Arguments.Select(static argument => argument.Value.Lambda()).OfType<IAnonymousFunctionOperation>())
        {
            foreach (var parameter in function.Symbol.Parameters.Where(static parameter => !Plainness.IsPlain(parameter.Type)))
                Follow(parameter, function);
        }

        if (!Plainness.IsPlain(call.Type) && !IsCopy(call))
            Look(call);
    }

    private static bool IsCopy(IInvocationOperation call)
    {
        if (!FrameworkCalls.IsOfFramework(call.TargetMethod)
            || FrameworkCalls.Of(call.TargetMethod)?.Result is not (FrameworkResult.Elements or FrameworkResult.Selected or FrameworkResult.Foreign))
            return false;
        // The copy of an array of numbers is an object.
        var made = call is { TargetMethod.Name: "Clone", Instance.Type: { } cloned } ? cloned : call.Type;
        return call.TargetMethod.OriginalDefinition.ReturnType is not ITypeParameterSymbol
            && (Plainness.HoldsPlain(made) || made?.SpecialType == SpecialType.System_Object);
    }

    private void Follow(ISymbol variable, IOperation root)
    {
        if (!_followed.Add(variable))
            return;
        foreach (var operation in root.Descendants().Where(operation => Writes.Variable(operation).Is(variable)))
        {
            Look(operation);
            if (operation.Around().TakeWhile(around => around != root).Any(static around => around is IAnonymousFunctionOperation && IsKept(around)))
                reader.Raise(Sharing.Handed);
        }
    }

    /// <summary>Whether a delegate may run later: those that a method of .NET runs and forgets are no danger.</summary>
    internal static bool IsKept(IOperation function) =>
        function.Around().FirstOrDefault(static around => around is not (IConversionOperation or IDelegateCreationOperation))
            is not IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }
            || !FrameworkCalls.IsOfFramework(method) || IsOfCollections(method);

    private static bool IsOfCollections(IMethodSymbol method) =>
        method.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true;
}
