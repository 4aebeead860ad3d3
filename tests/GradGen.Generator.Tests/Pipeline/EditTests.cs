using GradGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>What an edit costs: nothing where it cannot matter, one file where one layer changes.</summary>
public class EditTests
{
    private static readonly TestProject Project = new(
        LayerSources.Dense,
        LayerSources.OldScale,
        "namespace App { public static class Helper { public static int Twice(int n) { return 2 * n; } } /* nothing */ }");

    private static readonly TestProject WithTests = Project with { Framework = TestFramework.XunitV3 };

    [Theory]
    [InlineData("/* nothing */", "/* something else */")]
    [InlineData("return 2 * n;", "return n + n;")]
    [InlineData("/* nothing */", "public class Unrelated { public double[] weights = new double[3]; }")]
    [InlineData("/* nothing */", "#pragma warning disable CS0168\n#region more\n#endregion\n")]
    [InlineData("public static int Twice(int n)", "public static long Twice(int n)")]
    public void An_unrelated_edit_redoes_nothing(string before, string after)
    {
        foreach (var project in new[] { Project, WithTests })
        {
            var edit = Incrementality.Edit(project, current => current.Edit(2, Changed(current.Sources[2], before, after)));

            Assert.Empty(edit.Redone);
            Assert.Empty(edit.Removed);
            Assert.Contains("SourceOutput: Cached", edit.Table);
            Assert.DoesNotContain("Modified", edit.Table);
        }
    }

    [Theory]
    [InlineData("return dx;", "dx.AsSpan(); return dx;")]
    [InlineData("namespace App;", "namespace App; // here")]
    [InlineData("private double[] _x = [];", "private double[] _x = new double[0];")]
    [InlineData("private double[] _x = [];", "private double[] _x = []; private int _calls;")]
    public void A_layer_that_reads_the_same_redoes_nothing(string before, string after)
    {
        var edit = Incrementality.Edit(WithTests, project => project.Edit(0, Changed("using System;\n" + project.Sources[0], before, after)));

        Assert.Empty(edit.Redone);
    }

    [Theory]
    [InlineData("private double[] _x = [];", "private double[] _x = []; private readonly double[] _gamma = new double[3], _gammaGradient = new double[3];", "App.Dense", "App.DenseGradCheckTests")]
    [InlineData("_biasGradients", "_biasGrads", "App.Dense")]
    [InlineData("y[i] += _weights[i, j] * x[j];", "y[i] += _weights[i, j] * x[j + 1];", "App.Dense")]
    [InlineData("_biases", "_offsets", "App.Dense", "App.DenseGradCheckTests")]
    [InlineData("double[] dy)", "double[] dy, bool training)", "App.Dense")]
    public void A_changed_layer_redoes_its_own_files(string before, string after, params string[] redone)
    {
        var edit = Incrementality.Edit(WithTests, project => project.Edit(0, Changed(project.Sources[0], before, after)));

        Assert.Equal(redone, Names(edit.Redone));
        Assert.Empty(edit.Removed);
    }

    [Fact]
    public void A_renamed_layer_redoes_its_own_file()
    {
        var edit = Incrementality.Edit(Project, project => project.Edit(0, Changed(project.Sources[0], "class Dense", "class Linear")));

        Assert.Equal(["App.Linear"], Names(edit.Redone));
    }

    [Fact]
    public void A_new_layer_gets_its_files_and_a_lost_one_loses_them()
    {
        var added = Incrementality.Edit(Project, project => project with { Sources = [.. project.Sources, LayerSources.OldScale.Replace("OldScale", "NewScale", StringComparison.Ordinal)] });
        Assert.Equal(["App.NewScale"], Names(added.Redone));

        var removed = Incrementality.Edit(Project, project => project.Edit(1, project.Sources[1].Replace("[GradCheckable]", string.Empty, StringComparison.Ordinal)));
        Assert.Empty(removed.Redone);
        Assert.Equal(["App.OldScale"], Names(removed.Removed));
    }

    [Fact]
    public void A_property_redoes_what_reads_it()
    {
        Assert.Equal(2, Incrementality.Edit(Project, project => project.With("GradGenHarness", "false")).Redone.Count);
        Assert.Empty(Incrementality.Edit(Project, project => project.With("GradGenTests", "none")).Removed);
        Assert.Equal(2, Incrementality.Edit(WithTests, project => project.With("GradGenTests", "none")).Removed.Count);
        Assert.Empty(Incrementality.Edit(Project, project => project.With("Unheard", "of")).Redone);
    }

