using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary><c>Vector2</c>, <c>Vector3</c> and <c>Vector4</c>: structs of reals, component by component.</summary>
internal static class VectorFamily
{
    private static readonly string[] Types = ["System.Numerics.Vector2", "System.Numerics.Vector3", "System.Numerics.Vector4"];

    internal static void AddTo(NativeTable table)
    {
        table.Add(Types, ".ctor", static (site, _, a) => Make(site, a.Length == 1 ? i => a[0] : i => Parts(a)[i]));
        table.Add(Types, "get_Zero", static (site, _, _) => Make(site, static _ => Value.Of(0.0)));
        table.Add(Types, "get_One", static (site, _, _) => Make(site, static _ => Value.Of(1.0)));
        foreach (var (axis, name) in new[] { (0, "get_UnitX"), (1, "get_UnitY") })
            table.Add(Types, name, (site, _, _) => Make(site, i => Value.Of(i == axis ? 1.0 : 0)));
        table.Add(Types, "get_Item", static (site, self, a) =>
            (uint)a[0].Int < (uint)((Instance)self.Object!).Fields.Length ? At(self, a[0].Int) : throw site.Host.Thrown<ArgumentOutOfRangeException>());
        table.Add(Types, "set_Item", static (site, self, a) =>
        {
            site.Trace.Store((Instance)self.Object!, a[0].Int, a[1]);
            return default;
        });
        Componentwise("op_Addition", static trace => trace.Add);
        Componentwise("Add", static trace => trace.Add);
        Componentwise("op_Subtraction", static trace => trace.Subtract);
        Componentwise("Subtract", static trace => trace.Subtract);
        Componentwise("op_Multiply", static trace => trace.Multiply);
        Componentwise("Multiply", static trace => trace.Multiply);
        Componentwise("op_Division", static trace => trace.Divide);
        Componentwise("Divide", static trace => trace.Divide);
        table.Add(Types, "op_UnaryNegation", static (site, _, a) => Make(site, i => site.Trace.Negate(At(a[0], i))));
        table.Add(Types, "Dot", static (site, _, a) => Dot(site, a[0], a[1]));
        table.Add(Types, "LengthSquared", static (site, self, _) => Dot(site, self, self));
        table.Add(Types, "Length", static (site, self, _) => Root(site, Dot(site, self, self)));
        table.Add(Types, "Distance", static (site, _, a) =>
            Root(site, Make(site, site.Method.ContainingType, i => site.Trace.Subtract(At(a[0], i), At(a[1], i))) is var apart
                ? Dot(site, apart, apart) : default));
        table.Add(Types, "Normalize",
            static (site, _, a) => Root(site, Dot(site, a[0], a[0])) is var length ? Make(site, i => site.Trace.Divide(At(a[0], i), length)) : default);

        void Componentwise(string name, Func<Trace, Func<Value, Value, Value>> operation) =>
            table.Add(Types, name, (site, _, a) => Make(site, i => operation(site.Trace)(At(a[0], i), At(a[1], i))));
    }

    // A number beside a vector stands for each of its components.
    private static Value At(Value value, int axis) => value.Object is Instance vector ? vector.Fields[axis] : value;

    private static Value[] Parts(Value[] a) => [.. a.SelectMany(static part => part.Object is Instance vector ? vector.Fields : [part])];

    private static Value Make(Site site, Func<int, Value> component) => Make(site, site.Method.ContainingType, component);

    private static Value Make(Site site, INamedTypeSymbol type, Func<int, Value> component)
    {
        var made = (Instance)site.Host.Layouts.Default(type).Object!;
        for (var i = 0; i < made.Fields.Length; i++)
            made.Fields[i] = component(i);
        return Value.Of(made);
    }

    private static Value Dot(Site site, Value a, Value b)
    {
        var sum = Value.Of(0.0);
        for (var i = 0; i < ((Instance)a.Object!).Fields.Length; i++)
            sum = site.Trace.Add(sum, site.Trace.Multiply(At(a, i), At(b, i)));
        return sum;
    }

    private static Value Root(Site site, Value square) => site.Trace.Unary(Math.Sqrt(square.Real), square, 0.5 / Math.Sqrt(square.Real));
}
