using GradGen.Generator.Model;
using GradGen.Generator.Symbols;

namespace GradGen.Generator.Writing;

/// <summary>The method of a harness that runs Backward: what stands in it, from top to bottom.</summary>
internal sealed class BackwardWriter(LayerModel layer, HarnessModel harness)
{
    private readonly BackwardModel _backward = harness.Backward;

    internal IEnumerable<string> Lines() =>
    [
        .. _backward.WrittenGradients.Select(input => Passed(input) is { } passed
            ? $"var gradient{input} = Made<{CallCode.Both(passed)}>({Before(input)});"
            : $"InputGradients[{input}] = {Before(input)};"),
        // An object may be input and output at once, so that what comes from above is put in last.
        .. _backward.CarriedGradients.Select(static carried => $"ClearGiven<{CallCode.Both(carried.Gradients)}>({carried.Input});"),
        .. Lines(_backward.CarriedUpstream, static upstream => $"FillMade<{CallCode.Both(upstream)}>(0);"),
        .. OfStep("BeginStep"),
        .. _backward.Returned.Select(static (returned, number) => (returned, number)).Where(static pair => pair.returned.IsMade)
            .Select(static pair => $"var parameter{pair.number} = {Made(pair.returned)};"),
        $"{(GivesResult ? "var result = " : string.Empty)}{CallCode.Of(_backward.Call)};",
        .. _backward.After.SelectMany(After),
        .. OfStep("EndStep"),
        .. _backward.WrittenGradients.Where(input => Passed(input) is not null).Select(Given),
        .. _backward.OutGradients.Select(input => Passed(input) is null ? $"InputGradients[{input}] = gradient{input};" : Given(input)),
        .. _backward.CarriedGradients.Select(static carried =>
            $"InputGradients[{carried.Input}] = ArrayOf(Given<{TypeCode.Of(carried.Gradients.Type)}>({carried.Input}), default({carried.Gradients.How}));"),
        .. Lines(_backward.InOne, static inOne => $"ReturnInOne({InOne(inOne)});"),
        .. _backward.Returned.Select((returned, number) => $"Return({Literals.Of(returned.Parameter)}, {Value(returned, number)});"),
        .. _backward.InputGradients.Select(part => harness.TakesSequence
            ? $"KeepInputGradients({part.Target}, {ResultCode.Value(part)});"
            : $"InputGradients[{part.Target}] = {ResultCode.Of(part, layer, isLoss: false)};"),
        .. _backward.IsFactor ? ["TimesUpstream(0);"] : Array.Empty<string>(),
        .. ResultCode.TakeBack(harness.Inputs),
        .. _backward.Upstreams.Select(static upstream => $"TakeBackUpstream<{CallCode.Both(upstream.Passed)}>({upstream.Output});"),
        .. Lines(_backward.Rate, static _ => "ScaleBack();"),
    ];

    private bool GivesResult =>
        _backward.InputGradients.Any(static part => !part.IsLeft) || _backward.Returned.Any(static returned => returned.Value is not null);

    private static IEnumerable<string> Lines<T>(T? written, Func<T, string> line)
        where T : class => written is null ? [] : [line(written)];

    // What is in the array that Backward leaves a gradient in.
    private string Before(int input) => _backward.IsInPlace ? "CopyOfUpstream(0)" : $"ZerosLike({input})";

    private PassedModel? Passed(int input) => harness.Inputs[input].Passed;

    private string Given(int input) => $"InputGradients[{input}] = ArrayOf(gradient{input}, default({Passed(input)!.How}));";

    private IEnumerable<string> OfStep(string word) =>
        _backward.TakesStep ? [$"{word}({(_backward.Rate is { } rate ? ExpressionCode.InHarness.Of(rate) : string.Empty)});"] : [];

    // Of a sequence the first step is the last to be gone back to.
    private IEnumerable<string> After(CallModel after)
    {
        var call = CallCode.Of(after) + ";";
        return after.IsOfOneStep || harness.TakesSequence || !(harness.TakesStepNumber || harness.Held.Any(static held => held.Kind == HeldKind.State))
            ? [call]
            : ["if (Step == 0)", "    " + call];
    }

    // What Backward is given to leave a parameter's gradient in.
    private static string Made(ReturnedModel returned)
    {
        var member = ExpressionCode.InHarness.Of(returned.Member);
        return returned.Kept switch
        {
            { IsScalar: true, Array: TypeName.ArrayOf { Element: var number } } => $"default({TypeCode.Of(number)})",
            { Passed: { } passed } => $"Made<{CallCode.Both(passed)}>(ZerosLike(ArrayOf({member}, default({passed.How}))))",
            _ when returned.SpanOf is { } element => $"new {TypeCode.Of(element)}[global::GradGen.Theta.Count({member})]",
            var kept => $"({TypeCode.Of(kept.Array)})ZerosLike({member})",
        };
    }

    private string Value(ReturnedModel returned, int number)
    {
        var value = returned.Value is null ? $"parameter{number}" : ExpressionCode.InHarness.Of(returned.Value);
        return returned.Kept.IsScalar ? $"new {TypeCode.Of(layer.Element)}[] {{ {value} }}"
            : returned.Kept.Passed is { } passed ? $"ArrayOf({value}, default({passed.How}))"
            : value;
    }

    private static string InOne(InOneModel inOne)
    {
        var value = ExpressionCode.InHarness.Of(inOne.Value);
        return inOne.How is not null
            ? $"ArrayOf({value}, default({inOne.How}))"
            : inOne.IsSequence
            ? $"global::System.Linq.Enumerable.ToArray({value})" : value;
    }
}