    [Fact]
    public void A_language_without_nullable_references_redoes_everything()
    {
        var old = new TestProject(LayerSources.OldScale) { LanguageVersion = LanguageVersion.CSharp8 };

        var edit = Incrementality.Edit(old, project => project with { LanguageVersion = LanguageVersion.CSharp7_3, Nullable = NullableContextOptions.Disable });

        Assert.Single(edit.Redone);
    }

    [Fact]
    public void A_test_framework_that_is_referenced_brings_the_tests()
    {
        var edit = Incrementality.Edit(Project, project => project with { Framework = TestFramework.XunitV3 });

        Assert.All(edit.Redone, name => Assert.Contains("GradCheckTests", name));
        Assert.Equal(2, edit.Redone.Count);
    }

    [Fact]
    public void A_referenced_library_that_changes_redoes_its_tests()
    {
        var before = new TestLibrary(new TestProject(LayerSources.Dense) { Name = "Library" });
        var after = new TestLibrary(new TestProject(Changed(LayerSources.Dense, "_biases", "_offsets")) { Name = "Library" });
        var project = WithTests with { Sources = ["class Empty { }"], Libraries = [before] };

        Assert.Equal(["App.DenseGradCheckTests"], Names(Incrementality.Edit(project, current => current with { Libraries = [after] }).Redone));
        Assert.Empty(Incrementality.Edit(project, current => current.Edit(0, "class Empty { int _more; }")).Redone);
        Assert.Empty(Incrementality.Edit(project, current => current with { Libraries = [new TestLibrary(new TestProject(LayerSources.Dense) { Name = "Library" })] }).Redone);
    }

    [Theory]
    [InlineData("\"slow\"", "\"very slow\"", "App.Slow", "App.SlowGradCheckTests")]
    [InlineData("\"a loss\"", "\"no layer\"", "App.Loss", "App.LossGradCheckTests")]
    [InlineData("double[] dy", "double[,] dy", "App.Unread", "App.UnreadGradCheckTests")]
    [InlineData("// more", "public double[] Forward(double[] x) => x;", "App.Slow")]
    [InlineData("// more", "// less")]
    [InlineData("(typeof(ILayer))]", "(typeof(ILayer))] // all of them")]
    [InlineData("// else", "public class Other { [GradGen.GradCheckIgnore] public int Member; }")]
    public void Why_a_layer_is_skipped_redoes_its_files_and_no_others(string before, string after, params string[] redone)
    {
        const string Skipped = """
            using GradGen;
            [assembly: GradCheckRequired(typeof(ILayer))]
            public interface ILayer { }
            namespace App
            {
                [GradCheckable, GradCheckIgnore("slow")] public partial class Slow { double[] w = { 1 }, dw = { 1 }; public double[] Backward(double[] dw) => dw; // more
                }
                [GradCheckable] public partial class Unread { public double[] Forward(double[] x) => x; public double Backward(double[] dy) => 0; }
                [GradCheckIgnore("a loss")] public class Loss : ILayer { }
                // else
            }
            """;

        var edit = Incrementality.Edit(WithTests with { Sources = [.. WithTests.Sources, Skipped] }, project => project.Edit(3, Changed(Skipped, before, after)));

        Assert.Equal(redone, Names(edit.Redone));
        Assert.Empty(edit.Removed);
    }

    [Fact]
    public void A_class_of_the_name_of_a_test_class_redoes_that_one()
    {
        var edit = Incrementality.Edit(WithTests, project => project.Edit(2, Changed(project.Sources[2], "/* nothing */", "class DenseGradCheckTests { }")));

        Assert.Equal(["App.DenseGradCheckTests_2"], Names(edit.Redone));
    }

    // Without the hash and the ending.
    private static IEnumerable<string> Names(IEnumerable<string> hintNames) => hintNames.Select(name => name[..^".0000.g.cs".Length]);

    private static string Changed(string text, string before, string after)
    {
        Assert.Contains(before, text);
        return text.Replace(before, after, StringComparison.Ordinal);
    }
}
