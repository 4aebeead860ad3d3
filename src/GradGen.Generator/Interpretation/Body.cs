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
    private readonly Stack<Frame> _free = new();
    private Code _code = static _ => default;

    private Body(Context context, IMethodSymbol method)
    {
        _scope = context.Scope;
        _parameters = [.. method.Parameters.Select(_scope.Declare)];
        _shared = [.. method.Parameters.Select(_scope.IsShared)];
    }

    private int Size => _scope.Size;

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

    /// <summary>A frame for a call; running takes it back.</summary>
    internal Frame Rent(Value self)
    {
        // Code that is tried in an open body may have brought variables of its own.
        var frame = _free.Count > 0 && _free.Pop() is var free && free.Locals.Length == Size ? free : new Frame(Size);
        frame.Self = self;
        return frame;
    }

    /// <summary>Gives a parameter its argument.</summary>
    internal void Give(Frame frame, int parameter, Value argument) =>
        frame.Locals[_parameters[parameter]] = _shared[parameter] ? Value.Of(new Cell { Held = argument }) : argument;

    /// <summary>Gives all parameters their arguments, and runs.</summary>
    internal Value Run(Machine machine, Frame frame, Value[] arguments)
    {
        for (var i = 0; i < arguments.Length && i < _parameters.Length; i++)
            Give(frame, i, arguments[i]);
        return Run(machine, frame);
    }

    internal Value Run(Machine machine, Frame frame)
    {
        var point = machine.Enter();
        try
        {
            var result = _code(frame);
            // A sequence takes a copy along, and closures have cells: no frame is needed any more.
            frame.Clear();
            _free.Push(frame);
            return result;
        }
        finally
        {
            machine.Leave(point);
        }
    }
}
