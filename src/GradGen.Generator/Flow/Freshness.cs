using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>Which expressions can only give an array that is not shared: a creation, or a call on nothing but sizes and arrays.</summary>
internal sealed class Freshness(ITypeSymbol wanted, SourceModels sources)
{
    private readonly HashSet<IMethodSymbol> _asked = new(SymbolEqualityComparer.Default);

    internal bool IsNew(IOperation value)
    {
        value = value.Unconverted();
        return value switch
        {
            IFieldReferenceOperation or IPropertyReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation
                or IArrayElementReferenceOperation => Plainness.IsPlain(value.Type),
            IConditionalOperation { WhenFalse: { } otherwise } choice => IsNew(choice.WhenTrue) && IsNew(otherwise),
            ICoalesceOperation coalesce => IsNew(coalesce.WhenNull) && IsNew(coalesce.Value),
            IAssignmentOperation or ITupleOperation or ISwitchExpressionOperation or IConditionalAccessOperation => false,
            IInvocationOperation { TargetMethod: var method }
                when sources.Body(method.OriginalDefinition) is { } body && !Returns(method.OriginalDefinition, body) => false,
            _ => value.Descendants().All(IsHarmless),
        };
    }

    // Whether all that a method returns is new.
    private bool Returns(IMethodSymbol method, IOperation body) =>
        !_asked.Add(method) || body.Descendants().OfType<IReturnOperation>()
            .All(returned => returned.ReturnedValue is not { } value || IsNew(value)
                || (value is ILocalReferenceOperation { Local: var local } && IsAlwaysNew(local, body)));

    private bool IsAlwaysNew(ILocalSymbol local, IOperation body) => body.Descendants().All(operation => operation switch
    {
        IVariableDeclaratorOperation declarator when declarator.Symbol.Is(local) =>
            declarator.GetVariableInitializer() is not { Value: var value } || IsNew(value),
        IAssignmentOperation { Target: ILocalReferenceOperation target } assignment when target.Local.Is(local) => IsNew(assignment.Value),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation argument } => !argument.Local.Is(local),
        _ => true,
    });

    private bool IsHarmless(IOperation part)
    {
        var type = part switch
        {
            ILocalReferenceOperation or IParameterReferenceOperation => part.Type,
            IFieldReferenceOperation { Instance: not null } or IPropertyReferenceOperation { Instance: not null } => part.Type,
            _ => null,
        };
        return Plainness.IsPlain(type) || type is IArrayTypeSymbol || type is { Name: "Random" } || type?.TypeKind == TypeKind.Delegate
            || Plainness.HoldsPlain(type)
            || type.Is(wanted);
    }
}
