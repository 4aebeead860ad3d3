namespace GradGen.Generator.Tests.House;

/// <summary>Only one room of the generator writes C#.</summary>
public sealed class WritingTests
{
    [Fact]
    public void Names_as_generated_code_has_them_stand_in_Writing_alone()
    {
        var generator = Path.Combine(HouseMap.Root, "src", "GradGen.Generator");
        var files = Directory.EnumerateFiles(generator, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(generator, file))
            .Where(file => file.Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"))
            .Where(file => File.ReadAllText(Path.Combine(generator, file)).Contains("global::", StringComparison.Ordinal));

        Assert.All(files, static file => Assert.StartsWith("Writing" + Path.DirectorySeparatorChar, file));
        Assert.NotEmpty(files);
    }
}
