using GradGen.Generator.Vocabulary;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>Calls: evaluations of what is differentiated, arithmetic, and whatever may write somewhere.</summary>
internal sealed class CallReader(DifferenceReader walker, Paths paths, Atoms atoms, LocalUses uses, Func<IOperation, string?> pathOf)
{
    // Names of methods that may change what they are given, though they return something.
    private static readonly string[] Changing =
    [
        "Set", "Perturb", "Nudge", "Shift", "Restore", "Reset", "Update", "Copy", "Write", "Step", "Swap", "Exchange", "Apply", "Next", "Draw",
        "Sample", "Read", "Move", "Add",
    ];

    /// <summary>How variables are used.</summary>
    internal LocalUses Uses => uses;

    private State State
    {
        get => walker.State!;
        set => walker.State = value;
    }

    internal Quantity Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var pieces = new CallPieces(walker, atoms, pathOf);
        if (call.Instance is { } instance)
            pieces.Add(instance, null);
        foreach (var argument in call.Arguments)
            pieces.Add(argument.Value, argument.Parameter);

        if (IsArithmetic(method))
            return atoms.Named($"{method.Name}({string.Join(", ", pieces.Values)})");
        var value = Numbers.IsReal(method.ReturnType) || (!method.ReturnsVoid && method.ReturnType.SpecialType == SpecialType.None)
            ? atoms.Of(pieces.Evaluation(method, paths, uses))
            : atoms.Fresh();
        if (MayChangeThings(call))
            ForgetWhatIsTouched(call);
        return value;
    }

    private static bool IsArithmetic(IMethodSymbol method) =>
        method.IsStatic && method.ContainingType is
        {
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
            Name: "Math" or "MathF" or "Double" or "Single" or "Convert",
        };

    private static bool MayChangeThings(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (call.Arguments.Any(static argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out))
            return true;
        // A Forward without a result leaves it in the layer, and parameters alone.
        if (PassNames.ForwardRank(method.Name) != PassNames.None)
            return false;
        return !(Numbers.IsReal(method.ReturnType) || method.ReturnType.SpecialType == SpecialType.None)
            || Array.Exists(Changing, name => method.Name.StartsWith(name, StringComparison.Ordinal))
            || call.Arguments.Any(static argument => argument.Parameter?.Type.Name == "Span");
    }

    private void ForgetWhatIsTouched(IInvocationOperation call)
    {
        State = State with { Epoch = State.Epoch + 1 };
        if (call.TargetMethod.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction)
            State = State.ForgetHeap();
        foreach (var part in call.ChildOperations.SelectMany(static given => given.DescendantsAndSelf()))
        {
            if (part is IInstanceReferenceOperation)
                State = State.ForgetThis();
            else if (part is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation && pathOf(part) is { } path)
                State = State.Forget(State.Root(path));
            if (Writes.Variable(part) is not null && part.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }
                && pathOf(part) is { } variable)
                State = State.WithLocal(variable, atoms.Fresh());
        }
    }
}
