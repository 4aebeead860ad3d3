using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules;

/// <summary>
/// What a call of GradCheck.Run or GradCheck.Function is certainly told, in a <c>new GradCheckOptions { … }</c> in the call
/// itself or in a local that nothing else is assigned to.
/// </summary>
/// <param name="Step">The value of Step.</param>
/// <param name="Cost">The assignment of Cost.Sum.</param>
internal sealed record CheckOptions(IOperation? Step, IOperation? Cost)
{
    internal static CheckOptions? Of(IInvocationOperation check)
    {
        var value = check.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "options")?.Value;
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        if (value is ILocalReferenceOperation { Local: var local })
            value = InitialValue(check, local);
        if (value is not IObjectCreationOperation { Initializer.Initializers: var settings })
            return null;
        IOperation? step = null, cost = null;
        foreach (var setting in settings.OfType<ISimpleAssignmentOperation>())
        {
            if (setting.Target is not IPropertyReferenceOperation { Property.Name: var name })
                continue;
            if (name == "Step")
                step = setting.Value;
            else if (name == "Cost" && IsSum(setting.Value))
                cost = setting;
        }

        return new CheckOptions(step, cost);
    }

    /// <summary>The type of the layer that is checked, as far as the call shows it.</summary>
    internal static INamedTypeSymbol? LayerOf(IInvocationOperation check)
    {
        var value = check.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "layer")?.Value;
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        // A class that can be derived from may have another Forward, unless it is made right here.
        return value?.Type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type
            && (type.IsSealed || type.IsValueType || value is IObjectCreationOperation) ? type : null;
    }

    private static bool IsSum(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value is IFieldReferenceOperation { Field: { Name: "Sum", ContainingType.Name: "Cost" } };
    }

    private static IOperation? InitialValue(IOperation within, ILocalSymbol local)
    {
        var root = within;
        while (root.Parent is { } parent)
            root = parent;
        IOperation? initial = null;
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator && declarator.Symbol.Is(local))
                initial = declarator.GetVariableInitializer()?.Value;
            else if (operation is IAssignmentOperation { Target: ILocalReferenceOperation target } && target.Local.Is(local))
                return null;
        }

        return initial;
    }
}
