using System.Reflection;

namespace GradGen.Isolation;

/// <summary>
/// What a layer and the objects of its own hold: the fields of these, and arrays. Of the framework's objects only arrays and
/// collections are looked into.
/// </summary>
internal sealed class LayerObjects
{
    // A layer that holds more objects than this holds a program.
    private const int MostObjects = 100_000;

    private readonly HashSet<object> _seen = new(new ObjectFields.SameReference());
    private readonly Queue<(object Value, string Name)> _open = [];

    internal LayerObjects(object layer)
    {
        Find(layer, string.Empty);
        while (_open.Count > 0 && _seen.Count < MostObjects)
        {
            var (next, name) = _open.Dequeue();
            if (next is Array array)
                Look(array, name);
            else
                Look(next, name);
        }
    }

    /// <summary>The fields of every object, with what they hold.</summary>
    internal List<(object Owner, FieldInfo Field, object? Value)> Fields { get; } = [];

    /// <summary>The arrays, by the names that lead to them: <c>_hidden.Weights</c>.</summary>
    internal List<(string Name, Array Array)> Arrays { get; } = [];

    /// <summary>The numbers that are held by themselves, by the names that lead to them.</summary>
    internal List<(string Name, object Owner, FieldInfo Field, object Value)> Numbers { get; } = [];

    private void Look(Array array, string name)
    {
        Arrays.Add((name, array));
        if (array.GetType().GetElementType()!.IsPrimitive)
            return;
        var index = 0;
        foreach (var element in array)
            Find(element, $"{name}[{index++}]");
    }

    private void Look(object owner, string name)
    {
        foreach (var field in Of(owner.GetType()))
        {
            var value = field.GetValue(owner);
            Fields.Add((owner, field, value));
            if (value is not null && value.GetType().IsPrimitive)
                Numbers.Add((Named(owner.GetType(), name, field), owner, field, value));
            Find(value, Named(owner.GetType(), name, field));
        }
    }

    private void Find(object? value, string name)
    {
        if (value is null or string or Delegate || value.GetType().IsPrimitive || value.GetType().IsEnum)
            return;
        // Of a struct only what it refers to: its values are remembered with the object that it is a part of.
        if (value.GetType().IsValueType)
        {
            foreach (var field in Of(value.GetType()))
                Find(field.GetValue(value), Named(value.GetType(), name, field));
        }
        else if ((value is Array || IsOpen(value.GetType())) && _seen.Add(value))
        {
            _open.Enqueue((value, name));
        }
    }

    // "<Alpha>k__BackingField" and "<alpha>P" as they are written; how a collection names its own fields does not matter.
    private static string Named(Type owner, string name, FieldInfo field)
    {
        if (IsOfFramework(owner))
            return name;
        var end = field.Name.IndexOf('>');
        var written = field.Name[0] == '<' && end > 1 ? field.Name.Substring(1, end - 1) : field.Name;
        return name.Length == 0 ? written : $"{name}.{written}";
    }

    private static IEnumerable<FieldInfo> Of(Type type) => ObjectFields.Of(type).Where(static field => !field.FieldType.IsPointer);

    private static bool IsOpen(Type type) => type.Namespace is "System.Collections" or "System.Collections.Generic" || !IsOfFramework(type);

    private static bool IsOfFramework(Type type)
    {
        var space = type.Namespace ?? string.Empty;
        return space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space.StartsWith("Microsoft.", StringComparison.Ordinal);
    }
}
