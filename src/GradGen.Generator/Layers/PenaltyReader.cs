using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Layers;

/// <summary>The methods that give a [Penalty], which a check adds to the cost.</summary>
internal static class PenaltyReader
{
    internal static IReadOnlyList<PenaltyModel> Read(LayerView layer, List<LayerProblem> problems)
    {
        var marked = Methods(layer).Where(method => layer.Has(method, "PenaltyAttribute")).ToArray();
        foreach (var method in marked)
        {
            if (method.IsGenericMethod || method.Parameters.Any(static parameter => !parameter.IsOptional)
                || !(Constants.IsNumber(method.ReturnType) || method.ReturnType.TypeKind == TypeKind.TypeParameter))
            {
                problems.Add(new LayerProblem(Descriptors.NoSample, method.Locations[0], layer.Type.Name,
                    $"{method.Name} is marked [Penalty], so it has to take nothing and return a number"));
                return [];
            }
        }

        return [.. marked.Select(method => new PenaltyModel(
            new Expression.Invocation(Owner(layer, method), method.Name, EquatableArray<Expression>.Empty),
            method.ReturnType.TypeKind == TypeKind.TypeParameter))];
    }

    private static Expression? Owner(LayerView layer, IMethodSymbol method) =>
        !method.IsStatic ? layer.Receiver : layer.IsAdopted ? new Expression.OfType(TypeNames.Of(method.ContainingType)) : null;

    // Those of an adopted layer may be inherited: it is named and not they.
    private static IEnumerable<IMethodSymbol> Methods(LayerView layer)
    {
        for (var type = layer.Type; type is { SpecialType: SpecialType.None }; type = layer.IsAdopted ? type.BaseType : null)
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
                yield return method;
        }
    }
}
