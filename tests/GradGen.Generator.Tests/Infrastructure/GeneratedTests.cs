using System.Reflection;
using System.Runtime.Loader;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>Runs the test classes that are generated for a project's layers, as a test runner does: by reflection.</summary>
internal static class GeneratedTests
{
    private static int _projects;

    /// <summary>All generated tests pass, and there are some.</summary>
    internal static void Pass(TestProject project) => Fail(project);

    /// <summary>Of the generated tests these fail, <c>DenseGradCheckTests.Gradient_of_weights</c>, and no other.</summary>
    internal static void Fail(TestProject project, params string[] failing)
    {
        var outcomes = Run(project);
        Assert.NotEmpty(outcomes);
        var failures = outcomes.Where(outcome => outcome.Value is not null).ToArray();
        Assert.True(
            failures.Select(failure => failure.Key).Order().SequenceEqual(failing.Order()),
            $"Expected to fail: {string.Join(", ", failing)}\n{string.Join("\n", failures.Select(failure => $"{failure.Key}: {failure.Value}"))}");
    }

    /// <summary>What each generated test said: null for passed, or the message. A project without a test framework gets xUnit.</summary>
    internal static IReadOnlyDictionary<string, string?> Run(TestProject project)
    {
        var named = project with
        {
            // The check keeps a report per layer and assembly name, so no two projects may have the same.
            Name = $"{project.Name}{Interlocked.Increment(ref _projects)}",
            Framework = project.Framework == TestFramework.None ? TestFramework.XunitV3 : project.Framework,
        };
        using var loaded = GeneratorTest.Run(named).Load();
        return Run(loaded);
    }

    /// <summary>Runs every test class of an assembly.</summary>
    internal static IReadOnlyDictionary<string, string?> Run(LoadedAssembly loaded)
    {
        using var scope = AssemblyLoadContext.EnterContextualReflection(loaded.Assembly);
        var outcomes = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var type in loaded.Assembly.GetTypes().Where(type => type.Name.Contains("GradCheckTests", StringComparison.Ordinal)))
        {
            foreach (var test in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
                outcomes.Add($"{type.Name}.{test.Name}", Message(type, test));
        }

        return outcomes;
    }

    private static string? Message(Type type, MethodInfo test)
    {
        try
        {
            test.Invoke(Activator.CreateInstance(type), null);
            return null;
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException!.Message;
        }
    }
}
