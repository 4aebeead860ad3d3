using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules.Parallelism;

/// <summary>Finds the parallel loops in a body. One that may run its iterations one after the other does not count.</summary>
internal static class ParallelLoops
{
    private static readonly HashSet<string> Bodies = ["For", "ForEach", "ForAsync", "ForEachAsync", "ForAll", "Select", "SelectMany", "Where"];

    private static readonly HashSet<string> Waits = ["Wait", "WaitAny", "WaitAll", "WhenAll", "WhenAny", "GetResult", "RunSynchronously", "Join",
        "ContinueWith"];

    internal static IEnumerable<ParallelLoop> In(IOperation body, SourceModels sources)
    {
        foreach (var call in body.Descendants().OfType<IInvocationOperation>())
        {
            var found = call.TargetMethod.ContainingType is { ContainingNamespace: { } space } type
                && space.ToDisplayString() is "System.Threading.Tasks" or "System.Linq"
                ? (type.Name, call.TargetMethod.Name) switch
                {
                    ("Parallel" or "ParallelEnumerable", var name) when Bodies.Contains(name) && RunsAtOnce(call, sources) => OfBodies(call, sources),
                    ("Task", "Run") or ("TaskFactory", "StartNew") => OfTask(call, sources),
                    _ => [],
                }
                : [];
            foreach (var loop in found)
                yield return loop;
        }
    }

    /// <summary>The code behind a delegate, with its parameters; null where it is not seen.</summary>
    internal static (IMethodSymbol Method, IOperation Body)? CodeOf(IOperation value, SourceModels sources) => value switch
    {
        IConversionOperation conversion => CodeOf(conversion.Operand, sources),
        IDelegateCreationOperation creation => CodeOf(creation.Target, sources),
        IAnonymousFunctionOperation lambda => (lambda.Symbol, lambda.Body),
        IMethodReferenceOperation { IsVirtual: false, Method: var method } reference
            when reference.Instance is null or IInstanceReferenceOperation && sources.Body(method) is { } body =>
            (method.OriginalDefinition, body is ILocalFunctionOperation { Body: { } own } ? own : body),
        ILocalReferenceOperation { Local: var local } when InitialValue(value, local) is { } initial => CodeOf(initial, sources),
        _ => null,
    };

    // The one that sums up what a thread has gathered runs once a thread.
    private static IEnumerable<ParallelLoop> OfBodies(IInvocationOperation call, SourceModels sources)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name is "body" or "localFinally" or "action" or "selector" or "predicate"
                && CodeOf(argument.Value, sources) is var (method, body))
                yield return new ParallelLoop(body, body.Parent is IAnonymousFunctionOperation or ILocalFunctionOperation ? body.Parent : body,
                    method.Parameters);
        }
    }

    // Started in a loop, kept in a list or an array, and waited for behind the loop.
    private static IEnumerable<ParallelLoop> OfTask(IInvocationOperation call, SourceModels sources)
    {
        IOperation started = call;
        while (started.Parent is IConversionOperation or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add" } }
            or IAssignmentOperation { Target: IArrayElementReferenceOperation } or IInvocationOperation { TargetMethod.Name: "Add" })
            started = started.Parent;
        if (started == call || started.Parent is not IExpressionStatementOperation { Parent: var parent })
            yield break;
        var loop = parent is IBlockOperation block ? block.Parent as ILoopOperation : parent as ILoopOperation;
        if (loop is null || loop.Descendants()
            .Any(static part => part is IAwaitOperation or IPropertyReferenceOperation { Property.Name: "Result" }
                || (part is IInvocationOperation { TargetMethod.Name: var name } && Waits.Contains(name))))
            yield break;
        if (CodeOf(call.Arguments[0].Value, sources) is var (_, body))
            yield return new ParallelLoop(body, loop, loop.Locals);
    }

    private static bool RunsAtOnce(IInvocationOperation call, SourceModels sources)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type.Name == "ParallelOptions" && !AreOfSeveral(argument.Value, sources))
                return false;
        }

        if (Constant(call, "fromInclusive") is { } from && Constant(call, "toExclusive") is { } to)
            return to - from > 1;
        for (IOperation? source = call; source is IInvocationOperation query; source = query.Instance ?? query.Arguments.FirstOrDefault()?.Value)
        {
            if (query.TargetMethod.Name == "WithDegreeOfParallelism"
                && query.Arguments[query.Arguments.Length - 1].Value.ConstantValue is { HasValue: true, Value: 1 })
                return false;
        }

        return true;
    }

    private static long? Constant(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value.ConstantValue is { HasValue: true, Value: var value }
            ? value switch { int small => small, long large => large, _ => null } : null;

    // new ParallelOptions, seen, that asks neither for one thread alone nor for a scheduler.
    private static bool AreOfSeveral(IOperation options, SourceModels sources) => options switch
    {
        IConversionOperation conversion => AreOfSeveral(conversion.Operand, sources),
        IObjectCreationOperation creation => creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().All(static set =>
            set.Target is IPropertyReferenceOperation { Property.Name: not "TaskScheduler" }
                && set.Value.ConstantValue is not { HasValue: true, Value: 1 }) ?? true,
        ILocalReferenceOperation { Local: var local } => InitialValue(options, local) is { } initial && AreOfSeveral(initial, sources),
        IFieldReferenceOperation { Field: { IsReadOnly: true, DeclaringSyntaxReferences: [var declaration] } } =>
            declaration.GetSyntax(sources.Cancellation) is Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax { Initializer: { } initializer }
            && sources.Operation(initializer) is IFieldInitializerOperation { Value: var value } && AreOfSeveral(value, sources),
        _ => false,
    };

    // What a local has been given once and for all where it was declared.
    private static IOperation? InitialValue(IOperation use, ILocalSymbol local)
    {
        var uses = use.Root().Descendants().ToArray();
        return uses.Any(part => part is IAssignmentOperation { Target: ILocalReferenceOperation { Local: var assigned } } && assigned.Is(local))
            ? null
            : uses.OfType<IVariableDeclaratorOperation>().FirstOrDefault(declared => declared.Symbol.Is(local))?.GetVariableInitializer()?.Value;
    }
}
