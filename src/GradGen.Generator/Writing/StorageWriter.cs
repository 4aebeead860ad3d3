using GradGen.Generator.Model;

namespace GradGen.Generator.Writing;

/// <summary>Writes how the values of a type are reached that holds numbers and is no array.</summary>
internal sealed class StorageWriter(SourceWriter writer, StorageModel storage)
{
    internal void Write()
    {
        writer.Line();
        GeneratedFile.Mark(writer);
        using (writer.Open($"private readonly struct {storage.Name} : global::GradGen.IStorage<{storage.Type}, {storage.Element}>"))
        {
            writer.Line($"public int RankOf({storage.Type} storage) => {storage.Rank};");
            writer.Line();
            WriteSizes();
            Method("void", $"CopyOut({storage.Type} storage, global::System.Span<{storage.Element}> values)", storage.CopyOut);
            Method(storage.Type, $"CopyIn(global::System.ReadOnlySpan<{storage.Element}> values, int start, {storage.Type} storage)",
                storage.CopyIn.Count == 0 ? ["throw new global::System.NotSupportedException();"] : storage.CopyIn.Append("return storage;"));
            Method(storage.Type, $"Create(int[] sizes, {storage.Element}[] values)",
                [storage.Creation is null ? "throw new global::System.NotSupportedException();" : storage.IsFilled ? $"return {storage.Creation};" : $"return CopyIn(values, 0, {storage.Creation});"]);
        }
    }

    private void WriteSizes()
    {
        var signature = $"public int SizeOf({storage.Type} storage, int axis)";
        if (storage.Sizes.Count == 1)
        {
            writer.Line($"{signature} => {storage.Sizes[0]};");
            return;
        }

        using (writer.Open(signature))
        using (writer.Open("switch (axis)"))
        {
            for (var axis = 0; axis < storage.Sizes.Count; axis++)
            {
                writer.Line(axis < storage.Sizes.Count - 1 ? $"case {axis}:" : "default:");
                writer.Line($"    return {storage.Sizes[axis]};");
            }
        }
    }

    private void Method(string type, string signature, IEnumerable<string> statements)
    {
        writer.Line();
        using (writer.Open($"public {type} {signature}"))
        {
            foreach (var statement in statements)
                writer.Line(statement);
        }
    }
}
