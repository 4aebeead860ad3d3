using GradGen.Generator.Model;
using GradGen.Generator.Symbols;

namespace GradGen.Generator.Writing;

/// <summary>Calls of the layer's methods as C# in its harness.</summary>
internal static class CallCode
{
    internal static string Of(CallModel call)
    {
        var owner = ExpressionCode.InHarness.Of(call.Owner);
        var arguments = call.Arguments.Select(static argument => ExpressionCode.Label(argument.Name) + Of(argument));
        return $"{(call.Owner is Expression.Cast ? $"({owner})" : owner)}.{Literals.Identifier(call.Method)}({string.Join(", ", arguments)})";
    }

    private static string Of(ArgumentModel argument) =>
        argument.Other is { } other ? $"(MeansOther ? {Of(other)} : {Of(argument with { Other = null })})" : OfKind(argument);

    private static string OfKind(ArgumentModel argument) => argument.Kind switch
    {
        ArgumentKind.Input or ArgumentKind.Output or ArgumentKind.Upstream or ArgumentKind.Written or ArgumentKind.WrittenGradient =>
            OfValue(argument, argument.Kept!),
        ArgumentKind.Upstreams => Listed(argument, $"UpstreamsOf<{TypeCode.Of(argument.Kept!.Array)}>({argument.Index})"),
        ArgumentKind.WrittenParameterGradient => (argument.IsOut ? "out var " : argument.IsRef ? "ref " : string.Empty) + $"parameter{argument.Index}",
        ArgumentKind.Kept => argument.Index == 0 ? "Kept" : $"Kept.Item{argument.Index}",
        ArgumentKind.Tuple => $"{(argument.IsObject ? "global::System.Tuple.Create" : string.Empty)}({string.Join(", ", argument.Parts.Select(Of))})",
        ArgumentKind.Chosen => ExpressionCode.InHarness.Of(argument.Choice!),
        ArgumentKind.Step => "Step",
        ArgumentKind.LearningRate or ArgumentKind.One => "1",
        ArgumentKind.Share => "0",
        ArgumentKind.Training => "Training",
        ArgumentKind.NotTraining => "!Training",
        ArgumentKind.Random => "new global::System.Random(1)",
        _ => throw new InvalidOperationException(argument.Kind.ToString()),
    };

    // Anything but an array is made from the harness' array, or was made from it before the call.
    private static string OfValue(ArgumentModel argument, KeptModel kept) => (argument.Kind, kept.Passed) switch
    {
        (ArgumentKind.Input, { } passed) =>
            argument.IsGivenAgain ? $"Given<{TypeCode.Of(passed.Type)}>({argument.Index})" : $"Give<{Both(passed)}>({argument.Index})",
        (ArgumentKind.Output, { } passed) => $"Made<{Both(passed)}>(Outputs[{argument.Index}])",
        (ArgumentKind.Upstream, { } passed) => $"GiveUpstream<{Both(passed)}>({argument.Index})",
        (ArgumentKind.Written, { }) => $"output{argument.Index}",
        (ArgumentKind.WrittenGradient, _) when argument.IsOut => $"out var gradient{argument.Index}",
        (ArgumentKind.WrittenGradient, { }) => $"gradient{argument.Index}",
        (ArgumentKind.Input, _) => Kept("Input", argument, kept),
        (ArgumentKind.Upstream, _) => Kept("UpstreamOf", argument, kept),
        (ArgumentKind.WrittenGradient, _) => Kept("InputGradientOf", argument, kept),
        _ => Kept("Output", argument, kept),
    };

    private static string Kept(string array, ArgumentModel argument, KeptModel kept)
    {
        var number = kept.Number is null ? string.Empty : $"({TypeCode.Of(kept.Number)})";
        var value = $"{number}{array}<{TypeCode.Of(kept.Array)}>({argument.Index}){(kept.IsScalar ? "[0]" : string.Empty)}";
        return kept.Number is null ? Listed(argument, value) : value;
    }

    private static string Listed(ArgumentModel argument, string array) => argument.List is null ? array : $"new {TypeCode.Of(argument.List)}({array})";

    /// <summary>A type and the struct that reaches its values, as type arguments.</summary>
    internal static string Both(PassedModel passed) => $"{TypeCode.Of(passed.Type)}, {passed.How}";
}
