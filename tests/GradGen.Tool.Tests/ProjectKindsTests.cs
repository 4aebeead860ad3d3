namespace GradGen.Tool.Tests;

/// <summary>Which projects, solutions and folders can be checked.</summary>
public sealed class ProjectKindsTests
{
    [Theory]
    [InlineData("netstandard2.0;net10.0")]
    [InlineData("netstandard2.0")]
    [InlineData("net48")]
    [InlineData("net8.0")]
    public async Task A_library_for_any_target(string target)
    {
        using var folder = new TestFolder().With("Layers.csproj", TestFolder.Project(target)).With("Scale.cs", Layers.Scale);

        var run = (await Gradgen.CheckAsync(folder)).Ends(0);

        Assert.Equal("right    Scale  Scale.cs(1)", run.Lines[0]);
    }

    [Fact]
    public async Task Of_several_targets_the_newest_that_can_be_run()
    {
        using var folder = new TestFolder()
            .With("Layers.csproj", TestFolder.Project("net48;net10.0;net8.0"))
            .With("Scale.cs", $"#if NET10_0\n{Layers.Named("Newest")}\n#else\n{Layers.Named("Older")}\n#endif");

        var run = (await Gradgen.CheckAsync(folder)).Ends(0);

        Assert.Equal("right    Newest  Scale.cs(2)", run.Lines[0]);
    }

    [Theory]
    [InlineData("All.sln")]
    [InlineData("All.slnx")]
    [InlineData(".")]
    public async Task A_solution_and_a_layer_that_holds_one_of_another_project(string path)
    {
        using var folder = new TestFolder()
            .With("Directory.Packages.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>")
            .With("Library/Library.csproj", TestFolder.Project("net10.0"))
            .With("Library/Scale.cs", Layers.Scale)
            .With("App/App.csproj", TestFolder.Project("net10.0", """
                <PropertyGroup><OutputType>Exe</OutputType><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
                <ItemGroup><ProjectReference Include="../Library/Library.csproj" /></ItemGroup>
                """))
            .With("App/Program.cs", """
                Console.WriteLine(new Chain().Forward([1, 2, 3]).Sum());

                internal sealed class Chain
                {
                    private readonly List<Scale> _layers = [new(), new()];

                    public double[] Forward(double[] x)
                    {
                        foreach (var layer in _layers)
                            x = layer.Forward(x);
                        return x;
                    }

                    public double[] Backward(double[] dy)
                    {
                        foreach (var layer in Enumerable.Reverse(_layers))
                            dy = layer.Backward(dy);
                        return dy;
                    }
                }
                """);
        if (path == "All.slnx")
            folder.With(path, """<Solution><Project Path="Library/Library.csproj" /><Project Path="App/App.csproj" /></Solution>""");
        if (path == "All.sln")
            folder.With(path, Solution("Library", "App"));

        var run = (await Gradgen.CheckAsync(folder, path, "--json")).Ends(0);

        var layers = System.Text.Json.JsonDocument.Parse(run.Output).RootElement.GetProperty("layers").EnumerateArray().ToArray();
        Assert.Equal([("Library", "Scale"), ("App", "Chain")], layers.Select(static layer => (layer.GetProperty("project").GetString()!, layer.GetProperty("name").GetString()!)));
        // The parameters of the layers that it holds are compared too.
        Assert.Contains(layers[1].GetProperty("report").GetProperty("blocks").EnumerateArray(), static block => block.GetProperty("name").GetString() == "_layers[1]._weights");
    }

    [Fact]
    public async Task A_project_that_uses_GradGen_already()
    {
        var built = Path.GetDirectoryName(Gradgen.Of("Tool"));
        using var folder = new TestFolder()
            .With("Layers.csproj", TestFolder.Project("net10.0", $"""
                <ItemGroup>
                  <Reference Include="{built}/GradGen.Runtime.dll" />
                  <Analyzer Include="{built}/GradGen.Generator.dll" />
                </ItemGroup>
                """))
            .With("Scale.cs", "using GradGen;\n\n[GradCheckable]\n" + Layers.Scale.Replace("class", "partial class", StringComparison.Ordinal))
            .With("Other.cs", Layers.Named("Other"))
            .With("Not.cs", "[GradGen.GradCheckIgnore(\"not yet\")]\n" + Layers.Named("Not"));

        var run = (await Gradgen.CheckAsync(folder, "--why-not")).Ends(0);

        Assert.Equal(["right    Other  Other.cs(1)", "right    Scale  Scale.cs(4)"], run.Lines[..2]);
    }

