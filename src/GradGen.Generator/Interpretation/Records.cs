using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation;

/// <summary>The members that the compiler writes for a record.</summary>
internal static class Records
{
    internal static Function? Member(Machine machine, IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (!type.IsRecord)
            return null;
        switch (method.Name)
        {
            case "Deconstruct":
                var getters = method.Parameters.Select(parameter => type.GetMembers(parameter.Name).OfType<IPropertySymbol>().First().GetMethod!).ToArray();
                return (self, arguments) =>
                {
                    for (var i = 0; i < getters.Length; i++)
                        ((Place)arguments[i].Object!).Set(machine.Bodies.Function(getters[i])(self, []));
                    return default;
                };
            case "Equals" or "op_Equality" or "op_Inequality":
                var isNot = method.Name == "op_Inequality";
                return (self, arguments) => Value.Of(AreEqual(machine, method.IsStatic ? arguments[0] : self, arguments[arguments.Length - 1]) != isNot);
            case "GetHashCode":
                return (self, _) => Value.Of(Hash(machine, (Instance)self.Object!));
            case "ToString":
                return static (self, _) => Value.Of(((Instance)self.Object!).Layout.Type.Name);
            default:
                return null;
        }
    }

    internal static bool AreEqual(Machine machine, Value a, Value b)
    {
        if (a.Object is not Instance one || b.Object is not Instance other)
            return ReferenceEquals(a.Object, b.Object);
        if (!one.Layout.Type.Is(other.Layout.Type))
            return false;
        for (var slot = 0; slot < one.Fields.Length; slot++)
        {
            if (!machine.AreEqual(one.Fields[slot], other.Fields[slot], one.Layout.Types[slot]))
                return false;
        }

        return true;
    }

    internal static int Hash(Machine machine, Instance held)
    {
        var hash = 17;
        for (var slot = 0; slot < held.Fields.Length; slot++)
            hash = unchecked((hash * 31) + machine.HashOf(held.Fields[slot], held.Layout.Types[slot]));
        return hash;
    }
}
