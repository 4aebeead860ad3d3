using System.Text.Json;

namespace GradGen.Tool.Tests;

/// <summary>Mistakes that the tool makes in a user's Backward.</summary>
public sealed class MutationTests
{
    // What the interpreter of the exact check does not know, so that it cannot tell why a mistake is not seen.
    private const string Unknown = "if (System.Environment.MachineName.Length < 0) throw new System.InvalidOperationException();";

    [Fact]
    public async Task Mistakes_that_are_not_seen_have_their_place_their_statement_and_a_reason()
    {
        using var folder = TestFolder.Library(
            ("Scale.cs", Layers.Scale),
            ("Rare.cs", Layers.Named("Rare").Replace("return dx;", "if (dx.Length > 1000) dx[0] = 0;\n        return dx;", StringComparison.Ordinal)),
            ("Opaque.cs", Layers.Named("Opaque").Replace("return dx;", Unknown + "\n        return dx;", StringComparison.Ordinal)),
            ("WrongScale.cs", Layers.WrongScale));

        var run = (await Gradgen.CheckAsync(folder, "--mutate")).Ends(1);

        Assert.Equal("WRONG    WrongScale  WrongScale.cs(20)  _weights", Assert.Single(run.Lines, static line => line.StartsWith("WRONG", StringComparison.Ordinal)));
        Assert.Equal(
            [
                "  Scale.cs(21): the gradients are the same, as far as the exact check can tell",
                "    - dx[i] = dy[i] * _weights[i];",
                "    + dx[i] += dy[i] * _weights[i];",
            ],
            Survivor(run, "Scale.cs(21)"));
        Assert.Equal(["  Rare.cs(24): no sample runs this code", "    - dx[0] = 0;", "    + (nothing)"], Survivor(run, "Rare.cs(24)"));
        Assert.Equal("  Opaque.cs(21): no sample shows it, and the exact check cannot tell", Survivor(run, "Opaque.cs(21)")[0]);
        // What changes no gradient is no mistake to be seen.
        Assert.Matches(@"^right    Scale       Scale.cs\(1\)  (\d+) of \1 mistakes seen$", run.Lines.First(static line => line.Contains(" Scale ", StringComparison.Ordinal)));
        Assert.DoesNotContain("WrongScale: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_are_made_in_what_only_the_gradients_need()
    {
        using var folder = TestFolder.Library(
            ("Base.cs", """
                public abstract class Base
                {
                    protected double[] X = new double[3];

                    public abstract double[] Forward(double[] x);

                    public virtual double[] Backward(double[] dy)
                    {
                        if (dy is null) throw new System.ArgumentNullException(nameof(dy));
                        System.ArgumentNullException.ThrowIfNull(dy);
                        System.Console.WriteLine(dy.Length - 1);
                        Collect(dy, out var sum);
                        var dx = Times(dy);
                        System.Threading.Tasks.Parallel.For(0, 3, i => { dx[i] = dx[i] + 0 * sum; });
                        Count();
                        return dx;
                    }

                    protected abstract double[] Times(double[] dy);

                    protected abstract void Collect(double[] dy, out double sum);

                    private void Count()
                    {
                        var i = 0;
                        while (i < 3) i++;
                    }
                }
                """),
            ("Layer.cs", """
                public partial class Layer : Base
                {
                    private readonly float[] _unused = { 1f };
                    private readonly double[] _w = { 0.3, -0.7, 1.1 };
                    private readonly double[] _wGradients = new double[3];

                    public override double[] Forward(double[] x)
                    {
                        X = x;
                        return Product(_w, x);
                    }

                    protected override double[] Times(double[] dy) => Product(_w, dy);
                }
                """),
            ("Layer.Gradients.cs", """
                public partial class Layer
                {
                    protected override void Collect(double[] dy, out double sum)
                    {
                        sum = 0;
                        for (var i = 0; i < 3; i++)
                        {
                            _wGradients[i] = Helpers.Part(dy, X, i);
                            sum += dy[i];
                        }
                    }

                    private static double[] Product(double[] a, double[] b)
                    {
                        var product = new double[3];
                        for (var i = 0; i < 3; i++) product[i] = a[i] * b[i];
                        return product;
                    }
                }

                internal static class Helpers
                {
                    internal static T Part<T>(T[] dy, T[] x, int i)
                        where T : System.Numerics.INumber<T>
                    {
                        var part = dy[i] * x[i];
                        return part + T.Zero;
                    }
                }
                """));
        var reports = Path.Combine(folder.Path, "reports");

        var run = (await Gradgen.CheckWithAsync(folder, new() { ["GRADGEN_REPORT"] = reports }, "--mutate", "--json")).Ends(0);

        using var json = JsonDocument.Parse(run.Output);
        var mistakes = Assert.Single(json.RootElement.GetProperty("layers").EnumerateArray()).GetProperty("mistakes");
        var unseen = mistakes.GetProperty("survivors").EnumerateArray()
            .Select(static one => (File: one.GetProperty("file").GetString()!, Line: one.GetProperty("line").GetInt32(), After: one.GetProperty("after").GetString()!)).ToArray();
        // Each of these is as right as what it stands for.
        Assert.Contains(("Base.cs", 14, "dx[i] = dx[i] - 0 * sum;"), unseen);
        Assert.Contains(("Layer.Gradients.cs", 8, "_wGradients[i] += Helpers.Part(dy, X, i);"), unseen);
        Assert.Contains(("Layer.Gradients.cs", 27, "return part - T.Zero;"), unseen);
        Assert.Contains(("Base.cs", 15, ""), unseen);
        // Forward calls Product too, and what guards or prints computes nothing.
        Assert.DoesNotContain(unseen, static one => one is ("Layer.Gradients.cs", >= 13 and <= 18, _) or ("Base.cs", >= 9 and <= 11, _) or ("Layer.cs", _, _));
        Assert.InRange(mistakes.GetProperty("seen").GetInt32(), 15, 60);
        Assert.Equal(mistakes.GetProperty("of").GetInt32(), mistakes.GetProperty("seen").GetInt32() + unseen.Length - mistakes.GetProperty("equivalent").GetInt32());
        // The loop whose counter stays is among those that do not come back.
        Assert.InRange(mistakes.GetProperty("stopped").GetInt32(), 1, 60);
        Assert.Single(Directory.EnumerateFiles(reports, "*.json"));
    }

    [Fact]
    public async Task The_page_and_the_summary_of_a_workflow_have_them_and_a_long_Backward_some()
    {
        var statements = string.Concat(Enumerable.Range(0, 9).Select(static _ => "dx[0] += dy[0] - dy[0]; "));
        using var folder = TestFolder.Library(("Long.cs", Layers.Named("Long").Replace("return dx;", statements + "return dx;", StringComparison.Ordinal)));
        var summary = Path.Combine(folder.Path, "summary.md");

        var run = (await Gradgen.CheckWithAsync(
            folder, new() { ["GITHUB_STEP_SUMMARY"] = summary, ["GITHUB_WORKSPACE"] = folder.Path }, "--mutate", "--github", "--html", "page.html")).Ends(0);

        var sentence = Assert.Single(run.Lines, static line => line.StartsWith("Long: ", StringComparison.Ordinal));
        Assert.Contains(" not made.", sentence, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(Path.Combine(folder.Path, "page.html"), TestContext.Current.CancellationToken);
        Assert.Contains(sentence["Long: ".Length..], page, StringComparison.Ordinal);
        Assert.Contains("<code>dx[i] += dy[i] * _weights[i];</code>", page, StringComparison.Ordinal);
        var markdown = await File.ReadAllTextAsync(summary, TestContext.Current.CancellationToken);
        Assert.Contains(sentence, markdown, StringComparison.Ordinal);
        Assert.Contains("| `dx[i] = dy[i] * _weights[i];` → `dx[i] += dy[i] * _weights[i];` | Long.cs(21) |", markdown, StringComparison.Ordinal);
    }

    // The lines of a mistake that is not seen.
    private static string[] Survivor(Gradgen run, string place) =>
        [.. run.Lines.SkipWhile(line => !line.StartsWith($"  {place}: ", StringComparison.Ordinal)).Take(3)];
}
