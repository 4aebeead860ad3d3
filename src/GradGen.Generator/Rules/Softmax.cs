using GradGen.Generator.External;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules;

/// <summary>Whether what a Forward returns is certainly a softmax: exponentials over their sum, so that the outputs add up to a constant.</summary>
internal static class Softmax
{
    private const int Deepest = 4;

    internal static bool EndsIn(INamedTypeSymbol layer, SourceModels sources) =>
        PassCandidates.Forward(LayerView.Of(layer, sources.Assembly)) is [var forward] && IsOutputOf(forward, sources);

    internal static bool IsOutputOf(IMethodSymbol method, SourceModels sources, int depth = 0)
    {
        if (depth > Deepest || method.ReturnType is not IArrayTypeSymbol || method.IsAbstract
            || (method.IsVirtual && !method.ContainingType.IsSealed) || sources.Body(method) is not { } body)
            return false;
        var operations = body.Descendants().ToArray();
        // Functions inside may write anything at any time.
        if (operations.Any(static operation => operation is ILocalFunctionOperation))
            return false;
        var returned = operations.OfType<IReturnOperation>().Where(@return => !IsInLambda(@return)).Select(static @return => @return.ReturnedValue)
            .OfType<IOperation>().ToArray();
        return returned.Length > 0 && returned.All(value => IsSoftmax(value, operations, sources, depth));
    }

    private static bool IsSoftmax(IOperation value, IOperation[] body, SourceModels sources, int depth)
    {
        value = Copied(value);
        switch (value)
        {
            case ISimpleAssignmentOperation assignment:
                return IsSoftmax(assignment.Value, body, sources, depth);
            case IInvocationOperation { TargetMethod: { Name: "ConvertAll" or "Select" } } map:
                return IsShare(map, body);
            case IInvocationOperation call:
                return (PassNames.ForwardRank(call.TargetMethod.Name) != PassNames.None || call.TargetMethod.IsStatic
                    || call.Instance is IInstanceReferenceOperation)
                    && IsOutputOf(call.TargetMethod.OriginalDefinition, sources, depth + 1);
            case ILocalReferenceOperation { Local: var local }:
                if (SoftmaxLoop.Fills(local, body) || IsFilledByTensors(local, body))
                    return true;
                var writes = Writes(local, body);
                return writes is [IVariableInitializerOperation { Value: var only }] && Copied(only) is IInvocationOperation
                    && IsSoftmax(only, body, sources, depth);
            case IFieldReferenceOperation { Instance: IInstanceReferenceOperation, Field: var field }:
                return SoftmaxLoop.Fills(field, body) || IsFilledByTensors(field, body);
            default:
                return false;
        }
    }

    private static bool IsInLambda(IOperation operation)
    {
        while (operation.Parent is { } parent and not IAnonymousFunctionOperation)
            operation = parent;
        return operation.Parent is not null;
    }

    /// <summary>The array behind conversions and copies.</summary>
    private static IOperation Copied(IOperation value) => value switch
    {
        IConversionOperation conversion => Copied(conversion.Operand),
        IInvocationOperation { TargetMethod.Name: "Clone", Instance: { } instance } => Copied(instance),
        IInvocationOperation { TargetMethod.Name: "ToArray", Arguments: [var only] } => Copied(only.Value),
        IInvocationOperation { TargetMethod.Name: "ToArray", Instance: { } instance } => Copied(instance),
        // [.. y] has no operation of its own in the oldest compiler promised, but its only part is y.
        { Syntax.RawKind: (int)SyntaxKind.CollectionExpression } when Parts(value) is [var part] => Copied(part),
        _ => value,
    };

    private static IOperation[] Parts(IOperation collection)
    {
        var parts = collection.ChildOperations.ToArray();
        // A spread is a node around what it spreads.
        return parts is [var only] && only.ChildOperations.Count > 0 && only is not (IMemberReferenceOperation or IInvocationOperation)
            ? [only.ChildOperations.First()] : parts;
    }

    // exps.Select(e => e / sum), where exps is made by Exp and sum is exps.Sum().
    private static bool IsShare(IInvocationOperation map, IOperation[] body)
    {
        if (map.Arguments.Length != 2 || Lambda(map) is not { } share || share.Symbol.Parameters.Length != 1)
            return false;
        return Result(share) is IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.Divide, LeftOperand: IParameterReferenceOperation,
            RightOperand: ILocalReferenceOperation { Local: var sum }
        }
            && SymbolOf(map.Arguments[0].Value) is { } exponentials
            && Writes(sum, body) is [IVariableInitializerOperation { Value: IInvocationOperation { TargetMethod.Name: "Sum", Arguments: [var summed] } }]
            && SymbolOf(summed.Value).Is(exponentials)
            && Writes(exponentials, body) is [IVariableInitializerOperation { Value: var made }]
            && Copied(made) is IInvocationOperation { TargetMethod.Name: "ConvertAll" or "Select" } exp && IsExponential(exp);
    }

    private static bool IsExponential(IInvocationOperation map) =>
        map.Arguments.Length == 2 && (Lambda(map) is { } lambda
            ? Result(lambda) is { } result && SoftmaxLoop.IsExp(result)
            : map.Arguments[1].Value is IDelegateCreationOperation
            {
                Target: IMethodReferenceOperation
                {
                    Method:
                    {
                        Name: "Exp",
                        ContainingType.Name: "Math" or "MathF"
                    }
                }
            });

    private static bool IsFilledByTensors(ISymbol array, IOperation[] body)
    {
        var calls = body.OfType<IInvocationOperation>()
            .Where(static call => call.TargetMethod is { Name: "SoftMax", ContainingType.Name: "TensorPrimitives" }).ToArray();
        return calls is [{ Arguments: [_, var destination] }] && SymbolOf(destination.Value).Is(array)
            && !body.OfType<IAssignmentOperation>()
                .Any(assignment => assignment.Target is IArrayElementReferenceOperation element && SymbolOf(element.ArrayReference).Is(array))
            && body.Count(operation => operation is IArgumentOperation argument && SymbolOf(argument.Value).Is(array)) == 1;
    }

    internal static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation { Instance: IInstanceReferenceOperation } field => field.Field,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IConversionOperation conversion => SymbolOf(conversion.Operand),
        _ => null,
    };

    /// <summary>Everything that gives a variable a value.</summary>
    internal static IOperation[] Writes(ISymbol variable, IOperation[] body) =>
        [.. body.Where(operation => operation switch
        {
            IVariableDeclaratorOperation => false,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.Is(variable),
            IAssignmentOperation assignment => SymbolOf(assignment.Target).Is(variable),
            IIncrementOrDecrementOperation step => SymbolOf(step.Target).Is(variable),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => SymbolOf(argument.Value).Is(variable),
            _ => false,
        })];

    private static IAnonymousFunctionOperation? Lambda(IInvocationOperation map) =>
        (map.Arguments[1].Value as IDelegateCreationOperation)?.Target as IAnonymousFunctionOperation;

    private static IOperation? Result(IAnonymousFunctionOperation lambda) =>
        lambda.Body.Operations is [IReturnOperation { ReturnedValue: { } value }] ? value : null;
}
