using GradGen.Generator.Model;
using GradGen.Generator.Symbols;

namespace GradGen.Generator.Writing;

/// <summary>Writes what a check needs of a layer: how to hold it still, how to call it, and how to make one.</summary>
internal sealed class HarnessWriter(SourceWriter writer, LayerModel layer, HarnessModel harness)
{
    private const string Space = "global::GradGen.Harness.";

    private static readonly ExpressionCode Code = ExpressionCode.InLayer;

    private readonly string _element = TypeCode.Of(layer.Element);
    private readonly string _contract = $"{Space}IHarnessed<{TypeCode.Of(layer.Element)}>";

    internal void Write()
    {
        WriteCreation();
        WriteHold();
        WritePenalty();
        WriteHarness();
        if (harness.Samples.Count > 0)
            WriteSamples();
    }

    private IEnumerable<ParameterModel> SubLayers =>
        layer.Parameters.Where(static parameter => parameter.Kind is ParameterKind.Layer or ParameterKind.StructLayer or ParameterKind.Layers);

    private void WriteCreation()
    {
        Begin();
        using (writer.Open($"{Space}LayerHarness<{_element}> {_contract}.CreateHarness({Space}SampleSizes sizes)"))
        {
            foreach (var size in harness.Sizes)
                writer.Line(Code.Of(size));
            var arrays = string.Concat(harness.Inputs.SelectMany(Made)
                .Concat(harness.Forward.Buffers.Select(static buffer => Code.Of(buffer.Creation))).Select(static made => ", " + made));
            var thresholds = harness.Thresholds.Count == 0 ? string.Empty : $" {{ Thresholds = new double[] {{ {Code.List(harness.Thresholds)} }} }}";
            var made = $"new GradGenHarness{layer.Type.Ending}(this, sizes{arrays}){thresholds}";
            writer.Line(harness.Trial is not { } trial ? $"return {made};"
                : $"return new {Space}ShapeTrial<{_element}>(this, sizes, "
                    + $"{Code.List(trial.Integers.Prepend(new Expression.Constant(trial.Advice)))}).Find(trial => {made});");
        }
    }

