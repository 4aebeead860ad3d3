using GradGen.Generator.Model;

namespace GradGen.Generator.Writing;

/// <summary>A gradient, or what is kept like one, as code that reaches its values.</summary>
internal static class GradientCode
{
    /// <summary>The statement that sets it to zero.</summary>
    internal static string Clear(GradientModel gradient, string element)
    {
        var access = ExpressionCode.InLayer.Of(gradient.Access);
        var with = With(access, gradient.ItemType, gradient.How, element);
        return gradient switch
        {
            { ItemType: not null } => $"global::GradGen.Theta<{element}>.ClearItems({with});",
            { How: null } => $"global::GradGen.Theta.Clear({access});",
            _ => $"{(gradient.IsReplaced ? access + " = " : string.Empty)}global::GradGen.Theta<{element}>.Clear({with});",
        };
    }

    /// <summary>What is passed to reach the values: the items of a collection may be arrays, which need no struct of their own.</summary>
    internal static string With(string access, TypeName? itemType, string? how, string element)
    {
        if (itemType is null)
            return $"{access}, default({how})";
        var item = TypeCode.Of(itemType);
        return $"global::GradGen.Theta.Items<{item}>({access}), default({how ?? $"global::GradGen.ArrayAccess<{item}, {element}>"})";
    }
}
