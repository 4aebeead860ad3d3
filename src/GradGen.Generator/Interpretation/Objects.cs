using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>Makes objects: initialisers, constructors, and those of their bases.</summary>
internal sealed class Objects(Machine machine)
{
    private readonly Dictionary<(INamedTypeSymbol, bool), Action<Value>> _initialisers = new(ByType.Instance);

    internal Func<Value[], Value> Maker(INamedTypeSymbol type, IMethodSymbol constructor)
    {
        var construct = machine.Bodies.Function(constructor);
        if (!Bodies.IsSource(type))
        {
            var initial = type.IsValueType && constructor.Parameters.Length == 0 ? machine.Layouts.Initial(type) : null;
            return initial is not null ? _ => initial() : arguments => construct(default, arguments);
        }

        var layout = machine.Layouts.Of(type);
        return arguments =>
        {
            machine.Spend(1);
            var made = Value.Of(new Instance(layout));
            construct(made, arguments);
            return made;
        };
    }

    /// <summary>A constructor as a method of the new object.</summary>
    internal Function Constructor(IMethodSymbol constructor)
    {
        var type = constructor.ContainingType;
        var definition = constructor.OriginalDefinition;
        var syntax = definition.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).FirstOrDefault();
        if (type.IsValueType && (definition.IsImplicitlyDeclared || syntax is null) && definition.Parameters.Length == 0)
            return static (_, _) => default;
        if (type.IsRecord && definition.Parameters.Length == 1 && definition.IsImplicitlyDeclared
            && definition.Parameters[0].Type.Is(type.OriginalDefinition)
            && syntax is null or not TypeDeclarationSyntax && definition.IsImplicitlyDeclared && definition.Parameters.Length == 1)
        {
            return static (self, arguments) =>
            {
                ((Instance)self.Object!).Take((Instance)arguments[0].Object!);
                return default;
            };
        }

