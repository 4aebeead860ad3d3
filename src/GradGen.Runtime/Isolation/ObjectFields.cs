using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace GradGen.Isolation;

/// <summary>Walks over what an object holds.</summary>
internal static class ObjectFields
{
    /// <summary>The instance fields of a type and of its bases.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "GradCheck.Run, which alone walks over a layer, tells its callers.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "GradCheck.Run, which alone walks over a layer, tells its callers.")]
    internal static IEnumerable<FieldInfo> Of(Type type)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
        }
    }

    /// <summary>Objects are the same when they are one; netstandard2.0 lacks ReferenceEqualityComparer.</summary>
    internal sealed class SameReference : IEqualityComparer<object>
    {
        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
