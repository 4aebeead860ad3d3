using GradGen.Generator.Members;
using GradGen.Generator.Samples;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Shapes;

/// <summary>The C# that measures what a member holds.</summary>
internal static class Measures
{
    /// <summary>The size along an axis; in a collection, of the first item. A member or a row that may be null is taken at its word: where it is null, no sample can be made.</summary>
    internal static string Of(LayerMember member, int axis)
    {
        var access = member.Access + (member.Type.NullableAnnotation == NullableAnnotation.Annotated ? "!" : string.Empty);
        if (member.Items is not null || SampleValues.IsListOfIntegers(member.Type))
            return StorageItems.Measure(member.Type, member.Layer.From, access, axis);
        if (member.Storage.Own is { } own)
            return own.Axes.MeasureAsOperand(access, axis);
        var measure = Behind(member, axis);
        return access + (member.Type is IArrayTypeSymbol { ElementNullableAnnotation: NullableAnnotation.Annotated } ? measure.Replace("].", "]!.") : measure);
    }

    /// <summary>What that size is called where it has no other name.</summary>
    internal static string Name(LayerMember member, int axis) =>
        member.Items is not null || SampleValues.IsListOfIntegers(member.Type) ? StorageItems.Measure(member.Type, member.Layer.From, member.Label, axis) : $"{member.Label}.{Behind(member, axis).TrimStart('.')}";

    // Behind the expression that gives the array.
    private static string Behind(LayerMember member, int axis)
    {
        if (member.Storage.Own is { } own)
            return own.Axes.Measure(string.Empty, axis);
        var path = string.Empty;
        foreach (var rank in member.Storage.Ranks)
        {
            if (axis < rank)
                return path + (rank == 1 ? ".Length" : $".GetLength({axis})");
            axis -= rank;
            path += "[" + string.Join(", ", Enumerable.Repeat("0", rank)) + "]";
        }

        return path;
    }
}
