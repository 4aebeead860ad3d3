using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>A method that is known when it is compiled, or found by its object when it runs.</summary>
internal delegate Value Function(Value self, Value[] arguments);

/// <summary>Compiles calls.</summary>
internal sealed class CallCompiler(Context context)
{
    private Machine Machine => context.Machine;

    internal Code Invocation(IInvocationOperation invocation)
    {
        var target = invocation.TargetMethod;
        if (target.MethodKind == MethodKind.LocalFunction)
            return LocalFunction(invocation);
        var arguments = Arguments(invocation.Arguments);
        if (target.MethodKind == MethodKind.DelegateInvoke)
            return Delegate(context.Value(invocation.Instance!), arguments);
        var method = context.Types.Of(target);
        var function = Function(method, invocation.ConstrainedToType, invocation.IsVirtual);
        if (context.Expressions.ObjectOf(method, invocation.Instance) is not { } receiver)
            return frame => function(default, arguments(frame));
        var type = context.TypeOf(invocation.Instance!);
        var isPlain = Kinds.Of(type) is not (Kind.Object or Kind.Nullable) && method.ContainingType.TypeKind != TypeKind.Interface;
        var isBoxed = type.IsValueType && !type.Is(method.ContainingType) && Kinds.Of(type) != Kind.Nullable;
        var isNullable = Kinds.Of(type) == Kind.Nullable;
        if (type.IsValueType)
            return frame => function(isBoxed && !isPlain ? Conversions.Box(receiver(frame), type) : receiver(frame), arguments(frame));
        return frame =>
        {
            var held = receiver(frame);
            var given = arguments(frame);
            return held.Object is null && !isNullable ? throw Machine.Thrown<NullReferenceException>() : function(held, given);
        };
    }

    /// <summary>A method, whichever way it is reached.</summary>
    internal Function Function(IMethodSymbol method, ITypeSymbol? constrained, bool isVirtual = false)
    {
        if (method.IsStatic && constrained is not null && (method.IsAbstract || method.IsVirtual))
            return Constrained(method, context.Types.Of(constrained));
        if (method.IsStatic || !(isVirtual || method.ContainingType.TypeKind == TypeKind.Interface) || !Machine.Dispatch.IsVirtual(method))
            return Machine.Bodies.Function(method);
        return (self, arguments) => Machine.Dispatch.Function(method, self)(self, arguments);
    }

    /// <summary>Properties and indexers as locations.</summary>
    internal Location Accessors(IPropertyReferenceOperation reference, IPropertySymbol property)
    {
        var arguments = Arguments(reference.Arguments);
        var receiver = context.Expressions.ObjectOf(property, reference.Instance);
        var type = reference.Instance is null ? null : context.TypeOf(reference.Instance);
        var isVirtual = reference.Instance is not IInstanceReferenceOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax };
        var get = Accessor(property, static property => property.GetMethod, reference.ConstrainedToType, isVirtual);
        var set = Accessor(property, static property => property.SetMethod, reference.ConstrainedToType, isVirtual);
        if (reference.Instance is not null && type is { IsValueType: true } && property.ContainingType.TypeKind == TypeKind.Interface)
        {
            var unboxed = receiver!;
            receiver = frame => Conversions.Box(unboxed(frame), type);
        }

        Value Checked(Value holder) =>
            receiver is not null && type is { IsValueType: false } && holder.Object is null ? throw Machine.Thrown<NullReferenceException>() : holder;
        return new(
            receiver,
            reference.Arguments.Length == 0 ? null : (frame, _) => Value.Of(arguments(frame)),
            (_, holder, key) => get(Checked(holder), (Value[]?)key.Object ?? []),
            (_, holder, key, value) => set(Checked(holder), [.. (Value[]?)key.Object ?? [], value]),
            (_, holder, key) => new AccessorPlace(() => get(holder, (Value[]?)key.Object ?? []), value => set(holder, [.. (Value[]?)key.Object ?? [], value])));
    }

    /// <summary>The arguments in the order of the parameters, evaluated in the order in which they are written.</summary>
    internal Func<Frame, Value[]> Arguments(IReadOnlyList<IArgumentOperation> arguments)
    {
        if (arguments.Count == 0)
            return static _ => [];
        var codes = new Code[arguments.Count];
        var places = new int[arguments.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            var argument = arguments[i];
            codes[i] = Argument(argument);
            places[i] = argument.Parameter?.Ordinal ?? i;
        }

        if (codes.Length == 1 && places[0] == 0)
        {
            var only = codes[0];
            return frame => [only(frame)];
        }

        return frame =>
        {
            var values = new Value[codes.Length];
            for (var i = 0; i < codes.Length; i++)
                values[places[i]] = codes[i](frame);
            return values;
        };
    }

    private Code Argument(IArgumentOperation argument)
    {
        if (argument.Parameter?.RefKind is null or RefKind.None)
            return context.Value(argument.Value);
        if (argument.Value is IDiscardOperation)
            return static _ => Value.Of(new Cell());
        return context.Locations.Of(argument.Value).Reference();
    }

    private Code Delegate(Code function, Func<Frame, Value[]> arguments) => frame =>
    {
        var called = function(frame).Object as FunctionValue ?? throw Machine.Thrown<NullReferenceException>();
        return called.Call(arguments(frame));
    };

    private Code LocalFunction(IInvocationOperation invocation)
    {
        var arguments = Arguments(invocation.Arguments);
        var target = invocation.TargetMethod;
        if (target.Arity > 0)
            return context.Functions.Generic(target, arguments);
        var slot = context.Scope.SlotOf(target.OriginalDefinition);
        return frame => LocationCompiler.CellAt(frame, slot).Held.Call(arguments(frame));
    }

    private Function Accessor(IPropertySymbol property, Func<IPropertySymbol, IMethodSymbol?> part, ITypeSymbol? constrained, bool isVirtual)
    {
        for (var current = property; current is not null; current = current.OverriddenProperty)
        {
            if (part(current) is { } accessor)
                return Function(accessor, constrained, isVirtual);
        }

        // A property without a setter is only set by the constructor.
        if (LocationCompiler.Backing(property) is not { } backing)
            return (_, _) => throw RunEndedException.Unknown("an accessor of " + property.Name);
        var slot = Machine.Layouts.Of(property.ContainingType).SlotOf(backing);
        return (self, arguments) => ((Instance)self.Object!).Fields[slot] = arguments[0];
    }

    private Function Constrained(IMethodSymbol method, ITypeSymbol type)
    {
        if (Kinds.Of(type) != Kind.Object || type is not INamedTypeSymbol named)
            return Machine.Bodies.Function(method);
        return named.FindImplementationForInterfaceMember(method.ConstructedFrom) is IMethodSymbol found
            ? Machine.Bodies.Function(found.Arity > 0 ? found.Construct([.. method.TypeArguments]) : found)
            : Machine.Bodies.Function(method);
    }
}
