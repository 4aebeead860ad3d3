using GradGen.Generator.Diagnostics;
using GradGen.Generator.Layers;
using GradGen.Generator.Members;
using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules;

/// <summary>GG0103: a gradient of nothing, or two gradients of one parameter.</summary>
internal sealed class GradientOwnerRule : ILayerRule
{
    public IEnumerable<DiagnosticDescriptor> Descriptors { get; } = [Diagnostics.Descriptors.GradientOwner];

    public void Check(LayerAnatomy layer, Action<LayerProblem> report)
    {
        var gradients = new HashSet<LayerMember>(layer.GradientOf.Values);
        foreach (var member in layer.Members)
        {
            if (!member.Symbol.ContainingType.Is(layer.Type))
                continue;
            if (member.Find("GradientOfAttribute") is { ConstructorArguments: [{ Value: string name }] } attribute)
                CheckAttribute(layer, member, name, attribute.LocationOr(member.Location), report);
            else if (!gradients.Contains(member) && !layer.Parameters.Contains(member) && GradientNames.Stem(member.Name) is { } stem)
                CheckName(layer, member, stem, report);
        }
    }

    private static void CheckAttribute(LayerAnatomy layer, LayerMember member, string name, Location location, Action<LayerProblem> report)
    {
        var parameter = layer.Members.Concat(layer.Parameters).FirstOrDefault(other => other.Names.Contains(name));
        if (parameter is null)
            Report(layer.Type.GetMembers(name).IsEmpty
                ? $"{name}, which {layer.Type.Name} does not have"
                : $"{name}, which is not a field or auto-property of an instance");
        else if (ReferenceEquals(parameter, member))
            Report("itself");
        // Of several with the attribute, the last is taken.
        else if (layer.GradientOf.TryGetValue(parameter, out var taken) && !ReferenceEquals(taken, member))
            Report($"{parameter.Name}, and so is {taken.Name}");

        void Report(string what) => report(new LayerProblem(Diagnostics.Descriptors.GradientOwner, location, member.Name, what));
    }

    private static void CheckName(LayerAnatomy layer, LayerMember member, string stem, Action<LayerProblem> report)
    {
        foreach (var pair in layer.GradientOf)
        {
            // "weightDeltas" beside "weightGradients" may be a momentum; both have to say gradient, and to fit.
            if (MemberNames.Normalise(pair.Key.Name) == stem && GradientNames.Stem(pair.Value.Name) == stem
                && member.Type.Is(pair.Key.Type) && !pair.Value.Has("GradientOfAttribute"))
            {
                report(new LayerProblem(Diagnostics.Descriptors.GradientOwner, member.Location, member.Name, $"{pair.Key.Name}, and so is {pair.Value.Name}"));
                return;
            }
        }

        // The gradient of an input or an output is fine; that of "biases" belongs to a parameter, and there is none.
        if (member.Storage.IsReal && MemberNames.IsParameter(stem) && !IsSomewhere(layer, stem))
            report(new LayerProblem(Diagnostics.Descriptors.GradientOwner, member.Location, member.Name, $"no parameter of {layer.Type.Name}"));
    }

    // Under that name in the layer, in what it holds, or spelled in a way that no convention knows.
    private static bool IsSomewhere(LayerAnatomy layer, string stem)
    {
        foreach (var (name, type) in GradientNames.Around(layer.Type))
        {
            if (GradientNames.Stem(name) is null && Matches(name, stem))
                return true;
            if (Held(type).Any(inner => Matches(inner, stem)))
                return true;
        }

        return false;
    }

    private static bool Matches(string name, string stem)
    {
        var normalised = MemberNames.Normalise(name);
        return GradientNames.Same(normalised, stem) || (stem.Length > 2 && normalised.Contains(stem)) || (normalised.Length > 2 && stem.Contains(normalised));
    }

    private static IEnumerable<string> Held(ITypeSymbol type)
    {
        while (type is IArrayTypeSymbol array)
            type = array.ElementType;
        if (type is not INamedTypeSymbol { SpecialType: SpecialType.None } named)
            return [];
        return named.TypeArguments.Concat([named]).Where(static part => part.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface)
            .SelectMany(static part => part.GetMembers()).Where(static member => member is IFieldSymbol or IPropertySymbol)
            .Select(static member => member.Name);
    }
}
