using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Samples;

/// <summary>Whether type arguments are what a generic type asks for; reflection, which closes it, would only say so when the tests run.</summary>
internal static class TypeConstraints
{
    /// <summary>Which type argument breaks which constraint; null when none does.</summary>
    internal static string? Broken(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol?> arguments)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (arguments[i] is { } argument and not ITypeParameterSymbol && Broken(parameters[i], argument, Closed) is { } constraint)
                return $"{argument.Show()} for {parameters[i].Name}, which has to be {constraint}";
        }

        return null;

        // INumber<T> of the argument.
        ITypeSymbol Closed(ITypeSymbol constraint)
        {
            for (var i = 0; i < parameters.Count; i++)
            {
                if (constraint.Is(parameters[i]))
                    return arguments[i] ?? constraint;
            }

            return constraint is INamedTypeSymbol { IsGenericType: true, ContainingType: null } generic
                ? generic.OriginalDefinition.Construct([.. generic.TypeArguments.Select(Closed)]) : constraint;
        }
    }

    private static string? Broken(ITypeParameterSymbol parameter, ITypeSymbol argument, Func<ITypeSymbol, ITypeSymbol> closed) =>
        parameter.HasUnmanagedTypeConstraint && !argument.IsUnmanagedType ? "unmanaged"
        : parameter.HasValueTypeConstraint && (!argument.IsValueType || argument.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) ? "a struct"
        : parameter.HasReferenceTypeConstraint && !argument.IsReferenceType ? "a class"
        : parameter.HasConstructorConstraint && !argument.IsValueType && !CanBeMade(argument) ? "a class with a public constructor that takes nothing"
        : parameter.ConstraintTypes.FirstOrDefault(constraint => !argument.IsA(closed(constraint))) is { } type ? "a " + closed(type).Show()
        : null;

    private static bool CanBeMade(ITypeSymbol argument) =>
        argument is INamedTypeSymbol { IsAbstract: false } made && made.InstanceConstructors
            .Any(static constructor => constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility == Accessibility.Public);
}
