using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules;

/// <summary>What each diagnostic says. The arguments are names and types in the user's own terms.</summary>
internal static class Descriptors
{
    internal static readonly DiagnosticDescriptor NotPartial = Create(
        RuleIds.NotPartial,
        "A [GradCheckable] type, and every type around it, is partial",
        "{0} has to be partial so that GradGen can add the packing of {1}",
        DiagnosticSeverity.Error);

    internal static readonly DiagnosticDescriptor NoForward = Create(
        RuleIds.NoForward,
        "A layer has a Forward method",
        "{0} has no Forward method that a check can call{1}");

    internal static readonly DiagnosticDescriptor NoBackward = Create(
        RuleIds.NoBackward,
        "A layer has a Backward method",
        "{0} has no Backward method: its gradients cannot be checked");

    internal static readonly DiagnosticDescriptor AmbiguousMethod = Create(
        RuleIds.AmbiguousMethod,
        "Forward and Backward are unambiguous",
        "More than one method of {0} could be {1}: {2}; mark the one to check with [{1}]");

    internal static readonly DiagnosticDescriptor BackwardDoesNotFit = Create(
        RuleIds.BackwardDoesNotFit,
        "Backward fits Forward",
        "{0} does not fit {1}: {2}");

    internal static readonly DiagnosticDescriptor NoSample = Create(
        RuleIds.NoSample,
        "A sample of the layer can be made",
        "No {0} can be made to check on: {1}");

    internal static readonly DiagnosticDescriptor UnknownInputShape = Create(
        RuleIds.UnknownInputShape,
        "The shapes of Forward's inputs are known",
        "The shape of {0} is not known: {1}");

    internal static readonly DiagnosticDescriptor UnpackableParameter = Create(
        RuleIds.UnpackableParameter,
        "Every parameter can be packed",
        "{0} is left out of θ: {1}");

    internal static readonly DiagnosticDescriptor NothingToCheck = Create(
        RuleIds.NothingToCheck,
        "A [GradCheckable] type has something to check",
        "There is nothing to check in {0}: {1}");

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Warning) =>
        new(id, title, message, "GradGen", severity, isEnabledByDefault: true, helpLinkUri: $"https://github.com/gradgen/GradGen/blob/main/docs/rules/{id}.md");
}
