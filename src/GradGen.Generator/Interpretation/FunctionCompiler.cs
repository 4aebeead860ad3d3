using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>Compiles lambdas, local functions and delegates.</summary>
internal sealed class FunctionCompiler(Context context)
{
    private readonly Dictionary<ISymbol, ILocalFunctionOperation> _local = new(SymbolEqualityComparer.Default);

    private Machine Machine => context.Machine;

    internal Code Of(IOperation operation) => operation switch
    {
        IAnonymousFunctionOperation lambda => Closure(lambda.Symbol, lambda.Body, context.Inner(lambda.Symbol)),
        IDelegateCreationOperation creation => Of(creation.Target),
        IMethodReferenceOperation method => Method(method),
        _ => context.Value(operation),
    };

    /// <summary>An element of a collection expression that has no type of its own.</summary>
    internal Code Converted(IOperation operation, ITypeSymbol type) =>
        operation is IAnonymousFunctionOperation or IMethodReferenceOperation ? Of(operation) : _ => Machine.Layouts.Default(type);

    /// <summary>A local function as its block begins: a closure in the cell of its name.</summary>
    internal Action<Frame>? Declare(ILocalFunctionOperation function)
    {
        if (function.Symbol.Arity > 0)
        {
            _local[function.Symbol.OriginalDefinition] = function;
            return null;
        }

        var slot = context.Scope.Declare(function.Symbol);
        var make = new Lazy<Code>(() => Closure(function.Symbol, BodyOf(function), context.Inner(function.Symbol)));
        // What a closure captures is known only when it is compiled.
        _ = make.Value;
        return frame => LocationCompiler.CellAt(frame, slot).Held = make.Value(frame);
    }

    internal Code Generic(IMethodSymbol target, Func<Frame, Value[]> arguments)
    {
        if (!_local.TryGetValue(target.OriginalDefinition, out var function))
            throw RunEndedException.Unknown("a generic local function that calls itself");
        IMethodSymbol constructed = target.OriginalDefinition.Construct([.. target.TypeArguments.Select(context.Types.Of)]);
        var make = Closure(function.Symbol, BodyOf(function),
            context.Inner(function.Symbol, new TypeMap(Machine.Compilation, null, constructed, context.Types)));
        return frame => make(frame).Call(arguments(frame));
    }

    private static IBlockOperation BodyOf(ILocalFunctionOperation function) =>
        function.Body ?? function.IgnoredBody ?? throw RunEndedException.Unknown("a local function without a body");

    private Code Closure(IMethodSymbol symbol, IBlockOperation block, Context inner)
    {
        var body = Body.Compile(inner, symbol, block);
        var captures = inner.Scope.Captures;
        return frame =>
        {
            var cells = new Value[captures.Count];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = Value.Of(LocationCompiler.CellAt(frame, captures[i].Outer));
            var self = frame.Self;
            return Value.Of(new FunctionValue(
                arguments =>
                {
                    var call = body.Rent(self);
                    for (var i = 0; i < cells.Length; i++)
                        call.Locals[captures[i].Inner] = cells[i];
                    return body.Run(Machine, call, arguments);
                },
                cells,
                body));
        };
    }

    private Code Method(IMethodReferenceOperation reference)
    {
        var target = reference.Method;
        if (target.MethodKind == MethodKind.LocalFunction)
        {
            if (target.Arity > 0)
                throw RunEndedException.Unknown("a generic local function as a delegate");
            var slot = context.Scope.SlotOf(target.OriginalDefinition);
            return frame => LocationCompiler.CellAt(frame, slot).Held;
        }

        var method = context.Types.Of(target);
        var function = context.Calls.Function(method, reference.ConstrainedToType, reference.IsVirtual);
        if (reference.Instance is null && method.IsStatic)
            return _ => Value.Of(new FunctionValue(arguments => function(default, arguments), null, method));
        var receiver = context.Value(reference.Instance ?? throw RunEndedException.Unknown(ExpressionCompiler.NoObject));
        var isExtension = target.ReducedFrom is not null || (target.IsStatic && target.IsExtensionMethod);
        return frame =>
        {
            var held = receiver(frame);
            return Value.Of(new FunctionValue(
                isExtension ? arguments => function(default, [held, .. arguments]) : arguments => function(held, arguments), held.Object, method));
        };
    }
}
