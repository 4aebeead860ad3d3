namespace GradGen.Generator.Tests.House;

/// <summary>Lines can be read without scrolling.</summary>
public sealed class LinesTests
{
    private const int Most = 160;

    [Fact]
    public void No_line_of_the_sources_is_longer_than_160_characters()
    {
        var source = Path.Combine(HouseMap.Root, "src");
        string[] files = [.. Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(source, file))
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static folder => folder is "obj" or "bin"))];

        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(file => File.ReadLines(Path.Combine(source, file))
            .Select((line, index) => (Text: $"{file}({index + 1})", line.Length)).Where(static line => line.Length > Most).Select(static line => line.Text)));
    }
}
