using GradGen.Generator.Interpretation.Framework;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.MathNet;

/// <summary>The types of Math.NET that are dense matrices and vectors of reals, or are declared as any.</summary>
internal static class DenseTypes
{
    internal const string Space = "MathNet.Numerics.LinearAlgebra.";

    internal static string[] Matrices { get; } = [Space + "Matrix`1", .. Own("Matrix"), .. Own("DenseMatrix")];

    internal static string[] Vectors { get; } = [Space + "Vector`1", .. Own("Vector"), .. Own("DenseVector")];

    internal static string[] Both { get; } = [.. Matrices, .. Vectors];

    /// <summary>The two types with that name.</summary>
    internal static string[] Own(string name) => [Space + "Double." + name, Space + "Single." + name];

    /// <summary>The namespace of the types with such elements.</summary>
    internal static string SpaceOf(ITypeSymbol element) => element.SpecialType switch
    {
        SpecialType.System_Double => "Double",
        SpecialType.System_Single => "Single",
        _ => throw RunEndedException.Unknown("a matrix or vector of Math.NET of " + element.ToDisplayString()),
    };

    /// <summary>The element type of the type that has a member.</summary>
    internal static ITypeSymbol ElementOf(Site site) => site.Method.ContainingType.TypeArguments is [var only] ? only
        : site.Host.Compilation.GetSpecialType(
            site.Method.ContainingType.ContainingNamespace.Name == "Single" ? SpecialType.System_Single : SpecialType.System_Double);

    /// <summary>The matrix or vector that a value is.</summary>
    internal static DenseValue Of(Site site, Value value) => value.Object as DenseValue
        ?? throw (value.Object is null
            ? site.Host.Thrown<ArgumentNullException>()
            : RunEndedException.Unknown("a matrix or vector of Math.NET that is a " + value.Object.GetType().Name));

    /// <summary>A new array with the values, column by column.</summary>
    internal static Value ToArray(Site site, Value held) => Value.Of(Windows.ArrayOf(site, Of(site, held).Element, [.. Of(site, held).Items]));

    /// <summary>An operation that gives a new matrix or vector, or fills one that is passed as its last argument.</summary>
    internal static void AddOperation(NativeTable table, IEnumerable<string> types, string name, int arity, Func<Site, DenseValue, Value[], DenseValue> result)
    {
        foreach (var type in types)
        {
            table.Add(type, $"{name}/{arity}", (site, self, a) => Value.Of(result(site, Of(site, self), a)));
            table.Add(type, $"{name}/{arity + 1}", (site, self, a) =>
            {
                Of(site, a[arity]).Take(result(site, Of(site, self), a));
                return default;
            });
        }
    }
}
