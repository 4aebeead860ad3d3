using GradGen.Generator.Interpretation.Framework;
using GradGen.Generator.Interpretation.Harness;
using GradGen.Generator.Interpretation.MathNet;
using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation;

/// <summary>All members that a machine knows without their source; the same for every machine.</summary>
internal static class MachineTables
{
    internal static NativeTable All { get; } = Create();

    private static NativeTable Create()
    {
        var table = new NativeTable();
        FrameworkTable.AddTo(table);
        MathNetTable.AddTo(table);
        HarnessTable.AddTo(table);
        return table;
    }
}
