using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Calls into methods, constructors, properties and lambdas of the compilation itself.</summary>
internal sealed partial class Interpreter
{
    // A method, constructor or local function of the compilation, run with what is passed to it.
    private SymbolicValue? Enter(IInvocationOperation call)
    {
        var method = TargetOf(call);
        if (call.Instance is not (null or IInstanceReferenceOperation) || BodyOf(method) is not { } body)
            return null;
        Bind(call, method);
        return call.Instance is null ? Within(null, () => RunBody(method, body)) : RunBody(method, body);
    }

    private IOperation? BodyOf(IMethodSymbol method)
    {
        if (_running.Count > MaximumDepth || method.IsAbstract || _running.Contains(method))
            return null;
        var body = _sources.Body(method);
        return body is ILocalFunctionOperation local ? local.Body : body;
    }

    private SymbolicValue RunBody(IMethodSymbol method, IOperation body)
    {
        var (outer, exits) = (_returned, _exits);
        (_returned, _exits) = ([], []);
        _running.Add(method);
        Run(body);
        _running.Remove(method);
        JoinAll(_exits);
        _exits = exits;
        var result = _returned.Count > 0 && _returned.All(value => value.Equals(_returned[0])) ? _returned[0] : Unknown;
        _returned = outer;
        return result;
    }

    private SymbolicValue RunLambda(IAnonymousFunctionOperation lambda, params SymbolicValue[] arguments)
    {
        if (IsCertain)
            Doubt(lambda.Body);
        for (var i = 0; i < lambda.Symbol.Parameters.Length && i < arguments.Length; i++)
            _values[lambda.Symbol.Parameters[i]] = arguments[i];
        return RunBody(lambda.Symbol, lambda.Body);
    }

    private static IAnonymousFunctionOperation? LambdaOf(IOperation operation) => Unconverted(operation) switch
    {
        IAnonymousFunctionOperation lambda => lambda,
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda,
        _ => null,
    };

    /// <summary>Takes a member's initialiser.</summary>
    internal void Initialise(ISymbol member, IOperation value) => _values[member] = Placed(Evaluate(value), value);

    /// <summary>Runs a constructor with its parameters bound, that of a base class or of <c>this(…)</c> too.</summary>
    internal void RunConstructor(IMethodSymbol constructor)
    {
        if (_sources.Body(constructor) is { } body)
            Run(body);
    }

    /// <summary>Runs a method as a call from outside, with its parameters as they are set.</summary>
    /// <returns>What it returns, where all its returns agree.</returns>
    internal SymbolicValue RunMethod(IMethodSymbol method) => _sources.Body(method) is { } body ? RunBody(method, body) : Unknown;
}
