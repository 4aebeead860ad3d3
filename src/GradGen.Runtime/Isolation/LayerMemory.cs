using System.Reflection;

namespace GradGen.Isolation;

/// <summary>
/// What a layer holds besides its parameters: gradients, caches, running statistics. A check writes over them, and a user who
/// goes on training wants them back.
/// </summary>
internal sealed class LayerMemory
{
    private readonly List<(object Owner, FieldInfo Field, object? Value)> _fields;
    private readonly List<(Array Array, Array Values)> _arrays;

    internal LayerMemory(object layer)
    {
        var objects = new LayerObjects(layer);
        _fields = objects.Fields;
        _arrays = objects.Arrays.ConvertAll(static held => (held.Array, (Array)held.Array.Clone()));
    }

    /// <summary>Restores everything.</summary>
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
}
