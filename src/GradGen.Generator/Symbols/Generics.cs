using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Symbols;

/// <summary>Generic types, and what their parameters have to be.</summary>
internal static class Generics
{
    /// <summary>A type with the arguments that make one type, in which its parameters occur, another; null where none do, or they may not be these.</summary>
    /// <param name="type">The type.</param>
    /// <param name="pattern">A type in terms of its parameters.</param>
    /// <param name="wanted">What that has to be.</param>
    internal static INamedTypeSymbol? With(INamedTypeSymbol type, ITypeSymbol pattern, ITypeSymbol wanted)
    {
        var arguments = new ITypeSymbol?[type.TypeParameters.Length];
        if (!Match(pattern, wanted) || Array.IndexOf(arguments, null) >= 0)
            return null;
        return arguments.Length == 0 ? type
            : type.TypeParameters.Zip(arguments, static (parameter, argument) => Fits(parameter, argument!)).All(static fits => fits)
            ? type.OriginalDefinition.Construct([.. arguments.OfType<ITypeSymbol>()])
            : null;

        bool Match(ITypeSymbol one, ITypeSymbol other)
        {
            if (one is ITypeParameterSymbol parameter && parameter.ContainingSymbol.Is(type.OriginalDefinition))
            {
                arguments[parameter.Ordinal] ??= other;
                return arguments[parameter.Ordinal].Is(other);
            }

            return one is INamedTypeSymbol { IsGenericType: true } made && other is INamedTypeSymbol same && made.OriginalDefinition.Is(same.OriginalDefinition)
                ? made.TypeArguments.Zip(same.TypeArguments, Match).All(static matches => matches)
                : one.Is(other);
        }
    }

    // A parameter of other code can be what is asked for where as much is asked of it.
    private static bool Fits(ITypeParameterSymbol parameter, ITypeSymbol argument) =>
        argument is not ITypeParameterSymbol given
        || (parameter.HasValueTypeConstraint == given.HasValueTypeConstraint && parameter.HasReferenceTypeConstraint == given.HasReferenceTypeConstraint
            && parameter.HasUnmanagedTypeConstraint == given.HasUnmanagedTypeConstraint && parameter.HasConstructorConstraint == given.HasConstructorConstraint
            && parameter.ConstraintTypes.All(asked => given.ConstraintTypes.Any(other => other.OriginalDefinition.Is(asked.OriginalDefinition))));
}
