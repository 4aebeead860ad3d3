using GradGen.Generator.Framework;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>Expressions: what they may denote, and what is read on the way.</summary>
internal sealed class ValueReader(EffectWalker walker) : OperationVisitor<object?, Value>
{
    private readonly Stack<Value> _accessed = new();

    internal Value Of(IOperation expression) => expression switch
    {
        ILiteralOperation or IDefaultValueOperation or INameOfOperation or ITypeOfOperation or ISizeOfOperation or IOmittedArgumentOperation => Value.None,
        // What has no kind of its own, a visitor does not see.
        { Kind: OperationKind.None } => DefaultVisit(expression, null),
        _ => expression.Accept(this, null),
    };

    public override Value VisitInstanceReference(IInstanceReferenceOperation operation, object? argument) => operation.ReferenceKind switch
    {
        InstanceReferenceKind.ImplicitReceiver => walker.Creations.Initialised,
        InstanceReferenceKind.ContainingTypeInstance => Value.This,
        _ => DefaultVisit(operation, argument),
    };

    public override Value VisitConversion(IConversionOperation operation, object? argument)
    {
        var value = walker.Evaluate(operation.Operand);
        if (Plainness.IsPlain(operation.Type))
        {
            walker.Log.Read(value, operation);
            return Value.None;
        }

        if (operation.Type is IPointerTypeSymbol or IDynamicTypeSymbol)
        {
            walker.Log.Escape(value, operation);
            return Value.Unknown;
        }

        // Arrays become spans; what anything else becomes may be new.
        return operation.OperatorMethod is { } method && !FrameworkCalls.IsOfFramework(method) ? value | Value.Foreign : value;
    }

    public override Value VisitLocalReference(ILocalReferenceOperation operation, object? argument)
    {
        walker.Guards.Use(operation.Local);
        var value = walker.Variables.Get(operation.Local);
        return operation.Local.IsRef ? walker.Members.Seen(value, operation) : value;
    }

    public override Value VisitParameterReference(IParameterReferenceOperation operation, object? argument)
    {
        var value = walker.Variables.Get(operation.Parameter);
        if (!Plainness.IsPlain(operation.Parameter.Type))
            return value;
        // A number is read here, or through the reference that it is.
        if (value != Value.Foreign)
            walker.Log.Read(value, operation);
        return Value.None;
    }

    public override Value VisitFieldReference(IFieldReferenceOperation operation, object? argument) => walker.Members.Of(operation);

    public override Value VisitPropertyReference(IPropertyReferenceOperation operation, object? argument) => walker.Members.Of(operation);

    public override Value VisitArrayElementReference(IArrayElementReferenceOperation operation, object? argument) =>
        walker.Members.ElementOf(operation.ArrayReference, operation.Indices, operation);

    public override Value VisitImplicitIndexerReference(IImplicitIndexerReferenceOperation operation, object? argument) =>
        walker.Members.ElementOf(operation.Instance, [operation.Argument], operation);

    public override Value VisitSimpleAssignment(ISimpleAssignmentOperation operation, object? argument) => walker.Assignments.Of(operation);

    public override Value VisitCompoundAssignment(ICompoundAssignmentOperation operation, object? argument) => walker.Assignments.Change(operation);

