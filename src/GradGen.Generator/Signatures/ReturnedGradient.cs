using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Signatures;

/// <summary>A gradient of a parameter that Backward gives to its caller.</summary>
/// <param name="Path">Where it is in what Backward returns; null where it is an argument.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Storage">How the gradient holds its values.</param>
internal sealed record ReturnedGradient(Expression? Path, LayerMember Parameter, Storage Storage)
{
    /// <summary>The argument that Backward leaves it in.</summary>
    internal IParameterSymbol? Argument { get; init; }

    /// <summary>The parameter of a layer whose gradient a name says: <c>dW</c>, <c>weightGradients</c>; null when it says none.</summary>
    internal static LayerMember? Named(string name, ITypeSymbol type, Storage storage, IReadOnlyList<LayerMember> members, ForwardSignature forward,
        IEnumerable<ReturnedGradient> taken) =>
        Find(MemberNames.GradientOf(MemberNames.Normalise(name)).ToArray(), type, storage, members, forward, taken);

    /// <summary>The parameter of that very name, as a member of an object with gradients has it.</summary>
    internal static LayerMember? Called(string name, ITypeSymbol type, Storage storage, IReadOnlyList<LayerMember> members, ForwardSignature forward,
        IEnumerable<ReturnedGradient> taken) =>
        Find([MemberNames.Normalise(name)], type, storage, members, forward, taken);

    /// <summary>The only parameter of that type that has no gradient beside it.</summary>
    internal static LayerMember? OfType(ITypeSymbol type, Storage storage, IReadOnlyList<LayerMember> members, IEnumerable<ReturnedGradient> taken)
    {
        var stems = new HashSet<string>(members.SelectMany(static member => MemberNames.GradientOf(MemberNames.Normalise(member.Name))));
        var candidates = members.Where(member =>
            MemberNames.Normalise(member.Name) is var name && MemberNames.IsParameter(name) && !stems.Contains(name)
                && !stems.Contains(MemberNames.Abbreviate(name))
            && IsGradient(type, storage, member) && !taken.Any(other => ReferenceEquals(other.Parameter, member))).ToArray();
        return candidates.Length == 1 ? candidates[0] : null;
    }

    private static LayerMember? Find(string[] stems, ITypeSymbol type, Storage storage, IReadOnlyList<LayerMember> members, ForwardSignature forward,
        IEnumerable<ReturnedGradient> taken)
    {
        if (stems.Length == 0 || forward.Inputs.Any(input => stems.Contains(MemberNames.Normalise(input.Name))))
            return null;
        var free = members.Where(member => IsGradient(type, storage, member) && !taken.Any(other => ReferenceEquals(other.Parameter, member))).ToArray();
        return free.FirstOrDefault(member => stems.Contains(MemberNames.Normalise(member.Name)))
            ?? free.FirstOrDefault(member => stems.Select(MemberNames.Abbreviate).Contains(MemberNames.Abbreviate(MemberNames.Normalise(member.Name))));
    }

    // Of its parameter's type, or as many numbers in a row.
    private static bool IsGradient(ITypeSymbol type, Storage storage, LayerMember member) =>
        member.Storage.IsReal && !(member.Storage.IsScalar && member.IsReadOnly)
        && (Storage.Fit(member.Type, member.Storage, type, storage)
            || (storage.IsSpan && member.Storage is { IsScalar: false, Own: null } && storage.Element.Is(member.Storage.Element)));
}
