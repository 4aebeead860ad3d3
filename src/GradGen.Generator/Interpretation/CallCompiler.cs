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
        if (target.MethodKind == MethodKind.DelegateInvoke)
            return Delegate(context.Value(invocation.Instance!), Arguments(invocation.Arguments));
        var method = context.Types.Of(target);
        var call = Call(method, invocation);
        if (context.Expressions.ObjectOf(method, invocation.Instance) is not { } receiver)
            return frame => call(frame, default);
        var type = context.TypeOf(invocation.Instance!);
        var isPlain = Kinds.Of(type) is not (Kind.Object or Kind.Nullable) && method.ContainingType.TypeKind != TypeKind.Interface;
        var isBoxed = type.IsValueType && !type.Is(method.ContainingType) && Kinds.Of(type) != Kind.Nullable;
        var isNullable = Kinds.Of(type) == Kind.Nullable;
        if (type.IsValueType)
            return frame => call(frame, isBoxed && !isPlain ? Conversions.Box(receiver(frame), type) : receiver(frame));
        return frame =>
        {
            var held = receiver(frame);
            return held.Object is null && !isNullable ? throw Machine.Thrown<NullReferenceException>() : call(frame, held);
        };
    }

    // From the frame of the caller and the object.
    private Func<Frame, Value, Value> Call(IMethodSymbol method, IInvocationOperation invocation)
    {
        if (IsFixed(method, invocation.ConstrainedToType, invocation.IsVirtual))
            return Known(method, invocation.Arguments).Call;
        var (function, arguments) = (Function(method, invocation.ConstrainedToType, invocation.IsVirtual), Arguments(invocation.Arguments));
        return (frame, self) => function(self, arguments(frame));
    }

    /// <summary>A method, whichever way it is reached.</summary>
    internal Function Function(IMethodSymbol method, ITypeSymbol? constrained, bool isVirtual = false)
    {
        if (IsFixed(method, constrained, isVirtual))
            return Machine.Bodies.Function(method);
        if (method.IsStatic)
            return Constrained(method, context.Types.Of(constrained!));
        return (self, arguments) => Machine.Dispatch.Function(method, self)(self, arguments);
    }

    // Neither an override that the object has nor what a type argument declares.
    private bool IsFixed(IMethodSymbol method, ITypeSymbol? constrained, bool isVirtual) => method.IsStatic
        ? constrained is null || !(method.IsAbstract || method.IsVirtual)
        : !(isVirtual || method.ContainingType.TypeKind == TypeKind.Interface) || !Machine.Dispatch.IsVirtual(method);

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
        return new AccessorLocation(
            receiver,
            reference.Arguments.Length == 0 ? null : arguments,
            (holder, given) => get(Checked(holder), given),
            (holder, given) => set(Checked(holder), given))
        {
            Getter = property.GetMethod is { } getter && IsFixed(getter, reference.ConstrainedToType, isVirtual)
                ? Known(getter, reference.Arguments) is var callee ? (frame, holder) => callee.Call(frame, Checked(holder)) : null
                : null,
        };
    }

    /// <summary>The arguments in the order of the parameters, evaluated in the order in which they are written.</summary>
    internal Func<Frame, Value[]> Arguments(IReadOnlyList<IArgumentOperation> arguments)
    {
        var (codes, places) = Ordered(arguments);
        return frame => Callee.Arguments(frame, codes, places);
    }

    private Callee Known(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments)
    {
        var (codes, places) = Ordered(arguments);
        return new(Machine, method, codes, places);
    }

    private (Code[] Codes, int[] Places) Ordered(IReadOnlyList<IArgumentOperation> arguments) =>
        ([.. arguments.Select(Argument)], [.. arguments.Select(static (argument, number) => argument.Parameter?.Ordinal ?? number)]);

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
