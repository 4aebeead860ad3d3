using GradGen.Generator.Model;

namespace GradGen.Generator.Writing;

/// <summary>The method of a harness that runs Forward: what stands in it, from top to bottom.</summary>
internal static class ForwardWriter
{
    internal static IEnumerable<string> Lines(LayerModel layer, HarnessModel harness)
    {
        var forward = harness.Forward;
        var buffers = forward.Buffers.Select(static (buffer, number) => (Number: number, buffer.Passed))
            .Where(static buffer => buffer.Passed is not null).ToArray();
        if (forward.IsInPlace && harness.Inputs[0].Passed is { } overwritten)
            buffers = [(0, overwritten)];
        var kept = forward.Buffers.Count == 0 && !forward.IsInPlace ? forward.Outputs : EquatableArray<ResultPart>.Empty;
        var result = kept.Any(static part => !part.IsLeft) ? "var result = " : string.Empty;
        return
        [
            .. Lines(forward.Buffers.Count > 0, "ClearOutputs();"),
            .. Lines(forward.IsInPlace, "Outputs[0] = CopyOfInput(0);"),
            .. buffers.Select(static buffer => $"var output{buffer.Number} = Made<{CallCode.Both(buffer.Passed!)}>(Outputs[{buffer.Number}]);"),
            $"{result}{CallCode.Of(forward.Call)};",
            .. buffers.Select(static buffer => $"Outputs[{buffer.Number}] = ArrayOf(output{buffer.Number}, default({buffer.Passed!.How}));"),
            .. Lines(harness.Backward.CarriedUpstream is not null, $"Keep({(kept.Count > 0 ? "result" : "output0")});"),
            .. Lines(forward.KeptType is not null, "Kept = result;"),
            .. kept.Select(part => $"Outputs[{part.Target}] = {ResultCode.Of(part, layer, harness.IsLoss)};"),
            .. ResultCode.TakeBack(harness.Inputs),
        ];
    }

    private static IEnumerable<string> Lines(bool isWritten, string line) => isWritten ? [line] : [];
}
