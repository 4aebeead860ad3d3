using System.Runtime.CompilerServices;

namespace GradGen.Generator.Tests.InfrastructureTests;

public class SnapshotFilesTests
{
    [Fact]
    public void Every_snapshot_belongs_to_a_test()
    {
        var tests = typeof(SnapshotFilesTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FactAttribute), inherit: true))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
            .ToHashSet();

        var files = Directory.GetFiles(Root(), "*.verified.cs", SearchOption.AllDirectories).Select(file => Path.GetFileName(file));

        Assert.All(files, file => Assert.Contains(file[..file.IndexOf('#')], tests));
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetDirectoryName(Path.GetDirectoryName(file))!;
}
