using System.Runtime.CompilerServices;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.External;

/// <summary>
/// The layers that a project adopts with <c>[assembly: GradCheckable(typeof(…))]</c>, and what its other attributes say of them.
/// Lives as long as the compilation that it was read from.
/// </summary>
internal sealed class Adoptions
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, Adoptions> Known = new();

    private readonly List<Adoption> _all = [];
    private readonly Dictionary<INamedTypeSymbol, Adoption> _byLayer = new(SymbolEqualityComparer.Default);
    private readonly ILookup<INamedTypeSymbol, AttributeData> _about;

    private Adoptions(IAssemblySymbol from)
    {
        var attributes = from.GetAttributes().Where(static data => data.IsOfGradGen()).ToArray();
        foreach (var data in attributes.Where(static data => data.AttributeClass!.Name == AttributeReader.GradCheckable))
        {
            if (data.ConstructorArguments is not [{ Kind: TypedConstantKind.Type, Value: ITypeSymbol type }])
                continue;
            var obstacle = Obstacles.Of(type, from, _byLayer.ContainsKey);
            var adoption = new Adoption(type, data, obstacle, obstacle is null ? WrapperName((INamedTypeSymbol)type) : string.Empty);
            _all.Add(adoption);
            if (obstacle is null)
                _byLayer.Add((INamedTypeSymbol)type, adoption);
        }

        _about = attributes.Where(static data => data.For() is not null)
            .ToLookup<AttributeData, INamedTypeSymbol>(static data => data.For()!, SymbolEqualityComparer.Default);
    }

    /// <summary>Those of the project whose assembly this is.</summary>
    internal static Adoptions Of(IAssemblySymbol from) => Known.GetValue(from, static assembly => new Adoptions(assembly));

    /// <summary>Every adoption, also those that cannot be.</summary>
    internal IReadOnlyList<Adoption> All => _all;

    /// <summary>Those that can be, derived types before the types that they derive from.</summary>
    internal IEnumerable<Adoption> Layers => _byLayer.Values.OrderByDescending(static adoption => ((INamedTypeSymbol)adoption.Type).WithBases().Count());

    /// <summary>The adoption of a type; null when it is not adopted.</summary>
    internal Adoption? Find(INamedTypeSymbol type) => _byLayer.TryGetValue(type, out var adoption) ? adoption : null;

    /// <summary>Whether a type is a layer, if only because it is adopted, whatever its methods are called.</summary>
    internal static bool IsLayer(ITypeSymbol type, IAssemblySymbol from) =>
        LayerTypes.IsLayer(type) || (type is INamedTypeSymbol named && Of(from).Find(named) is not null);

    /// <summary>What the attributes of the assembly say about a type.</summary>
    internal IEnumerable<AttributeData> About(INamedTypeSymbol type) => _about[type];

    // The class that is generated around a layer; another number of it where two layers have one name.
    private string WrapperName(INamedTypeSymbol layer)
    {
        var name = "GradCheckable" + Named(layer);
        var taken = _byLayer.Values.Count(other => other.Type.ContainingNamespace.Is(layer.ContainingNamespace)
            && string.Equals(other.Wrapper.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('_'), name, StringComparison.OrdinalIgnoreCase));
        return taken == 0 ? name : $"{name}_{taken + 1}";
    }

    /// <summary>A layer's name with those of the types around it and of its type arguments: <c>DenseOfSingle</c>.</summary>
    internal static string Named(INamedTypeSymbol layer)
    {
        var name = (layer.ContainingType is { } outer ? Named(outer) : string.Empty) + layer.Name;
        return layer.TypeArguments.Length == 0
            ? name
            : name + "Of" + string.Join("And", layer.TypeArguments.Select(static argument => argument is INamedTypeSymbol named ? Named(named) : "Array"));
    }
}
