using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary>All members of .NET that the machine knows, a family a file.</summary>
internal static class FrameworkTable
{
    internal static void AddTo(NativeTable table)
    {
        MathFamily.AddTo(table);
        NumberFamily.AddTo(table);
        ArrayFamily.AddTo(table);
        SpanFamily.AddTo(table);
        ObjectFamily.AddTo(table);
        TextFamily.AddTo(table);
        TupleFamily.AddTo(table);
        ListFamily.AddTo(table);
        QueueFamily.AddTo(table);
        TableFamily.AddTo(table);
        LinqFamily.AddTo(table);
        LinqResultFamily.AddTo(table);
        RandomFamily.AddTo(table);
        ParallelFamily.AddTo(table);
        ImmutableFamily.AddTo(table);
        VectorFamily.AddTo(table);
        LanesFamily.AddTo(table);
        PrimitivesFamily.AddTo(table);
        TensorFamily.AddTo(table);
    }
}
