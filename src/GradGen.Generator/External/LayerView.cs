using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.External;

/// <summary>
/// A layer as a project reads it: a type of its own that code is added to, or one that it adopts, of which it sees what is
/// accessible, and to which attributes of the assembly speak.
/// </summary>
/// <param name="Type">The layer.</param>
/// <param name="From">The assembly that is being compiled: bodies are seen of what it declares, and of nothing else.</param>
/// <param name="Adoption">How it is adopted; null for a type that is added to.</param>
internal sealed record LayerView(INamedTypeSymbol Type, IAssemblySymbol From, Adoption? Adoption)
{
    internal static LayerView Of(INamedTypeSymbol type, IAssemblySymbol from) => new(type, from, Adoptions.Of(from).Find(type));

    internal bool IsAdopted => Adoption is not null;

    /// <summary>Whether the layer is adopted from a library, so that nothing is known of its code.</summary>
    internal bool IsForeign => IsAdopted && !HasSource(Type);

    /// <summary>The layer in generated code.</summary>
    internal Expression Receiver => IsAdopted ? Expression.Self.Dot("Layer") : Expression.Self;

    /// <summary>Where something is said about the layer as a whole.</summary>
    internal Location Location => Adoption is null ? Type.Locations[0] : Adoption.Attribute.FirstArgument();

    /// <summary>Whether the code of a symbol is to be looked into. In an editor that of other projects is there to be seen, in a build it is not.</summary>
    internal bool HasSource(ISymbol symbol) => symbol.ContainingAssembly.Is(From);

    /// <summary>Where a symbol is declared, if its code is to be looked into.</summary>
    internal IEnumerable<SyntaxReference> SourceOf(ISymbol symbol) => HasSource(symbol) ? Declared.SyntaxOf(symbol) : [];

    /// <summary>Whether generated code can use a member of the layer or of its bases.</summary>
    internal bool CanUse(ISymbol member) =>
        IsAdopted ? Obstacles.CanUse(member, From)
        : member.ContainingType.Is(Type) || member.DeclaredAccessibility switch
        {
            Accessibility.Private => false,
            Accessibility.Internal or Accessibility.ProtectedAndInternal => member.ContainingAssembly.Is(Type.ContainingAssembly),
            _ => true,
        };

    internal bool Has(ISymbol symbol, string attribute) => Find(symbol, attribute) is not null;

    internal AttributeData? Find(ISymbol symbol, string attribute) => FindAll(symbol, attribute).FirstOrDefault();

    /// <summary>The attributes on the layer, on a member or on a parameter of a method, those given on the assembly first.</summary>
    internal IEnumerable<AttributeData> FindAll(ISymbol symbol, string attribute) =>
        IsAdopted ? FindAdopted(symbol, attribute) : symbol.FindAll(attribute);

    private IEnumerable<AttributeData> FindAdopted(ISymbol symbol, string attribute)
    {
        if (symbol.Is(Type))
            return (attribute == AttributeReader.GradCheckable
                ? [Adoption!.Attribute]
                : Adoptions.Of(From).About(Type).Where(data => data.AttributeClass!.Name == attribute && data.Member() is null))
                .Concat(symbol.FindAll(attribute));
        return Adoptions.Of(From).About(Type)
            .Where(data => data.AttributeClass!.Name == attribute && IsCalled(symbol, data.Member()) && IsPart(symbol)).Concat(symbol.FindAll(attribute));
    }

    /// <summary>[Domain], or null without one.</summary>
    internal RangeModel? Domain(ISymbol symbol) =>
        Find(symbol, "DomainAttribute") is { ConstructorArguments: [{ Value: double minimum }, { Value: double maximum }] } && IsDomain(minimum, maximum)
            ? new RangeModel(minimum, maximum)
            : null;

    /// <summary>Whether there are values between two bounds to draw from.</summary>
    internal static bool IsDomain(double minimum, double maximum) => minimum < maximum && !double.IsInfinity(minimum) && !double.IsInfinity(maximum);

    /// <summary>
    /// An attribute of the assembly about a part of the layer, to be proposed: <c>[assembly: Shape("batch", For = typeof(Dense), Member = "x")]</c>.
    /// </summary>
    internal string Advice(string attribute, string arguments, string? member) =>
        $"[assembly: {attribute}({arguments}{(arguments.Length > 0 ? ", " : string.Empty)}For = "
        + $"typeof({Type.Show()}){(member is null ? string.Empty : $", Member = \"{member}\"")})]";

    /// <summary>An attribute on a method, to be proposed.</summary>
    internal string Mark(string attribute, IMethodSymbol method) => IsAdopted ? Advice(attribute, string.Empty, NameOf(method)) : $"[{attribute}]";

    /// <summary>Whether a part of a layer has the name that an attribute gives: <c>Forward</c>, or with its types, <c>Forward(double[])</c>.</summary>
    internal static bool IsCalled(ISymbol symbol, string? name) =>
        name is not null && (symbol.Name == name
            || (symbol is IMethodSymbol method && NameOf(method).Replace(" ", string.Empty) == name.Replace(" ", string.Empty)));

    /// <summary>A method with the types of its parameters, which tells it from its overloads.</summary>
    internal static string NameOf(IMethodSymbol method) =>
        $"{method.Name}(" + string.Join(", ", method.Parameters
            .Select(static parameter => parameter.Type.ToDisplayString(NullableFlowState.None, SymbolDisplayFormat.MinimallyQualifiedFormat))) + ")";

    private bool IsPart(ISymbol symbol)
    {
        var owner = symbol is IParameterSymbol { ContainingSymbol: var method } ? method.ContainingType : symbol.ContainingType;
        return Type.DerivesFrom(owner);
    }
}
