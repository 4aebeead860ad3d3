using GradGen.Generator.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Writing;

/// <summary>Names of types as C#: in full, so that nothing that the user calls alike comes between.</summary>
internal static class TypeCode
{
    internal static string Of(TypeName type) => OfWhole(type) + (type.IsNullable ? "?" : string.Empty);

    private static string OfWhole(TypeName type) => type switch
    {
        TypeName.Simple { Name: var name } => name,
        TypeName.Named named => Named(named),
        TypeName.Optional { Value: var value } => Of(value) + "?",
        TypeName.TupleOf { Parts: var parts } =>
            $"({string.Join(", ", parts.Select(static part => part.Name.Length == 0 ? Of(part.Type) : $"{Of(part.Type)} {Escaped(part.Name)}"))})",
        TypeName.ArrayOf array => Array(array),
        _ => throw new InvalidOperationException(type.GetType().Name),
    };

    /// <summary>A name behind dots, keywords escaped.</summary>
    internal static string Escaped(string name) =>
        string.Join(".", name.Split('.').Select(static part => SyntaxFacts.GetKeywordKind(part) == SyntaxKind.None ? part : "@" + part));

    private static string Named(TypeName.Named type)
    {
        var owner = type.Container is { } container
            ? Named(container) + "."
            : "global::" + (type.Namespace.Length == 0 ? string.Empty : Escaped(type.Namespace) + ".");
        return owner + WithoutSpace(type);
    }

    /// <summary>A type's own name, with its type arguments.</summary>
    internal static string WithoutSpace(TypeName type)
    {
        if (type is not TypeName.Named named)
            return Of(type);
        var separator = named.Arguments is [TypeName.Simple { Name: "" }, ..] ? "," : ", ";
        return Escaped(named.Name) + (named.Arguments.Count == 0 ? string.Empty : $"<{string.Join(separator, named.Arguments.Select(Of))}>");
    }

    // The ranks of arrays of arrays stand in the order in which they are indexed.
    private static string Array(TypeName.ArrayOf array)
    {
        var ranks = string.Empty;
        TypeName element = array;
        while (element is TypeName.ArrayOf inner && (ReferenceEquals(inner, array) || !inner.IsNullable))
        {
            ranks += $"[{new string(',', inner.Rank - 1)}]";
            element = inner.Element;
        }

        return Of(element) + ranks;
    }
}
