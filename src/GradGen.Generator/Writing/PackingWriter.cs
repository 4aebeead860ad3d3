using GradGen.Generator.Model;
using GradGen.Generator.Symbols;

namespace GradGen.Generator.Writing;

/// <summary>
/// Writes the packing of parameters and gradients as one vector each, in the same order: IGradCheckable for a layer, and
/// IParameterObject for an object that a layer holds.
/// </summary>
internal sealed class PackingWriter
{
    private readonly SourceWriter _writer;
    private readonly IReadOnlyList<ParameterModel> _parameters;
    private readonly PartModel? _part;
    private readonly string _element;
    private readonly string _name;
    private readonly string _prefix;
    private readonly string _count;

    internal PackingWriter(SourceWriter writer, LayerModel layer)
    {
        (_writer, _parameters, _element) = (writer, layer.Parameters, TypeCode.Of(layer.Element));
        var contract = $"global::GradGen.IGradCheckable<{_element}>";
        _name = Literals.Of(layer.Type.DisplayName);
        _prefix = layer.Type.IsPublicPacking ? string.Empty : contract + ".";
        _count = $"(({contract})this).ParameterCount";
    }

    internal PackingWriter(SourceWriter writer, PartModel part, string element)
    {
        (_writer, _parameters, _element, _part) = (writer, part.Parameters, element, part);
        _name = Literals.Of(TypeCode.WithoutSpace(part.Type));
        _prefix = string.Empty;
        _count = "ParameterCount(part)";
    }

    internal void Write()
    {
        if (_part is null)
            GeneratedFile.Mark(_writer);
        _writer.Line($"{Declare("int", "ParameterCount", null)} => {(_parameters.Count == 0 ? "0" : string.Join(" + ", _parameters.Select(Count)))};");
        Method("global::GradGen.ParameterLayout", "GetParameterLayout", string.Empty,
            $"var layout = new global::GradGen.ParameterLayoutBuilder<{_element}>();", AddToLayout, "return layout.Build();");
        Method("void", "PackParameters", $"global::System.Span<{_element}> theta", Start("Writer", "theta", string.Empty), parameter => parameter.Kind switch
        {
            ParameterKind.Layers => $"writer.WriteAllParameters({Access(parameter)});",
            ParameterKind.Layer or ParameterKind.StructLayer or ParameterKind.Base => $"writer.WriteParameters({Access(parameter)});",
            ParameterKind.Part or ParameterKind.Parts => $"writer.Write{parameter.Kind}({With(parameter)});",
            ParameterKind.Storage => $"writer.Write({With(parameter)});",
            ParameterKind.Items => $"writer.WriteItems({With(parameter)});",
            _ => $"writer.Write({Access(parameter)});",
        });
        var values = _part is null ? "part" : "values";
        Method("void", "UnpackParameters", $"global::System.ReadOnlySpan<{_element}> {values}, int start", Start("Reader", values, "start, "),
            parameter => parameter.Kind switch
        {
            ParameterKind.Layers => $"reader.ReadAllParameters({Access(parameter)});",
            ParameterKind.Layer or ParameterKind.Base => $"reader.ReadParameters({Access(parameter)});",
            ParameterKind.StructLayer => $"reader.ReadParameters(ref {Access(parameter)});",
            ParameterKind.Scalar => $"{Access(parameter)} = reader.Read({Access(parameter)});",
            ParameterKind.Part or ParameterKind.Parts => $"reader.Read{parameter.Kind}({With(parameter)});",
            ParameterKind.Storage => $"{(parameter.IsReplaced ? Access(parameter) + " = " : string.Empty)}reader.Read({With(parameter)});",
            ParameterKind.Items => $"reader.ReadItems({With(parameter)});",
            _ => $"reader.Read({Access(parameter)});",
        });
        Method("void", "PackGradients", $"global::System.Span<{_element}> gradients", Start("Writer", "gradients", string.Empty), WriteGradient);
        Method("void", "ClearGradients", string.Empty, null, Clear);
    }

    private string Start(string kind, string vector, string start) =>
        $"var {kind.ToLowerInvariant()} = new global::GradGen.Theta{kind}<{_element}>({vector}, {start}{_count}, {_name});";

    // A layer counts with a property; of an object that is passed, everything is asked by a method.
    private string Declare(string type, string member, string? arguments)
    {
        var list = _part is null ? arguments : TypeCode.Of(_part.Type) + (string.IsNullOrEmpty(arguments) ? " part" : $" part, {arguments}");
        return (_prefix.Length == 0 ? "public " : string.Empty) + $"{type} {_prefix}{member}" + (list is null ? string.Empty : $"({list})");
    }

    private void Method(string type, string member, string arguments, string? first, Func<ParameterModel, string?> statement, string? last = null)
    {
        _writer.Line();
        if (_part is null)
            GeneratedFile.Mark(_writer);
        using (_writer.Open(Declare(type, member, arguments)))
        {
            if (first is not null)
                _writer.Line(first);
            foreach (var parameter in _parameters)
            {
                if (statement(parameter) is { } line)
                    _writer.Line(line);
            }

            if (last is not null)
                _writer.Line(last);
        }
    }

