using GradGen.Generator.Model;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Writing;

/// <summary>Writes how a layer that holds adopted ones finds the classes that are generated around them.</summary>
internal static class AdoptingWriter
{
    /// <summary>The class that finds them, one a project.</summary>
    internal const string Class = "GradGen.Generated.Adopted";

    internal static SourceText Write(EquatableArray<AdoptedModel> layers, GenerationOptions options)
    {
        var writer = GeneratedFile.Start(options.AllowsNullable);
        var mark = options.AllowsNullable ? "?" : string.Empty;
        using (writer.Open("namespace GradGen.Generated"))
        {
            writer.Line(GeneratedFile.Attribute);
            using (writer.Open("internal static class Adopted"))
            {
                using (writer.Open($"internal static object{mark} Of(object{mark} layer)"))
                using (writer.Open("switch (layer)"))
                {
                    writer.Line("case global::GradGen.IGradCheckable<double> _:");
                    writer.Line("case global::GradGen.IGradCheckable<float> _:");
                    writer.Line("    return layer;");
                    for (var i = 0; i < layers.Count; i++)
                    {
                        writer.Line($"case {TypeCode.Of(layers[i].Layer)} adopted{i}:");
                        writer.Line($"    return new {TypeCode.Of(layers[i].Wrapper)}(adopted{i});");
                    }

                    writer.Line("default:");
                    writer.Line("    return layer;");
                }

                writer.Line();
                using (writer.Open($"internal static global::System.Collections.Generic.IEnumerable<object{mark}> "
                    + $"OfAll(global::System.Collections.Generic.IEnumerable<object{mark}>{mark} layers)"))
                {
                    using (writer.Open("if (layers != null)"))
                    using (writer.Open("foreach (var layer in layers)"))
                        writer.Line("yield return Of(layer);");
                }
            }
        }

        return GeneratedFile.ToSource(writer);
    }
}
