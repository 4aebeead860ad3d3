using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Writing;

/// <summary>The generated file of one layer: its packing, and, unless that is switched off, what a check needs to run it, or why there is none.</summary>
internal static class LayerFile
{
    internal static SourceText Write(LayerModel layer, GenerationOptions options)
    {
        var harness = options.WritesHarness ? layer.Harness : null;
        var writer = GeneratedFile.Start(options.AllowsNullable);
        writer.UsesForbidden = layer.Type.HasForbidden;
        WriteTestAttributes(writer, layer, options);
        if (layer.IsPacked)
            WriteMembers(writer, layer, harness);
        return GeneratedFile.ToSource(writer);
    }

    private static void WriteMembers(SourceWriter writer, LayerModel layer, HarnessModel? harness)
    {
        var blocks = new Stack<SourceWriter.Block>();
        if (layer.Type.Namespace.Length > 0)
            blocks.Push(writer.Open("namespace " + layer.Type.Namespace));
        for (var i = 0; i < layer.Type.Containers.Count - 1; i++)
            blocks.Push(writer.Open(Declared(layer.Type.Containers[i])));
        var element = TypeCode.Of(layer.Element);
        var contracts = $"global::GradGen.IGradCheckable<{element}>" + (harness is null ? string.Empty : $", global::GradGen.Harness.IHarnessed<{element}>");
        var declaration = Declared(layer.Type.Containers[layer.Type.Containers.Count - 1]);
        if (layer.Type.Adopted is not null)
        {
            var adopted = TypeCode.Of(layer.Type.Adopted);
            GeneratedFile.Mark(writer);
            blocks.Push(writer.Open($"{declaration} : global::GradGen.AdoptedLayer<{adopted}>, {contracts}"));
            WriteConstructor(writer, layer.Type, adopted);
        }
        else
        {
            blocks.Push(writer.Open($"{declaration} : {contracts}"));
        }

        new PackingWriter(writer, layer).Write();
        if (layer.Privates is { } privates)
            WritePrivates(writer, privates, element);
        if (harness is not null)
            new HarnessWriter(writer, layer, harness).Write();
        foreach (var storage in layer.Storages)
            new StorageWriter(writer, storage).Write();
        foreach (var part in layer.Parts)
            new PartWriter(writer, part, element).Write();
        while (blocks.Count > 0)
            blocks.Pop().Dispose();
    }

    private static string Declared(DeclarationModel type)
    {
        if (type.Kind == DeclarationKind.Generated)
            return "internal sealed class " + type.Name;
        var kind = (type.IsRecord, type.Kind) switch
        {
            (true, DeclarationKind.Struct) => "record struct",
            (true, _) => "record",
            _ => type.Kind.ToString().ToLowerInvariant(),
        };
        return $"partial {kind} {Declared(type.Name)}"
            + (type.Parameters.Count == 0 ? string.Empty : $"<{string.Join(", ", type.Parameters.Select(Declared))}>");
    }

    // The compiler warns of names in small letters alone, which it may want to have one day, unless they have an @.
    private static string Declared(string name) => name.All(static letter => letter is >= 'a' and <= 'z') ? "@" + name : Literals.Identifier(name);

    private static void WritePrivates(SourceWriter writer, PrivatesModel privates, string element)
    {
        writer.Line();
        GeneratedFile.Mark(writer);
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        var names = privates.Part.Parameters.Select(static parameter => Literals.Of(parameter.Name));
        writer.Line($"[global::GradGen.Harness.PrivateParameters({string.Join(", ", names)})]");
        writer.Line($"protected global::GradGen.IGradCheckable<{element}> {privates.Property} => "
            + $"global::GradGen.Theta<{element}>.Privates(this, default({privates.Part.Name}));");
        new PartWriter(writer, privates.Part, element).Write();
    }

    private static void WriteConstructor(SourceWriter writer, TypeModel type, string adopted)
    {
        writer.Line($"public {TypeCode.WithoutSpace(type.FullName)}({adopted} layer)");
        using (writer.Open("    : base(layer)"))
        {
        }

        writer.Line();
    }

    // A test project sees only the metadata of this assembly, and finds here all that it writes tests from.
    private static void WriteTestAttributes(SourceWriter writer, LayerModel layer, GenerationOptions options)
    {
        var written = false;
        foreach (var test in TestModel.Of(layer, options.WritesHarness))
        {
            var blocks = string.Concat(test.Blocks.Select(static block => ", " + Literals.Of(block)));
            var leftOut = Pairs("LeftOut", test.LeftOut.Select(static parameter => (parameter.Name, parameter.Reason)));
            var twins = Pairs("Twins", test.Twins.Select(static twin => (twin.Name, twin.Layer)));
            var name = $"{Literals.Of(test.Layer)}, {Literals.Of(test.Namespace)}, {Literals.Of(test.ClassName)}";
            writer.Line(test.Skipped is null
                ? $"[assembly: global::GradGen.Harness.LayerSample({name}, {test.Sample}{blocks}{leftOut}{twins})]"
                : $"[assembly: global::GradGen.Harness.LayerSkipped({name}, {Literals.Of(test.Skipped)})]");
            written = true;
        }

        if (written && layer.IsPacked)
            writer.Line();
    }

    private static string Pairs(string property, IEnumerable<(string Name, string Value)> pairs)
    {
        var texts = string.Join(", ", pairs.Select(static pair => $"{Literals.Of(pair.Name)}, {Literals.Of(pair.Value)}"));
        return texts.Length == 0 ? string.Empty : $", {property} = new[] {{ {texts} }}";
    }
}
