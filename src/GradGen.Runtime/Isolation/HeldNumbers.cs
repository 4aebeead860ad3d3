namespace GradGen.Isolation;

/// <summary>What a layer and its objects hold in numbers, at one moment: arrays of them and fields, by the names that lead to them.</summary>
internal sealed class HeldNumbers
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    internal HeldNumbers(object layer)
    {
        var objects = new LayerObjects(layer);
        foreach (var (name, array) in objects.Arrays)
        {
            if (array.GetType().GetElementType()!.IsPrimitive)
                _values[name] = array.Clone();
        }

        foreach (var (name, value) in objects.Numbers)
            _values[name] = value;
    }

    /// <summary>The names of what is not the same later, in order.</summary>
    internal IReadOnlyList<string> ChangedIn(HeldNumbers later) =>
        [.. _values.Where(held => later._values.TryGetValue(held.Key, out var then) && !Same(held.Value, then)).Select(static held => held.Key)];

    private static bool Same(object? one, object? other) =>
        one is Array first && other is Array second
            ? first.Length == second.Length && first.Cast<object>().SequenceEqual(second.Cast<object>())
            : Equals(one, other);
}
