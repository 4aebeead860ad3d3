using GradGen.Generator.Model;

namespace GradGen.Generator.Writing;

/// <summary>Writes how the parameters in an object that a layer holds are packed.</summary>
internal sealed class PartWriter(SourceWriter writer, PartModel part, string element)
{
    internal void Write()
    {
        writer.Line();
        GeneratedFile.Mark(writer);
        using (writer.Open($"private readonly struct {part.Name} : global::GradGen.IParameterObject<{TypeCode.Of(part.Type)}, {element}>"))
            new PackingWriter(writer, part, element).Write();
    }
}
