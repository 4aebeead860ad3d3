using GradGen.Generator.Framework;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules.Parallelism;

/// <summary>
/// What is the same in every iteration of a parallel loop: a value, an object or an element. What is not known to be the same
/// is taken to vary.
/// </summary>
internal sealed class Sameness(IOperation scope, SourceModels sources)
{
    private static readonly HashSet<string> Sizes = ["Length", "LongLength", "Count", "Rank", "Span", "Rows", "Columns", "Cols", "RowCount", "ColumnCount"];

    private static readonly HashSet<string> Views = ["AsSpan", "AsMemory", "Slice", "CreateSpan", "Cast", "GetArrayDataReference", "GetLength",
        "GetLongLength", "GetUpperBound", "GetLowerBound"];

    private readonly SyntaxNode _around = scope.Root().Syntax;
    private readonly HashSet<ISymbol> _called = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _varying = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IOperation> _references = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _replaced = new(SymbolEqualityComparer.Default);

    /// <summary>Grows with what is found to vary.</summary>
    internal int Growth { get; private set; }

    /// <summary>Notes a function that iterations call, whose variables each call has for itself.</summary>
    internal void Call(IMethodSymbol function) => Grow(_called.Add(function));

    /// <summary>Notes that something varies: a variable, or the instance that a type's methods run on.</summary>
    internal void Vary(ISymbol symbol) => Grow(_varying.Add(symbol));

    /// <summary>Notes what a reference refers to.</summary>
    internal void Refer(ISymbol reference, IOperation target)
    {
        if (!_references.TryGetValue(reference, out var other))
            _references.Add(reference, target);
        else if (other != target)
            Vary(reference);
    }

