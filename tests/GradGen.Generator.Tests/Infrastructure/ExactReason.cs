namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>Layers with a wrong statement, and what GG0401 says of it.</summary>
internal static class ExactReason
{
    internal const string Loop = "var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++)";

    /// <summary>Asserts that GG0401 is reported once, where the code marks it, with a reason.</summary>
    internal static void Said(string forward, string body, string reason) => Assert.Contains(
        $"is wrong: {reason} (",
        Assert.Single(AnalyzerTest.Check(
            $"using System; using GradGen; [GradCheckable] public sealed partial class Layer {{ {forward} public double[] Backward(double[] dy) {{ {body} }} }}",
            "GG0401")).GetMessage(),
        StringComparison.Ordinal);
}