    private string Count(ParameterModel parameter) => parameter.Kind switch
    {
        ParameterKind.Scalar => "1",
        ParameterKind.Storage => $"global::GradGen.Theta<{_element}>.Count({With(parameter)})",
        ParameterKind.Part or ParameterKind.Parts or ParameterKind.Items => $"global::GradGen.Theta<{_element}>.Count{parameter.Kind}({With(parameter)})",
        ParameterKind.Layers => $"global::GradGen.Theta.CountLayers<{_element}>({Access(parameter)})",
        ParameterKind.Array => $"global::GradGen.Theta.Count({Access(parameter)})",
        _ => $"global::GradGen.Theta.CountLayer<{_element}>({Access(parameter)})",
    };

    // The only parameter of an object needs no name beside the object's.
    private string? AddToLayout(ParameterModel parameter)
    {
        if (!parameter.HasValues)
            return null;
        var name = _part is { KeepsNames: false } && _parameters.Count == 1 ? "\"\"" : Literals.Of(parameter.Name);
        var hasGradient = parameter.Gradient is null ? "false" : "true";
        var domain = parameter.Domain is null ? string.Empty : $", {ExpressionCode.Of(parameter.Domain)}";
        return parameter.Kind switch
        {
            ParameterKind.Scalar => $"layout.AddScalar({name}, {hasGradient}{domain});",
            ParameterKind.Layers => $"layout.AddLayers({name}, {Access(parameter)});",
            ParameterKind.Base => $"layout.AddBase({Access(parameter)});",
            ParameterKind.Array => $"layout.Add({name}, {Access(parameter)}, {hasGradient}{domain});",
            ParameterKind.Storage => $"layout.Add({name}, {With(parameter)}, {hasGradient}{domain});",
            ParameterKind.Items => $"layout.AddItems({name}, {With(parameter)}, {hasGradient}{domain});",
            ParameterKind.Part or ParameterKind.Parts => $"layout.Add{parameter.Kind}({name}, {With(parameter)});",
            _ => $"layout.AddLayer({name}, {Access(parameter)});",
        };
    }

    private static string Access(ParameterModel parameter) => ExpressionCode.InLayer.Of(parameter.Access);

    private static string Access(GradientModel gradient) => ExpressionCode.InLayer.Of(gradient.Access);

    private string With(ParameterModel parameter) => GradientCode.With(Access(parameter), parameter.ItemType, parameter.How, _element);

    private string With(GradientModel gradient) => GradientCode.With(Access(gradient), gradient.ItemType, gradient.How, _element);

    private string WriteGradient(ParameterModel parameter) => parameter.Kind switch
    {
        ParameterKind.Layers => $"writer.WriteAllGradients({Access(parameter)});",
        ParameterKind.Layer or ParameterKind.StructLayer or ParameterKind.Base => $"writer.WriteGradients({Access(parameter)});",
        ParameterKind.Part or ParameterKind.Parts => $"writer.Write{parameter.Kind}Gradients({With(parameter)});",
        ParameterKind.Scalar => parameter.Gradient is { } gradient ? $"writer.Write({Access(gradient)});" : "writer.Skip(1);",
        ParameterKind.Items when parameter.Gradient is { } gradient =>
            $"writer.WriteItemGradients({Literals.Of(gradient.Name)}, {With(gradient)}, {Literals.Of(parameter.Name)}, {With(parameter)});",
        _ when parameter.Gradient is { } gradient && (parameter.How ?? gradient.How) is not null =>
            $"writer.WriteGradient({Literals.Of(gradient.Name)}, {Mixed(Access(gradient), gradient.How)}, {Literals.Of(parameter.Name)}, "
            + $"{Mixed(Access(parameter), parameter.How)});",
        ParameterKind.Storage or ParameterKind.Items => $"writer.Skip({Count(parameter)});",
        _ => parameter.Gradient is { } gradient
            ? $"writer.WriteGradient({Literals.Of(gradient.Name)}, {Access(gradient)}, {Literals.Of(parameter.Name)}, {Access(parameter)});"
            : $"writer.Skip(global::GradGen.Theta.Count({Access(parameter)}));",
    };

    private string? Clear(ParameterModel parameter) => parameter.Kind switch
    {
        ParameterKind.Layers => $"global::GradGen.Theta.ClearLayers<{_element}>({Access(parameter)});",
        ParameterKind.Layer or ParameterKind.Base => $"global::GradGen.Theta.ClearLayer<{_element}>({Access(parameter)});",
        ParameterKind.StructLayer => $"global::GradGen.Theta.ClearStruct(ref {Access(parameter)}, default({_element}));",
        ParameterKind.Part or ParameterKind.Parts => $"global::GradGen.Theta<{_element}>.Clear{parameter.Kind}({With(parameter)});",
        ParameterKind.Scalar => parameter.Gradient is { } gradient ? $"{Access(gradient)} = default({_element});" : null,
        _ => parameter.Gradient is { } gradient ? GradientCode.Clear(gradient, _element) : null,
    };

    // An array beside something that is not one.
    private string Mixed(string access, string? how) =>
        how is null ? $"{access} as global::System.Array, default(global::GradGen.ArrayAccess<{_element}>)" : $"{access}, default({how})";
}
