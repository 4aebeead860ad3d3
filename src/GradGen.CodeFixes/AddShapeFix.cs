using GradGen.Generator.Diagnostics;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.CodeFixes;

/// <summary>GG0007: adds [Shape] with a name for each dimension, or replaces one that does not fit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddShapeFix))]
public sealed class AddShapeFix : TextFix
{
    private static readonly string[] Words = ["input", "feature", "channel", "size", "width", "dim", "in"];

    private protected override string Title => "Add [Shape]";

    private protected override string Id => RuleIds.UnknownInputShape;

    private protected override IReadOnlyList<TextChange>? Changes(FixContext context, Diagnostic diagnostic)
    {
        if (context.At<ParameterSyntax>(diagnostic) is not { } parameter
            || context.Model.GetDeclaredSymbol(parameter, context.Cancellation) is not IParameterSymbol { ContainingType: { } layer } symbol
            || Storage.Of(symbol.Type) is not { IsScalar: false } storage || context.AttributeName("Shape", parameter.SpanStart) is not { } name)
        {
            return null;
        }

        var shape = $"{name}({string.Join(", ", Dimensions(layer, storage.Axes).Select(static dimension => $"\"{dimension}\""))})";
        var present = parameter.AttributeLists.SelectMany(static list => list.Attributes)
            .FirstOrDefault(attribute => context.Model
                .GetTypeInfo(attribute, context.Cancellation).Type is { Name: "ShapeAttribute", ContainingNamespace.Name: "GradGen" });
        return [present is null ? new TextChange(new TextSpan(parameter.SpanStart, 0), $"[{shape}] ") : new TextChange(present.Span, shape)];
    }

    // The last dimension is most often the one that the layer has a size for; the first of several is a batch.
    private static IEnumerable<string> Dimensions(INamedTypeSymbol layer, int axes)
    {
        for (var axis = 0; axis < axes - 1; axis++)
            yield return axis == 0 ? "batch" : "axis" + axis;
        yield return SizeOf(layer) ?? "size";
    }

    private static string? SizeOf(INamedTypeSymbol layer)
    {
        var names = layer.InstanceConstructors.SelectMany(static constructor => constructor.Parameters)
            .Where(static parameter => parameter.Type.SpecialType == SpecialType.System_Int32).Select(static parameter => parameter.Name)
            .Concat(layer.GetMembers().Where(static member =>
                member is IFieldSymbol { IsImplicitlyDeclared: false, Type.SpecialType: SpecialType.System_Int32 }
                    or IPropertySymbol { Type.SpecialType: SpecialType.System_Int32 }).Select(static member => member.Name.TrimStart('_')))
            .ToArray();
        return Words.Select(word => names.FirstOrDefault(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(static name => name is not null);
    }
}
