namespace GradGen.Tool.Tests;

/// <summary>Which classes are reached, and what is said of the others.</summary>
public sealed class LayerKindsTests
{
    [Fact]
    public async Task Random_numbers_repeat_themselves_wherever_they_come_from()
    {
        (string Name, string Member, string Source)[] kinds =
        [
            ("Kept", "static readonly Random Source = new Random();", "Source"),
            ("Made", "", "new System.Random()"),
            ("Shared", "", "Random.Shared"),
            ("OfThread", "[ThreadStatic] static Random? t_source; static Random Source => t_source ??= new(Environment.TickCount);", "Source"),
            ("Derived", "sealed class Source : Random { public Source() { } public Source(int seed) : base(seed) { } }", "new Source()"),
            ("Counted", "static int s_seed; static Random Source() => new(Interlocked.Increment(ref s_seed));", "Source()"),
        ];
        using var folder = TestFolder.Library([.. kinds.SelectMany(kind => ((string, string)[])
        [
            ($"{kind.Name}.cs", Dropout(kind.Name, kind.Member, kind.Source, "_mask[i]")),
            ($"Wrong{kind.Name}.cs", Dropout($"Wrong{kind.Name}", kind.Member, kind.Source, "(_mask[i] > 0 ? 1 : 0)")),
        ])]);

        var run = (await Gradgen.CheckAsync(folder)).Ends(1);

        Assert.Equal([.. kinds.Select(static kind => kind.Name).Order(StringComparer.Ordinal)], Told("right"));
        Assert.Equal([.. kinds.Select(static kind => $"Wrong{kind.Name}").Order(StringComparer.Ordinal)], Told("WRONG"));

        string[] Told(string verdict) => [.. run.Lines.Where(line => line.StartsWith(verdict + " ", StringComparison.Ordinal))
            .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]).Order(StringComparer.Ordinal)];

        static string Dropout(string name, string member, string source, string mask) => $$"""
            #nullable enable
            using System;
            using System.Threading;

            class {{name}}
            {
                {{member}}

                double[] _mask = Array.Empty<double>();

                public double[] Forward(double[] x)
                {
                    var random = {{source}};
                    _mask = new double[x.Length];
                    var y = new double[x.Length];
                    for (var i = 0; i < x.Length; i++)
                    {
                        _mask[i] = random.NextDouble() < 0.5 ? 0 : 2 + random.Next(3);
                        y[i] = x[i] * _mask[i];
                    }

                    return y;
                }

                public double[] Backward(double[] dy)
                {
                    var dx = new double[dy.Length];
                    for (var i = 0; i < dy.Length; i++)
                        dx[i] = dy[i] * {{mask}};
                    return dx;
                }
            }
            """;
    }

    [Fact]
    public async Task Layers_are_reached_wherever_and_however_they_are_declared()
    {
        var body = Layers.ScaleBody;
        using var folder = TestFolder.Library(
            ("Internal.cs", "internal sealed class Internal\n" + body),
            ("Nested.cs", $"namespace Some.Space {{ public static class Outer {{ public class Middle {{ private class Inner\n{body} }} }} }}"),
            ("FileScoped.cs", "namespace Some.Space;\n\npublic class FileScoped\n" + body),
            ("FileLocal.cs", "file class FileLocal\n" + body),
            ("Record.cs", "public record Recorded\n" + body),
            ("Two.cs", "public partial class Halves { private int _unused; public int Unused => _unused; }\n\n[System.Obsolete]\npublic partial class Halves\n" + body),
            ("Derived.cs", $"public abstract class Base\n{body.Replace("public double[]", "public virtual double[]", StringComparison.Ordinal)}\n\npublic class Derived : Base {{ }}"),
            ("Generic.cs", "public class Generic<T> where T : struct, System.Numerics.INumber<T>\n" + body.Replace("{ 0.3, -0.7, 1.1 }", "new double[3]", StringComparison.Ordinal).Replace("double", "T", StringComparison.Ordinal)),
            ("Static.cs", """
                public static class Square
                {
                    public static double[] Forward(double[] x) { var y = new double[x.Length]; for (int i = 0; i < x.Length; i++) y[i] = x[i] * x[i]; return y; }

                    public static double[] Backward(double[] x, double[] dy) { var dx = new double[x.Length]; for (int i = 0; i < x.Length; i++) dx[i] = 2 * x[i] * dy[i]; return dx; }
                }
                """));

        var run = (await Gradgen.CheckAsync(folder)).Ends(0);

        Assert.Equal(
            ["Derived", "FileLocal", "FileScoped", "Generic<T>", "Halves", "Internal", "Outer.Middle.Inner", "Recorded", "Square"],
            run.Lines.Where(static line => line.StartsWith("right ", StringComparison.Ordinal)).Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]).Order(StringComparer.Ordinal));
        Assert.Contains("9 right.", run.Lines);
        Assert.Contains("right    Outer.Middle.Inner  Nested.cs(1)", run.Lines);
        Assert.Contains("right    Halves              Two.cs(1)", run.Lines);
    }

    [Fact]
    public async Task What_was_not_reached_is_told_with_what_would_help()
    {
        using var folder = TestFolder.Library(
            ("Scale.cs", Layers.Scale),
            ("Curve.cs", "public class Curve { public double Evaluate(double x) => 1 / (1 + System.Math.Exp(-x)); public double Derivative(double y) => y * (1 - y); }"),
            ("History.cs", "public class History { public void Forward() { } public void Back() { } }"),
            ("Mismatch.cs", "public class Mismatch { public double[] Forward(double[] x) => x; public double[,] Backward(double[,] dy) => dy; }"));

        var plain = (await Gradgen.CheckAsync(folder)).Ends(0);
        var told = (await Gradgen.CheckAsync(folder, "--why-not")).Ends(0);

        Assert.Contains("2 right, 1 not reached.", plain.Lines);
        Assert.Contains("--why-not says why", plain.Output.Replace("--why-not says what stopped those that were not reached.", "--why-not says why", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("not reached  Mismatch  Mismatch.cs(1): GG0005: Backward does not fit Forward: its upstream gradient dy is double[,], but the output is double[]", told.Lines);
        Assert.DoesNotContain("History", told.Output, StringComparison.Ordinal);
        // A derivative in terms of the output.
        Assert.Contains("right    Curve  Curve.cs(1)", plain.Lines);
    }

    [Fact]
    public async Task A_class_that_cannot_be_partial_is_left_out_alone()
    {
        // A static class that has extension methods stays static.
        using var folder = TestFolder.Library(
            ("Scale.cs", Layers.Scale),
            ("Square.cs", "public static class Square { public static double[] Forward(double[] x) => x; public static double[] Backward(double[] dy) => dy; public static int Twice(this int x) => 2 * x; }"));

        var run = (await Gradgen.CheckAsync(folder, "--why-not")).Ends(0);

        Assert.Contains("1 right, 1 not reached.", run.Lines);
        Assert.Contains(run.Lines, static line => line.StartsWith("not reached  Square  Square.cs(1): With [GradCheckable] it does not compile: ", StringComparison.Ordinal) && line.Contains("error CS1106", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Classes_that_do_not_compile_are_counted_and_told()
    {
        using var folder = new TestFolder()
            .With("Dense.cs", "public class Dense { public Vendor.Matrix Forward(Vendor.Matrix x) => x; public Vendor.Matrix Backward(Vendor.Matrix dy) => dy; }")
            .With("Broken.cs", "public class Broken { public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; ")
            .With("Abstract.cs", "public abstract class Abstract { public abstract Vendor.Matrix Forward(Vendor.Matrix x); public abstract Vendor.Matrix Backward(Vendor.Matrix dy); }")
            .With("History.cs", "public class History { public void Forward(Vendor.Page page) { } public void Back() { } }");

        var plain = (await Gradgen.CheckAsync(folder)).Ends(2);
        var told = (await Gradgen.CheckAsync(folder, "--why-not")).Ends(2);

        Assert.Contains("2 not reached.", plain.Lines);
        Assert.Equal(2, told.Lines.Count(static line => line.StartsWith("not reached", StringComparison.Ordinal)));
        Assert.Contains("not reached  Broken  Broken.cs(1): It does not compile here: CS1513: } expected", told.Lines);
        Assert.Contains(
            "not reached  Dense  Dense.cs(1): It does not compile here: CS0246: The type or namespace name 'Vendor' could not be found (are you missing a using directive or an assembly reference?)",
            told.Lines);
    }

    [Fact]
    public async Task Only_the_class_that_is_named_is_checked()
    {
        using var folder = TestFolder.Library(("Scale.cs", Layers.Scale), ("Wrong.cs", Layers.WrongScale));

        var run = (await Gradgen.CheckAsync(folder, "--only", "Scale", "--seed", "7", "--mode", "full")).Ends(0);

        Assert.Equal(["right    Scale  Scale.cs(1)", "", "1 right.", ""], run.Lines);
    }

    [Fact]
    public async Task Tests_and_what_stands_in_for_a_layer_in_them_are_none()
    {
        using var folder = new TestFolder()
            .With("Framework/xunit.core.csproj", TestFolder.Project("net10.0"))
            .With("Framework/Fact.cs", "namespace Xunit { public class FactAttribute : System.Attribute { } }")
            .With("Tests/Tests.csproj", TestFolder.Project("net10.0", """<ItemGroup><ProjectReference Include="../Framework/xunit.core.csproj" /></ItemGroup>"""))
            .With("Tests/ScaleTests.cs", "public class ScaleTests { [Xunit.Fact] public void Forward() { } [Xunit.Fact] public void Backward() { } }")
            .With("Tests/FakeLayer.cs", "public class FakeLayer { public double[] Forward(double[] x) => new double[x.Length]; public double[] Backward(double[] dy) => dy; }")
            .With("Tests/Faked.cs", Layers.Named("Faked"));

        var run = (await Gradgen.CheckAsync(folder, "Tests/Tests.csproj", "--why-not")).Ends(0);

        Assert.Equal(["right    Faked  Tests/Faked.cs(1)", "", "1 right.", ""], run.Lines);
    }

    [Fact]
    public async Task A_Backward_without_anything_that_is_called_like_a_Forward_is_told()
    {
        using var folder = TestFolder.Library(
            ("Layer.cs", "public class Layer { public void Present(double[] x, double[] y) => x.CopyTo(y, 0); public void BackPropagate(double[] dy, double[] dx) => dy.CopyTo(dx, 0); }"),
            // What trains goes back too, and what differentiates by itself.
            ("Trainer.cs", "public class Trainer { public void Backward(double[] y) { } }"),
            ("Tensor.cs", "public class Tensor { public double[] Data = new double[1]; public void Backward() { } }"));

        var run = (await Gradgen.CheckAsync(folder, "--why-not")).Ends(2);

        Assert.Contains("not reached  Layer  Layer.cs(1): It has BackPropagate, and no method that is called like a Forward: mark the one that gives its output [Forward]", run.Lines);
        Assert.Contains("1 not reached.", run.Lines);
    }

    // Only a tool can: code that is generated into the layer sees no private member of another class.
    [Fact]
    public async Task Weights_that_neurons_keep_to_themselves_are_reached()
    {
        const string source = """
            public class Layer
            {
                private readonly Neuron[] _neurons;

                private readonly int _inputs;

                public Layer(int inputs, int neurons)
                {
                    _inputs = inputs;
                    _neurons = new Neuron[neurons];
                    for (int i = 0; i < neurons; i++) _neurons[i] = new Neuron(inputs);
                }

                public double[] Forward(double[] x) => System.Array.ConvertAll(_neurons, neuron => neuron.Fire(x));

                public double[] Backward(double[] dy, double rate)
                {
                    var dx = new double[_inputs];
                    for (int i = 0; i < dy.Length; i++) _neurons[i].Learn(dy[i], rate, dx);
                    return dx;
                }
            }

            public class Neuron
            {
                double[] weights;
                private double bias;
                private double[] _x;

                public Neuron(int inputs) => weights = new double[inputs];

                public double Fire(double[] x)
                {
                    _x = x;
                    var sum = bias;
                    for (int i = 0; i < x.Length; i++) sum += weights[i] * x[i];
                    return sum;
                }

                public void Learn(double delta, double rate, double[] dx)
                {
                    bias -= rate * delta;
                    for (int i = 0; i < weights.Length; i++)
                    {
                        dx[i] += delta * weights[i];
                        weights[i] -= rate * delta * _x[i];
                    }
                }
            }
            """;
        using var folder = TestFolder.Library(("Layer.cs", source));
        var right = (await Gradgen.CheckAsync(folder)).Ends(0);
        File.WriteAllText(Path.Combine(folder.Path, "Layer.cs"), source.Replace("* _x[i]", "* _x[0]", StringComparison.Ordinal));
        var wrong = (await Gradgen.CheckAsync(folder)).Ends(1);

        Assert.Equal(["right    Layer  Layer.cs(1)", "", "1 right.", ""], right.Lines);
        Assert.StartsWith("WRONG    Layer  Layer.cs(46)  _neurons[0].weights,", wrong.Lines[0], StringComparison.Ordinal);
    }
}
