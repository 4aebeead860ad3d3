using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Determinism;

/// <summary>
/// What the steps of a layer keep from one to the next and Forward knows nothing of, as the velocities of a momentum. At zero before
/// each, a step is the gradient's alone.
/// </summary>
internal static class Velocities
{
    /// <summary>The members that hold it.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="members">Its members.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="forward">Its Forward.</param>
    /// <param name="steps">What takes the step, and what comes before it.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static IReadOnlyList<LayerMember> Of(
        LayerView layer, IReadOnlyList<LayerMember> members, ParameterReading parameters, IMethodSymbol forward, IEnumerable<IMethodSymbol> steps,
        CancellationToken cancellation)
    {
        var candidates = members.Where(member =>
            member.Storage.IsReal && member.Storage.Element.Is(parameters.Element) && CanBeCleared(member)
            && !parameters.Members.Contains(member) && !parameters.GradientOf.Values.Contains(member)).ToArray();
        if (candidates.Length == 0)
            return [];
        var used = new HashSet<string>(
            Names(layer, [forward], cancellation).Select(static name => name.Identifier.ValueText), StringComparer.Ordinal);
        var changed = Names(layer, steps, cancellation).Where(MethodBodies.IsChanged).ToLookup(static name => name.Identifier.ValueText);
        // What a constructor gives values to is more than what is left of earlier steps.
        var filled = new HashSet<string>(
            Names(layer, layer.Type.InstanceConstructors, cancellation).Where(name => MethodBodies.IsChanged(name) && !IsMade(name))
                .Select(static name => name.Identifier.ValueText), StringComparer.Ordinal);
        return [.. candidates.Where(member =>
            (member.Storage.IsScalar ? changed[member.Name].Any(MethodBodies.IsTarget) : changed.Contains(member.Name))
            && !used.Contains(member.Name) && !filled.Contains(member.Name))];
    }

    private static bool CanBeCleared(LayerMember member) => member.Storage switch
    {
        { IsScalar: true } => !member.IsReadOnly,
        { Own: { } own } => own.Values.CanSet && (own.IsInPlace || !member.IsReadOnly),
        _ => true,
    };

    // v = new double[n], and v[i] = new double[n] for its rows.
    private static bool IsMade(SimpleNameSyntax name) =>
        name.Ancestors().OfType<AssignmentExpressionSyntax>().FirstOrDefault()
            is { Right: ArrayCreationExpressionSyntax or BaseObjectCreationExpressionSyntax };

    private static IEnumerable<SimpleNameSyntax> Names(LayerView layer, IEnumerable<IMethodSymbol> methods, CancellationToken cancellation) =>
        MethodBodies.Reached(layer, methods, cancellation).OfType<SimpleNameSyntax>();
}