    public override Value VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation, object? argument) => walker.Assignments.Step(operation);

    public override Value VisitCoalesceAssignment(ICoalesceAssignmentOperation operation, object? argument) => walker.Assignments.Coalesce(operation);

    public override Value VisitDeconstructionAssignment(IDeconstructionAssignmentOperation operation, object? argument) =>
        walker.Assignments.Deconstruct(operation);

    public override Value VisitConditional(IConditionalOperation operation, object? argument)
    {
        var (whenTrue, whenFalse) = walker.EvaluateEither(operation);
        return whenTrue | whenFalse;
    }

    public override Value VisitCoalesce(ICoalesceOperation operation, object? argument) =>
        walker.Evaluate(operation.Value) | walker.EvaluateMaybe(operation.WhenNull);

    public override Value VisitConditionalAccess(IConditionalAccessOperation operation, object? argument)
    {
        _accessed.Push(walker.Evaluate(operation.Operation));
        var value = walker.EvaluateMaybe(operation.WhenNotNull);
        _accessed.Pop();
        return value;
    }

    public override Value VisitConditionalAccessInstance(IConditionalAccessInstanceOperation operation, object? argument) =>
        _accessed.Count > 0 ? _accessed.Peek() : Value.Unknown;

    public override Value VisitSwitchExpression(ISwitchExpressionOperation operation, object? argument) =>
        Together(walker.EvaluateArms(operation, walker.Evaluate(operation.Value)));

    public override Value VisitIsPattern(IIsPatternOperation operation, object? argument) => walker.Test(operation);

    public override Value VisitIsType(IIsTypeOperation operation, object? argument) => Discard(operation.ValueOperand);

    public override Value VisitThrow(IThrowOperation operation, object? argument) => Discard(operation.Exception);

    public override Value VisitInvocation(IInvocationOperation operation, object? argument) => walker.Calls.Of(operation);

    public override Value VisitArrayCreation(IArrayCreationOperation operation, object? argument) => walker.Creations.Of(operation);

    public override Value VisitObjectCreation(IObjectCreationOperation operation, object? argument) => walker.Creations.Of(operation);

    public override Value VisitWith(IWithOperation operation, object? argument) => walker.Creations.Of(operation);

    public override Value VisitMemberInitializer(IMemberInitializerOperation operation, object? argument)
    {
        walker.Creations.Initialise(walker.Evaluate(operation.InitializedMember), operation.Initializer);
        return Value.None;
    }

    public override Value VisitAnonymousFunction(IAnonymousFunctionOperation operation, object? argument) => Run(operation);

    public override Value VisitMethodReference(IMethodReferenceOperation operation, object? argument) => Run(operation);

    public override Value VisitDelegateCreation(IDelegateCreationOperation operation, object? argument) => Run(operation);

    public override Value VisitTuple(ITupleOperation operation, object? argument) => Together(operation.Elements.Select(walker.Evaluate));

    public override Value VisitDeclarationExpression(IDeclarationExpressionOperation operation, object? argument) => walker.Evaluate(operation.Expression);

    public override Value VisitAwait(IAwaitOperation operation, object? argument) => walker.Evaluate(operation.Operation);

    public override Value VisitTranslatedQuery(ITranslatedQueryOperation operation, object? argument) => walker.Evaluate(operation.Operation);

    public override Value VisitBinaryOperator(IBinaryOperation operation, object? argument)
    {
        var (left, right) = operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr
            ? walker.EvaluateBoth(operation)
            : (walker.Evaluate(operation.LeftOperand), walker.Evaluate(operation.RightOperand));
        return Operate(operation.OperatorMethod, operation, left | right);
    }

    public override Value VisitUnaryOperator(IUnaryOperation operation, object? argument) =>
        Operate(operation.OperatorMethod, operation, walker.Evaluate(operation.Operand));

    public override Value VisitAnonymousObjectCreation(IAnonymousObjectCreationOperation operation, object? argument)
    {
        var created = walker.Storages.CreatedAt(operation.Syntax);
        walker.Storages.Store(created, Parts(operation));
        return created;
    }

    public override Value VisitArgument(IArgumentOperation operation, object? argument)
    {
        var value = Parts(operation);
        walker.Log.Read(walker.Storages.Deep(value), operation);
        return value;
    }

    public override Value DefaultVisit(IOperation operation, object? argument)
    {
        var values = Parts(operation);
        if (operation.Kind == OperationKind.None)
            values |= Mentioned(operation.Syntax);
        switch (operation.Syntax)
        {
            case CollectionExpressionSyntax collection:
                walker.Log.Read(values, operation);
                return walker.Storages.CreatedAt(operation.Syntax, operation.Type, values | walker.Storages.Elements(values),
                    isBlank: collection.Elements.Count == 0);
            case SpreadElementSyntax:
                return values;
            case StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax:
                return walker.Storages.CreatedAt(operation.Syntax, isBlank: true);
        }

        if (operation is IInterpolatedStringOperation or IInterpolationOperation or IInterpolatedStringTextOperation or IRangeOperation)
        {
            walker.Log.Read(walker.Storages.Deep(values), operation);
            return Value.None;
        }

        var isUnsafe = operation is IInvalidOperation or IDynamicInvocationOperation or IDynamicMemberReferenceOperation
            or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation
            || operation.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol or IDynamicTypeSymbol;
        walker.Log.Escape(isUnsafe ? values | Value.Unknown : values, operation);
        return isUnsafe ? Value.Unknown
            : Plainness.IsPlain(operation.Type) ? Value.None
            : operation.Kind == OperationKind.None ? Value.Unknown : values | Value.Foreign;
    }

    private Value Discard(IOperation? expression)
    {
        walker.Evaluate(expression);
        return Value.None;
    }

    private Value Run(IOperation function)
    {
        walker.Delegates.Run(function, static _ => Value.Unknown);
        return Value.None;
    }

    private Value Operate(IMethodSymbol? method, IOperation operation, Value operands)
    {
        if (method is null)
            return Value.None;
        walker.Log.Read(walker.Storages.Deep(operands), operation);
        return Plainness.IsPlain(operation.Type) ? Value.None : walker.Storages.CreatedAt(operation.Syntax) | Value.Foreign;
    }

    private Value Parts(IOperation operation) => Together(operation.ChildOperations.Select(walker.Evaluate));

    // An older compiler shows nothing inside what it has no operation for: go by the names.
    private Value Mentioned(SyntaxNode syntax)
    {
        var names = new HashSet<string>(syntax.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(static token => token.ValueText));
        var members = walker.Layer.WithBases().SelectMany(static type => type.OriginalDefinition.GetMembers()).Where(static member =>
            member is IFieldSymbol { IsStatic: false, AssociatedSymbol: null } or IPropertySymbol { IsStatic: false, IsIndexer: false });
        var values = Together(walker.Arguments.Concat(walker.Variables.Held.Keys).Concat(members).Where(symbol => names.Contains(symbol.Name))
            .Select(walker.Variables.Get));
        return syntax.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.ThisKeyword)) ? values | Value.This : values;
    }

    private static Value Together(IEnumerable<Value> values) => values.Aggregate(Value.None, static (sum, value) => sum | value);
}
