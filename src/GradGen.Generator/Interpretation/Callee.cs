using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation;

/// <summary>A method that is known where it is called, so that its arguments go straight to its variables.</summary>
/// <param name="machine">The machine.</param>
/// <param name="method">The method.</param>
/// <param name="arguments">The arguments, in the order in which they are evaluated.</param>
/// <param name="places">The parameter of each.</param>
internal sealed class Callee(Machine machine, IMethodSymbol method, Code[] arguments, int[] places)
{
    private Body? _body;
    private Function? _function;

    /// <summary>Calls it.</summary>
    /// <param name="caller">The frame in which the arguments are evaluated.</param>
    /// <param name="self">Its object.</param>
    internal Value Call(Frame caller, Value self)
    {
        if (_body is null && _function is null && (_body = machine.Bodies.BodyOf(method)) is null)
            _function = machine.Bodies.Function(method);
        if (_body is not { } body)
            return _function!(self, Arguments(caller, arguments, places));
        var frame = body.Rent(self);
        for (var i = 0; i < arguments.Length; i++)
            body.Give(frame, places[i], arguments[i](caller));
        return body.Run(machine, frame);
    }

    /// <summary>The arguments in the order of the parameters, evaluated in the order in which they are written.</summary>
    internal static Value[] Arguments(Frame caller, Code[] arguments, int[] places)
    {
        if (arguments.Length == 0)
            return [];
        var values = new Value[arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[places[i]] = arguments[i](caller);
        return values;
    }
}
