using GradGen.Generator.Model;
using GradGen.Generator.Reading;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Writing;

/// <summary>The generated file of one layer: its packing, and, unless that is switched off, what a check needs to run it.</summary>
internal static class LayerFile
{
    internal static SourceText Write(LayerModel layer, GenerationOptions options)
    {
        var harness = options.WritesHarness ? layer.Harness : null;
        var writer = GeneratedFile.Start(options.AllowsNullable);
        if (harness is not null)
            WriteSampleAttributes(writer, layer);
        var blocks = new Stack<SourceWriter.Block>();
        if (layer.Type.Namespace.Length > 0)
            blocks.Push(writer.Open("namespace " + layer.Type.Namespace));
        for (var i = 0; i < layer.Type.Containers.Count - 1; i++)
            blocks.Push(writer.Open(layer.Type.Containers[i]));
        var contracts = $"global::GradGen.IGradCheckable<{layer.Element}>" + (harness is null ? string.Empty : $", global::GradGen.Harness.IHarnessed<{layer.Element}>");
        blocks.Push(writer.Open($"{layer.Type.Containers[layer.Type.Containers.Count - 1]} : {contracts}"));
        new PackingWriter(writer, layer).Write();
        if (layer.Privates is { } privates)
            WritePrivates(writer, privates, layer.Element);
        if (harness is not null)
            new HarnessWriter(writer, layer, harness).Write();
        foreach (var storage in layer.Storages)
            new StorageWriter(writer, storage).Write();
        foreach (var part in layer.Parts)
            new PartWriter(writer, part, layer.Element).Write();
        while (blocks.Count > 0)
            blocks.Pop().Dispose();
        return GeneratedFile.ToSource(writer);
    }

    private static void WritePrivates(SourceWriter writer, PrivatesModel privates, string element)
    {
        writer.Line();
        writer.Line(GeneratedFile.Attribute);
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Line($"[global::GradGen.Harness.PrivateParameters({string.Join(", ", privates.Part.Parameters.Select(static parameter => Literals.Of(parameter.Name)))})]");
        writer.Line($"protected global::GradGen.IGradCheckable<{element}> {privates.Property} => global::GradGen.Theta<{element}>.Privates(this, default({privates.Part.Name}));");
        new PartWriter(writer, privates.Part, element).Write();
    }

    private static void WriteSampleAttributes(SourceWriter writer, LayerModel layer)
    {
        foreach (var sample in TestModel.Of(layer))
        {
            var blocks = string.Concat(sample.Blocks.Select(static block => ", " + Literals.Of(block)));
            writer.Line($"[assembly: global::GradGen.Harness.LayerSample({Literals.Of(sample.Layer)}, {Literals.Of(sample.Namespace)}, {Literals.Of(sample.ClassName)}, {sample.Sample}{blocks})]");
        }

        if (layer.Harness!.Samples.Count > 0)
            writer.Line();
    }
}
