using GradGen.Generator.Model;
using GradGen.Generator.Symbols;

namespace GradGen.Generator.Writing;

/// <summary>Writes what a check needs of a layer: how to hold it still, how to call it, and how to make one.</summary>
internal sealed class HarnessWriter(SourceWriter writer, LayerModel layer, HarnessModel harness)
{
    private const string Space = "global::GradGen.Harness.";

    private readonly string _contract = $"{Space}IHarnessed<{layer.Element}>";

    internal void Write()
    {
        WriteCreation();
        WriteHold();
        WritePenalty();
        WriteHarness();
        if (harness.Samples.Count > 0)
            WriteSamples();
    }

    private IEnumerable<ParameterModel> SubLayers => layer.Parameters.Where(static parameter => parameter.Kind is ParameterKind.Layer or ParameterKind.StructLayer or ParameterKind.Layers);

    // What Forward fills that is no array.
    private IEnumerable<(int Number, PassedModel Passed)> PassedBuffers =>
        harness.Buffers.Select(static (buffer, number) => (number, buffer.Passed!)).Where(static pair => pair.Item2 is not null);

    private void WriteCreation()
    {
        Begin();
        using (writer.Open($"{Space}LayerHarness<{layer.Element}> {_contract}.CreateHarness({Space}SampleSizes sizes)"))
        {
            foreach (var size in harness.Sizes)
                writer.Line(size);
            var made = $"new GradGenHarness{layer.Type.Ending}(this, sizes{string.Concat(harness.Inputs.Select(static input => ", " + input.Creation + (input.LabelCount is null ? string.Empty : ", " + input.LabelCount) + (IsCompared(input) ? $", new int[] {{ {string.Join(", ", input.ComparedWith)} }}" : string.Empty)))}{string.Concat(harness.Buffers.Select(static buffer => ", " + buffer.Creation))}){(harness.Thresholds.Count > 0 ? $" {{ Thresholds = new double[] {{ {string.Join(", ", harness.Thresholds)} }} }}" : string.Empty)}";
            writer.Line(harness.Trial is null ? $"return {made};" : $"return new {Space}ShapeTrial<{layer.Element}>(this, sizes{harness.Trial}).Find(trial => {made});");
        }
    }

    private void WriteHold()
    {
        Begin();
        using (writer.Open($"void {_contract}.Hold({Space}CheckScope scope)"))
        {
            foreach (var line in harness.Held.SelectMany(Hold))
                writer.Line(line);
            foreach (var subLayer in SubLayers)
            {
                writer.Line(subLayer.Kind switch
                {
                    ParameterKind.Layers => $"scope.HoldLayers<{layer.Element}>({subLayer.Access});",
                    ParameterKind.StructLayer => $"scope.HoldStruct(ref {subLayer.Access}, default({layer.Element}));",
                    _ => $"scope.HoldLayer<{layer.Element}>({subLayer.Access});",
                });
            }
        }
    }

    private static IEnumerable<string> Hold(HeldModel held) => held.Kind switch
    {
        HeldKind.Random => [$"scope.HoldRandom({held.Access});"],
        HeldKind.Randoms => [$"scope.HoldRandoms(ref {held.Access});"],
        HeldKind.Value => [$"{held.Access} = scope.Hold({held.Access}, {held.Value});"],
        HeldKind.Mode => [$"{held.Access} = scope.HoldMode({held.Access}, {held.Value});"],
        HeldKind.ModeCalls => ["if (scope.EntersTraining())", $"    {held.Access};", "if (scope.EntersEvaluation())", $"    {held.Value};"],
        HeldKind.Carried => ["if (scope.StartsAfresh())", $"    {held.Access} = null!;"],
        _ => [$"if (scope.StartsSequence({Literals.Of(held.Value!)}))", $"    {held.Access};"],
    };

