using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Parameters;

/// <summary>What a base class packs for its heirs, since these cannot reach it: private parameters, and others whose gradients are private.</summary>
/// <param name="Type">The base class.</param>
/// <param name="Property">Where it packs them.</param>
/// <param name="Names">Their names.</param>
/// <param name="Element">Their element type.</param>
internal sealed record ServedParameters(INamedTypeSymbol Type, string Property, EquatableArray<string> Names, ITypeSymbol Element)
{
    /// <summary>Whether a member is among them.</summary>
    internal bool Serves(LayerMember member) => member.Symbol.ContainingType.Is(Type) && Names.Contains(member.Name);
}
