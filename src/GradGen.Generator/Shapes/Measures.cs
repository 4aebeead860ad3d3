using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Samples;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Shapes;

/// <summary>What measures what a member holds.</summary>
internal static class Measures
{
    /// <summary>
    /// The size along an axis; in a collection, of the first item. A member or a row that may be null is taken at its word:
    /// where it is null, no sample can be made.
    /// </summary>
    internal static Expression Of(LayerMember member, int axis)
    {
        var access = Sure(member.Access, member.Type.NullableAnnotation);
        return IsListed(member) ? StorageItems.Measure(member.Type, member.Layer.From, access, axis) : OfValues(member, access, axis, isSure: true);
    }

    /// <summary>What that size is called where it has no other name.</summary>
    internal static string Name(LayerMember member, int axis)
    {
        var label = new Expression.Named(member.Label);
        return (IsListed(member) ? StorageItems.Measure(member.Type, member.Layer.From, label, axis) : OfValues(member, label, axis, isSure: false)).ToString();
    }

    private static bool IsListed(LayerMember member) => member.Items is not null || SampleValues.IsListOfIntegers(member.Type);

    private static Expression OfValues(LayerMember member, Expression access, int axis, bool isSure)
    {
        if (member.Storage.Own is { } own)
            return own.Axes.Measure(access, axis);
        foreach (var rank in member.Storage.Ranks)
        {
            if (axis < rank)
                return access.Length(axis, rank);
            axis -= rank;
            access = access.At([.. Enumerable.Repeat(new Expression.Constant(0), rank)]);
            if (isSure && member.Type is IArrayTypeSymbol { ElementNullableAnnotation: var annotation })
                access = Sure(access, annotation);
        }

        return access;
    }

    private static Expression Sure(Expression value, NullableAnnotation annotation) =>
        annotation == NullableAnnotation.Annotated ? new Expression.Sure(value) : value;
}
