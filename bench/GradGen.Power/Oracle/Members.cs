using System.Numerics;
using System.Reflection;
using GradGen.Power.Running;

namespace GradGen.Power.Oracle;

/// <summary>The values of a layer's member, however they are stored.</summary>
/// <param name="Read">A copy of them.</param>
/// <param name="Write">Puts others in their place.</param>
internal sealed record Member<T>(Func<T[]> Read, Action<T[]> Write);

/// <summary>Finds members by name in the layer and in the objects that it holds.</summary>
internal static class Members
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>All fields, inherited ones too.</summary>
    internal static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var field in current.GetFields(Own))
                yield return field;
        }
    }

    /// <summary>The values at a path of names, <c>Gate.Weights</c>.</summary>
    internal static Member<T> At<T>(object owner, string path)
        where T : struct, IFloatingPointIeee754<T>
    {
        var names = path.Split('.');
        foreach (var name in names.SkipLast(1))
            owner = Field(owner, name).GetValue(owner)!;
        return Of<T>(owner, Field(owner, names[^1]));
    }

    private static Member<T> Of<T>(object owner, FieldInfo field)
        where T : struct, IFloatingPointIeee754<T>
    {
        return field.GetValue(owner) switch
        {
            T => new(() => [(T)field.GetValue(owner)!], values => field.SetValue(owner, values[0])),
            Array array => new(() => Flat.Copy<T>((Array)field.GetValue(owner)!), values => Flat.Fill<T>((Array)field.GetValue(owner)!, values)),
            List<T> list => new(list.ToArray, values => { list.Clear(); list.AddRange(values); }),
            Memory<T> memory => new(memory.ToArray, values => values.CopyTo(memory)),
            // A tensor of the author's own: what it keeps its values in.
            { } own => Of<T>(own, Fields(own.GetType()).First(static field => field.FieldType.IsArray && typeof(T[]).IsAssignableFrom(field.FieldType) || field.FieldType == typeof(T[,]))),
            null => new(static () => [], static _ => { }),
        };
    }

    // A property is what it keeps.
    private static FieldInfo Field(object owner, string name) =>
        Fields(owner.GetType()).FirstOrDefault(field => field.Name == name || field.Name == $"<{name}>k__BackingField" || field.Name == $"<{name}>P")
        ?? throw new InvalidOperationException($"{owner.GetType()} has no {name}.");
}
