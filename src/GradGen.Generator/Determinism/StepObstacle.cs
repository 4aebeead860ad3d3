using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Determinism;

/// <summary>
/// Steps that are more than a rate times the gradient: an optimiser's, which divides by a root of what it keeps, and those that are
/// clipped. No gradient can be read from them.
/// </summary>
internal static class StepObstacle
{
    private static readonly string[] Clips = ["Clamp", "Clip", "Min", "Max", "Sign"];

    /// <summary>Why none can be; null where nothing speaks against it.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="velocities">What its steps keep.</param>
    /// <param name="steps">What takes the step, and what comes before it.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static string? Of(
        LayerView layer, ParameterReading parameters, IReadOnlyList<LayerMember> velocities, IEnumerable<IMethodSymbol> steps,
        CancellationToken cancellation)
    {
        var code = MethodBodies.Reached(layer, steps, cancellation).ToArray();
        var how = velocities.Count > 0 && code.OfType<SimpleNameSyntax>().Any(static name => name.Identifier.ValueText == "Sqrt")
            ? $"the steps of an optimiser that keeps {string.Join(", ", velocities.Select(static member => member.Name))} and divides by a root"
            : code.OfType<AssignmentExpressionSyntax>().Any(assignment => IsOfParameter(assignment, parameters) && IsClipped(assignment.Right))
            ? "steps that are clipped" : null;
        return how is null ? null
            : $"its gradients are nowhere but in {how}, and cannot be read from these; keep them in members beside the parameters, and let "
                + "another method take the step";
    }

    private static bool IsOfParameter(AssignmentExpressionSyntax assignment, ParameterReading parameters)
    {
        var target = assignment.Left;
        while (target is ElementAccessExpressionSyntax element)
            target = element.Expression;
        return WrittenNames.NameOf(target) is { } name && parameters.Members.Any(parameter => parameter.Name == name);
    }

    private static bool IsClipped(ExpressionSyntax step) => step.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
        .Any(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && Clips.Contains(name));
}
