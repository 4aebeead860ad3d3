using GradGen.Generator.Model;
using GradGen.Generator.Samples.Code;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;
using static GradGen.Samples.NameWords;

namespace GradGen.Generator.Samples;

/// <summary>The values of an enum, but for those that the layer refuses.</summary>
internal static class EnumChoices
{
    // Placeholders, which code refuses as a rule without a guard that could be read.
    private static readonly string[] Placeholders = ["undefined", "unknown", "invalid", "unset", "notset", "unspecified", "unsupported"];

    /// <summary>The values, the usual one first; only the default, or else the first, of an enum that has nothing to do with layers.</summary>
    internal static IReadOnlyList<Expression> Of(Asked asked, INamedTypeSymbol type, SampleFacts? facts)
    {
        var values = type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue).ToList();
        var fit = values.Where(field =>
            (facts is null || facts.Accepts(asked.Symbol, field.ConstantValue!))
                && !field.IsObsolete())
            .GroupBy(static field => field.ConstantValue).Select(static same => same.First())
            .OrderBy(field => asked.HasDefault && Equals(field.ConstantValue, asked.Default) ? 0 : Placeholders.Contains(field.Name.ToLowerInvariant()) ? 2 : 1)
            .ToArray();
        if (fit.Length == 0)
            return [new Expression.Default(TypeNames.Of(type))];
        // Values that weights start with, or how the framework is to do something, make no other function.
        return [.. fit.Take(OwnType.IsOfFramework(type)
            ? 1
            : asked.IsNamed("init") || type.Name.Mentions("init") ? 2 : fit.Length)
            .Select(field => new Expression.OfType(TypeNames.Of(type)).Dot(field.Name))];
    }
}
