using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>All methods that a machine has met, each compiled when it is first called.</summary>
internal sealed class Bodies(Machine machine)
{
    private readonly Dictionary<IMethodSymbol, Function> _functions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, Body?> _bodies = new(SymbolEqualityComparer.Default);

    internal Function Function(IMethodSymbol method)
    {
        method = Whole(method);
        if (!_functions.TryGetValue(method, out var function))
            _functions.Add(method, function = Create(method));
        return function;
    }

    /// <summary>The body of a method, compiled; null where it has none, or none that has to be run.</summary>
    internal Body? BodyOf(IMethodSymbol method)
    {
        method = Whole(method);
        if (!_bodies.TryGetValue(method, out var body))
            _bodies.Add(method, body = CompileBody(method));
        return body;
    }

    internal static bool IsSource(ISymbol symbol) => symbol.OriginalDefinition.Locations.Any(static location => location.IsInSource);

    /// <summary>The block of an operation that is a body.</summary>
    internal static IBlockOperation? BlockOf(IOperation? operation) => operation switch
    {
        IBlockOperation block => block,
        IMethodBodyBaseOperation body => body.BlockBody ?? body.ExpressionBody,
        _ => null,
    };

    private Function Create(IMethodSymbol method)
    {
        if (!IsSource(method.ContainingType))
            return Native(method);
        Function? compiled = null;
        return (self, arguments) => (compiled ??= method.MethodKind == MethodKind.Constructor
            ? machine.Objects.Constructor(method)
            : Compile(method))(self, arguments);
    }

    private Function Native(IMethodSymbol method)
    {
        if (machine.Natives.Find(method) is not { } native)
            return (_, _) => throw RunEndedException.Unknown(
                Names.Of(method) + "("
                    + string.Join(", ", method.Parameters
                        .Select(static parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))) + ")");
        var site = new Site(machine, method);
        if (method.MethodKind != MethodKind.Constructor)
            return (self, arguments) => native(site, self.Object is Instance { Native: { } held } ? Value.Of(held) : self, arguments);
        return (self, arguments) =>
        {
            var made = native(site, self, arguments);
            if (self.Object is Instance derived && made.Object is not null && !ReferenceEquals(made.Object, derived))
                derived.Native = made.Object;
            return made;
        };
    }

    // An extension method as it is declared.
    private static IMethodSymbol Whole(IMethodSymbol method) =>
        method.ReducedFrom is not { } reduced ? method : method.Arity > 0 ? reduced.Construct([.. method.TypeArguments]) : reduced;

    private Function Compile(IMethodSymbol method)
    {
        if (Said(method.OriginalDefinition.Implemented()) is { } said)
            return (_, _) => said;
        if (BodyOf(method) is { } body)
            return (self, arguments) => body.Run(machine, body.Rent(self), arguments);
        return Accessor(method) ?? Records.Member(machine, method) ?? ((_, _) => throw RunEndedException.Unknown("no source for " + method.ToDisplayString()));
    }

    private Body? CompileBody(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition.Implemented();
        if (method.MethodKind == MethodKind.Constructor || !IsSource(method.ContainingType) || Said(definition) is not null
            || machine.Sources.Body(definition) is not { } operation || BlockOf(operation) is not { } block)
            return null;
        var types = new TypeMap(machine.Compilation, method.ContainingType, method);
        return Body.Compile(new Context(machine, types, Scope.Of(definition, operation, machine.IsOpen)), definition, block);
    }

    // What a body without statements gives, or generated code that says nothing else of a layer: for these nothing has to be bound.
    private Value? Said(IMethodSymbol definition)
    {
        return machine.Sources.Syntax(definition) switch
        {
            MethodDeclarationSyntax { Body.Statements.Count: 0 } when definition.ReturnsVoid && !definition.IsAsync => Value.Null,
            MethodDeclarationSyntax { ExpressionBody.Expression: LiteralExpressionSyntax literal } => Literal(literal),
            ArrowExpressionClauseSyntax { Expression: LiteralExpressionSyntax literal } => Literal(literal),
            _ => null,
        };

        Value? Literal(LiteralExpressionSyntax literal) =>
            Declared.IsGenerated(literal) && literal.Kind() is SyntaxKind.NumericLiteralExpression or SyntaxKind.TrueLiteralExpression
                ? Constants.Of(literal.Token.Value, definition.ReturnType, machine.Layouts) : null;
    }

    // Of a property that the compiler implements.
    private Function? Accessor(IMethodSymbol method)
    {
        if (method.AssociatedSymbol is not IPropertySymbol property || LocationCompiler.Backing(property) is not { } backing)
            return null;
        if (property.IsStatic)
        {
            var held = machine.Statics.Of(backing);
            return method.MethodKind == MethodKind.PropertyGet ? (_, _) => held.Cell.Held : (_, arguments) => held.Cell.Held = arguments[0];
        }

        var slot = machine.Layouts.Of(property.ContainingType).SlotOf(backing);
        if (method.MethodKind == MethodKind.PropertyGet)
            return (self, _) => Instance.Copy(((Instance)self.Object!).Fields[slot]);
        var isReal = Kinds.Of(property.Type) == Kind.Real;
        return (self, arguments) =>
        {
            if (isReal)
                machine.Trace.Store((Instance)self.Object!, slot, arguments[0]);
            else
                ((Instance)self.Object!).Fields[slot] = arguments[0];
            return arguments[0];
        };
    }
}
