using GradGen.Generator.Tensors;

namespace GradGen.Generator.Signatures;

/// <summary>
/// A loss that gives beside the losses what it compared: <c>(double[] Probabilities, double[] Losses) Forward(double[] y, double[] t)</c>.
/// Its Backward may take either for y.
/// </summary>
/// <param name="Losses">The losses among the outputs.</param>
/// <param name="State">What was compared, among the outputs.</param>
/// <param name="Compared">The input that is compared.</param>
/// <param name="Target">The input that it is compared with.</param>
internal readonly record struct StatedLoss(int Losses, int State, int Compared, int Target)
{
    private static readonly string[] LossNames = ["loss", "cost", "error"];

    /// <summary>Null for what is no such loss.</summary>
    internal static StatedLoss? Of(ForwardSignature forward)
    {
        if (forward.Inputs.Count != 2 || forward.Outputs.Count != 2 || !forward.IsTuple || InputRoles.TargetByName(forward.Inputs) is not { } target)
            return null;
        var parts = TupleParts.Of(forward.Method.ReturnType)!;
        var losses = Enumerable.Range(0, 2)
            .Where(output => parts[forward.Outputs[output].Item - 1].Name is { } name && LossNames.Any(name.ToLowerInvariant().Contains))
            .DefaultIfEmpty(1).First();
        var (compared, state) = (forward.Inputs[1 - target], forward.Outputs[1 - losses]);
        return compared.Storage.IsReal && Storage.Fit(compared.Type, compared.Storage, state.Type, state.Storage)
            ? new(losses, 1 - losses, 1 - target, target) : null;
    }

    /// <summary>Whether a parameter of Backward is called like what is compared, as it came in or as it was given.</summary>
    internal bool IsCompared(string name, ForwardSignature forward) =>
        new[] { forward.Inputs[Compared].Name, TupleParts.Of(forward.Method.ReturnType)![forward.Outputs[State].Item - 1].Name }
            .Contains(name, StringComparer.OrdinalIgnoreCase);
}
