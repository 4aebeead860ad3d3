using GradGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Sdk;

namespace GradGen.Generator.Tests.InfrastructureTests;

/// <summary>The checks that every run of a generator goes through do find what they are for.</summary>
public class GeneratorTestTests
{
    private const string Layer = "[GradGen.GradCheckable] public partial class Dense { public double[] Weights = new double[3]; }";

    [Fact]
    public void A_sound_generator_passes_and_its_code_runs()
    {
        var run = GeneratorTest.Run(Layer, SmallGenerator.Sound);

        Assert.Contains("Fields = 1;", run.Source("Dense"));
        using var loaded = run.Load();
        Assert.Equal(3, ((double[])loaded.Type("Dense").GetField("Weights")!.GetValue(loaded.New("Dense"))!).Length);
    }

    [Fact]
    public void An_exception_is_found() => AssertFails("threw", SmallGenerator.Carrying<string>(_ => throw new InvalidOperationException("broken")));

    [Fact]
    public void Two_files_of_one_name_are_found() => AssertFails("threw", SmallGenerator.Writing(""), Layer + "[GradGen.GradCheckable] class dense { }");

    [Fact]
    public void An_error_in_generated_code_is_found() => AssertFails("CS0246", SmallGenerator.Writing("partial class Dense { Nothing x; }"));

    [Fact]
    public void A_warning_in_generated_code_is_found() => AssertFails("CS0219", SmallGenerator.Writing("partial class Dense { void M() { int unused = 1; } }"));

    [Fact]
    public void An_undocumented_public_member_is_found() =>
        AssertFails("CS1591", SmallGenerator.Writing("partial class Dense { public void Extra() { } }"));

    [Fact]
    public void An_error_of_the_user_is_found() => AssertFails("CS0103", SmallGenerator.Sound, Layer + "class Other { int X => nothing; }");

    [Fact]
    public void Syntax_newer_than_generated_code_may_use_is_found() => AssertFails("CS8773", SmallGenerator.Writing("namespace Scoped;"));

    [Fact]
    public void Meaning_newer_than_generated_code_may_use_is_found() => AssertFails("CS8773", SmallGenerator.Writing("partial class Dense { int[] _x = []; int M() => _x[0]; }"));

    [Fact]
    public void A_symbol_in_the_pipeline_is_found() => AssertFails("Model is a", SmallGenerator.Carrying(type => type));

    [Fact]
    public void A_location_deep_in_a_model_is_found() =>
        AssertFails("Location", SmallGenerator.Carrying(type => new Nested([new(type.Name, type.Locations)])));

    [Fact]
    public void A_model_that_is_never_equal_is_found() => AssertFails("Model: Modified", SmallGenerator.Carrying(_ => new object()));

    [Fact]
    public void A_model_that_is_never_equal_is_found_behind_a_cache() => AssertFails("Model: Modified", new RememberingGenerator(_ => new object()));

    [Fact]
    public void The_compilation_combined_into_the_pipeline_is_found() => AssertFails("Compilation", new CombiningGenerator());

    [Fact]
    public void A_diagnostic_of_the_generator_is_found() => AssertFails("that is for analyzers", new ReportingGenerator());

    [Fact]
    public void A_fact_read_off_the_compilation_is_sound() => GeneratorTest.Run(Layer, new CompilationFactGenerator());

    [Theory]
    [InlineData(LibraryKind.Image)]
    [InlineData(LibraryKind.Compilation)]
    public void A_library_is_referenced_and_loaded(LibraryKind kind)
    {
        var library = new TestLibrary(new TestProject("public class Far { public int Answer => 42; }") { Name = "Library" }, kind);

        using var loaded = GeneratorTest.Run(new TestProject("public class Near : Far { }") { Libraries = [library] }).Load();

        Assert.Equal(42, loaded.Type("Far").GetProperty("Answer")!.GetValue(loaded.New("Near")));
    }

    [Theory]
    [InlineData(TestFramework.XunitV2)]
    [InlineData(TestFramework.XunitV3)]
    public void A_test_framework_is_there_when_asked_for(TestFramework framework)
    {
        var project = new TestProject("public class Tests { [Xunit.Fact] public void One() { } }");

        GeneratorTest.Run(project with { Framework = framework }, SmallGenerator.Sound);
        Assert.Contains("Xunit", Assert.ThrowsAny<XunitException>(() => GeneratorTest.Run(project, SmallGenerator.Sound)).Message);
    }

    [Fact]
    public void Properties_and_language_version_reach_the_generator()
    {
        var run = GeneratorTest.Run(new TestProject(Layer) { LanguageVersion = LanguageVersion.CSharp9 }.With("GradGenTests", "none"), new OptionsGenerator());

        Assert.Equal("// none CSharp9", run.Source("Options"));
    }

    private static void AssertFails(string message, IIncrementalGenerator generator, string source = Layer) =>
        Assert.Contains(message, Assert.ThrowsAny<XunitException>(() => GeneratorTest.Run(source, generator)).Message);

    private sealed record Nested(List<KeyValuePair<string, IEnumerable<Location>>> Members);
}