        var types = new TypeMap(machine.Compilation, type, null);
        if (syntax is TypeDeclarationSyntax declaration && definition.Parameters.Length > 0)
            return Primary(constructor, types);
        var operation = machine.Sources.Body(definition);
        var scope = new Scope(null, definition, operation is null ? new(SymbolEqualityComparer.Default) : Scope.SharedIn(operation));
        var context = new Context(machine, types, scope);
        var body = Body.Compile(context, definition, () => Code(context, type, operation as IConstructorBodyOperation));
        return (self, arguments) => body.Run(machine, body.Rent(self), arguments);
    }

    /// <summary>Runs the initialisers of the fields and properties that a type declares.</summary>
    internal Action<Value> Initialisers(INamedTypeSymbol type, bool isStatic)
    {
        if (!_initialisers.TryGetValue((type, isStatic), out var run))
            _initialisers.Add((type, isStatic), run = CompileInitialisers(type, isStatic));
        return run;
    }

    private Code Code(Context context, INamedTypeSymbol type, IConstructorBodyOperation? operation)
    {
        var call = operation?.Initializer is { } explicitly ? Call(explicitly) : null;
        var isThis = call is not null && call.TargetMethod.ContainingType.OriginalDefinition.Is(type.OriginalDefinition);
        var chained = call is not null ? context.Value(call) : Parent(type);
        var initialise = isThis ? static _ => { } : Initialisers(type, isStatic: false);
        var block = Bodies.BlockOf(operation);
        var body = block is null ? static _ => default : context.Statements.Body(block);
        return frame =>
        {
            initialise(frame.Self);
            chained(frame);
            return body(frame);
        };
    }

    private static IInvocationOperation? Call(IOperation operation) =>
        operation as IInvocationOperation ?? (operation as IExpressionStatementOperation)?.Operation as IInvocationOperation;

    private Function Primary(IMethodSymbol constructor, TypeMap types)
    {
        var type = constructor.ContainingType;
        var layout = machine.Layouts.Of(type);
        int[] slots = [.. constructor.OriginalDefinition.Parameters.Select(layout.SlotOf)];
        var positional = !type.IsRecord ? [] : constructor.OriginalDefinition.Parameters
            .Select(parameter => (Parameter: layout.SlotOf(parameter),
                Property: type.OriginalDefinition.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault()))
            .Where(static pair => pair.Property is not null
                && pair.Property.DeclaringSyntaxReferences.All(static reference => reference.GetSyntax() is ParameterSyntax))
            .Select(pair => (pair.Parameter, Backing: LocationCompiler.Backing(pair.Property!))).Where(static pair => pair.Backing is not null)
            .Select(pair => (From: pair.Parameter, To: layout.SlotOf(pair.Backing!))).ToArray();
        var initialise = Initialisers(type, isStatic: false);
        var call = machine.Sources.BaseCall(constructor.OriginalDefinition);
        var scope = new Scope(null, constructor.OriginalDefinition, call is null ? new(SymbolEqualityComparer.Default) : Scope.SharedIn(call));
        var context = new Context(machine, types, scope);
        var chained = call is not null ? context.Statements.OrEnd(() => context.Value(call)) : Parent(type);
        return (self, arguments) =>
        {
            var held = (Instance)self.Object!;
            for (var i = 0; i < slots.Length; i++)
                held.Fields[slots[i]] = arguments[i];
            foreach (var (from, to) in positional)
                held.Fields[to] = arguments.Length > 0 ? Instance.Copy(held.Fields[from]) : default;
            var point = machine.Enter();
            initialise(self);
            chained(new Frame(scope.Size) { Self = self });
            machine.Leave(point);
            return default;
        };
    }

    // The constructor of the base that is called where none is named.
    private Code Parent(INamedTypeSymbol type)
    {
        if (type.IsValueType || type.BaseType is not { SpecialType: SpecialType.None } parent
            || parent.InstanceConstructors
                .FirstOrDefault(static constructor =>
                    constructor.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams)) is not { } constructor)
        {
            return static _ => default;
        }

        if (constructor.Parameters.Length > 0)
            throw RunEndedException.Unknown("a base with default arguments");
        var function = machine.Bodies.Function(constructor);
        return frame => function(frame.Self, []);
    }

    private Action<Value> CompileInitialisers(INamedTypeSymbol type, bool isStatic)
    {
        var types = new TypeMap(machine.Compilation, type, null);
        var steps = new List<Action<Value>>();
        foreach (var member in type.GetMembers().Where(member => member.IsStatic == isStatic))
        {
            var field = member as IFieldSymbol ?? (member is IPropertySymbol property ? LocationCompiler.Backing(property) : null);
            if (field is null || field.IsConst || (member is IFieldSymbol { IsImplicitlyDeclared: true })
                || machine.Sources.Initial(member.OriginalDefinition) is not { } operation)
                continue;
            var scope = new Scope(null, null, Scope.SharedIn(operation));
            var context = new Context(machine, types, scope);
            var value = context.Statements.OrEnd(() => context.Expressions.Passed(operation, field.Type));
            var begin = context.Statements.Begin(operation.Syntax);
            var held = isStatic ? machine.Statics.Of(field) : null;
            var slot = isStatic ? 0 : machine.Layouts.Of(type).SlotOf(field);
            steps.Add(self =>
            {
                begin.Run();
                var result = value(new Frame(scope.Size) { Self = self });
                if (held is not null)
                    held.Cell.Held = result;
                else
                    ((Instance)self.Object!).Fields[slot] = result;
            });
        }

        return self =>
        {
            foreach (var step in steps)
                step(self);
        };
    }

    private sealed class ByType : IEqualityComparer<(INamedTypeSymbol, bool)>
    {
        internal static ByType Instance { get; } = new();

        public bool Equals((INamedTypeSymbol, bool) x, (INamedTypeSymbol, bool) y) =>
            x.Item2 == y.Item2 && x.Item1.Is(y.Item1);

        public int GetHashCode((INamedTypeSymbol, bool) key) => SymbolEqualityComparer.Default.GetHashCode(key.Item1);
    }
}
