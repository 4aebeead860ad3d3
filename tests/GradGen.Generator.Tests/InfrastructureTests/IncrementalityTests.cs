using GradGen.Generator.Tests.Infrastructure;
using Xunit.Sdk;

namespace GradGen.Generator.Tests.InfrastructureTests;

/// <summary>The table of what an edit costs tells the truth.</summary>
public class IncrementalityTests
{
    private static readonly TestProject Project = new(
        "[GradGen.GradCheckable] partial class Dense { int _a; }",
        "[GradGen.GradCheckable] partial class Tanh { }",
        "class Unrelated { }");

    [Fact]
    public void An_unrelated_edit_redoes_nothing()
    {
        var edit = Incrementality.Edit(Project, project => project.Edit(2, "class Unrelated { int _more; }"), SmallGenerator.Sound);

        Assert.Empty(edit.Redone);
        Assert.Equal("Model: Unchanged 2\nSourceOutput: Cached 2\n", edit.Table);
    }

    [Fact]
    public void A_changed_layer_redoes_its_own_file()
    {
        var edit = Incrementality.Edit(Project, project => project.Edit(0, "[GradGen.GradCheckable] partial class Dense { int _a, _b; }"), SmallGenerator.Sound);

        Assert.Equal(["Dense.g.cs"], edit.Redone);
        Assert.Equal("Model: Modified 1, Unchanged 1\nSourceOutput: Modified 1, Cached 1\n", edit.Table);
    }

    [Fact]
    public void A_layer_that_is_gone_takes_its_file_along()
    {
        var edit = Incrementality.Edit(Project, project => project.Edit(1, ""), SmallGenerator.Sound);

        Assert.Empty(edit.Redone);
        Assert.Equal(["Tanh.g.cs"], edit.Removed);
    }

    [Fact]
    public void A_changed_property_redoes_what_reads_it()
    {
        var edit = Incrementality.Edit(Project, project => project.With("GradGenTests", "none"), new OptionsGenerator());

        Assert.Equal(["Options.g.cs"], edit.Redone);
    }

    [Fact]
    public void A_model_that_is_never_equal_shows_as_redone()
    {
        var edit = Incrementality.Edit(
            Project.Edit(1, ""),
            project => project.Edit(2, ""),
            SmallGenerator.Carrying(_ => new object()));

        Assert.Equal(["Empty.g.cs"], edit.Redone);
        Assert.Equal("Model: Modified 1\nSourceOutput: Modified 1\n", edit.Table);
    }

    [Fact]
    public void A_stale_output_is_found() =>
        Assert.ThrowsAny<XunitException>(() => Incrementality.Edit(
            Project.Edit(1, ""),
            project => project.Edit(2, "class Unrelated { int _more; }"),
            new RememberingGenerator(compilation => compilation.GetTypeByMetadataName("Unrelated")!.GetMembers().Length)));
}
