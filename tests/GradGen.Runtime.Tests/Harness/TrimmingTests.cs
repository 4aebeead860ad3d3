using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Xunit;

namespace GradGen.Tests.Harness;

/// <summary>What a program that is trimmed is told: the build of this library finds the rest, since it says that it can be trimmed.</summary>
public class TrimmingTests
{
    [Fact]
    public void The_library_says_that_it_can_be_trimmed() =>
        Assert.Contains(typeof(GradCheck).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>(), static said => said is { Key: "IsTrimmable", Value: "True" });

    [Fact]
    public void Checks_of_layers_warn_and_nothing_else_does() => Assert.Equal(
        ["Run", "Run"],
        typeof(GradCheck).Assembly.GetExportedTypes()
            .SelectMany(static type => type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Append(type))
            .Where(static member => member.IsDefined(typeof(RequiresUnreferencedCodeAttribute)) || member.IsDefined(typeof(RequiresDynamicCodeAttribute)))
            .Select(static member => member.Name));
}
