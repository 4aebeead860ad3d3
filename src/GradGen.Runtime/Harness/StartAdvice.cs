using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using GradGen.Calls;
using GradGen.Isolation;

namespace GradGen.Harness;

/// <summary>What to write where the first Forward of a layer throws: mostly something that the check made up does not suit it.</summary>
internal static class StartAdvice
{
    /// <summary>How it ends where the layer was not made ready for its first Forward.</summary>
    internal const string NotReady = " null. A [GradCheckFactory] method can make the layer ready.";

    private const int MostMembers = 4;

    internal static string Of(UserCodeException exception, object layer, IReadOnlyList<HarnessInput> inputs)
    {
        if (exception.Cause is NullReferenceException or ArgumentNullException && NullMembers(layer) is { Length: > 0 } members)
            return $"{members} {(members.Contains(" and ") ? "are" : "is")}{NotReady}";
        var made = string.Join(" and ", inputs.Select(static input => $"{input.Name} of shape {input.Shape}"));
        return made.Length == 0
            ? "A [GradCheckFactory] method can make the layer ready."
            : $"The check made up {made}, with values around zero: use [Shape] for another shape, [Domain] for other values, or a "
                + "[GradCheckFactory] method that makes the layer ready.";
    }

    /// <summary>For a layer whose inputs have the sizes of something that was never made; null where making it failed for another reason.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Where a method is unknown, its exception is told as any other.")]
    internal static Finding? OfUnsized(UserCodeException exception) =>
        exception is { Phase: UserCodeException.Creation, Cause: NullReferenceException unsized }
            && new StackTrace(unsized).GetFrame(0)?.GetMethod()?.Name.EndsWith("CreateHarness", StringComparison.Ordinal) == true
            ? new Finding(FindingKind.Exception, Verdict.Fail, "What holds the sizes of its inputs is" + NotReady) : null;

    private static string NullMembers(object layer)
    {
        var members = ObjectFields.Of(layer.GetType()).Where(field => !field.FieldType.IsValueType && field.GetValue(layer) is null)
            .Select(static field => Name(field.Name)).Distinct().Take(MostMembers).ToArray();
        return members.Length < 2 ? string.Concat(members) : $"{string.Join(", ", members.Take(members.Length - 1))} and {members[members.Length - 1]}";
    }

    // Of a property or a primary constructor's parameter the compiler makes a field: "<Weights>k__BackingField".
    private static string Name(string field) =>
        field.StartsWith("<", StringComparison.Ordinal) && field.IndexOf('>') is var end and > 0 ? field.Substring(1, end - 1) : field;
}
