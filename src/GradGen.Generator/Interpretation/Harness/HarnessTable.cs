using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary>The members of GradGen's own runtime that generated code calls.</summary>
internal static class HarnessTable
{
    internal static void AddTo(NativeTable table)
    {
        HarnessFamily.AddTo(table);
        ThetaFamily.AddTo(table);
        ReaderFamily.AddTo(table);
        WriterFamily.AddTo(table);
        LayoutFamily.AddTo(table);
        SamplesFamily.AddTo(table);
        ScopeFamily.AddTo(table);
    }
}
