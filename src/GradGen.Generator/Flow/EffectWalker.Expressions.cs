using GradGen.Generator.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>Expressions: what they may denote, and what is read on the way.</summary>
internal sealed partial class EffectWalker
{
    private readonly Stack<Value> _accessed = new();
    private readonly Stack<Value> _initialised = new();

    private Value Evaluate(IOperation? operation)
    {
        if (operation is null || _now is null || _gaveUp)
            return Value.None;
        if (++_operations > MaximumOperations)
            _gaveUp = true;
        switch (operation)
        {
            case ILiteralOperation or IDefaultValueOperation or INameOfOperation or ITypeOfOperation or ISizeOfOperation or IOmittedArgumentOperation:
                return Value.None;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                return _initialised.Count > 0 ? _initialised.Peek() : Value.Foreign;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return Value.This;
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IConversionOperation conversion:
                return EvaluateConversion(conversion);
            case ILocalReferenceOperation local:
                return EvaluateLocal(local);
            case IParameterReferenceOperation parameter:
                return EvaluateParameter(parameter);
            case IFieldReferenceOperation field:
                return EvaluateField(field);
            case IPropertyReferenceOperation property:
                return EvaluateProperty(property);
            case IArrayElementReferenceOperation element:
                return EvaluateElement(element.ArrayReference, element.Indices, element);
            case IImplicitIndexerReferenceOperation element:
                return EvaluateElement(element.Instance, [element.Argument], element);
            case IAssignmentOperation or IIncrementOrDecrementOperation:
                return EvaluateAssignment(operation);
            case IConditionalOperation choice:
                return EvaluateChoice(choice);
            case ICoalesceOperation coalesce:
                var first = Evaluate(coalesce.Value);
                return first | Otherwise(() => Evaluate(coalesce.WhenNull));
            case IConditionalAccessOperation access:
                _accessed.Push(Evaluate(access.Operation));
                var accessed = Otherwise(() => Evaluate(access.WhenNotNull));
                _accessed.Pop();
                return accessed;
            case IConditionalAccessInstanceOperation:
                return _accessed.Count > 0 ? _accessed.Peek() : Value.Unknown;
            case ISwitchExpressionOperation choice:
                return EvaluateSwitch(choice);
            case IIsPatternOperation test:
                BindPatterns(test.Pattern, Evaluate(test.Value), test);
                return Value.None;
            case IThrowOperation thrown:
                Evaluate(thrown.Exception);
                return Value.None;
            case IInvocationOperation call:
                return EvaluateInvocation(call);
            case IObjectCreationOperation creation:
                return EvaluateCreation(creation);
            case IArrayCreationOperation creation:
                return EvaluateArrayCreation(creation);
            case IAnonymousFunctionOperation or IMethodReferenceOperation or IDelegateCreationOperation:
                RunDelegate(operation, Value.Unknown);
                return Value.None;
            case ITupleOperation tuple:
                return tuple.Elements.Aggregate(Value.None, (sum, element) => sum | Evaluate(element));
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case IAwaitOperation await:
                return Evaluate(await.Operation);
            case ITranslatedQueryOperation query:
                return Evaluate(query.Operation);
            case IBinaryOperation binary:
                return EvaluateOperator(binary.OperatorMethod, binary, binary.LeftOperand, binary.RightOperand);
            case IUnaryOperation unary:
                return EvaluateOperator(unary.OperatorMethod, unary, unary.Operand);
            case IIsTypeOperation test:
                Evaluate(test.ValueOperand);
                return Value.None;
            case IWithOperation copy:
                Evaluate(copy.Operand);
                _initialised.Push(Value.Unknown);
                Evaluate(copy.Initializer);
                _initialised.Pop();
                return Value.Unknown;
            case IObjectOrCollectionInitializerOperation initializer:
                foreach (var part in initializer.Initializers)
                    Evaluate(part);
                return Value.None;
            case IMemberInitializerOperation member:
                _initialised.Push(Evaluate(member.InitializedMember));
                Evaluate(member.Initializer);
                _initialised.Pop();
                return Value.None;
            default:
                return EvaluateOther(operation);
        }
    }

    private Value EvaluateConversion(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        if (IsPlain(conversion.Type))
        {
            Read(value, conversion);
            return Value.None;
        }

        if (conversion.Type is IPointerTypeSymbol or IDynamicTypeSymbol)
        {
            Escape(value, conversion);
            return Value.Unknown;
        }

        // Arrays become spans; what anything else becomes may be new.
        return conversion.OperatorMethod is { } method && !FrameworkCalls.IsOfFramework(method) ? value | Value.Foreign : value;
    }

