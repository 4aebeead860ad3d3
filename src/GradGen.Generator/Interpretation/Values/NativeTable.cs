using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Values;

/// <summary>The members of the framework that the machine knows, by name: <c>System.Math.Exp</c>, <c>System.Array.Copy/3</c>.</summary>
internal sealed class NativeTable
{
    private readonly Dictionary<string, Native> _members = [];
    private readonly Dictionary<string, Value> _fields = [];
    private readonly Dictionary<string, Func<IHost, ArrayValue, Value>> _collections = [];

    internal void Add(string type, string member, Native native) => _members.Add(type + "." + member, native);

    /// <summary>The same member of several types.</summary>
    internal void Add(IEnumerable<string> types, string member, Native native)
    {
        foreach (var type in types)
            Add(type, member, native);
    }

    internal void AddField(string type, string field, Value value) => _fields.Add(type + "." + field, value);

    /// <summary>How a collection expression becomes a collection of a type.</summary>
    internal void AddCollection(string type, Func<IHost, ArrayValue, Value> make) => _collections.Add(type, make);

    internal Native? Find(IMethodSymbol method)
    {
        var name = Values.Names.Of(method);
        return _members.TryGetValue(name + "/" + method.Parameters.Length, out var native) || _members.TryGetValue(name, out native) ? native : null;
    }

    internal Value? Field(IFieldSymbol field) => _fields.TryGetValue(Values.Names.Of(field), out var value) ? value : null;

    internal Func<IHost, ArrayValue, Value> FromItems(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol)
            return static (_, items) => Value.Of(items);
        return type is INamedTypeSymbol named && _collections.TryGetValue(Values.Names.Of(named), out var make)
            ? make
            : throw RunEndedException.Unknown("a collection expression of type " + type.ToDisplayString());
    }
}
