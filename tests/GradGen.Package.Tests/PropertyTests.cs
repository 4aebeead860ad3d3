using Xunit;

namespace GradGen.Package.Tests;

/// <summary>The two MSBuild properties: a value that means nothing is told, and one that means something is not.</summary>
public sealed class PropertyTests(PackedPackage package)
{
    [Fact]
    public void A_value_that_means_nothing_fails_the_build_with_a_word_about_those_that_do()
    {
        var folder = package.NewFolder("properties");
        File.WriteAllText(Path.Combine(folder, "Layers.csproj"), FirstPage.FileOf("Layers/Layers.csproj").Replace($"\"GradGen\" Version=\"{Repository.Version}\"", $"\"GradGen\" Version=\"{package.Version}\"", StringComparison.Ordinal));
        package.Dotnet(folder, "restore").Succeeds();

        Refuses("-p:GradGenTests=nome", "GradGenTests is 'nome', which is none of its values: auto");
        Refuses("-p:GradGenHarness=none", "GradGenHarness is 'none', which is none of its values: true");
        Build("-p:GradGenTests=False", "-p:GradGenHarness=True").Succeeds();

        void Refuses(string property, string why)
        {
            var build = Build(property);
            Assert.NotEqual(0, build.ExitCode);
            Assert.Contains(why, build.Output);
        }

        Command Build(params string[] properties) => package.Dotnet(folder, ["build", "--no-restore", .. properties]);
    }
}
