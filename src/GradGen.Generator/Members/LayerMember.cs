using GradGen.Generator.External;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Members;

/// <summary>A field or auto-property of a layer, its own or one that it inherits and may use; of an adopted layer also any other property.</summary>
internal sealed record LayerMember(ISymbol Symbol, ITypeSymbol Type, bool IsReadOnly, LayerView Layer)
{
    internal string Name => Symbol.Name;

    /// <summary>What the member is one of.</summary>
    internal Expression Owner { get; init; } = Layer.Receiver;

    /// <summary>How a size of it is called: by its name, behind that of the object that holds it.</summary>
    internal string Label => Owner == Layer.Receiver ? Name : $"{(Owner as Expression.Member)?.Name ?? Owner.ToString()}.{Name}";

    /// <summary>The property that it is reached through where a base class keeps the field to itself; null where the field can be used.</summary>
    internal IPropertySymbol? Through { get; init; }

    /// <summary>The key of the entry of a dictionary that it is; null for a whole member.</summary>
    internal string? Key { get; init; }

    /// <summary>What reads it, and is assigned.</summary>
    internal Expression Access => Owner.Dot((Through ?? Symbol).Name) is var whole && Key is null ? whole : new Expression.Entry(whole, Key!);

    internal Storage Storage { get; } = Storage.Of(Type, Layer.From);

    /// <summary>What it holds where it is a collection of arrays or matrices; null for anything else.</summary>
    internal StorageItems? Items { get; } =
        Type.SpecialType == SpecialType.None && Type.TypeKind is TypeKind.Array or TypeKind.Class or TypeKind.Struct or TypeKind.Interface
            ? StorageItems.Of(Type, Layer.From) : null;

    /// <summary>Its name as it is compared with others.</summary>
    internal string Stem => MemberNames.Normalise(Name);

    internal Location Location => Symbol.Locations[0];

    // Two readings of a type are two storages, and still the member is one.
    public bool Equals(LayerMember? other) => other is not null && Symbol.Is(other.Symbol) && Owner == other.Owner && Key == other.Key;

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Symbol);

    /// <summary>Properties that show it by other names.</summary>
    internal IReadOnlyList<IPropertySymbol> Shown { get; init; } = [];

    /// <summary>Its names, that under which it is declared first.</summary>
    internal IEnumerable<string> Names => Shown.Select(static property => property.Name).Prepend(Name);

    /// <summary>Whether it is a property that keeps nothing itself.</summary>
    internal bool IsView => Symbol is IPropertySymbol property && !Layer.IsAdopted && !property.IsAuto();

    internal bool Has(string attribute) => Find(attribute) is not null;

    internal AttributeData? Find(string attribute)
    {
        var found = Layer.Find(Symbol, attribute);
        foreach (var property in Shown)
            found ??= property.Find(attribute);
        return found;
    }
}
