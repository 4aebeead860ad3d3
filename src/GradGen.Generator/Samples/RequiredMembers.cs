using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Samples;

/// <summary>The members that have to be set on a new object, whether anything reads them or not.</summary>
internal static class RequiredMembers
{
    /// <summary>The required members of a type and its bases, as values that are asked for.</summary>
    /// <param name="made">The type of what is made.</param>
    /// <param name="constructor">The constructor by which it is made.</param>
    internal static IReadOnlyList<Asked> Of(ITypeSymbol made, IMethodSymbol constructor)
    {
        var members = new List<Asked>();
        if (constructor.GetAttributes().Any(static data => data.AttributeClass?.Name == "SetsRequiredMembersAttribute"))
            return members;
        foreach (var member in (made as INamedTypeSymbol).WithBases().SelectMany(static type => type.GetMembers()))
        {
            var type = member switch
            {
                IPropertySymbol { IsRequired: true } property => property.Type,
                IFieldSymbol { IsRequired: true } field => field.Type,
                _ => null,
            };
            if (type is not null)
                members.Add(new Asked(member.OriginalDefinition, type, member.Name, HasDefault: false, null));
        }

        return members;
    }
}
