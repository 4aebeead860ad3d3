using GradGen.Generator.Diagnostics;
using GradGen.Generator.Layers;
using GradGen.Generator.Members;
using GradGen.Generator.Shapes;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules;

/// <summary>GG0102: a gradient whose type or sizes are not its parameter's.</summary>
internal sealed class GradientShapeRule : ILayerRule
{
    public IEnumerable<DiagnosticDescriptor> Descriptors { get; } = [Diagnostics.Descriptors.GradientShape];

    public void Check(LayerAnatomy layer, Action<LayerProblem> report)
    {
        CertainShapes? shapes = null;
        foreach (var parameter in layer.Parameters)
        {
            if (!layer.GradientOf.TryGetValue(parameter, out var gradient) || IsOfAnotherLayer(layer, parameter) && IsOfAnotherLayer(layer, gradient))
                continue;
            // A parameter that cannot be packed is reported as such.
            if (!parameter.Storage.IsReal && parameter.Items is null)
                continue;
            if (!HaveOneElement(gradient, parameter))
                report(Types(layer, gradient, parameter));
            // What stands where in a collection is seen only when it runs.
            else if (parameter.Items is not null || gradient.Items is not null)
                continue;
            else if (!parameter.Storage.IsScalar && Compare(shapes ??= CertainShapes.Read(layer), layer, gradient, parameter) is { } problem)
                report(problem);
        }
    }

    private static bool HaveOneElement(LayerMember gradient, LayerMember parameter) =>
        parameter.Items is not null || gradient.Items is not null ? HaveOneItem(gradient, parameter)
        : gradient.Storage.Element.Is(parameter.Storage.Element)
        && gradient.Storage.IsScalar == parameter.Storage.IsScalar && gradient.Storage.IsReal;

    private static bool HaveOneItem(LayerMember gradient, LayerMember parameter) =>
        (parameter.Items ?? StorageItems.Rows(parameter.Type, parameter.Layer.From)) is { } items
            && (gradient.Items ?? StorageItems.Rows(gradient.Type, gradient.Layer.From)) is { } others
        && items.Storage.Element.Is(others.Storage.Element);

    // The members of a base class that is a layer are reported there.
    private static bool IsOfAnotherLayer(LayerAnatomy layer, LayerMember member) =>
        !member.Symbol.ContainingType.Is(layer.Type) && member.Symbol.ContainingType.Has(AttributeReader.GradCheckable);

    private static LayerProblem? Compare(CertainShapes shapes, LayerAnatomy layer, LayerMember gradient, LayerMember parameter)
    {
        var sameAxes = gradient.Storage.Axes == parameter.Storage.Axes;
        foreach (var (one, other) in shapes.Pairs(gradient, parameter))
        {
            if (!sameAxes)
            {
                // Flat, but of as many elements, it can be packed.
                if (Count(one) is { } count && count.Equals(Count(other)))
                    return null;
                continue;
            }

            for (var axis = 0; axis < one.Axes.Count; axis++)
            {
                if (shapes.Differ(one.Axes[axis], other.Axes[axis]))
                {
                    var allocation = axis >= one.OuterRank && one.RowOrigin is not null ? one.RowOrigin : one.Origin;
                    return new LayerProblem(Diagnostics.Descriptors.GradientShape, allocation?.GetLocation() ?? Identifier(layer, gradient),
                        gradient.Name, Show(one), parameter.Name, Show(other))
                    { Member = parameter.Name };
                }
            }
        }

        return sameAxes ? null : Types(layer, gradient, parameter);
    }

    private static Polynomial? Count(SymbolicValue.ArrayOf array)
    {
        Polynomial? count = Polynomial.One;
        foreach (var size in array.Axes)
            count = size is null ? null : count?.Times(size);
        return count;
    }

    private static LayerProblem Types(LayerAnatomy layer, LayerMember gradient, LayerMember parameter) =>
        new(Diagnostics.Descriptors.GradientShape, Identifier(layer, gradient), gradient.Name, gradient.Type.Show(), parameter.Name, parameter.Type.Show());

    private static Location Identifier(LayerAnatomy layer, LayerMember member) => member.Location.IsInSource ? member.Location : layer.Type.Locations[0];

    private static string Show(SymbolicValue.ArrayOf array) => $"[{string.Join(", ", array.Axes.Select(Show))}]";

    // In the user's names.
    private static string Show(Polynomial? size)
    {
        if (size is null || size.Names.Any(static name => name.IsQuotient || name.IsVariable))
            return "?";
        var text = size.ToText(static name => name.Text);
        return text[0] == '(' ? text.Substring(1, text.Length - 2) : text;
    }
}
