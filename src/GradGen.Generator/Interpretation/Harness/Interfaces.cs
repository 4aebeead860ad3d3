using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary>Calls of the interfaces of the runtime that generated code implements.</summary>
internal sealed class Interfaces(IHost host, ITypeSymbol element)
{
    /// <summary>A layer as IGradCheckable; false if it is not one.</summary>
    internal bool IsLayer(Value layer) => Implements(layer, "GradGen.IGradCheckable`1");

    internal bool IsHarnessed(Value layer) => Implements(layer, "GradGen.Harness.IHarnessed`1");

    internal int ParameterCount(Value layer) => Layer(layer, "get_ParameterCount").Int;

    internal LayoutValue Layout(Value layer) => (LayoutValue)Layer(layer, "GetParameterLayout").Object!;

    internal void PackParameters(Value layer, Window theta) => Layer(layer, "PackParameters", Value.Of(theta));

    internal void UnpackParameters(Value layer, Window part, int start) => Layer(layer, "UnpackParameters", Value.Of(part), Value.Of(start));

    internal void PackGradients(Value layer, Window gradients) => Layer(layer, "PackGradients", Value.Of(gradients));

    internal void ClearGradients(Value layer) => Layer(layer, "ClearGradients");

    internal Value Harnessed(Value layer, string member, params Value[] arguments) => Call("GradGen.Harness.IHarnessed`1", [element], member, layer, arguments);

    /// <summary>A member of a struct that says how parameters in an object of another type are packed.</summary>
    internal Value Part(ITypeSymbol type, Value how, string member, params Value[] arguments) =>
        Call("GradGen.IParameterObject`2", [type, element], member, how, arguments);

    /// <summary>The same of a type that holds numbers.</summary>
    internal Value Storage(ITypeSymbol type, Value how, string member, params Value[] arguments) =>
        Call("GradGen.IStorage`2", [type, element], member, how, arguments);

    private bool Implements(Value layer, string name) =>
        layer.Object is PrivatesValue
            || host.TypeOf(layer) is { } type
                && type.AllInterfaces.Any(one => Names.Of(one) == name && one.TypeArguments[0].Is(element));

    private Value Layer(Value layer, string member, params Value[] arguments) => Call("GradGen.IGradCheckable`1", [element], member, layer, arguments);

    private Value Call(string type, ITypeSymbol[] types, string member, Value self, Value[] arguments) =>
        host.Call(host.MemberOf(type, types, member), self, arguments);
}
