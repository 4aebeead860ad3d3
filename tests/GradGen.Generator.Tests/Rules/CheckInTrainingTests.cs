using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0204: gradient checks at every step of a training, and those in their place.</summary>
public class CheckInTrainingTests
{
    [Theory]
    [InlineData("for (var epoch = 0; epoch < 9; epoch++) { [|GradCheck.Run(net)|]; }")]
    [InlineData("for (var i = 0; i < 9; i++) { net.Backward(dy); net.UnpackParameters(theta); [|GradCheck.Run(net)|]; }")]
    [InlineData("foreach (var batch in batches) { net.Backward(batch); if (![|GradCheck.Run(net)|].Passed) return; }")]
    [InlineData("while (_epoch < 9) { _epoch++; var report = [|GradCheck.Run(net)|]; }")]
    [InlineData("for (var i = 0; i < 9; i++) { net.Backward(dy); for (var k = 0; k < 3; k++) theta[k] -= learningRate * dy[k]; [|GradCheck.Run(net)|]; }")]
    [InlineData("for (var i = 0; i < 9; i++) { Train(net); [|GradCheck.Run(net)|]; }")]
    [InlineData("for (var epoch = 0; epoch < 9; epoch++) { foreach (var layer in layers) [|GradCheck.Run(layer)|]; Train(net); }")]
    [InlineData("for (var epoch = 0; epoch < 9; epoch++) { if (epoch % 10 == 0) [|GradCheck.Run(net)|]; }")]
    [InlineData("for (var epoch = 0; epoch < 9; epoch++) { [|GradCheck.Function(F, G, theta)|]; }")]
    [InlineData("do { net.Backward(dy); Step(); [|GradCheck.Run(net)|]; } while (theta[0] > 0);")]
    [InlineData("for (var i = 0; i < 9; i++) { net.Backward(dy); Step();\n#if !DEBUG\n[|GradCheck.Run(net)|];\n#endif\n }")]
    public void In_a_training_loop(string body) => Assert.Equal(
        "A gradient check inside a training loop slows down every step: check once, in a test or while debugging",
        Assert.Single(AnalyzerTest.Check(Class(body), "GG0204")).GetMessage());

    [Theory]
    [InlineData("GradCheck.Run(net); for (var epoch = 0; epoch < 9; epoch++) { net.Backward(dy); net.UnpackParameters(theta); } GradCheck.Run(net);")]
    [InlineData("foreach (var layer in layers) GradCheck.Run(layer);")]
    [InlineData("for (var seed = 1; seed < 9; seed++) GradCheck.Run(net, new GradCheckOptions { Seed = seed });")]
    [InlineData("for (var i = 0; i < 9; i++) { net.Backward(dy); GradCheck.Run(net); }")]
    [InlineData("for (var i = 0; i < 9; i++) { Step(); GradCheck.Run(net); }")]
    [InlineData("foreach (var size in new[] { 1, 2 }) { var fresh = new Net(); for (var epoch = 0; epoch < 9; epoch++) { fresh.Backward(dy); Step(); } GradCheck.Run(fresh); }")]
    [InlineData("for (var epoch = 0; epoch < 9; epoch++) GradCheck.Run(new Net());")]
    [InlineData("for (var epoch = 0; epoch < 9; epoch++) { if (epoch == 0) GradCheck.Run(net); Train(net); }")]
    [InlineData("for (var epoch = 0; epoch < 9; epoch++) { if (checkGradients) GradCheck.Run(net); Train(net); }")]
    [InlineData("for (var epoch = 0; epoch < 9; epoch++) { if (System.Diagnostics.Debugger.IsAttached) GradCheck.Run(net); }")]
    [InlineData("for (var epoch = 0; epoch < 9; epoch++) { System.Diagnostics.Debug.Assert(GradCheck.Run(net).Passed); Train(net); }")]
    [InlineData("for (var epoch = 0; epoch < 9; epoch++) { Train(net); if (_epoch > 3) { GradCheck.Run(net); break; } }")]
    [InlineData("for (var epoch = 0; epoch < 9; epoch++) { Train(net);\n#if DEBUG\nGradCheck.Run(net);\n#endif\n }")]
    [InlineData("for (var epoch = 0; epoch < 9; epoch++) { Train(net);\n#if CHECK_GRADIENTS\nGradCheck.Run(net);\n#else\nStep();\n#endif\n }")]
    [InlineData("for (var epoch = 0; epoch < 9; epoch++) { Train(net); Verify(net); } } [System.Diagnostics.Conditional(\"DEBUG\")] private static void Verify(Net net) { for (var epoch = 0; epoch < 2; epoch++) GradCheck.Run(net);")]
    [InlineData("for (var epoch = 0; epoch < 9; epoch++) { System.Action later = () => GradCheck.Run(net); }")]
    [InlineData("foreach (var batchSize in new[] { 1, 3 }) GradCheck.Run(net);")]
    public void Elsewhere_or_once_or_for_debugging(string body) => AnalyzerTest.Silent("#define DEBUG\n#define CHECK_GRADIENTS\n" + Class(body));

    private static string Class(string body) => $$"""
        using GradGen;
        [GradCheckable] public sealed partial class Net
        {
            public double[] Forward([Shape(3)] double[] x) => x;
            public double[] Backward(double[] dy) => dy;
        }
        public class Trainer
        {
            private int _epoch;
            public void Run(Net net, Net[] layers, double[][] batches, double[] dy, double[] theta, double learningRate, bool checkGradients)
            {
                {{body}}
            }
            private static void Train(Net net) { }
            private static void Step() { }
            private static double F(double[] x) => x[0];
            private static double[] G(double[] x) => x;
        }
        """;
}
