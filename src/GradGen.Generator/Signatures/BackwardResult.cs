using GradGen.Generator.Members;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Signatures;

/// <summary>Which gradients the parts of what Backward returns are: by their names, or else by their types.</summary>
internal sealed class BackwardResult(IMethodSymbol method, ForwardSignature forward, bool isOfEachStep, IReadOnlyList<LayerMember> members,
    IReadOnlyList<ReturnedGradient> written)
{
    private readonly List<ReturnedPart> _left = [];

    private readonly IReadOnlyDictionary<string, string> _kept = KeptInputs.Of(forward.Method);

    internal List<InputGradient> OfInputs { get; } = [];

    internal List<ReturnedGradient> OfParameters { get; } = [.. written];

    /// <summary>What does not fit; null when everything has found its place.</summary>
    internal string? Read()
    {
        if (method.ReturnsVoid || HoldsNoGradient(method.ReturnType) || ReturnedPart.IsNothing(method) || IsCost())
            return null;
        var parts = ReturnedPart.Of(method, forward.From, IsValue, IsInput);
        foreach (var part in parts)
        {
            if ((parts.Count > 1 || part.IsOfObject) && ParameterOf(part) is { } parameter)
                OfParameters.Add(new ReturnedGradient(part.Path, parameter, part.Storage));
            else if (InputNamed(part, parts) is >= 0 and var named)
                OfInputs.Add(Gradient(part, named));
            else if ((!part.IsOfObject || SaysInput(part)) && InputsLeft(part) is { Length: > 0 } left)
                OfInputs.Add(Gradient(part, left[0]) with { Others = parts.Count == 1 && left.Length > 1 ? left.Skip(1).ToArray() : null });
            else if (!part.IsOfObject)
                _left.Add(part);
        }

        return OfTypes(parts) ?? (OfInputs.Count == 0 && OfParameters.Count == written.Count ? Mismatch() : null);
    }

    // What a base class makes every layer return, even for indices, or whether it succeeded: no number in it can be a gradient.
    private bool HoldsNoGradient(ITypeSymbol type) =>
        (IsValue(type) || members.Any(static member => member.Storage.IsReal))
        && Storage.OfPassed(type, null) is
        {
            Element:
            {
                SpecialType: SpecialType.System_String or SpecialType.System_Boolean
            or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64)
            } or { TypeKind: TypeKind.Enum }
        };

    // What is given targets can compute the cost.
    private bool IsCost() =>
        Storage.OfPassed(method.ReturnType, forward.From) is { IsReal: true, IsScalar: true } && !forward.Inputs.Any(static input => input.Storage.IsScalar)
        && method.Parameters.Any(static parameter => InputRoles.IsInPlaceOfUpstream(parameter.Name));

    private bool IsInput(ITypeSymbol type) => forward.Inputs.Any(input => input.Type.Is(type));

    private bool IsValue(ITypeSymbol type) =>
        IsInput(type) || members.Any(member => member.Type.Is(type));

    private LayerMember? ParameterOf(ReturnedPart part) =>
        part.Name.Length == 0 ? null
            : ReturnedGradient.Named(part.Name, part.Type, part.Storage, members, forward, OfParameters)
                ?? (part.IsOfObject ? ReturnedGradient.Called(part.Name, part.Type, part.Storage, members, forward, OfParameters) : null);

    // What no name and no input explains: the only one of a type belongs to the only parameter of it.
    private string? OfTypes(IReadOnlyList<ReturnedPart> parts)
    {
        foreach (var part in _left)
        {
            // An input of the same type, whose gradient was taken for the first of that type, might be the other one's.
            var isOnly = parts.All(other => ReferenceEquals(other, part) || !Storage.Fit(part.Type, part.Storage, other.Type, other.Storage) || IsNamed(other));
            if (!isOnly || ReturnedGradient.OfType(part.Type, part.Storage, members, OfParameters) is not { } parameter)
                return parts.Count == 1
                    ? Mismatch()
                    : $"it is not clear which gradient part {part.Item} of what it returns is, "
                        + $"{part.Type.Show()}{(part.Name.Length > 0 ? " " + part.Name : string.Empty)}: name the parts after the input and "
                        + "the parameters, as in (double[] dx, double[] dWeights)";
            OfParameters.Add(new ReturnedGradient(part.Path, parameter, part.Storage));
        }

        return null;
    }

    // After a parameter, whose gradient it then is, or after the input.
    private bool IsNamed(ReturnedPart part)
    {
        var stems = MemberNames.GradientOf(MemberNames.Normalise(part.Name)).ToArray();
        return OfParameters.Exists(gradient => gradient.Path == part.Path) || stems.Any(stem => stem is "x" or "input")
            || forward.Inputs.Any(input => stems.Contains(MemberNames.Normalise(input.Name)));
    }

    private static InputGradient Gradient(ReturnedPart part, int input) =>
        new(part.Item, input, part.Storage.IsScalar) { Path = part.Path, IsSequence = part.Storage.IsSequence };

    // The inputs of the part's type that have no gradient yet, in order; targets of a loss come last.
    private int[] InputsLeft(ReturnedPart part)
    {
        var isLoss = forward.Outputs.Count == 1 && forward.Outputs[0].Storage.IsScalar;
        var targets = isLoss ? InputRoles.OfLoss(forward.Inputs) : new bool[forward.Inputs.Count];
        return [.. Enumerable.Range(0, forward.Inputs.Count).Where(i => Fits(i, part)).OrderBy(i => targets[i])];
    }

    // The input that the part is called after; -1 for none. A caller who sees no names goes by the places, where every input has one.
    private int InputNamed(ReturnedPart part, IReadOnlyList<ReturnedPart> parts)
    {
        var goesByPlace = !part.IsOfObject && !part.IsNamedByType && parts.Count >= forward.Inputs.Count(static input => input.Storage.IsReal);
        return goesByPlace ? -1 : Enumerable.Range(0, forward.Inputs.Count)
            .Where(i => Fits(i, part) && NamesOf(forward.Inputs[i]).Any(Stems(part).Contains)).DefaultIfEmpty(-1).First();
    }

    private static bool SaysInput(ReturnedPart part) => Stems(part).Any(static stem => stem is "x" or "input");

    private static IEnumerable<string> Stems(ReturnedPart part)
    {
        var name = MemberNames.Normalise(part.Name);
        return MemberNames.GradientOf(name).Concat(part.IsOfObject || part.IsNamedByType ? [name] : Array.Empty<string>());
    }

    // Its own, and those of the members in which Forward keeps it.
    private IEnumerable<string> NamesOf(ForwardInput input) =>
        _kept.Where(pair => pair.Value == input.Name).Select(static pair => pair.Key).Prepend(input.Name).Select(MemberNames.Normalise);

    private bool Fits(int input, ReturnedPart part)
    {
        var (type, storage) = (forward.Inputs[input].Type, forward.Inputs[input].Storage);
        return !OfInputs.Exists(gradient => gradient.Input == input)
            && (isOfEachStep
                ? BackwardArguments.IsOfEachStep(method, forward.From, part.Type, part.Storage, type, storage)
                : Storage.Fit(type, storage, part.Type, part.Storage));
    }

    private string Mismatch() =>
        Adapter.IsAsync(method) ? Adapter.OfAsync(method, "Backward")
        : Adapter.IsUntyped(method.ReturnType) ? $"it returns {method.ReturnType.Show()}: {Adapter.OfUntyped(method, "Backward")}"
        : $"it returns {method.ReturnType.Show()}, but the input {forward.Inputs[0].Name} is {forward.Inputs[0].Type.Show()}";
}
