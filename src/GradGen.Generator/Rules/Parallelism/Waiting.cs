using GradGen.Generator.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules.Parallelism;

/// <summary>Whether an iteration may wait for another one.</summary>
internal static class Waiting
{
    /// <summary>A call that gives nothing is made for what it does, which may be to wait for its turn; one of .NET's is known.</summary>
    internal static bool IsPossibleIn(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!FrameworkCalls.IsOfFramework(method) || method.MethodKind == MethodKind.DelegateInvoke)
            return call.Parent is IExpressionStatementOperation or IAwaitOperation || call.Type?.SpecialType == SpecialType.System_Boolean;
        return method.ContainingNamespace.ToDisplayString() == "System.Threading"
            ? !(method.ContainingType.Name == "Interlocked" && method.Name is "Add" or "Increment" or "Decrement" or "Read")
                && method.ContainingType.Name != "CancellationToken"
            : method.ContainingType.Name == "ParallelLoopState" || (method.ContainingType.Name == "Task" && !method.IsStatic);
    }
}
