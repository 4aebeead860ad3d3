using System.Collections.Immutable;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Methods, properties and lambdas of the compilation itself, run with what they are given.</summary>
internal sealed class Functions(Interpreter sizes)
{
    private const int MaximumDepth = 4;

    private readonly HashSet<IMethodSymbol> _running = new(SymbolEqualityComparer.Default);
    private List<SymbolicValue> _returned = [];

    /// <summary>What "this" is while a method of another type runs; null in the layer's own methods.</summary>
    internal SymbolicValue? Receiver { get; private set; }

    internal void Return(SymbolicValue value) => _returned.Add(value);

    // A method, constructor or local function of the compilation, run with what is passed to it.
    internal SymbolicValue? Enter(IInvocationOperation call)
    {
        // An override of the running type; base calls are meant as they stand.
        var method = call.IsVirtual && call.TargetMethod.OverrideIn(sizes.Layer) is { OriginalDefinition: IMethodSymbol running } ? running
            : call.TargetMethod.OriginalDefinition;
        if (call.Instance is not (null or IInstanceReferenceOperation) || BodyOf(method) is not { } body)
            return null;
        Bind(call.Arguments, method);
        return call.Instance is null ? Within(null, () => RunBody(method, body)) : RunBody(method, body);
    }

    /// <summary>The body of a method that can be run here; null where it cannot.</summary>
    internal IOperation? BodyOf(IMethodSymbol method)
    {
        if (method.IsAbstract || !CanRun(method))
            return null;
        var body = sizes.Sources.Body(method);
        return body is ILocalFunctionOperation local ? local.Body : body;
    }

    internal bool CanRun(IMethodSymbol method) => _running.Count <= MaximumDepth && !_running.Contains(method);

    internal SymbolicValue RunBody(IMethodSymbol method, IOperation body)
    {
        var outer = _returned;
        _returned = [];
        // Code that is still to be written is no reason to stop reading.
        var before = body.Throws() ? sizes.State?.Copy() : null;
        _running.Add(method);
        sizes.WalkFunction(body);
        _running.Remove(method);
        sizes.State ??= before;
        var result = _returned.Count > 0 && _returned.TrueForAll(value => value.Equals(_returned[0])) ? _returned[0] : Unknown;
        _returned = outer;
        return result;
    }

    internal SymbolicValue RunLambda(IAnonymousFunctionOperation lambda, params SymbolicValue[] arguments)
    {
        sizes.Policy.Hand(lambda);
        for (var i = 0; i < lambda.Symbol.Parameters.Length && i < arguments.Length; i++)
            sizes[lambda.Symbol.Parameters[i]] = arguments[i];
        return RunBody(lambda.Symbol, lambda.Body);
    }

    /// <summary>What the body of a property gives that is no auto-property.</summary>
    internal SymbolicValue Read(IPropertySymbol property) =>
        property.OriginalDefinition.GetMethod is { IsVirtual: false, IsAbstract: false, IsOverride: false } getter && BodyOf(getter) is { } body
            ? RunBody(getter, body) : Unknown;

    internal void Bind(ImmutableArray<IArgumentOperation> arguments, IMethodSymbol method)
    {
        // All are evaluated before any is bound.
        foreach (var (parameter, value) in arguments.Select(argument => (argument.Parameter, Value: Passed(argument.Value))).ToArray())
        {
            if (parameter is not null && parameter.Ordinal < method.Parameters.Length)
                sizes[method.Parameters[parameter.Ordinal]] = value;
        }
    }

    private SymbolicValue Passed(IOperation argument) => sizes.Choices.Holds(argument) is { } flag ? new Flag(flag) : sizes.Evaluate(argument);

    internal SymbolicValue Within(SymbolicValue? receiver, Func<SymbolicValue> run)
    {
        var outer = Receiver;
        Receiver = receiver;
        var result = run();
        Receiver = outer;
        return result;
    }

    /// <summary>Runs something as the body of a constructor, which must not lead to itself.</summary>
    internal void Construct(IMethodSymbol constructor, Action run)
    {
        _running.Add(constructor);
        Within(null, () =>
        {
            run();
            return Unknown;
        });
        _running.Remove(constructor);
    }
}
