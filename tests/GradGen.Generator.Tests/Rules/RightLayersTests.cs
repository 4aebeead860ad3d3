using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>Layers as people write them, all of them right: nothing is to be said about any.</summary>
public class RightLayersTests
{
    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_said(string name) => AnalyzerTest.Silent(Read(name));

    internal static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".cs"));

    private static string Folder => Path.Combine(RulePage.Root(), "tests", "GradGen.Generator.Tests", "Rules", "RightLayers");
}
