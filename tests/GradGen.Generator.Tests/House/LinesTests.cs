namespace GradGen.Generator.Tests.House;

/// <summary>Lines can be read without scrolling.</summary>
public sealed class LinesTests
{
    private const int Most = 160;

    [Fact]
    public void No_line_of_the_sources_is_longer_than_160_characters()
    {
        var files = HouseMap.Sources(string.Empty);

        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(static file => file.Value.Split('\n')
            .Select((line, index) => (Text: $"{file.Key}({index + 1})", line.TrimEnd('\r').Length)).Where(static line => line.Length > Most).Select(static line => line.Text)));
    }
}
