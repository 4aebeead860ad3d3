using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace GradGen.Isolation;

/// <summary>
/// Copies objects with all that they hold, field by field, so that a layer can be run on several threads. What belongs to the
/// machine and not to the object (handles, pointers, threads, streams) cannot be copied.
/// </summary>
internal sealed class ObjectCopier
{
    // Longer chains of objects take long to give up when the stack ends.
    private const int Deepest = 2000;

    private readonly Dictionary<object, object> _copies = new(new ObjectFields.SameReference());
    private readonly HashSet<object> _shared;
    private int _depth;

    private ObjectCopier(IEnumerable<object> shared) => _shared = new HashSet<object>(shared, new ObjectFields.SameReference());

    /// <summary>A copy; null when a part cannot be copied.</summary>
    /// <param name="original">The object.</param>
    /// <param name="shared">Objects that the copy is to have in common with it.</param>
    internal static TObject? TryCopy<TObject>(TObject original, params object[] shared)
        where TObject : class
    {
        try
        {
            return (TObject)new ObjectCopier(shared).Copy(original)!;
        }
        // The latter where objects refer to one another in a chain too long to be followed.
        catch (Exception exception) when (exception is NotSupportedException or InsufficientExecutionStackException)
        {
            return null;
        }
    }

    private object? Copy(object? original)
    {
        if (original is null or string or Type or MemberInfo or Assembly || original.GetType().IsPrimitive || original.GetType().IsEnum
            || _shared.Contains(original))
            return original;
        if (_copies.TryGetValue(original, out var known))
            return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_depth > Deepest)
            throw new NotSupportedException();
        object copy = original switch
        {
            Array array => CopyArray(array),
            Delegate function => CopyDelegate(function),
            _ => CopyFields(original),
        };
        _depth--;
        return copy;
    }

    private Array CopyArray(Array original)
    {
        var copy = (Array)original.Clone();
        _copies[original] = copy;
        if (original.GetType().GetElementType()!.IsPrimitive || original.Length == 0)
            return copy;
        var index = new int[original.Rank];
        for (var position = 0; position < original.Length; position++)
        {
            var rest = position;
            for (var axis = index.Length - 1; axis >= 0; axis--)
            {
                index[axis] = original.GetLowerBound(axis) + (rest % original.GetLength(axis));
                rest /= original.GetLength(axis);
            }

            copy.SetValue(Copy(original.GetValue(index)), index);
        }

        return copy;
    }

    private Delegate CopyDelegate(Delegate original)
    {
        if (original.GetInvocationList().Length != 1)
            throw new NotSupportedException();
        var copy = original.Target is null ? original : Delegate.CreateDelegate(original.GetType(), Copy(original.Target), original.Method);
        _copies[original] = copy;
        return copy;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "No constructor runs.")]
    private object CopyFields(object original)
    {
        var type = original.GetType();
        if (BelongsToTheMachine(type))
            throw new NotSupportedException();
#if NET
        var copy = RuntimeHelpers.GetUninitializedObject(type);
#else
        var copy = System.Runtime.Serialization.FormatterServices.GetUninitializedObject(type);
#endif
        if (!type.IsValueType)
            _copies[original] = copy;
        foreach (var field in ObjectFields.Of(type))
        {
            if (field.FieldType.IsPointer || field.FieldType == typeof(IntPtr) || field.FieldType == typeof(UIntPtr))
                throw new NotSupportedException();
            field.SetValue(copy, Copy(field.GetValue(original)));
        }

        return copy;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "GradCheck.Run, which alone walks over a layer, tells its callers.")]
    private static bool BelongsToTheMachine(Type type) =>
        (type.Namespace ?? string.Empty) is "System.Threading" or "System.Threading.Tasks" or "System.IO" or "System.Net" or "System.Diagnostics"
        || typeof(IDisposable).IsAssignableFrom(type)
        || type.GetMethod("Finalize", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null;
}
