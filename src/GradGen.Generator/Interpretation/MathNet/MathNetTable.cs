using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.MathNet;

/// <summary>The members of Math.NET Numerics that the machine knows.</summary>
internal static class MathNetTable
{
    internal static void AddTo(NativeTable table)
    {
        ElementFamily.AddTo(table);
        MatrixFamily.AddTo(table);
        VectorFamily.AddTo(table);
        BuilderFamily.AddTo(table);
    }
}
