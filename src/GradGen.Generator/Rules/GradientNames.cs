using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules;

/// <summary>What the names around a layer say about gradients, for rules that only speak when a name leaves no doubt.</summary>
internal static class GradientNames
{
    private static readonly string[] Words = ["gradient", "grad"];

    /// <summary>
    /// What a name that says "gradient" is the gradient of: <c>weight</c> for <c>_weightGradients</c> and <c>gradWeights</c>; null for any other.
    /// </summary>
    internal static string? Stem(string name)
    {
        var normalised = MemberNames.Normalise(name);
        foreach (var word in Words)
        {
            if (normalised.Length > word.Length && normalised.EndsWith(word, StringComparison.Ordinal))
                return MemberNames.Normalise(normalised.Substring(0, normalised.Length - word.Length));
        }

        foreach (var word in Words)
        {
            if (normalised.Length > word.Length && normalised.StartsWith(word, StringComparison.Ordinal))
                return MemberNames.Normalise(normalised.Substring(word.Length));
        }

        return null;
    }

    /// <summary>Whether two names mean the same parameter: <c>w</c> and <c>_weights</c>.</summary>
    internal static bool Same(string one, string other) =>
        one == other || MemberNames.Abbreviate(one) == MemberNames.Abbreviate(other);

    /// <summary>
    /// Everything that holds a value and has a name in a layer: private members of base classes, static ones and ignored ones too, and captured parameters.
    /// </summary>
    internal static IEnumerable<(string Name, ITypeSymbol Type)> Around(INamedTypeSymbol layer)
    {
        foreach (var parameter in PrimaryConstructor.ParametersOf(layer))
            yield return (parameter.Name, parameter.Type);
        foreach (var type in layer.WithBases())
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IFieldSymbol { CanBeReferencedByName: true } field)
                    yield return (field.Name, field.Type);
                else if (member is IPropertySymbol { CanBeReferencedByName: true } property)
                    yield return (property.Name, property.Type);
            }
        }
    }
}
