using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>What is said of a Forward or a Backward that cannot be called: what it lacks, or what to write around it.</summary>
public class PassMessagesTests
{
    [Theory]
    [InlineData("public Task<double[]> ForwardAsync(double[] x) => Task.FromResult(x);", "Layer has no Forward method that a check can call: ForwardAsync is async, and a check does not wait: write a method that does and mark it [Forward], as in [Forward] public double[] ForwardNow(double[] x) => ForwardAsync(x).GetAwaiter().GetResult()")]
    [InlineData("public ValueTask<double[]> Forward(double[] x, bool training) => new(x);", "Layer has no Forward method that a check can call: Forward is async, and a check does not wait: write a method that does and mark it [Forward], as in [Forward] public double[] ForwardNow(double[] x, bool training) => Forward(x, training).GetAwaiter().GetResult()")]
    [InlineData("public double[,] Forward(object x) => (double[,])x;", "Layer has no Forward method that a check can call: Forward takes object x, which is not an input that a check can make: write an adapter with types and mark it [Forward], as in [Forward] public double[,] ForwardTyped(double[,] x) => Forward(x)")]
    [InlineData("public object Forward(object x) { var v = x as float[,]; return v!; }", "Layer has no Forward method that a check can call: Forward takes object x, which is not an input that a check can make: write an adapter with types and mark it [Forward], as in [Forward] public float[,] ForwardTyped(float[,] x) => (float[,])Forward(x)")]
    [InlineData("public object Forward(dynamic x) => x;", "Layer has no Forward method that a check can call: Forward takes dynamic x, which is not an input that a check can make: write an adapter with types and mark it [Forward], as in [Forward] public double[] ForwardTyped(double[] x) => (double[])Forward(x)")]
    [InlineData("public object Forward(double[] x) => x;", "Layer has no Forward method that a check can call: Forward returns object, which is not an array of numbers: write an adapter with types and mark it [Forward], as in [Forward] public double[] ForwardTyped(double[] x) => (double[])Forward(x)")]
    public void Of_Forward(string forward, string message) => Assert.Contains(message, Messages(forward + " public double[] Backward(double[] dy) => dy;"));

    [Theory]
    [InlineData("public Task<double[]> BackwardAsync(double[] dy) => Task.FromResult(dy);", "Layer has no Backward method: its gradients cannot be checked; BackwardAsync is async, and a check does not wait: write a method that does and mark it [Backward], as in [Backward] public double[] BackwardNow(double[] dy) => BackwardAsync(dy).GetAwaiter().GetResult()")]
    [InlineData("public Task<double[]> Backward(double[] dy) => Task.FromResult(dy);", "Backward does not fit Forward: Backward is async, and a check does not wait: write a method that does and mark it [Backward], as in [Backward] public double[] BackwardNow(double[] dy) => Backward(dy).GetAwaiter().GetResult()")]
    [InlineData("public object Backward(double[] dy) => dy;", "Backward does not fit Forward: it returns object: write an adapter with types and mark it [Backward], as in [Backward] public double[] BackwardTyped(double[] dy) => (double[])Backward(dy)")]
    public void Of_Backward(string backward, string message) => Assert.Contains(message, Messages("public double[] Forward(double[] x) => x; " + backward));

    // A collection of one's own that a check cannot make or read.
    [Theory]
    [InlineData("public sealed class Batch<T> { public System.Collections.Generic.List<T> Items { get; } = new(); public int Count => Items.Count; public T this[int index] => Items[index]; }", "Batch lacks a constructor Batch(double[][] items)")]
    [InlineData("public sealed class Batch<T> { public Batch(T[] items) { } public T this[int index] => throw new System.Exception(); }", "Batch lacks a Count or Length")]
    [InlineData("public sealed class Batch<T> { public System.Collections.Generic.IEnumerator<T> GetEnumerator() => throw new System.Exception(); }", "Batch lacks an indexer by int, a Count or Length and a constructor Batch(double[][] items)")]
    public void What_a_collection_lacks(string batch, string lacks)
    {
        foreach (var (passes, attribute) in new[]
        {
            ("public Batch<double[]> Forward(Batch<double[]> x) => x; public Batch<double[]> Backward(Batch<double[]> dy) => dy;", "Forward"),
            ("public Batch<double[]> Forward(double[][] x) => null!; public double[][] Backward(double[][] dy) => dy;", "Forward"),
            ("public double[][] Forward(double[][] x) => x; public double[][] Backward(Batch<double[]> dy) => null!;", "Backward"),
        })
        {
            var message = Assert.Single(AnalyzerTest.Report(batch + " [GradGen.GradCheckable] public partial class Layer { " + passes + " }")).GetMessage();
            Assert.EndsWith($"a check makes and reads collections of rows, but {lacks}; or write a method that takes and gives arrays of rows and mark it [{attribute}]", message);
            Assert.DoesNotContain("default value", message);
        }
    }

