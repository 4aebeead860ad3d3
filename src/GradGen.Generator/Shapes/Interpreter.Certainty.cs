using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Shapes;

/// <summary>
/// What holds on every path. A guess at an input's shape follows the likely path; a warning may not. So where certainty is
/// asked for, paths are joined, what only some path assigns is in doubt, and what cannot be followed ends it all.
/// </summary>
internal sealed partial class Interpreter
{
    private readonly List<Dictionary<ISymbol, SymbolicValue>> _jumps = [];
    private readonly HashSet<ISymbol> _doubted = new(SymbolEqualityComparer.Default);

    /// <summary>Whether what is concluded has to hold on every path.</summary>
    internal bool IsCertain { get; init; }

    /// <summary>Something could not be followed: nothing is known of anything.</summary>
    internal bool IsLost { get; private set; }

    /// <summary>The members that were assigned as a whole.</summary>
    internal HashSet<ISymbol> AssignedMembers { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Members of other objects that were assigned.</summary>
    internal List<(ISymbol Member, SymbolicValue Value)> AssignedElsewhere { get; } = [];

    /// <summary>What a member holds on every path through what was run; null when nothing assigns it.</summary>
    internal SymbolicValue? Final(ISymbol member) =>
        IsLost || _doubted.Contains(member) ? SymbolicValue.Unknown : _values.TryGetValue(member, out var value) ? value : null;

    private SymbolicValue GiveUp()
    {
        IsLost = true;
        return SymbolicValue.Unknown;
    }

    private void Doubt(IOperation part)
    {
        foreach (var symbol in AssignedIn(part))
            Doubt(symbol);
    }

    private void Doubt(ISymbol symbol)
    {
        _doubted.Add(symbol);
        if (symbol is IFieldSymbol or IPropertySymbol)
            AssignedMembers.Add(symbol);
    }

    // Parts of an expression that are not always evaluated.
    private void DoubtWhatIsOptional(IOperation operation)
    {
        if (operation is IConditionalOperation { Type: not null } or ICoalesceOperation or ISwitchExpressionOperation or IConditionalAccessOperation
            or IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr })
        {
            Doubt(operation);
        }
    }

    // Which case is taken, or how far a block comes, is not known.
    private void ExecuteDoubtfully(IOperation operation)
    {
        var before = Copy();
        foreach (var child in operation.ChildOperations)
            EvaluateOrExecute(child);
        JoinAll(_jumps);
        Join(before);
        Doubt(operation);
    }

    // An override of the running type; base calls are meant as they stand.
    private IMethodSymbol TargetOf(IInvocationOperation call)
    {
        var method = call.TargetMethod.OriginalDefinition;
        for (var type = call.IsVirtual ? _layer : null; type is not null; type = type.BaseType)
        {
            foreach (var candidate in type.OriginalDefinition.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (var overridden = candidate; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (Same(overridden.OriginalDefinition, method))
                        return candidate;
                }
            }
        }

        return method;
    }

    // A call on the layer itself, or one that is given it, may do anything to its members.
    private static bool MayAssign(IInvocationOperation call) =>
        call.Arguments.Any(static argument => Unconverted(argument.Value) is IInstanceReferenceOperation)
        || (call.Instance is IInstanceReferenceOperation && call.TargetMethod.ContainingType.SpecialType == SpecialType.None);

    private void Bind(IInvocationOperation call, IMethodSymbol method)
    {
        var values = call.Arguments.Select(argument => (argument.Parameter, Value: Evaluate(argument.Value))).ToArray();
        foreach (var (parameter, value) in values)
        {
            if (parameter is not null && parameter.Ordinal < method.Parameters.Length)
                _values[method.Parameters[parameter.Ordinal]] = value;
        }
    }

    /// <summary>What a property of the layer gives.</summary>
    internal SymbolicValue Get(IPropertySymbol property) => Knows(property.OriginalDefinition) ? this[property.OriginalDefinition] : Read(property);

    // The body of a property that is no auto-property.
    private SymbolicValue Read(IPropertySymbol property) =>
        property.OriginalDefinition.GetMethod is { IsVirtual: false, IsAbstract: false, IsOverride: false } getter && BodyOf(getter) is { } body
            ? RunBody(getter, body)
            : SymbolicValue.Unknown;

    /// <summary>Runs a constructor and all that it runs before its own body: initialisers, and other constructors.</summary>
    /// <param name="type">The type whose constructor it is.</param>
    /// <param name="constructor">Null for the one that a compiler adds.</param>
    /// <param name="initialise">Runs the initialisers of a type.</param>
    /// <param name="depth">How many constructors lead here.</param>
    internal void Construct(INamedTypeSymbol type, IMethodSymbol? constructor, Action<INamedTypeSymbol> initialise, int depth = 0)
    {
        if (depth > 8)
        {
            GiveUp();
            return;
        }

        var body = constructor is null ? null : _sources.Body(constructor) as IConstructorBodyOperation;
        var chained = body?.Initializer is { } initializer ? InvocationIn(initializer) : constructor is null ? null : _sources.BaseCall(constructor);
        var target = chained?.TargetMethod.OriginalDefinition;
        if (chained is not null)
            Bind(chained, target!);
        if (target is not null && Same(target.ContainingType, type))
        {
            Construct(type, target, initialise, depth + 1);
        }
        else
        {
            initialise(type);
            if (type.BaseType?.OriginalDefinition is { SpecialType: SpecialType.None, DeclaringSyntaxReferences.IsEmpty: false } parent)
                Construct(parent, target ?? parent.InstanceConstructors.FirstOrDefault(static candidate => candidate.Parameters.IsEmpty), initialise, depth + 1);
        }

        if (body is not null)
            RunBody(constructor!, (IOperation?)body.BlockBody ?? body.ExpressionBody!);
    }

    private static IInvocationOperation? InvocationIn(IOperation initializer) =>
        (initializer is IExpressionStatementOperation statement ? statement.Operation : initializer) as IInvocationOperation;

    private Dictionary<ISymbol, SymbolicValue> Copy() => new(_values, SymbolEqualityComparer.Default);

    private void JoinAll(List<Dictionary<ISymbol, SymbolicValue>> others)
    {
        foreach (var other in others)
            Join(other);
        others.Clear();
    }

    // After a branch, what both ways agree on.
    private void Join(Dictionary<ISymbol, SymbolicValue> other)
    {
        foreach (var symbol in _values.Keys.Concat(other.Keys).Distinct<ISymbol>(SymbolEqualityComparer.Default).ToArray())
        {
            var isHere = _values.TryGetValue(symbol, out var here);
            var isThere = other.TryGetValue(symbol, out var there);
            if (isHere && isThere)
                _values[symbol] = here!.Equals(there) ? here : IsCertain && IsArray(symbol) && Present(here, there!) is { } present ? present : SymbolicValue.Unknown;
            else if (IsCertain)
                _values[symbol] = IsArray(symbol) ? here ?? there! : SymbolicValue.Unknown;
        }
    }

    private static SymbolicValue? Present(SymbolicValue one, SymbolicValue other) =>
        one.Equals(SymbolicValue.Null) ? other : other.Equals(SymbolicValue.Null) ? one : null;

    // An array that one way leaves null has no other size; a number that it leaves alone has.
    private bool IsArray(ISymbol symbol) => symbol switch
    {
        ILocalSymbol or IParameterSymbol => true,
        IFieldSymbol field => field.Type is IArrayTypeSymbol || OwnOf(field.Type) is not null,
        IPropertySymbol property => property.Type is IArrayTypeSymbol || OwnOf(property.Type) is not null,
        _ => false,
    };
}
