using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary>Layers that take the step themselves: the gradients are derived from how the parameters changed.</summary>
internal static class Steps
{
    internal static Value Begin(Site site, HarnessValue harness, Interfaces interfaces, Value rate)
    {
        harness.Unkept.Step = Parameters(harness, interfaces);
        // By a power of two, as the runtime does it: here no rounding comes of anything, but what Backward sees is the same.
        harness.Unkept.Scale = harness.Upstream.Length == 0 || rate.Real == 0 || double.IsNaN(rate.Real) || double.IsInfinity(rate.Real)
            ? 1
            : Math.Pow(2, -Math.Round(Math.Log(Math.Abs(rate.Real), 2)));
        foreach (var upstream in harness.Upstream)
            Scale(site, upstream, harness.Unkept.Scale);
        return default;
    }

    internal static Value End(Site site, HarnessValue harness, Interfaces interfaces, Value rate)
    {
        var before = harness.Unkept.Step!;
        var after = harness.Unkept.Stepped = Parameters(harness, interfaces);
        interfaces.UnpackParameters(HarnessFamily.LayerOf(harness), new Window(Numbers.Of(harness.Element, before), 0, before.Length), 0);
        var by = Value.Of(rate.Real * harness.Unkept.Scale);
        for (var i = 0; i < after.Length; i++)
            before[i] = site.Trace.Divide(site.Trace.Subtract(before[i], after[i]), by);
        return default;
    }

    internal static Value ScaleBack(Site site, HarnessValue harness)
    {
        foreach (var scaled in harness.Upstream.Concat(Numbers.Rows(harness.InputGradients!)).Distinct())
            Scale(site, scaled, 1 / harness.Unkept.Scale);
        return default;
    }

    private static Value[] Parameters(HarnessValue harness, Interfaces interfaces)
    {
        var layer = HarnessFamily.LayerOf(harness);
        var theta = new RealArray(harness.Element, interfaces.ParameterCount(layer));
        interfaces.PackParameters(layer, new Window(theta));
        return Numbers.Flat(theta);
    }

    private static void Scale(Site site, ArrayValue? array, double by)
    {
        if (by == 1)
            return;
        foreach (var (held, index) in Numbers.Places(array))
            held.Set(index, site.Trace.Multiply(held.Get(index), Value.Of(by)));
    }
}