    // What the messages say to write.
    [Theory]
    [InlineData("public Task<double[]> ForwardAsync(double[] x) => Task.FromResult(x); [Forward] public double[] ForwardNow(double[] x) => ForwardAsync(x).GetAwaiter().GetResult();", "public Task<double[]> BackwardAsync(double[] dy) => Task.FromResult(dy); [Backward] public double[] BackwardNow(double[] dy) => BackwardAsync(dy).GetAwaiter().GetResult();")]
    [InlineData("public object Forward(dynamic x) => x; [Forward] public double[] ForwardTyped(double[] x) => (double[])Forward(x);", "public object Backward(object dy) => dy; [Backward] public double[] BackwardTyped(double[] dy) => (double[])Backward(dy);")]
    public void What_is_advised_is_read(string forward, string backward)
    {
        AnalyzerTest.Silent(Layer(forward + backward));
        GeneratedTests.Pass(Layer(forward + backward));
    }

    [Fact]
    public void A_method_is_shown_as_it_is_written() =>
        Assert.Contains("More than one method of Layer could be Backward: Layer.Backward(double[,]), Layer.Backprop(double[,]); mark the one to check with [Backward]",
            Messages("public double[,] Forward(double[,] x) => x; public double[,] Backward(double[,] dy) => dy; public double[,] Backprop(double[,] dy) => dy;"));

    // What is left to be written is no candidate.
    [Theory]
    [InlineData("public double[] Backward(double[] dy, double[] x) => throw new System.NotImplementedException();")]
    [InlineData("public double[] Backprop(double[] dy) { throw new System.NotSupportedException(\"later\"); }")]
    [InlineData("[System.Obsolete] public double[] Backward(float[] dy) { throw new System.NotImplementedException(); }")]
    public void What_only_throws_is_not_chosen(string overload)
    {
        var source = Layer("public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; " + overload);
        AnalyzerTest.Silent(source);
        GeneratedTests.Pass(source);
    }

    [Theory]
    [InlineData("[Forward] public static double[] Double(double[] x) => System.Array.ConvertAll(x, v => 2 * v);", "[Backward] public static double[] OfDouble(double[] dy) => System.Array.ConvertAll(dy, v => 2 * v);")]
    [InlineData("public static double[] Forward(double[] x) => x;", "public double[] Backward(double[] dy) => dy;")]
    public void Static_methods_are_read(string forward, string backward)
    {
        AnalyzerTest.Silent(Layer(forward + backward));
        GeneratedTests.Pass(Layer(forward + backward));
    }

    // The public method comes before the one that an interface asks for.
    [Fact]
    public void An_explicit_implementation_that_hands_on_is_no_other_candidate()
    {
        var source = """
            using GradGen;
            public interface IAny { object Forward(object x); double[] Backward(double[] dy); }
            [GradCheckable] public partial class Layer : IAny
            {
                object IAny.Forward(object x) => Forward((double[])x);
                double[] IAny.Backward(double[] dy) => Backward(dy);
                public double[] Forward(double[] x) => x;
                public double[] Backward(double[] dy) => dy;
            }
            """;
        AnalyzerTest.Silent(source);
        GeneratedTests.Pass(source);
    }

    private static IEnumerable<string> Messages(string members) => AnalyzerTest.Report(Layer(members)).Select(diagnostic => diagnostic.GetMessage());

    private static string Layer(string members) => $"using System.Threading.Tasks; using GradGen; [GradCheckable] public partial class Layer {{ {members} }}";
}
