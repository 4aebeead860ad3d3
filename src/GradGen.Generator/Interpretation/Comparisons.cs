using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation;

/// <summary>Equality, order and hashes of values as their types define them.</summary>
internal sealed class Comparisons(Machine machine)
{
    internal bool AreEqual(Value a, Value b, ITypeSymbol type)
    {
        switch (Kinds.Of(type))
        {
            case Kind.Real:
                machine.Trace.Compare(a, b);
                return a.Real.Equals(b.Real);
            case Kind.Nullable:
                return a.IsNothing || b.IsNothing ? a.IsNothing && b.IsNothing : AreEqual(a, b, Kinds.Underlying(type));
            case not Kind.Object:
                return a.Integer == b.Integer;
        }

        if (ReferenceEquals(a.Object, b.Object))
            return true;
        if (a.Object is null || b.Object is null)
            return false;
        return (a.Object, b.Object) switch
        {
            (string text, string other) => string.Equals(text, other, StringComparison.Ordinal),
            (Boxed boxed, Boxed other) => boxed.Type.Is(other.Type) && AreEqual(boxed.Held, other.Held, boxed.Type),
            (Instance held, _) => OfObjects(held, b),
            (FunctionValue function, FunctionValue other) => function.Is(other),
            (IndexValue or RangeValue, _) => a.Object.Equals(b.Object),
            _ => false,
        };
    }

    internal int Compare(Value a, Value b, ITypeSymbol type)
    {
        switch (Kinds.Of(type))
        {
            case Kind.Real:
                machine.Trace.Compare(a, b);
                return a.Real.CompareTo(b.Real);
            case Kind.UInt64:
                return ((ulong)a.Integer).CompareTo((ulong)b.Integer);
            case Kind.Nullable:
                return a.IsNothing || b.IsNothing ? (a.IsNothing ? 0 : 1) - (b.IsNothing ? 0 : 1) : Compare(a, b, Kinds.Underlying(type));
            case not Kind.Object:
                return a.Integer.CompareTo(b.Integer);
        }

        if (a.Object is string text && b.Object is string other)
            return string.Compare(text, other, StringComparison.InvariantCulture);
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            for (var i = 0; i < tuple.TupleElements.Length; i++)
            {
                if (Compare(((Instance)a.Object!).Fields[i], ((Instance)b.Object!).Fields[i], tuple.TupleElements[i].Type) is not 0 and var order)
                    return order;
            }

            return 0;
        }

        if (a.Object is Instance held && held.Layout.Type.GetMembers("CompareTo").OfType<IMethodSymbol>().FirstOrDefault() is { } compare)
            return machine.Bodies.Function(compare)(a, [b]).Int;
        throw RunEndedException.Unknown("an order of " + type.ToDisplayString());
    }

    internal int HashOf(Value value, ITypeSymbol type) => Kinds.Of(type) switch
    {
        Kind.Real => value.Real.GetHashCode(),
        Kind.Nullable => value.IsNothing ? 0 : HashOf(value, Kinds.Underlying(type)),
        not Kind.Object => value.Integer.GetHashCode(),
        _ => value.Object switch
        {
            null => 0,
            string text => text.GetHashCode(),
            Boxed boxed => HashOf(boxed.Held, boxed.Type),
            Instance held => Own(held, "GetHashCode") is { } own ? machine.Bodies.Function(own)(value, []).Int
                : held.Layout.IsStruct || held.Layout.Type.IsRecord
                ? Records.Hash(machine, held)
                : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(held),
            var other => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(other),
        },
    };

    private bool OfObjects(Instance held, Value other)
    {
        // The compiler's own Equals compares fields, and so do we.
        if (Own(held, "Equals") is { } own)
            return machine.Bodies.Function(own)(Value.Of(held), [other]).Flag;
        return held.Layout.IsStruct || held.Layout.Type.IsRecord ? Records.AreEqual(machine, Value.Of(held), other) : false;
    }

    private static IMethodSymbol? Own(Instance held, string name)
    {
        if (!Bodies.IsSource(held.Layout.Type))
            return null;
        foreach (var type in held.Layout.Type.WithBases())
        {
            var members = type.GetMembers(name).OfType<IMethodSymbol>().Where(static method => !method.IsStatic && !method.IsImplicitlyDeclared).ToArray();
            if (members.Length > 0)
                return Array.Find(members, static method => method.IsOverride) ?? members[0];
        }

        return null;
    }
}
