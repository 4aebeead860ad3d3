using GradGen.Generator.Framework;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>
/// Lambdas and methods that are handed on. They run where they are made, as often as anybody likes and whenever: what they
/// see and set is everything that is ever assigned.
/// </summary>
internal sealed class Delegates(EffectWalker walker)
{
    internal static bool IsMade(IOperation operation) =>
        operation.Unconverted() is IAnonymousFunctionOperation or IMethodReferenceOperation or IDelegateCreationOperation;

    /// <summary>Runs it with its arrays bound to what their types get, and gives what it returns.</summary>
    internal Value Run(IOperation function, Func<ITypeSymbol, Value> arguments)
    {
        switch (function.Unconverted())
        {
            case IDelegateCreationOperation creation:
                return Run(creation.Target, arguments);
            case IAnonymousFunctionOperation lambda:
                return RunLater(lambda.Symbol, lambda.Body, arguments, lambda);
            case IMethodReferenceOperation reference:
                return RunMethod(reference, arguments);
            default:
                // A delegate from somewhere else.
                var value = walker.Evaluate(function) | Value.Foreign;
                walker.Log.Escape(value, function);
                return value;
        }
    }

    private Value RunMethod(IMethodReferenceOperation reference, Func<ITypeSymbol, Value> arguments)
    {
        var method = reference.Method.Implemented();
        var instance = walker.Evaluate(reference.Instance);
        var target = reference.IsVirtual ? walker.Calls.Running(method) : method;
        if (target is not null && (instance == Value.This || target.IsStatic || target.MethodKind == MethodKind.LocalFunction)
            && walker.Calls.BodyOf(target) is { } body && !(reference.IsVirtual && walker.Calls.IsOpen(target)))
        {
            return RunLater(target.OriginalDefinition, body, arguments, reference);
        }

        var given = method.Parameters.Aggregate(Value.None, (sum, parameter) => sum | arguments(parameter.Type));
        if (FrameworkCalls.IsOfFramework(method) && instance.IsNone)
            walker.Log.Read(given, reference);
        else
            walker.Log.Escape(instance | given | Value.Foreign, reference);
        return given | Value.Foreign;
    }

    private Value RunLater(IMethodSymbol method, IOperation body, Func<ITypeSymbol, Value> arguments, IOperation at)
    {
        if (!walker.Calls.CanRun(method))
        {
            walker.Log.Escape(Value.Unknown, at);
            return Value.Unknown;
        }

        var before = walker.State;
        walker.Variables.Weak++;
        walker.Variables.Lambdas++;
        foreach (var parameter in method.Parameters)
            walker.Variables.Set(parameter, Plainness.IsPlain(parameter.Type) ? Value.None : arguments(parameter.Type));
        var result = walker.Calls.Run(method, body, at);
        walker.Variables.Weak--;
        walker.Variables.Lambdas--;
        walker.State ??= before;
        return result;
    }
}