    private void WritePenalty()
    {
        var ofSubLayers = SubLayers.Select(subLayer => $"{Space}SubLayerHarness.{(subLayer.Kind == ParameterKind.Layers ? "Penalties" : "Penalty")}<{layer.Element}>({subLayer.Access})");
        Begin();
        writer.Line($"double {_contract}.Penalty() => {harness.Penalty ?? string.Join(" + ", ofSubLayers.DefaultIfEmpty("0"))};");
    }

    private void WriteHarness()
    {
        Begin();
        using (writer.Open($"private sealed class GradGenHarness{layer.Type.Ending} : {Space}LayerHarness<{layer.Type.FullName}, {layer.Element}>"))
        {
            if (harness.KeptType is not null)
            {
                // A System.Tuple is null until Forward has run.
                writer.Line($"private {harness.KeptType} Kept{(harness.KeptType.StartsWith("(", StringComparison.Ordinal) ? string.Empty : " = null!")};");
                writer.Line();
            }

            writer.Line($"internal GradGenHarness{layer.Type.Ending}({layer.Type.FullName} layer, {Space}SampleSizes sizes{string.Concat(harness.Inputs.Select(static (input, i) => $", {input.Type} input{i}" + (input.LabelCount is null ? string.Empty : $", int labels{i}") + (IsCompared(input) ? $", int[] compared{i}" : string.Empty)))}{string.Concat(harness.Buffers.Select(static (buffer, i) => $", {buffer.Type} output{i}"))})");
            using (writer.Open("    : base(layer, sizes)"))
            {
                using (writer.Open($"Inputs = new {Space}HarnessInput[]", ";"))
                {
                    for (var i = 0; i < harness.Inputs.Count; i++)
                        writer.Line(Input(harness.Inputs[i], i));
                }

                writer.Line(harness.Buffers.Count > 0
                    ? $"Outputs = new global::System.Array[] {{ {string.Join(", ", harness.Buffers.Select(static (_, i) => "output" + i))} }};"
                    : $"Outputs = new global::System.Array[{harness.Output.Count}];");
                writer.Line($"InputGradients = new global::System.Array[{harness.Inputs.Count}];");
                if (harness.Returned.Count > 0)
                    writer.Line($"Returned = new[] {{ {string.Join(", ", harness.Returned.Select(static returned => Literals.Of(returned.Parameter)))} }};");
            }

            Property("string", "LayerName", Literals.Of(layer.Type.DisplayName));
            if (harness.Cost != "RandomProjection")
                Property("global::GradGen.Cost", "Cost", "global::GradGen.Cost." + harness.Cost);
            if (harness.Target is not null)
                Property("string", "Target", Literals.Of(harness.Target));
            if (harness.OtherMeaning is not null)
                Property(Space + "OtherMeaning", "OtherMeaning", $"{Space}OtherMeaning.{harness.OtherMeaning}");
            if (harness.InOne is not null)
                Property("string", "GradientsInOne", Literals.Of(harness.InOne));
            WriteFlags(
                ("IsLoss", harness.IsLoss), ("TakesStep", harness.TakesStep), ("HasTrainingFlag", harness.HasTrainingFlag),
                ("TakesStepNumber", harness.TakesStepNumber), ("TakesSequence", harness.TakesSequence), ("TakesLastUpstream", harness.TakesLastUpstream));
            Call("Forward", harness.ForwardCall, harness.Output, "Outputs");
            Call("Backward", harness.BackwardCall, harness.InputGradients, "InputGradients");
        }
    }

    private void WriteFlags(params (string Name, bool IsSet)[] flags)
    {
        foreach (var (name, _) in flags.Where(static flag => flag.IsSet))
            Property("bool", name, "true");
    }

    private static string Input(InputModel input, int number)
    {
        var domain = input.Domain is not null ? $"new global::GradGen.ValueRange({input.Domain})"
            : input.FirstLabel > 0 && input.LabelCount is not null ? $"new global::GradGen.ValueRange({input.FirstLabel}, labels{number} - 1)"
            : "null";
        var labels = input.LabelCount is null ? string.Empty : ", labels" + number;
        string[] facts = [.. input.Only.Count > 0 ? [$"ComparedWith = new int[] {{ {string.Join(", ", input.Only)} }}", "IsOneOfCompared = true"] : IsCompared(input) ? new[] { $"ComparedWith = compared{number}" } : [], .. input.IsGiven ? ["IsGiven = true"] : Array.Empty<string>(), .. input.TakesAnySign ? ["TakesAnySign = true"] : Array.Empty<string>()];
        var said = facts.Length == 0 ? string.Empty : $" {{ {string.Join(", ", facts)} }}";
        return $"new {Space}HarnessInput({Literals.Of(input.Name)}, input{number}, {Space}InputRole.{input.Role}, {Bool(input.HasGradient)}, {Bool(input.IsScalar)}, {domain}{labels}){said},";
    }

    private static bool IsCompared(InputModel input) => input.ComparedWith.Count > 0 && input.Only.Count == 0;

    private void Property(string type, string name, string value)
    {
        writer.Line();
        writer.Line($"public override {type} {name} => {value};");
    }

    private void Call(string method, string call, EquatableArray<ResultPart> parts, string target)
    {
        writer.Line();
        using (writer.Open($"public override void {method}()"))
        {
            var isBackward = method == "Backward";
            if (!isBackward && harness.Buffers.Count > 0)
                writer.Line("ClearOutputs();");
            foreach (var input in harness.WrittenGradients.Where(_ => isBackward))
                writer.Line(harness.Inputs[input].Passed is { } passed ? $"var gradient{input} = Made<{passed.Type}, {passed.How}>(ZerosLike({input}));" : $"InputGradients[{input}] = ZerosLike({input});");
            foreach (var (number, passed) in PassedBuffers.Where(_ => !isBackward))
                writer.Line($"var output{number} = Made<{passed.Type}, {passed.How}>(Outputs[{number}]);");
            // An object may be input and output at once, so that what comes from above is put in last.
            foreach (var carried in harness.CarriedGradients.Where(_ => isBackward))
                writer.Line($"ClearGiven<{carried.Gradients.Type}, {carried.Gradients.How}>({carried.Input});");
            if (isBackward && harness.CarriedUpstream is { } upstream)
                writer.Line($"FillMade<{upstream.Type}, {upstream.How}>(0);");
            if (isBackward && harness.TakesStep)
                writer.Line($"BeginStep({harness.Rate});");
            foreach (var declaration in harness.Returned.Where(_ => isBackward).Select(static returned => returned.Declaration).OfType<string>())
                writer.Line(declaration);
            var isKept = parts.Count > 0 && (isBackward || harness.Buffers.Count == 0);
            writer.Line((isKept && parts.Any(static part => part.Member is null)) || (isBackward && harness.Returned.Any(static returned => returned.Value.StartsWith("result", StringComparison.Ordinal))) ? $"var result = {call};" : call + ";");
            foreach (var after in harness.After.Where(_ => isBackward))
                WriteAfter(after);
            if (isBackward && harness.TakesStep)
                writer.Line($"EndStep({harness.Rate});");
            foreach (var input in harness.WrittenGradients.Where(input => isBackward && harness.Inputs[input].Passed is not null))
                writer.Line($"InputGradients[{input}] = ArrayOf(gradient{input}, default({harness.Inputs[input].Passed!.How}));");
            foreach (var input in harness.OutGradients.Where(_ => isBackward))
                writer.Line($"InputGradients[{input}] = {(harness.Inputs[input].Passed is { } passed ? $"ArrayOf(gradient{input}, default({passed.How}))" : "gradient" + input)};");
            foreach (var (number, passed) in PassedBuffers.Where(_ => !isBackward))
                writer.Line($"Outputs[{number}] = ArrayOf(output{number}, default({passed.How}));");
            foreach (var carried in harness.CarriedGradients.Where(_ => isBackward))
                writer.Line($"InputGradients[{carried.Input}] = ArrayOf(Given<{carried.Gradients.Type}>({carried.Input}), default({carried.Gradients.How}));");
            if (!isBackward && harness.CarriedUpstream is not null)
                writer.Line($"Keep({(isKept ? "result" : "output0")});");
            if (harness.KeptType is not null && method == "Forward")
                writer.Line("Kept = result;");
            if (isBackward && harness.InOneArrays is { } inOne)
                writer.Line($"ReturnInOne({inOne});");
            foreach (var returned in harness.Returned.Where(_ => isBackward))
                writer.Line($"Return({Literals.Of(returned.Parameter)}, {(returned.IsScalar ? $"new {layer.Element}[] {{ {returned.Value} }}" : returned.How is null ? returned.Value : $"ArrayOf({returned.Value}, default({returned.How}))")});");
            foreach (var part in parts.Where(_ => isKept))
            {
                var value = part.Member ?? "result" + part.Path;
                if (part.IsSequence)
                    value = $"global::System.Linq.Enumerable.ToArray({value})";
                if (isBackward && harness.TakesSequence)
                {
                    writer.Line($"KeepInputGradients({part.Target}, {value});");
                    continue;
                }

                // A loss may be summed in double though the layer is float: its own type is kept, no upstream gradient comes back for it.
                var number = harness.IsLoss && method == "Forward" && layer.Element is "float" or "double" ? $"new double[] {{ {value} }}" : $"new {layer.Element}[] {{ ({layer.Element}){value} }}";
                writer.Line($"{target}[{part.Target}] = {(part.IsScalar ? number : part.IsSpan ? value + ".ToArray()" : part.How is null ? value : $"ArrayOf({value}, default({part.How}))")};");
            }

            WriteBack(method);
            if (isBackward && harness.Rate is not null)
                writer.Line("ScaleBack();");
        }
    }

    // Of a sequence the first step is the last to be gone back to.
    private void WriteAfter(SecondCallModel after)
    {
        if (after.IsOfOneStep || harness.TakesSequence || !(harness.TakesStepNumber || harness.Held.Any(static held => held.Kind == HeldKind.State)))
        {
            writer.Line(after.Call + ";");
            return;
        }

        writer.Line("if (Step == 0)");
        writer.Line($"    {after.Call};");
    }

    private void WriteBack(string method)
    {
        for (var i = 0; i < harness.Inputs.Count; i++)
        {
            if (harness.Inputs[i].Passed is { } passed)
                writer.Line($"TakeBack<{passed.Type}, {passed.How}>({i});");
        }

        foreach (var upstream in harness.Upstreams.Where(_ => method == "Backward"))
            writer.Line($"TakeBackUpstream<{upstream.Passed.Type}, {upstream.Passed.How}>({upstream.Output});");
    }

    private void WriteSamples()
    {
        Begin();
        using (writer.Open($"private sealed class GradGenSamples{layer.Type.Ending} : {Space}LayerSamples<{layer.Element}>"))
        using (writer.Open($"public override {Space}LayerHarness<{layer.Element}> Create(int sample, {Space}SampleSizes sizes)"))
        using (writer.Open("switch (sample)"))
        {
            for (var i = 0; i < harness.Samples.Count; i++)
            {
                var sample = harness.Samples[i];
                if (sample.Skipped is not null)
                    continue;
                writer.Line($"case {i}:");
                foreach (var statement in sample.Preparation)
                    writer.Line("    " + statement);
                if (sample.Initialisation.Count > 0)
                    writer.Line($"    var layer{i} = {sample.Creation};");
                foreach (var call in sample.Initialisation)
                    writer.Line($"    layer{i}.{call};");
                writer.Line($"    return (({_contract}){(sample.Initialisation.Count > 0 ? "layer" + i : sample.Creation)}).CreateHarness(sizes);");
            }

            writer.Line("default:");
            writer.Line("    throw new global::System.ArgumentOutOfRangeException(nameof(sample));");
        }
    }

    private void Begin()
    {
        writer.Line();
        GeneratedFile.Mark(writer);
    }

    private static string Bool(bool value) => value ? "true" : "false";
}