    private Value EvaluateLocal(ILocalReferenceOperation reference)
    {
        if (_madeFrom.TryGetValue(reference.Local, out var made))
            _asked?.UnionWith(made);
        var value = Get(reference.Local);
        if (!reference.Local.IsRef)
            return value;
        if (IsPlain(reference.Type))
        {
            Read(value, reference);
            return Value.None;
        }

        return value | _storages.Elements(value);
    }

    private Value EvaluateParameter(IParameterReferenceOperation reference)
    {
        var parameter = reference.Parameter;
        var value = Get(parameter);
        if (!IsPlain(parameter.Type))
            return value;
        // A number is read here, or through the reference that it is.
        if (value != Value.Foreign)
            Read(value, reference);
        return Value.None;
    }

    private Value EvaluateOperator(IMethodSymbol? method, IOperation operation, params IOperation[] operands)
    {
        var values = Value.None;
        foreach (var operand in operands)
        {
            // The right side of && and || may not run, which only matters for assignments inside.
            var value = Otherwise(() => Evaluate(operand));
            values |= value;
        }

        if (method is null)
            return Value.None;
        Read(_storages.Deep(values), operation);
        return IsPlain(operation.Type) ? Value.None : _storages.CreatedAt(operation.Syntax) | Value.Foreign;
    }

    private Value EvaluateArrayCreation(IArrayCreationOperation creation)
    {
        foreach (var size in creation.DimensionSizes)
            Evaluate(size);
        var array = _storages.CreatedAt(creation.Syntax, isBlank: creation.Initializer is null);
        StoreElements(creation.Initializer, array);
        return array;
    }

    private void StoreElements(IArrayInitializerOperation? initializer, Value array)
    {
        foreach (var element in initializer is null ? [] : initializer.ElementValues.AsEnumerable())
        {
            if (element is IArrayInitializerOperation inner)
                StoreElements(inner, array);
            else
                _storages.Store(array, Evaluate(element));
        }
    }

    private Value EvaluateOther(IOperation operation)
    {
        var values = Value.None;
        foreach (var child in operation.ChildOperations)
            values |= child.Type is null && child is not (IInvalidOperation or IAnonymousFunctionOperation) && child.ChildOperations.Count == 0 ? Value.None : Evaluate(child);
        if (operation.Kind == OperationKind.None)
            values |= Mentioned(operation.Syntax);
        switch (operation.Syntax)
        {
            case CollectionExpressionSyntax collection:
                Read(values, operation);
                var array = _storages.CreatedAt(operation.Syntax, isBlank: collection.Elements.Count == 0);
                if (!HoldsPlain(operation.Type))
                    _storages.Store(array, values | _storages.Elements(values));
                return array;
            case SpreadElementSyntax:
                return values;
            case StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax:
                return _storages.CreatedAt(operation.Syntax, isBlank: true);
        }

        if (operation is IInterpolatedStringOperation or IInterpolationOperation or IInterpolatedStringTextOperation or IArgumentOperation or IRangeOperation)
        {
            Read(_storages.Deep(values), operation);
            return operation is IArgumentOperation ? values : Value.None;
        }

        if (operation is IAnonymousObjectCreationOperation)
        {
            var created = _storages.CreatedAt(operation.Syntax);
            _storages.Store(created, values);
            return created;
        }

        Escape(values, operation);
        var isUnsafe = operation is IInvalidOperation or IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation
            || operation.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol or IDynamicTypeSymbol;
        if (isUnsafe)
            Escape(Value.Unknown, operation);
        return operation.Kind == OperationKind.None && !IsPlain(operation.Type) ? Value.Unknown : isUnsafe ? Value.Unknown : IsPlain(operation.Type) ? Value.None : values | Value.Foreign;
    }

    // An older compiler shows nothing inside what it has no operation for: go by the names.
    private Value Mentioned(SyntaxNode syntax)
    {
        var values = Value.None;
        foreach (var token in syntax.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.ThisKeyword)))
        {
            if (token.IsKind(SyntaxKind.ThisKeyword))
                values |= Value.This;
            foreach (var symbol in _arguments.Concat(_held.Keys).Concat(LayerMembers()).Where(symbol => symbol.Name == token.ValueText))
                values |= Get(symbol);
        }

        return values;
    }

    private IEnumerable<ISymbol> LayerMembers()
    {
        for (var type = _layer; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            foreach (var member in type.OriginalDefinition.GetMembers())
            {
                if (member is IFieldSymbol { IsStatic: false, AssociatedSymbol: null } or IPropertySymbol { IsStatic: false, IsIndexer: false })
                    yield return member;
            }
        }
    }
}