    [Fact]
    public async Task Sources_of_a_program_without_a_project()
    {
        using var folder = new TestFolder().With("Scale.cs", Layers.Scale).With("Program.cs", "System.Console.WriteLine(new Scale());\n");

        var run = (await Gradgen.CheckAsync(folder)).Ends(0);

        Assert.Equal(["right    Scale  Scale.cs(1)", "", "1 right.", ""], run.Lines);
        Assert.DoesNotContain("error", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_without_a_project_as_far_as_they_compile()
    {
        using var folder = new TestFolder()
            .With("Scale.cs", "using UnityEngine;\n\n" + Layers.Scale)
            .With("Drawn.cs", """
                using UnityEngine;

                [CreateAssetMenu]
                public class Drawn : ScriptableObject
                """ + "\n" + Layers.ScaleBody.Replace("private double[] _x", "private Texture2D _texture; public void Draw() { _texture.Apply(); } private double[] _x", StringComparison.Ordinal))
            .With("Behaviour.cs", "public class Behaviour : MonoBehaviour { public Behaviour(Texture2D t) : base(t) { } public override void Update() { } }");

        var run = (await Gradgen.CheckAsync(folder)).Ends(0);

        Assert.Contains("right    Drawn  Drawn.cs(4)", run.Lines);
        Assert.Contains("right    Scale  Scale.cs(3)", run.Lines);
        Assert.Contains("2 right.", run.Lines);
        Assert.Contains($"{Path.Combine(folder.Path, "Scale.cs")}(1,7): error CS0246", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_is_not_to_be_had_and_a_project_that_cannot_be_built_leave_the_rest()
    {
        using var folder = new TestFolder()
            .With("All.slnx", """<Solution><Project Path="Layers/Layers.csproj" /><Project Path="Broken/Broken.csproj" /><Project Path="Demo/Demo.csproj" /></Solution>""")
            .With("Layers/Layers.csproj", TestFolder.Project("net10.0", """<ItemGroup><PackageReference Include="GradGen.Tests.NoSuchPackage" Version="1.0.0" /></ItemGroup>"""))
            .With("Layers/Scale.cs", Layers.Scale)
            .With("Layers/Uses.cs", "using NoSuchPackage;\n\npublic class Uses { public int Value => Missing.Value; }")
            .With("Broken/Broken.csproj", "<Project Sdk=\"No.Such.Sdk/1.0.0\" />")
            .With("Broken/Other.cs", Layers.Named("Other"))
            .With("Demo/Demo.csproj", TestFolder.Project("net10.0", """<ItemGroup><ProjectReference Include="../Layers/Layers.csproj" /></ItemGroup>"""))
            .With("Demo/Third.cs", Layers.Named("Third"));

        var run = (await Gradgen.CheckAsync(folder)).Ends(0);

        Assert.Contains("NU1101", run.Output, StringComparison.Ordinal);
        // Compiled with the project that references it too, and checked once.
        Assert.Single(run.Lines, static line => line.StartsWith("right    Scale ", StringComparison.Ordinal));
        Assert.Contains("3 right.", run.Lines);
    }

    internal static string Solution(params string[] projects) => string.Concat(
        ["Microsoft Visual Studio Solution File, Format Version 12.00\n", .. projects.Select((name, index) => $"Project(\"{{9A19103F-16F7-4668-BE54-9A1E7A4F7556}}\") = \"{name}\", \"{name}\\{name}.csproj\", \"{{00000000-0000-0000-0000-00000000000{index}}}\"\nEndProject\n"),
            "Global\nGlobalSection(SolutionConfigurationPlatforms) = preSolution\nDebug|Any CPU = Debug|Any CPU\nEndGlobalSection\nGlobalSection(ProjectConfigurationPlatforms) = postSolution\n",
            .. projects.Select((_, index) => $"{{00000000-0000-0000-0000-00000000000{index}}}.Debug|Any CPU.ActiveCfg = Debug|Any CPU\n{{00000000-0000-0000-0000-00000000000{index}}}.Debug|Any CPU.Build.0 = Debug|Any CPU\n"),
            "EndGlobalSection\nEndGlobal\n"]);
}
