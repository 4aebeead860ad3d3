using GradGen.Generator.Model;
using GradGen.Generator.Reading;

namespace GradGen.Generator.Writing;

/// <summary>Writes IGradCheckable: the parameters and the gradients of a layer as one vector each, in the same order.</summary>
internal sealed class PackingWriter(SourceWriter writer, LayerModel layer)
{
    private readonly string _contract = $"global::GradGen.IGradCheckable<{layer.Element}>";
    private readonly string _name = Literals.Of(layer.Type.DisplayName);

    private string Declare(string type, string member) => layer.Type.IsPublicPacking ? $"public {type} {member}" : $"{type} {_contract}.{member}";

    internal void Write()
    {
        var span = $"global::System.Span<{layer.Element}>";
        writer.Line(GeneratedFile.Attribute);
        writer.Line($"{Declare("int", "ParameterCount")} => {(layer.Parameters.Count == 0 ? "0" : string.Join(" + ", layer.Parameters.Select(Count)))};");
        Method("global::GradGen.ParameterLayout", "GetParameterLayout()",
            $"var layout = new global::GradGen.ParameterLayoutBuilder<{layer.Element}>();", AddToLayout, "return layout.Build();");
        Method("void", $"PackParameters({span} theta)", Start("Writer", "theta", string.Empty), static parameter => parameter.Kind switch
        {
            ParameterKind.Layers => $"writer.WriteAllParameters({parameter.Access});",
            ParameterKind.Layer or ParameterKind.StructLayer => $"writer.WriteParameters({parameter.Access});",
            ParameterKind.Storage => $"writer.Write({Storage(parameter)});",
            _ => $"writer.Write({parameter.Access});",
        });
        Method("void", $"UnpackParameters(global::System.ReadOnly{span.Substring("global::System.".Length)} part, int start)", Start("Reader", "part", "start, "), static parameter => parameter.Kind switch
        {
            ParameterKind.Layers => $"reader.ReadAllParameters({parameter.Access});",
            ParameterKind.Layer => $"reader.ReadParameters({parameter.Access});",
            ParameterKind.StructLayer => $"reader.ReadParameters(ref {parameter.Access});",
            ParameterKind.Scalar => $"{parameter.Access} = reader.Read({parameter.Access});",
            ParameterKind.Storage => $"{(parameter.IsReplaced ? parameter.Access + " = " : string.Empty)}reader.Read({Storage(parameter)});",
            _ => $"reader.Read({parameter.Access});",
        });
        Method("void", $"PackGradients({span} gradients)", Start("Writer", "gradients", string.Empty), WriteGradient);
        Method("void", "ClearGradients()", null, Clear);
    }

    private string Start(string kind, string vector, string start) =>
        $"var {kind.ToLowerInvariant()} = new global::GradGen.Theta{kind}<{layer.Element}>({vector}, {start}(({_contract})this).ParameterCount, {_name});";

    private void Method(string type, string signature, string? first, Func<ParameterModel, string?> statement, string? last = null)
    {
        writer.Line();
        writer.Line(GeneratedFile.Attribute);
        using (writer.Open(Declare(type, signature)))
        {
            if (first is not null)
                writer.Line(first);
            foreach (var parameter in layer.Parameters)
            {
                if (statement(parameter) is { } line)
                    writer.Line(line);
            }

            if (last is not null)
                writer.Line(last);
        }
    }

    private string Count(ParameterModel parameter) => parameter.Kind switch
    {
        ParameterKind.Scalar => "1",
        ParameterKind.Storage => $"global::GradGen.Theta<{layer.Element}>.Count({Storage(parameter)})",
        ParameterKind.Layers => $"global::GradGen.Theta.CountLayers<{layer.Element}>({parameter.Access})",
        ParameterKind.Array => $"global::GradGen.Theta.Count({parameter.Access})",
        _ => $"global::GradGen.Theta.CountLayer<{layer.Element}>({parameter.Access})",
    };

    private static string AddToLayout(ParameterModel parameter)
    {
        var name = Literals.Of(parameter.Name);
        var hasGradient = parameter.Gradient is null ? "false" : "true";
        var domain = parameter.Domain is null ? string.Empty : $", new global::GradGen.ValueRange({parameter.Domain})";
        return parameter.Kind switch
        {
            ParameterKind.Scalar => $"layout.AddScalar({name}, {hasGradient}{domain});",
            ParameterKind.Layers => $"layout.AddLayers({name}, {parameter.Access});",
            ParameterKind.Array => $"layout.Add({name}, {parameter.Access}, {hasGradient}{domain});",
            ParameterKind.Storage => $"layout.Add({name}, {Storage(parameter)}, {hasGradient}{domain});",
            _ => $"layout.AddLayer({name}, {parameter.Access});",
        };
    }

    private static string Storage(ParameterModel parameter) => $"{parameter.Access}, default({parameter.How})";

    private string WriteGradient(ParameterModel parameter) => parameter.Kind switch
    {
        ParameterKind.Layers => $"writer.WriteAllGradients({parameter.Access});",
        ParameterKind.Layer or ParameterKind.StructLayer => $"writer.WriteGradients({parameter.Access});",
        ParameterKind.Scalar => parameter.Gradient is { } gradient ? $"writer.Write({gradient.Access});" : "writer.Skip(1);",
        _ when parameter.Gradient is { } gradient && (parameter.How ?? gradient.How) is not null =>
            $"writer.WriteGradient({Literals.Of(gradient.Name)}, {Mixed(gradient.Access, gradient.How)}, {Literals.Of(parameter.Name)}, {Mixed(parameter.Access, parameter.How)});",
        ParameterKind.Storage => $"writer.Skip({Count(parameter)});",
        _ => parameter.Gradient is { } gradient
            ? $"writer.WriteGradient({Literals.Of(gradient.Name)}, {gradient.Access}, {Literals.Of(parameter.Name)}, {parameter.Access});"
            : $"writer.Skip(global::GradGen.Theta.Count({parameter.Access}));",
    };

    private string? Clear(ParameterModel parameter) => parameter.Kind switch
    {
        ParameterKind.Layers => $"global::GradGen.Theta.ClearLayers<{layer.Element}>({parameter.Access});",
        ParameterKind.Layer => $"global::GradGen.Theta.ClearLayer<{layer.Element}>({parameter.Access});",
        ParameterKind.StructLayer => $"global::GradGen.Theta.ClearStruct(ref {parameter.Access}, default({layer.Element}));",
        ParameterKind.Scalar => parameter.Gradient is { } gradient ? $"{gradient.Access} = default({layer.Element});" : null,
        _ => parameter.Gradient switch
        {
            null => null,
            { How: null } gradient => $"global::GradGen.Theta.Clear({gradient.Access});",
            var gradient => $"{(gradient.IsReplaced ? gradient.Access + " = " : string.Empty)}global::GradGen.Theta<{layer.Element}>.Clear({gradient.Access}, default({gradient.How}));",
        },
    };

    // An array beside something that is none.
    private string Mixed(string access, string? how) =>
        how is null ? $"{access} as global::System.Array, default(global::GradGen.ArrayAccess<{layer.Element}>)" : $"{access}, default({how})";
}
