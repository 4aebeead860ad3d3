using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>The body of a method, an accessor or a closure, compiled once.</summary>
internal sealed class Body
{
    private readonly Scope _scope;
    private readonly int[] _parameters;
    private readonly bool[] _shared;
    private Code _code = static _ => default;

    private Body(Context context, IMethodSymbol method)
    {
        _scope = context.Scope;
        _parameters = [.. method.Parameters.Select(_scope.Declare)];
        _shared = [.. method.Parameters.Select(_scope.IsShared)];
    }

    internal int Size => _scope.Size;

    internal static Body Compile(Context context, IMethodSymbol method, IBlockOperation block)
    {
        var body = new Body(context, method);
        body._code = IteratorCompiler.Yields(block)
            ? context.Iterators.Code(block)
            : context.Statements.Body(block);
        return body;
    }

    /// <summary>A body that is made of other parts than a block.</summary>
    internal static Body Compile(Context context, IMethodSymbol method, Func<Code> code)
    {
        var body = new Body(context, method);
        body._code = code();
        return body;
    }

    internal Value Run(Machine machine, Frame frame, Value[] arguments)
    {
        for (var i = 0; i < arguments.Length && i < _parameters.Length; i++)
            frame.Locals[_parameters[i]] = _shared[i] ? Value.Of(new Cell { Held = arguments[i] }) : arguments[i];
        var point = machine.Enter();
        try
        {
            return _code(frame);
        }
        finally
        {
            machine.Leave(point);
        }
    }
}