    private static IEnumerable<string> Made(InputModel input)
    {
        yield return Code.Of(input.Creation);
        if (input.LabelCount is { } count)
            yield return Code.Of(count);
        if (IsCompared(input))
            yield return $"new int[] {{ {Code.List(input.ComparedWith)} }}";
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
                    ParameterKind.Layers => $"scope.HoldLayers<{_element}>({Code.Of(subLayer.Access)});",
                    ParameterKind.StructLayer => $"scope.HoldStruct(ref {Code.Of(subLayer.Access)}, default({_element}));",
                    _ => $"scope.HoldLayer<{_element}>({Code.Of(subLayer.Access)});",
                });
            }
        }
    }

    private IEnumerable<string> Hold(HeldModel held)
    {
        var (access, value, evaluation) = (Code.Of(held.Access), held.Value is null ? null : Code.Of(held.Value),
            held.Evaluation is null ? null : Code.Of(held.Evaluation));
        return held.Kind switch
        {
            HeldKind.Random => [$"scope.HoldRandom({access});"],
            HeldKind.Randoms => [$"scope.HoldRandoms(ref {access});"],
            HeldKind.Value => [$"{access} = scope.Hold({access}, {value});"],
            HeldKind.Mode => [$"{access} = scope.HoldMode({access}, {value}, {evaluation});"],
            HeldKind.ModeCalls => ["if (scope.EntersTraining())", $"    {value};", "if (scope.EntersEvaluation())", $"    {evaluation};"],
            HeldKind.Velocity =>
                ["if (scope.StartsAfresh())", $"    {(held.Cleared is { } cleared ? GradientCode.Clear(cleared, _element) : $"{access} = {value};")}"],
            HeldKind.Carried => ["if (scope.StartsAfresh())", $"    {access} = null!;"],
            _ => [$"if (scope.StartsSequence({Literals.Of(held.Name!)}))", $"    {access};"],
        };
    }

    private void WritePenalty()
    {
        var ofSubLayers = SubLayers.Select(
            subLayer => $"{Space}SubLayerHarness.{(subLayer.Kind == ParameterKind.Layers ? "Penalties" : "Penalty")}<{_element}>({Code.Of(subLayer.Access)})");
        var own = harness.Penalties.Select(
            static penalty => penalty.IsGeneric ? $"global::System.Convert.ToDouble({Code.Of(penalty.Call)})" : $"(double){Code.Of(penalty.Call)}");
        Begin();
        writer.Line($"double {_contract}.Penalty() => {string.Join(" + ", harness.Penalties.Count > 0 ? own : ofSubLayers.DefaultIfEmpty("0"))};");
    }

    private void WriteHarness()
    {
        Begin();
        var type = TypeCode.Of(layer.Type.FullName);
        using (writer.Open($"private sealed class GradGenHarness{layer.Type.Ending} : {Space}LayerHarness<{type}, {_element}>"))
        {
            if (harness.Forward.KeptType is { } kept)
            {
                // A System.Tuple is null until Forward has run.
                writer.Line($"private {TypeCode.Of(kept)} Kept{(kept is TypeName.TupleOf ? string.Empty : " = null!")};");
                writer.Line();
            }

            var arrays = harness.Inputs.SelectMany(Taken).Concat(harness.Forward.Buffers.Select(static (buffer, i) => $"{TypeCode.Of(buffer.Type)} output{i}"));
            writer.Line($"internal GradGenHarness{layer.Type.Ending}({type} layer, {Space}SampleSizes "
                + $"sizes{string.Concat(arrays.Select(static taken => ", " + taken))})");
            using (writer.Open("    : base(layer, sizes)"))
            {
                using (writer.Open($"Inputs = new {Space}HarnessInput[]", ";"))
                {
                    for (var i = 0; i < harness.Inputs.Count; i++)
                        writer.Line(Input(harness.Inputs[i], i));
                }

                writer.Line(harness.Forward.Buffers.Count > 0
                    ? $"Outputs = new global::System.Array[] {{ {string.Join(", ", harness.Forward.Buffers.Select(static (_, i) => "output" + i))} }};"
                    : $"Outputs = new global::System.Array[{harness.Forward.Outputs.Count}];");
                writer.Line($"InputGradients = new global::System.Array[{harness.Inputs.Count}];");
                if (harness.Backward.Returned.Count > 0)
                    writer.Line($"Returned = new[] {{ "
                        + $"{string.Join(", ", harness.Backward.Returned.Select(static returned => Literals.Of(returned.Parameter)))} }};");
            }

            Property("string", "LayerName", Literals.Of(layer.Type.DisplayName));
            if (harness.Cost != "RandomProjection")
                Property("global::GradGen.Cost", "Cost", "global::GradGen.Cost." + harness.Cost);
            if (harness.Target is not null)
                Property("string", "Target", Literals.Of(harness.Target));
            if (harness.OtherMeaning is not null)
                Property(Space + "OtherMeaning", "OtherMeaning", $"{Space}OtherMeaning.{harness.OtherMeaning}");
            if (harness.Backward.InOne is { } inOne)
                Property("string", "GradientsInOne", Literals.Of(inOne.Name));
            WriteFlags(
                ("IsLoss", harness.IsLoss), ("TakesStep", harness.Backward.TakesStep), ("HasTrainingFlag", harness.HasTrainingFlag),
                ("TakesStepNumber", harness.TakesStepNumber), ("TakesSequence", harness.TakesSequence), ("TakesLastUpstream", harness.TakesLastUpstream));
            Pass("Forward", ForwardWriter.Lines(layer, harness));
            Pass("Backward", new BackwardWriter(layer, harness).Lines());
        }
    }

    private static IEnumerable<string> Taken(InputModel input, int number)
    {
        yield return $"{TypeCode.Of(input.Type)} input{number}";
        if (input.LabelCount is not null)
            yield return $"int labels{number}";
        if (IsCompared(input))
            yield return $"int[] compared{number}";
    }

    private void WriteFlags(params (string Name, bool IsSet)[] flags)
    {
        foreach (var (name, _) in flags.Where(static flag => flag.IsSet))
            Property("bool", name, "true");
    }

    private static string Input(InputModel input, int number)
    {
        var domain = input.Domain is { } range ? ExpressionCode.Of(range)
            : input.FirstLabel > 0 && input.LabelCount is not null ? $"new global::GradGen.ValueRange({input.FirstLabel}, labels{number} - 1)"
            : "null";
        var labels = input.LabelCount is null ? string.Empty : ", labels" + number;
        string[] facts = [.. input.Only.Count > 0
            ? [$"ComparedWith = new int[] {{ {string.Join(", ", input.Only)} }}", "IsOneOfCompared = true"]
            : IsCompared(input) ? new[] { $"ComparedWith = compared{number}" } : [], .. input.IsGiven ? ["IsGiven = true"] : Array.Empty<string>(),
            .. input.TakesAnySign ? ["TakesAnySign = true"] : Array.Empty<string>()];
        var said = facts.Length == 0 ? string.Empty : $" {{ {string.Join(", ", facts)} }}";
        return $"new {Space}HarnessInput({Literals.Of(input.Name)}, input{number}, {Space}InputRole.{input.Role}, "
            + $"{Bool(input.HasGradient)}, {Bool(input.IsScalar)}, {domain}{labels}){said},";
    }

    private static bool IsCompared(InputModel input) => input.ComparedWith.Count > 0 && input.Only.Count == 0;

    private void Property(string type, string name, string value)
    {
        writer.Line();
        writer.Line($"public override {type} {name} => {value};");
    }

    private void Pass(string method, IEnumerable<string> lines)
    {
        writer.Line();
        using (writer.Open($"public override void {method}()"))
        {
            foreach (var line in lines)
                writer.Line(line);
        }
    }

    private void WriteSamples()
    {
        Begin();
        using (writer.Open($"private sealed class GradGenSamples{layer.Type.Ending} : {Space}LayerSamples<{_element}>"))
        using (writer.Open($"public override {Space}LayerHarness<{_element}> Create(int sample, {Space}SampleSizes sizes)"))
        using (writer.Open("switch (sample)"))
        {
            for (var i = 0; i < harness.Samples.Count; i++)
            {
                var sample = harness.Samples[i];
                if (sample.Skipped is not null)
                    continue;
                writer.Line($"case {i}:");
                foreach (var fact in sample.Preparation)
                    writer.Line("    " + Code.Of(fact));
                var made = Code.Of(sample.Creation!);
                if (sample.Initialisation.Count > 0)
                    writer.Line($"    var layer{i} = {made};");
                foreach (var call in sample.Initialisation)
                    writer.Line($"    layer{i}.{Literals.Identifier(call.Method)}({Code.OfArguments(call.Arguments)});");
                writer.Line($"    return (({_contract}){(sample.Initialisation.Count > 0 ? "layer" + i : made)}).CreateHarness(sizes);");
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
