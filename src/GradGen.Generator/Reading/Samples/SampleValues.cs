using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>Values for what a constructor asks: sizes for integers, usual settings for numbers by their names.</summary>
internal static class SampleValues
{
    private static readonly (string Word, string Value)[] Settings =
    [
        ("eps", "1e-5"), ("momentum", "0.9"), ("decay", "0.01"), ("lambda", "0.01"), ("regular", "0.01"), ("l1", "0.01"), ("l2", "0.01"),
        ("learning", "0.1"), ("lr", "0.1"), ("slope", "0.1"), ("leak", "0.1"), ("alpha", "0.3"),
    ];

    /// <summary>C# with <c>sizes</c> in scope, or null for a type of which nothing sensible can be made up.</summary>
    internal static string? Of(ITypeSymbol type, string name, bool isParams, IAssemblySymbol assembly)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Int32:
                return $"sizes.Of({Literals.Of(name)})";
            case SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Byte:
                return $"({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})sizes.Of({Literals.Of(name)})";
            case SpecialType.System_Boolean:
                // Whatever adds parameters or gradients is worth checking.
                return name.IndexOf("bias", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("affine", StringComparison.OrdinalIgnoreCase) >= 0
                    || name.IndexOf("train", StringComparison.OrdinalIgnoreCase) >= 0 ? "true" : "false";
            case SpecialType.System_Double or SpecialType.System_Single:
                return $"({type.ToDisplayString()}){Setting(name)}";
            case SpecialType.System_String:
                return name.IndexOf("name", StringComparison.OrdinalIgnoreCase) >= 0 || name is "id" or "label" or "tag" ? "\"checked\"" : null;
        }

        if (Argument.IsRandom(type))
            return "new global::System.Random(1)";
        if (type.TypeKind == TypeKind.Enum)
            return $"default({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})";
        if (IsListOfIntegers(type))
        {
            var sizes = string.Join(", ", Enumerable.Range(0, 3).Select(i => $"sizes.Of({Literals.Of($"{name}[{i}]")})"));
            return isParams ? sizes : type.Name == "List" ? $"new {type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)} {{ {sizes} }}" : $"new[] {{ {sizes} }}";
        }

        if (type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false, DeclaredAccessibility: not Accessibility.Private } made
            && made.InstanceConstructors.Any(static constructor => constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility == Accessibility.Public))
        {
            return $"new {made.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}()";
        }

        if (type.NullableAnnotation == NullableAnnotation.Annotated && type.IsReferenceType)
            return "null";
        return Implementations.Of(type, assembly) is { } chosen ? $"new {chosen.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}()" : null;
    }

    /// <summary>Whether a type is a list of integers, or what an array of them can be passed as.</summary>
    internal static bool IsListOfIntegers(ITypeSymbol type) =>
        type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Int32 }
        || (type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Int32 }], Name: "List" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "IEnumerable" or "ReadOnlySpan" } named && named.ContainingNamespace.ToDisplayString() is "System.Collections.Generic" or "System");

    private static string Setting(string name)
    {
        foreach (var (word, value) in Settings)
        {
            if (name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
                return value;
        }

        return "0.5";
    }
}
