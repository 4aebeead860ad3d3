using System.Diagnostics;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking;

public class AssertTests
{
    // Debug.Assert, which goes the same way, is not there in a release build.
    [Fact]
    public void An_assertion_that_fails_is_an_exception_of_the_layer_and_does_not_end_the_process() => WithoutPlatform(static () =>
    {
        var layer = new VectorLayer(
            static (x, theta) =>
            {
                Trace.Assert(x.Length == 5, "the input has a length of five");
                return VectorLayer.Scale(x, theta);
            },
            VectorLayer.ScaleBack, parameters: 4);
        var finding = Assert.Single(GradCheck.Run(layer).Findings);
        Assert.Contains("the input has a length of five", finding.Message);
        Assert.StartsWith("Forward threw AssertFailedException: ", finding.Message);
    });

    [Fact]
    public void So_is_one_on_a_thread_that_the_layer_starts() => WithoutPlatform(static () =>
    {
        var layer = new VectorLayer(
            static (x, theta) =>
            {
                Parallel.For(0, x.Length, static i => Trace.Assert(i < 2));
                return VectorLayer.Scale(x, theta);
            },
            VectorLayer.ScaleBack, parameters: 4);
        Assert.Contains("AssertFailedException", Assert.Single(GradCheck.Run(layer).Findings).Message);
    });

    // Test platforms put listeners of their own in the place of the one that ends the process.
    private static void WithoutPlatform(Action action)
    {
        var before = Trace.Listeners.Cast<TraceListener>().ToArray();
        Trace.Listeners.Clear();
        Trace.Listeners.Add(new DefaultTraceListener());
        try
        {
            action();
        }
        finally
        {
            Trace.Listeners.Clear();
            Trace.Listeners.AddRange(before);
        }
    }
}
