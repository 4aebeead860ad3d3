namespace GradGen.Generator.Tests.House;

/// <summary>Only one room of the generator writes C#.</summary>
public sealed class WritingTests
{
    [Fact]
    public void Names_as_generated_code_has_them_stand_in_Writing_alone()
    {
        var files = HouseMap.Sources("GradGen.Generator").Where(static file => file.Value.Contains("global::", StringComparison.Ordinal)).ToArray();

        Assert.All(files, static file => Assert.StartsWith("Writing" + Path.DirectorySeparatorChar, file.Key));
        Assert.NotEmpty(files);
    }
}
