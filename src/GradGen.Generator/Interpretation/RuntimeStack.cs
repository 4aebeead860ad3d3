using System.Runtime.CompilerServices;
using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation;

/// <summary>Ends a run before it would overflow the stack of the compiler that hosts it.</summary>
internal static class RuntimeStack
{
    internal static void Ensure()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }
        catch (InsufficientExecutionStackException)
        {
            throw new RunEndedException("calls nested too deep");
        }
    }
}
