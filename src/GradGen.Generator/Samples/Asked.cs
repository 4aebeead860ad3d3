using GradGen.Samples;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Samples;

/// <summary>What a sample has to give a value, or may.</summary>
/// <param name="Symbol">The parameter or member.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">What a report calls it.</param>
/// <param name="HasDefault">Whether it has a value that it is left at.</param>
/// <param name="Default">That value.</param>
internal sealed record Asked(ISymbol Symbol, ITypeSymbol Type, string Name, bool HasDefault, object? Default)
{
    /// <summary>Whether a call lists its elements.</summary>
    internal bool IsParams { get; init; }

    /// <summary>Which part of a tuple it is; −1 for what is none.</summary>
    internal int Part { get; init; } = -1;

    internal static Asked Of(IParameterSymbol parameter) =>
        new(parameter.OriginalDefinition, parameter.Type, parameter.Name, parameter.HasExplicitDefaultValue,
            parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null)
        { IsParams = parameter.IsParams };

    internal bool IsNamed(params string[] words) => Name.Mentions(words);

    internal bool HasWord(params string[] words) => NameWords.Of(Name).Any(words.Contains);
}
