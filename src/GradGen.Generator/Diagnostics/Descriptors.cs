using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

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
        "{0} has no Backward method: its gradients cannot be checked{1}");

    internal static readonly DiagnosticDescriptor AmbiguousMethod = Create(
        RuleIds.AmbiguousMethod,
        "Forward and Backward are unambiguous",
        "More than one method of {0} could be {1}: {2}; mark the one to check with {3}");

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

    internal static readonly DiagnosticDescriptor NotAnnotated = Create(
        RuleIds.NotAnnotated,
        "Every layer is [GradCheckable] where that is required",
        "{0} {1} {2}, so it is required to be [GradCheckable]");

    internal static readonly DiagnosticDescriptor NoEffect = Create(
        RuleIds.NoEffect,
        "An attribute is about something",
        "[{0}] has no effect: {1}");

    internal static readonly DiagnosticDescriptor NoGradient = Create(
        RuleIds.NoGradient,
        "Every parameter has a gradient",
        "The parameter {0} has no gradient{1}; [GradientOf] says which member holds it");

    internal static readonly DiagnosticDescriptor GradientShape = Create(
        RuleIds.GradientShape,
        "A gradient has its parameter's shape",
        "{0} is {1}, but {2} is {3}");

    internal static readonly DiagnosticDescriptor GradientOwner = Create(
        RuleIds.GradientOwner,
        "A gradient belongs to one parameter",
        "{0} is the gradient of {1}");

    internal static readonly DiagnosticDescriptor GradientNeverWritten = Create(
        RuleIds.GradientNeverWritten,
        "Backward writes every gradient",
        "{0} never writes {1}, the gradient of {2}{3}");

    internal static readonly DiagnosticDescriptor WritesParameter = Create(
        RuleIds.WritesParameter,
        "Forward and Backward leave parameters alone",
        "{0} writes into the parameter {1}");

    internal static readonly DiagnosticDescriptor OverwritesArgument = Create(
        RuleIds.OverwritesArgument,
        "Forward and Backward leave their arguments alone",
        "{0} overwrites its {1} {2}");

    internal static readonly DiagnosticDescriptor UpstreamNeverRead = Create(
        RuleIds.UpstreamNeverRead,
        "Backward reads its upstream gradient",
        "{0} never reads its upstream gradient {1}");

    internal static readonly DiagnosticDescriptor SharedAddition = Create(
        RuleIds.SharedAddition,
        "Iterations of a parallel loop do not add to the same element",
        "{0} adds to {1} in several iterations of a parallel loop at once: some of the additions get lost");

    internal static readonly DiagnosticDescriptor StepTooSmall = Create(
        RuleIds.StepTooSmall,
        "The step of a difference suits the element type",
        "A step of {0} is too small for float: rounding drowns the difference, {1} or more is needed");

    internal static readonly DiagnosticDescriptor BlindCost = Create(
        RuleIds.BlindCost,
        "The cost can see the gradient",
        "Behind the softmax of {0} the sum of its outputs is constant: its gradient is zero whatever Backward does");

    internal static readonly DiagnosticDescriptor UnheldRandomness = Create(
        RuleIds.UnheldRandomness,
        "Random numbers can be held still",
        "{0} draws random numbers from {1}, which a check cannot hold still");

    internal static readonly DiagnosticDescriptor CheckInTraining = Create(
        RuleIds.CheckInTraining,
        "A gradient check is for debugging",
        "A gradient check inside a training loop slows down every step: check once, in a test or while debugging");

    internal static readonly DiagnosticDescriptor OneSided = Create(
        RuleIds.OneSided,
        "Differences are two-sided",
        "A one-sided difference has an error O(ε); the two-sided one has O(ε²)",
        DiagnosticSeverity.Info);

    internal static readonly DiagnosticDescriptor NumericalGradient = Create(
        RuleIds.NumericalGradient,
        "A numerical gradient is taken around the point",
        "This numerical gradient {0}");

    internal static readonly DiagnosticDescriptor WrongStatement = Create(
        RuleIds.WrongStatement,
        "Each statement of Backward does its part of the gradient",
        "The gradient of {0} is wrong: {1} (Backward gives {2} for {3}, whose derivative is {4})");

    internal static readonly DiagnosticDescriptor WrongGradient = Create(
        RuleIds.WrongGradient,
        "Backward gives the derivative of Forward",
        "The gradient of {0} is wrong: Backward gives {1} for {2}, whose derivative is {3}");

    internal static readonly DiagnosticDescriptor UnrunBranch = Create(
        RuleIds.UnrunBranch,
        "Every branch of Forward and Backward is run by a sample",
        "No sample of {0} runs this branch of {1}, so no check sees what it computes",
        DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Warning) =>
        new(id, title, message, "GradGen", severity, isEnabledByDefault: true, helpLinkUri: $"https://github.com/gradgen/GradGen/blob/main/docs/rules/{id}.md");
}