    /// <summary>Notes that something gets a value, in this way or that.</summary>
    internal void Assign(IOperation target, bool isSame)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local }:
                Assign(local, isSame);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                Assign(parameter, isSame);
                break;
            case IMemberReferenceOperation { Member: var member }:
                Vary(member.OriginalDefinition);
                break;
            case IArrayElementReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: false }:
                // Other elements of this type may have been what it says now.
                if (target.Type is { } type && type.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single))
                    Grow(_replaced.Add(type));
                break;
            default:
                foreach (var part in target.Descendants())
                    Assign(part, isSame: false);
                break;
        }
    }

    /// <summary>Whether an expression gives the same value, or the same object, in every iteration.</summary>
    internal bool Holds(IOperation? operation) => operation switch
    {
        null => true,
        { ConstantValue.HasValue: true } => true,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { } type } =>
            !_varying.Contains(type.OriginalDefinition),
        ILocalReferenceOperation { Local: var local } => !_varying.Contains(local),
        IParameterReferenceOperation { Parameter: var parameter } => !_varying.Contains(parameter),
        IFieldReferenceOperation { Field: var field } reference =>
            Holds(reference.Instance) && !IsOfThread(field) && !_varying.Contains(field.OriginalDefinition),
        IPropertyReferenceOperation property => Holds(property),
        IArrayElementReferenceOperation element => Holds(element.ArrayReference) && element.Indices.All(Holds) && !IsReplaced(element.Type),
        IConversionOperation conversion => Holds(conversion.Operand) && (conversion.OperatorMethod is null || IsView(conversion.Type)),
        IParenthesizedOperation parenthesized => Holds(parenthesized.Operand),
        IBinaryOperation { OperatorMethod: null } binary => Holds(binary.LeftOperand) && Holds(binary.RightOperand),
        IUnaryOperation { OperatorMethod: null } unary => Holds(unary.Operand),
        IIncrementOrDecrementOperation step => Holds(step.Target),
        IInvocationOperation { TargetMethod: var method } call =>
            FrameworkCalls.IsOfFramework(method) && (Views.Contains(method.Name) || method.ContainingType.Name is "Math" or "MathF")
                && Holds(call.Instance) && call.Arguments.All(argument => Holds(argument.Value)),
        IObjectCreationOperation creation => IsView(creation.Type) && creation.Arguments.All(argument => Holds(argument.Value)),
        _ => false,
    };

    /// <summary>Whether every iteration writes to the same place when it writes to this.</summary>
    internal bool IsShared(IOperation target) => target switch
    {
        ILocalReferenceOperation { Local: var local } => IsShared(local),
        IParameterReferenceOperation { Parameter: var parameter } => IsShared(parameter),
        IFieldReferenceOperation { Field: var field } reference => !IsOfThread(field) && IsSharedObject(reference.Instance),
        IPropertyReferenceOperation { Arguments.IsEmpty: true, Property: var property } reference => property.IsAuto() && IsSharedObject(reference.Instance),
        IPropertyReferenceOperation { Property: var indexer } reference =>
            IsPlainIndexer(indexer) && Holds(reference.Instance) && reference.Arguments.All(argument => Holds(argument.Value)),
        IArrayElementReferenceOperation element => Holds(element.ArrayReference) && element.Indices.All(Holds),
        IConversionOperation conversion => IsShared(conversion.Operand),
        IParenthesizedOperation parenthesized => IsShared(parenthesized.Operand),
        // A view is a place as a whole.
        IInvocationOperation or IObjectCreationOperation => IsView(target.Type) && Holds(target),
        _ => false,
    };

    /// <summary>How a condition tells iterations apart.</summary>
    internal Dependence Of(IOperation? condition) => condition switch
    {
        _ when Holds(condition) => Dependence.None,
        IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.And
            or BinaryOperatorKind.Or
        } both => Max(Of(both.LeftOperand), Of(both.RightOperand)),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Of(not.Operand),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand),
        IBinaryOperation { LeftOperand.Type: { } type, OperatorMethod: null } comparison
            when IsReal(type) && !IsCounted(comparison.LeftOperand) && !IsCounted(comparison.RightOperand) => Dependence.Values,
        _ => Dependence.Iteration,
    };

    internal static Dependence Max(Dependence one, Dependence other) => one > other ? one : other;

    private bool Holds(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (!Holds(reference.Instance) || !reference.Arguments.All(argument => Holds(argument.Value)) || property.IsStatic)
            return false;
        if (!reference.Arguments.IsEmpty)
            return !IsReplaced(reference.Type) && IsPlainIndexer(property);
        if (property.DeclaringSyntaxReferences.IsEmpty)
            return Sizes.Contains(property.Name);
        if (_varying.Contains(property.OriginalDefinition) || property.IsVirtual || property.IsAbstract || property.IsOverride)
            return false;
        return property.IsAuto() || (property.GetMethod is { } getter && Returned(getter) is { } value && Holds(value));
    }

    // Of its own for each iteration, unless it refers to something else.
    private bool IsShared(ISymbol variable) =>
        !IsOwn(variable)
            || (_references.TryGetValue(variable, out var target) && !_varying.Contains(variable) && (target is ILoopOperation || IsShared(target)));

    // A struct in a variable is a part of the variable.
    private bool IsSharedObject(IOperation? instance) =>
        instance is { Type.IsValueType: true } and not IInstanceReferenceOperation ? IsShared(instance) : Holds(instance);

    private void Assign(ISymbol variable, bool isSame)
    {
        // What it refers to gets the value.
        if (_references.TryGetValue(variable, out var target))
        {
            if (target is not ILoopOperation)
                Assign(target, isSame);
            return;
        }

        // Someone else's variable has now the one value, now the other.
        if (!isSame || !IsOwn(variable))
            Vary(variable);
    }

    // Not declared around the loop, by the code that the loop is a part of.
    private bool IsOwn(ISymbol variable)
    {
        for (var around = variable.ContainingSymbol; around is IMethodSymbol; around = around.ContainingSymbol)
        {
            if (_called.Contains(around))
                return true;
        }

        return !variable.DeclaringSyntaxReferences
            .Any(declared => declared.SyntaxTree == _around.SyntaxTree && _around.Span.Contains(declared.Span) && !scope.Syntax.Span.Contains(declared.Span));
    }

    private bool IsReplaced(ITypeSymbol? type) => type is not null && _replaced.Contains(type);

    // What it does with its index is not asked, as it does the same in every iteration; it must not wait for its turn.
    private bool IsPlainIndexer(IPropertySymbol indexer)
    {
        if (indexer.DeclaringSyntaxReferences.IsEmpty)
            return indexer.ContainingNamespace.ToDisplayString() is "System" or "System.Collections.Generic" or "System.Numerics.Tensors"
                || indexer.ContainingNamespace.ToDisplayString().StartsWith("MathNet.Numerics", StringComparison.Ordinal);
        return !indexer.IsVirtual && !indexer.IsAbstract && !indexer.IsOverride
            && new[] { indexer.GetMethod, indexer.SetMethod }.All(accessor => accessor is null || (sources.Body(accessor.OriginalDefinition) is { } body
                && body.Descendants().All(static part =>
                    part is not (IInvocationOperation or ILockOperation or IMemberReferenceOperation { Member.IsStatic: true }))));
    }

    private IOperation? Returned(IMethodSymbol getter) =>
        sources.Body(getter.OriginalDefinition)?.Descendants().OfType<IReturnOperation>()
            .ToArray() is [{ ReturnedValue: var value, Parent: IBlockOperation { Operations.Length: 1 } }] ? value : null;

    private static bool IsOfThread(IFieldSymbol field) => field.GetAttributes().Any(static data => data.AttributeClass?.Name == "ThreadStaticAttribute");

    private static bool IsView(ITypeSymbol? type) => type?.Name is "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory";

    private static bool IsReal(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    // A number of an iteration that has become a real one.
    private static bool IsCounted(IOperation operation) =>
        operation is IConversionOperation { Operand.Type: { } from } && !IsReal(from) && operation.ConstantValue is not { HasValue: true };

    private void Grow(bool isNew)
    {
        if (isNew)
            Growth++;
    }
}
