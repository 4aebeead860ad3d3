using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>Compiles deconstructions: a tuple, or what a Deconstruct method gives, into variables.</summary>
internal sealed class DeconstructionCompiler(Context context)
{
    private Machine Machine => context.Machine;

    internal Code Of(IDeconstructionAssignmentOperation assignment)
    {
        if (assignment.Target is ITupleOperation { Elements: var targets } && Unwrapped(assignment.Value) is ITupleOperation { Elements: var values }
            && targets.Length == values.Length
            && targets.All(static target => target is not ITupleOperation and not IDeclarationExpressionOperation { Expression: ITupleOperation }))
        {
            return Elementwise(targets, values);
        }

        var value = context.Expressions.Receiver(assignment.Value);
        var take = Targets(assignment.Target, context.TypeOf(assignment.Value));
        return frame =>
        {
            var target = take(frame);
            var held = value(frame);
            target(held);
            return held;
        };
    }

    /// <summary>What takes a value apart into variables: evaluated for its holders first, then given the value.</summary>
    internal Func<Frame, Action<Value>> Targets(IOperation target, ITypeSymbol type)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is IDiscardOperation)
            return static _ => static _ => { };
        if (target is not ITupleOperation tuple)
        {
            var convert = target.Type is null ? null : Machine.Conversions.Between(type, context.TypeOf(target));
            var location = context.Locations.Of(target).Target();
            var isReal = Kinds.Of(context.TypeOf(target)) == Kind.Real;
            return frame =>
            {
                var set = location(frame);
                return value => set(isReal
                    ? context.Trace.Pass(convert is null ? value : convert(value))
                    : Instance.Copy(convert is null ? value : convert(value)));
            };
        }

        var (parts, types) = Parts(type, tuple.Elements.Length);
        Func<Frame, Action<Value>>[] targets = [.. tuple.Elements.Select((element, place) => Targets(element, types[place]))];
        return frame =>
        {
            Action<Value>[] set = [.. targets.Select(part => part(frame))];
            return value =>
            {
                var values = parts(value);
                for (var i = 0; i < set.Length; i++)
                    set[i](values[i]);
            };
        };
    }

    private static IOperation Unwrapped(IOperation value) =>
        value is IConversionOperation { Operand: ITupleOperation tuple, OperatorMethod: null } ? tuple : value;

    // (a, b) = (b, a): no tuple is made.
    private Code Elementwise(IReadOnlyList<IOperation> targets, IReadOnlyList<IOperation> values)
    {
        Func<Frame, Action<Value>>[] takes =
            [.. targets.Select((target, place) =>
                Targets(target, values[place].Type is null && target.Type is not null ? context.TypeOf(target) : context.TypeOf(values[place])))];
        Code[] codes = [.. values.Select(context.Value)];
        return frame =>
        {
            Action<Value>[] sets = [.. takes.Select(take => take(frame))];
            Value[] results = [.. codes.Select(code => code(frame))];
            for (var i = 0; i < sets.Length; i++)
                sets[i](results[i]);
            return default;
        };
    }

    /// <summary>How a value is taken apart into so many, and of which types these are.</summary>
    internal (Func<Value, Value[]> Parts, ITypeSymbol[] Types) Parts(ITypeSymbol type, int count)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
            return (static value => ((Instance)value.Object!).Fields, [.. tuple.TupleElements.Select(static element => element.Type)]);
        var deconstruct = (type as INamedTypeSymbol).WithBases().SelectMany(static type => type.GetMembers("Deconstruct")).OfType<IMethodSymbol>()
            .FirstOrDefault(method => !method.IsStatic && method.Parameters.Length == count)
            ?? throw RunEndedException.Unknown("the deconstruction of " + type.ToDisplayString());
        var function = context.Calls.Function(deconstruct, null);
        return (value =>
        {
            Cell[] cells = [.. deconstruct.Parameters.Select(static _ => new Cell())];
            function(value, [.. cells.Select(static cell => Value.Of(cell))]);
            return [.. cells.Select(static cell => cell.Held)];
        }, [.. deconstruct.Parameters.Select(static parameter => parameter.Type)]);
    }
}
