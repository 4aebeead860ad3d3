using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Tests.InfrastructureTests;

public class CompilerTests
{
    [Fact]
    public void The_compiler_is_the_one_that_the_project_is_named_for()
    {
        var oldest = typeof(CompilerTests).Assembly.GetName().Name!.EndsWith("Roslyn48", StringComparison.Ordinal);

        Assert.Equal(oldest ? new Version(4, 8) : new Version(5, 12), new Version(typeof(CSharpCompilation).Assembly.GetName().Version!.ToString(2)));
    }
}
