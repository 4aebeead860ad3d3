using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Adopting;

/// <summary>What an edit costs where layers are adopted; that a run from nothing gives the same, is asserted for every edit.</summary>
public class AdoptionEditTests
{
    private const string Net = """
        using GradGen;
        [GradCheckable] public sealed partial class Net
        {
            private readonly Vendor.Dense _dense = new(3, 2);
            public double[] Forward(double[] x) => _dense.Forward(x);
            public double[] Backward(double[] dy) => _dense.Backward(dy);
        }
        """;

    private static readonly TestProject Project = new(
        "using GradGen;\n[assembly: GradCheckable(typeof(Vendor.Dense))]",
        Net,
        "using GradGen;\npublic static class Samples { public static int Twice(int n) { return 2 * n; } /* here */ }",
        "using GradGen;\n// more")
    {
        Framework = TestFramework.XunitV3,
        Libraries = [Vendor.Library(Vendor.Dense + "namespace Vendor { public class Relu { public double[] Forward(double[] x) { return x; } public double[] Backward(double[] dy) { return dy; } } }")],
    };

    [Theory]
    [InlineData("return 2 * n;", "return n + n;")]
    [InlineData("/* here */", "/* there */")]
    [InlineData("/* here */", "public static double[] Weights = new double[3];")]
    [InlineData("/* here */", "} public class Dense {")]
    public void An_unrelated_edit_redoes_nothing(string before, string after)
    {
        var edit = Edit(2, before, after);

        Assert.Empty(edit.Redone);
        Assert.Empty(edit.Removed);
    }

    [Theory]
    [InlineData(3, "// more", "[assembly: Shape(3, For = typeof(Vendor.Dense), Member = \"x\")]", "Vendor.GradCheckableDense")]
    [InlineData(3, "// more", "[assembly: GradCheckIgnore(For = typeof(Vendor.Dense), Member = \"Biases\")]", "Vendor.DenseGradCheckTests", "Vendor.GradCheckableDense")]
    [InlineData(3, "// more", "[assembly: GradCheckSample(2, 2, For = typeof(Vendor.Dense))]", "Vendor.GradCheckableDense")]
    [InlineData(3, "// more", "[assembly: GradCheckable(typeof(Vendor.Relu))]", "GradGen.Generated.Adopted", "Vendor.GradCheckableRelu", "Vendor.ReluGradCheckTests")]
    [InlineData(2, "/* here */", "[GradCheckFactory] public static Vendor.Dense Make(int n) => new(n, n);", "Vendor.GradCheckableDense")]
    [InlineData(0, "GradCheckable(typeof(Vendor.Dense))", "GradCheckable(typeof(Vendor.Dense), Cost = Cost.Sum)", "Vendor.GradCheckableDense")]
    public void What_is_said_of_a_layer_redoes_its_files(int file, string before, string after, params string[] redone)
    {
        var edit = Edit(file, before, after);

        Assert.Equal(redone, edit.Redone.Select(Name));
        Assert.Empty(edit.Removed);
    }

    [Fact]
    public void What_is_no_longer_adopted_is_gone()
    {
        var edit = Edit(0, "[assembly: GradCheckable(typeof(Vendor.Dense))]", string.Empty);

        Assert.Contains("GradGen.Generated.Adopted", edit.Removed.Select(Name));
        Assert.Contains("Net", edit.Redone.Select(Name));
    }

    [Fact]
    public void Another_version_of_the_library_is_read_anew()
    {
        var edit = Incrementality.Edit(Project, before => before with { Libraries = [Vendor.Library(Vendor.Dense.Replace("Biases", "Offsets", StringComparison.Ordinal))] });

        Assert.Equal(["Vendor.DenseGradCheckTests", "Vendor.GradCheckableDense"], edit.Redone.Select(Name));
    }

    private static IncrementalEdit Edit(int file, string before, string after)
    {
        Assert.Contains(before, Project.Sources[file], StringComparison.Ordinal);
        return Incrementality.Edit(Project, current => current.Edit(file, current.Sources[file].Replace(before, after, StringComparison.Ordinal)));
    }

    // Without the hash and the ending.
    private static string Name(string hint) => hint.StartsWith("GradGen.", StringComparison.Ordinal) ? hint[..^5] : hint[..^10];
}
