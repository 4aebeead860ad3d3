using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Determinism;

/// <summary>
/// The methods that make a layer forget earlier calls: marked [GradCheckReset], or called like one, when they change something
/// that Forward or Backward works with and leave the parameters alone.
/// </summary>
internal sealed class StateReader(LayerView layer, ParameterReading parameters, IReadOnlyList<IMethodSymbol> passes, List<LayerProblem> problems,
    CancellationToken cancellation)
{
    private const string Marker = "GradCheckResetAttribute";

    private static readonly string[] Verbs = ["reset", "clear", "zero", "init", "initialize", "initialise", "flush", "forget", "begin", "start", "new"];

    private static readonly string[] Objects =
    [
        "state", "hiddenstate", "hidden", "cellstate", "memory", "cache", "history", "sequence", "context", "timestep", "step", "internalstate",
        "recurrentstate", "layerstate",
    ];

    private static readonly string[] OfGradients = ["zerograd", "zerogradient", "cleargrad", "cleargradient", "resetgrad", "resetgradient"];

    /// <summary>Whether a layer has a method that could be one of these.</summary>
    internal static bool Remembers(LayerView layer) =>
        LayerMethods.Of(layer).Any(method => TakesNothing(method) && (layer.Has(method, Marker) || IsNamed(method.Name)));

    internal IEnumerable<HeldModel> Read()
    {
        var methods = LayerMethods.Of(layer).ToArray();
        var marked = methods.Where(method => layer.Has(method, Marker)).ToArray();
        foreach (var method in marked.Where(static method => !TakesNothing(method)))
            problems.Add(new LayerProblem(Descriptors.NoSample, layer.IsForeign ? layer.Location : method.Locations[0], layer.Type.Name,
                $"{method.Name} is marked [GradCheckReset], so it has to take nothing"));
        if (marked.Length > 0)
            return marked.Where(TakesNothing).Select(Call);
        var named = methods.Where(static method => IsNamed(method.Name) && TakesNothing(method)).ToArray();
        if (named.Length == 0)
            return [];
        var gradients = new HashSet<string>(parameters.GradientOf.Values.Select(static gradient => gradient.Name));
        var used = new HashSet<string>(
            MethodBodies.Reached(layer, passes, cancellation).OfType<SimpleNameSyntax>().Select(static name => name.Identifier.ValueText)
                .Where(name => !gradients.Contains(name)));
        return named.Where(method => IsReset(method, used)).Select(Call);
    }

    private static bool TakesNothing(IMethodSymbol method) => method.Parameters.All(static parameter => parameter.IsOptional);

    private HeldModel Call(IMethodSymbol method) => new(layer.Receiver.Call(method.Name), HeldKind.State) { Name = method.Name };

    private static bool IsNamed(string name)
    {
        var bare = MemberNames.Normalise(name);
        return bare is "reset" or "clear" || OfGradients.Contains(bare)
            || MemberNames.IsAction(bare, Verbs, Objects);
    }

    private bool IsReset(IMethodSymbol method, HashSet<string> used)
    {
        var changes = false;
        foreach (var name in MethodBodies.Reached(layer, [method], cancellation).OfType<SimpleNameSyntax>())
        {
            var text = name.Identifier.ValueText;
            if (parameters.Members.Any(parameter => parameter.Name == text) && !MethodBodies.IsMeasured(name))
                return false;
            changes |= used.Contains(text) && LayerMethods.HasField(layer.Type, text) && MethodBodies.IsChanged(name);
        }

        return changes;
    }
}
