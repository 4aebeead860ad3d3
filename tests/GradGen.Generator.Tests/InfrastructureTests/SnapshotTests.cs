using GradGen.Generator.Tests.Infrastructure;
using Xunit.Sdk;

namespace GradGen.Generator.Tests.InfrastructureTests;

/// <summary>A snapshot that is missing, different or left over is a failure.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly GeneratorRun _run = GeneratorTest.Run("[GradGen.GradCheckable] partial class Dense { }", SmallGenerator.Sound);

    private string TestFile => Path.Combine(_folder.FullName, "Some.cs");

    private string Received => Path.Combine(_folder.FullName, "Some.Test#Dense.g.received.cs");

    private string Verified => Path.Combine(_folder.FullName, "Some.Test#Dense.g.verified.cs");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_lies_beside_this_file_is_compared() => Snapshot.Match(_run);

    [Fact]
    public void A_missing_one_fails_and_is_written_to_be_approved()
    {
        Assert.Contains("not approved yet", Failure());

        Assert.Contains("GeneratedCode(\"GradGen.Generator\", \"{version}\")", File.ReadAllText(Received));
        File.Move(Received, Verified);
        Match();
    }

    [Fact]
    public void Another_text_fails_until_it_is_the_same_again()
    {
        Failure();
        var approved = File.ReadAllText(Received);
        File.WriteAllText(Verified, approved.Replace("Fields = 0", "Fields = 1"));

        Assert.Contains("line 6 differs\n  approved:     internal const int Fields = 1;\n  received:     internal const int Fields = 0;", Failure());

        File.WriteAllText(Verified, approved.Replace("\n", "\r\n"));
        Match();
        Assert.False(File.Exists(Received));
    }

    [Fact]
    public void One_that_nothing_is_generated_for_fails()
    {
        Failure();
        File.Move(Received, Verified);
        File.Copy(Verified, Path.Combine(_folder.FullName, "Some.Test#Gone.g.verified.cs"));

        Assert.Contains("Some.Test#Gone.g.verified.cs: nothing generated any more", Failure());
    }

    private void Match() => Snapshot.Match(_run, TestFile, "Test");

    private string Failure() => Assert.ThrowsAny<XunitException>(Match).Message;
}
