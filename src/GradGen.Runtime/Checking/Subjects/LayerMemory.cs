using System.Reflection;

namespace GradGen;

/// <summary>
/// What a layer and the objects of its own hold besides its parameters: gradients, caches, running statistics. A check writes
/// over them, and a user who goes on training wants them back. Of the framework's objects only arrays and collections are
/// looked into.
/// </summary>
internal sealed class LayerMemory
{
    // A layer that holds more objects than this holds a program.
    private const int MostObjects = 100_000;

    private readonly HashSet<object> _seen = new(new ObjectFields.SameReference());
    private readonly Queue<object> _open = [];
    private readonly List<(object Owner, FieldInfo Field, object? Value)> _fields = [];
    private readonly List<(Array Array, Array Values)> _arrays = [];

    internal LayerMemory(object layer)
    {
        Find(layer);
        while (_open.Count > 0 && _seen.Count < MostObjects)
        {
            var next = _open.Dequeue();
            if (next is Array array)
                Remember(array);
            else
                Remember(next);
        }
    }

    /// <summary>Puts everything back.</summary>
    internal void Restore()
    {
        foreach (var (array, values) in _arrays)
            Array.Copy(values, array, values.Length);
        foreach (var (owner, field, value) in _fields)
        {
            if (field.FieldType.IsValueType || !ReferenceEquals(field.GetValue(owner), value))
                field.SetValue(owner, value);
        }
    }

    private void Remember(Array array)
    {
        _arrays.Add((array, (Array)array.Clone()));
        if (array.GetType().GetElementType()!.IsPrimitive)
            return;
        foreach (var element in array)
            Find(element);
    }

    private void Remember(object owner)
    {
        foreach (var field in Fields(owner.GetType()))
        {
            var value = field.GetValue(owner);
            _fields.Add((owner, field, value));
            Find(value);
        }
    }

    private void Find(object? value)
    {
        if (value is null or string or Delegate || value.GetType().IsPrimitive || value.GetType().IsEnum)
            return;
        // Of a struct only what it refers to: its values are remembered with the object that it is a part of.
        if (value.GetType().IsValueType)
        {
            foreach (var field in Fields(value.GetType()))
                Find(field.GetValue(value));
        }
        else if ((value is Array || IsOpen(value.GetType())) && _seen.Add(value))
        {
            _open.Enqueue(value);
        }
    }

    private static IEnumerable<FieldInfo> Fields(Type type) => ObjectFields.Of(type).Where(static field => !field.FieldType.IsPointer);

    private static bool IsOpen(Type type)
    {
        var space = type.Namespace ?? string.Empty;
        return space is "System.Collections" or "System.Collections.Generic"
            || !(space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space.StartsWith("Microsoft.", StringComparison.Ordinal));
    }
}
