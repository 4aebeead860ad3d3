namespace GradGen.Generator.Reading;

/// <summary>A part of what Backward returns, and the parameter whose gradient it is.</summary>
internal sealed record ReturnedGradient(int Item, LayerMember Parameter, Storage Storage)
{
    /// <summary>By the name of the part, as in <c>(dx, dW, db) = Backward(dy)</c>; null when it names no member.</summary>
    internal static ReturnedGradient? Read(string name, Output part, IReadOnlyList<LayerMember> members, ForwardSignature forward, List<ReturnedGradient> taken)
    {
        if (part.Storage.IsScalar)
            return null;
        var stems = MemberNames.GradientOf(MemberNames.Normalise(name)).ToArray();
        if (stems.Length == 0 || forward.Inputs.Any(input => stems.Contains(MemberNames.Normalise(input.Parameter.Name))))
            return null;
        var parameter = members.FirstOrDefault(member => member.Storage is { IsReal: true, IsScalar: false } && Storage.Fit(member.Type, member.Storage, part.Type, part.Storage)
            && !taken.Exists(other => ReferenceEquals(other.Parameter, member))
            && (stems.Contains(MemberNames.Normalise(member.Name)) || stems.Contains(MemberNames.Abbreviate(MemberNames.Normalise(member.Name)))));
        return parameter is null ? null : new ReturnedGradient(part.Item, parameter, part.Storage);
    }
}
