using GradGen.Generator.Framework;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>
/// Lambdas and methods that are handed on. They run where they are made, as often as anybody likes and whenever: what they
/// see and set is everything that is ever assigned.
/// </summary>
internal sealed partial class EffectWalker
{
    private static bool IsDelegate(IOperation operation) => operation switch
    {
        IConversionOperation conversion => IsDelegate(conversion.Operand),
        IParenthesizedOperation parenthesized => IsDelegate(parenthesized.Operand),
        _ => operation is IAnonymousFunctionOperation or IMethodReferenceOperation or IDelegateCreationOperation,
    };

    /// <summary>Runs it with its arrays bound to a value, and gives what it returns.</summary>
    private Value RunDelegate(IOperation operation, Value arguments, Func<ITypeSymbol, Value>? of = null)
    {
        switch (operation)
        {
            case IConversionOperation conversion:
                return RunDelegate(conversion.Operand, arguments, of);
            case IParenthesizedOperation parenthesized:
                return RunDelegate(parenthesized.Operand, arguments, of);
            case IDelegateCreationOperation creation:
                return RunDelegate(creation.Target, arguments, of);
            case IAnonymousFunctionOperation lambda:
                return RunLater(lambda.Symbol, lambda.Body, arguments, of, lambda);
            case IMethodReferenceOperation reference:
                var method = reference.Method.Implemented();
                var instance = reference.Instance is null ? Value.None : Evaluate(reference.Instance);
                var target = reference.IsVirtual ? Resolve(method) : method;
                if (target is not null && (instance == Value.This || target.IsStatic || target.MethodKind == MethodKind.LocalFunction) && BodyOf(target) is { } body
                    && !(reference.IsVirtual && IsOpen(target)))
                {
                    return RunLater(target.OriginalDefinition, body, arguments, of, reference);
                }

                var given = of is null ? arguments : method.Parameters.Aggregate(Value.None, (sum, parameter) => sum | of(parameter.Type));
                if (FrameworkCalls.IsOfFramework(method) && instance.IsNone)
                    Read(given, operation);
                else
                    Escape(instance | given | Value.Foreign, operation);
                return given | Value.Foreign;
            default:
                // A delegate from somewhere else.
                var value = Evaluate(operation);
                Escape(value | Value.Foreign, operation);
                return value | Value.Foreign;
        }
    }

    private Value RunLater(IMethodSymbol method, IOperation body, Value arguments, Func<ITypeSymbol, Value>? of, IOperation at)
    {
        if (_running.Contains(method) || _running.Count > MaximumDepth)
        {
            Escape(arguments | Value.Unknown, at);
            return Value.Unknown;
        }

        var before = _now?.Copy();
        _weak++;
        _lambdas++;
        foreach (var parameter in method.Parameters)
            Set(parameter, IsPlain(parameter.Type) ? Value.None : of?.Invoke(parameter.Type) ?? arguments);
        var result = Run(method, body, at);
        _weak--;
        _lambdas--;
        _now = Join(before, _now);
        return result;
    }
}
