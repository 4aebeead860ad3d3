using GradGen.Generator.Model;

namespace GradGen.Generator.Writing;

/// <summary>What a pass gives, as C# in the harness: as arrays of the layer's elements.</summary>
internal static class ResultCode
{
    internal static string Of(ResultPart part, LayerModel layer, bool isLoss)
    {
        var value = Value(part);
        return part.IsScalar ? Number(value, layer.Element, isLoss)
            : part.IsSpan ? value + ".ToArray()"
            : part.How is null ? value
            : $"ArrayOf({value}, default({part.How}))";
    }

    internal static string Value(ResultPart part)
    {
        var value = ExpressionCode.InHarness.Of(part.Value);
        return part.IsSequence ? $"global::System.Linq.Enumerable.ToArray({value})" : value;
    }

    /// <summary>The objects that a pass was given in place of arrays, whose values it may have changed.</summary>
    internal static IEnumerable<string> TakeBack(EquatableArray<InputModel> inputs) =>
        inputs.Select(static (input, number) => (input.Passed, number)).Where(static input => input.Passed is not null)
            .Select(static input => $"TakeBack<{CallCode.Both(input.Passed!)}>({input.number});");

    // A loss may be summed in double though the layer is float: its own type is kept, no upstream gradient comes back for it.
    private static string Number(string value, TypeName element, bool isLoss)
    {
        var type = TypeCode.Of(element);
        return isLoss && type is "float" or "double" ? $"new double[] {{ {value} }}" : $"new {type}[] {{ ({type}){value} }}";
    }
}
