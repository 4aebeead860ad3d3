using System.Reflection;
using System.Runtime.Loader;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>Runs the test classes that are generated for a project's layers, as a test runner does: by reflection.</summary>
internal static class GeneratedTests
{
    // How xUnit is told by a test that it is to be shown as skipped.
    private const string SkippedWhileRunning = "$XunitDynamicSkip$";

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

    /// <summary>What each generated test that is run said: null for passed, or the message. A project without a test framework gets xUnit.</summary>
    internal static IReadOnlyDictionary<string, string?> Run(TestProject project)
    {
        using var loaded = Load(project);
        return Run(loaded);
    }

    /// <summary>The tests that are not run, and why, as the attributes of the framework say it.</summary>
    internal static IReadOnlyDictionary<string, string> Skipped(TestProject project)
    {
        using var loaded = Load(project);
        return Of(loaded).Select(test => (test.Name, Reason: Reason(test.Method))).Where(test => test.Reason is not null).ToDictionary(test => test.Name, test => test.Reason!);
    }

    /// <summary>The project with its tests, loaded under a name of its own.</summary>
    internal static LoadedAssembly Load(TestProject project)
    {
        var named = project with
        {
            // The check keeps a report per layer and assembly name, so no two projects may have the same.
            Name = $"{project.Name}{Interlocked.Increment(ref _projects)}",
            Framework = project.Framework == TestFramework.None ? TestFramework.XunitV3 : project.Framework,
        };
        return GeneratorTest.Run(named).Load();
    }

    /// <summary>The tests that end themselves as skipped, and why.</summary>
    internal static IReadOnlyDictionary<string, string> SkippedWhileRun(LoadedAssembly loaded)
    {
        using var scope = AssemblyLoadContext.EnterContextualReflection(loaded.Assembly);
        return Of(loaded).Select(static test => (test.Name, Message: Message(test.Method)))
            .Where(static test => test.Message?.StartsWith(SkippedWhileRunning, StringComparison.Ordinal) == true)
            .ToDictionary(static test => test.Name, static test => test.Message![SkippedWhileRunning.Length..]);
    }

    /// <summary>Runs every test class of an assembly.</summary>
    /// <param name="loaded">The assembly.</param>
    /// <param name="atOnce">All tests at the same time, each on a thread of its own.</param>
    internal static IReadOnlyDictionary<string, string?> Run(LoadedAssembly loaded, bool atOnce = false)
    {
        var tests = Of(loaded).Where(test => Reason(test.Method) is null).ToArray();
        var outcomes = new string?[tests.Length];
        using var start = new Barrier(atOnce ? tests.Length : 1);
        if (atOnce)
            Array.ForEach([.. tests.Select((_, index) => Start(index))], thread => thread.Join());
        else
            Array.ForEach([.. Enumerable.Range(0, tests.Length)], RunOne);
        var run = tests.Zip(outcomes).Where(static pair => pair.Second?.StartsWith(SkippedWhileRunning, StringComparison.Ordinal) != true);
        return new SortedDictionary<string, string?>(run.ToDictionary(static pair => pair.First.Name, static pair => pair.Second), StringComparer.Ordinal);

        Thread Start(int index)
        {
            var thread = new Thread(() => RunOne(index));
            thread.Start();
            return thread;
        }

        void RunOne(int index)
        {
            using var scope = AssemblyLoadContext.EnterContextualReflection(loaded.Assembly);
            start.SignalAndWait();
            outcomes[index] = Message(tests[index].Method);
        }
    }

    private static IEnumerable<(string Name, MethodInfo Method)> Of(LoadedAssembly loaded) =>
        from type in loaded.Assembly.GetTypes()
        where type.Name.Contains("GradCheckTests", StringComparison.Ordinal) && type.CustomAttributes.Any(data => data.AttributeType.Name == "GeneratedCodeAttribute")
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where !method.IsSpecialName
        select ($"{type.Name}.{method.Name}", method);

    private static string? Reason(MethodInfo test) =>
        test.CustomAttributes.Select(data => data.AttributeType.Name switch
        {
            "FactAttribute" => data.NamedArguments.SingleOrDefault(argument => argument.MemberName == "Skip").TypedValue.Value as string,
            "IgnoreAttribute" or "SkipAttribute" => (string)data.ConstructorArguments[0].Value!,
            _ => null,
        }).FirstOrDefault(reason => reason is not null);

    private static string? Message(MethodInfo test)
    {
        try
        {
            // One framework hands the output to the constructor.
            var constructor = test.DeclaringType!.GetConstructors().Single();
            test.Invoke(constructor.Invoke([.. constructor.GetParameters().Select(parameter => DispatchProxy.Create(parameter.ParameterType, typeof(Deaf)))]), null);
            return null;
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException!.Message;
        }
    }

    /// <summary>Takes every call and does nothing.</summary>
    public class Deaf : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
    }
}
