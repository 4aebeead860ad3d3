using System.Reflection;

namespace GradGen.Tool.Running;

/// <summary>What says which mutant runs, in an assembly that has many.</summary>
internal static class MutantSwitch
{
    /// <summary>The class that is added to the project.</summary>
    internal const string Class = "GradGenMutants";

    /// <summary>Its source.</summary>
    internal const string Source = $"internal static class {Class} {{ internal static int {Field}; }}";

    private const string Field = "Number";

    /// <summary>The number, in code.</summary>
    internal const string Number = $"global::{Class}.{Field}";

    /// <summary>Has a mutant run from now on.</summary>
    internal static void Set(Assembly assembly, int number) =>
        assembly.GetType(Class, throwOnError: true)!.GetField(Field, BindingFlags.Static | BindingFlags.NonPublic)!.SetValue(null, number);
}
