using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>Compiles expressions.</summary>
internal sealed class ExpressionCompiler(Context context)
{
    internal const string NoObject = "a member without its object, which does not compile";

    private Machine Machine => context.Machine;

    /// <summary>A value of its own: of a struct in a variable a copy.</summary>
    internal Code Value(IOperation operation) =>
        Machine.Opened(operation.Syntax) is { IsPart: true } opening
            // What is converted to be what is open has the same syntax.
            ? opening.Around(context, () => OwnValue(operation))
            : OwnValue(operation);

    private Code OwnValue(IOperation operation)
    {
        var code = Receiver(operation);
        return IsVariable(operation) && operation.Type is { IsValueType: true } or ITypeParameterSymbol
            && context.Types.Of(operation.Type) is INamedTypeSymbol { IsValueType: true } type && Kinds.Of(type) is Kind.Object or Kind.Nullable
            ? frame => Instance.Copy(code(frame))
            : code;
    }

    /// <summary>A value to look into: of a struct in a variable the struct itself.</summary>
    internal Code Receiver(IOperation operation)
    {
        RuntimeStack.Ensure();
        if (operation.ConstantValue.HasValue && operation is not IAssignmentOperation && operation.Type is { } constant and not ITypeParameterSymbol)
        {
            var value = Constants.Of(operation.ConstantValue.Value, context.Types.Of(constant), Machine.Layouts);
            return _ => value;
        }

        if (OfKnownKind(operation) is { } known)
            return known;
        if (operation.Syntax is CollectionExpressionSyntax collection
            && operation is not (IConversionOperation { Operand.Syntax: not CollectionExpressionSyntax } or IArgumentOperation))
            return context.Collections.Collection(collection, context.TypeOf(operation));
        return operation switch
        {
            ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
                or IArrayElementReferenceOperation
                or IEventReferenceOperation or IImplicitIndexerReferenceOperation => context.Locations.Of(operation).Load(),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => context.Creations.Implicit(),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } => throw RunEndedException.Unknown("a pattern's input"),
            IInstanceReferenceOperation => static frame => frame.Self,
            ISimpleAssignmentOperation { IsRef: true } assignment => Location.Through(RefAssignment(assignment)).Load(),
            ISimpleAssignmentOperation assignment => Assignment(assignment),
            ICompoundAssignmentOperation assignment => context.Operators.Compound(assignment),
            IIncrementOrDecrementOperation step => context.Operators.Increment(step),
            ICoalesceAssignmentOperation assignment => CoalesceAssignment(assignment),
            IDeconstructionAssignmentOperation assignment => context.Deconstructions.Of(assignment),
            IEventAssignmentOperation assignment => EventAssignment(assignment),
            IBinaryOperation binary => context.Operators.Binary(binary),
            IUnaryOperation unary => context.Operators.Unary(unary),
            ITupleBinaryOperation tuple => context.Operators.Tuples(tuple),
            IConversionOperation conversion => Conversion(conversion),
            IParenthesizedOperation parenthesized => Receiver(parenthesized.Operand),
            IArgumentOperation argument => Value(argument.Value),
            IConditionalOperation choice => Conditional(choice),
            ICoalesceOperation coalesce => Coalesce(coalesce),
            IConditionalAccessOperation access => ConditionalAccess(access),
            IConditionalAccessInstanceOperation => context.Creations.Implicit(),
            IInvocationOperation { TargetMethod: { ReturnsByRef: true } or { ReturnsByRefReadonly: true } } => context.Locations.Of(operation).Load(),
            IInvocationOperation invocation => context.Calls.Invocation(invocation),
            IObjectCreationOperation or IArrayCreationOperation or IArrayInitializerOperation or ITypeParameterObjectCreationOperation
                or IAnonymousObjectCreationOperation
                or IWithOperation or ITupleOperation or IDefaultValueOperation or IRangeOperation => context.Creations.Of(operation),
            IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation => context.Functions.Of(operation),
            IIsTypeOperation test => IsType(test),
            IIsPatternOperation test => context.Patterns.Is(test),
            ISwitchExpressionOperation choice => context.Patterns.Switch(choice),
            IInterpolatedStringOperation text => context.Creations.Text(text),
            IThrowOperation thrown => Throw(thrown),
            IDiscardOperation => static _ => default,
            IDeclarationExpressionOperation declaration => Receiver(declaration.Expression),
            ITranslatedQueryOperation query => Receiver(query.Operation),
            ITypeOfOperation type => TypeOf(type),
            ISizeOfOperation => throw RunEndedException.Unknown("sizeof"),
            { Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax } => context.Collections.StackAlloc(operation),
            _ => throw RunEndedException.Unknown("the operation " + operation.Kind),
        };
    }

    // Reals, integers and conditions have compilers of their own.
    private Code? OfKnownKind(IOperation operation) =>
        context.Reals.Own(operation) is { } real ? frame => Values.Value.Of(real(frame))
            : context.Integers.Own(operation) is { } integer ? frame => Values.Value.Of(integer(frame))
            : context.Conditions.Own(operation) is { } condition ? frame => Values.Value.Of(condition(frame))
            : null;

    /// <summary>The object that a member is of; null of a static one.</summary>
    internal Code? ObjectOf(ISymbol member, IOperation? instance) =>
        instance is not null ? Receiver(instance)
            : member.IsStatic ? null : throw RunEndedException.Unknown(NoObject);

    internal Code RefAssignment(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is not ILocalReferenceOperation { Local: var local })
            throw RunEndedException.Unknown("a ref assignment to a field");
        var slot = context.Locations.Variable(local);
        return slot.Store(context.Locations.Of(assignment.Value).Reference());
    }

    /// <summary>The value of an expression that is assigned, returned or made a part of something, which a real is known to have gone through.</summary>
    internal Code Passed(IOperation operation, ITypeSymbol? type)
    {
        if (type is null || Kinds.Of(type) != Kind.Real)
            return Value(operation);
        var (trace, real) = (context.Trace, context.Reals.Of(operation));
        return frame => Values.Value.Of(trace.Pass(real(frame)));
    }

    /// <summary>The same of what is compiled.</summary>
    internal Code Passed(Code value, ITypeSymbol type)
    {
        var trace = context.Trace;
        return Kinds.Of(type) == Kind.Real ? frame => trace.Pass(value(frame)) : value;
    }

    /// <summary>The same of one that keeps its type.</summary>
    internal Code Passed(IOperation operation) => Passed(operation, operation.Type is null ? null : context.TypeOf(operation));

    private static bool IsVariable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation or IInstanceReferenceOperation
            or IPropertyReferenceOperation or IAssignmentOperation => true,
        IInvocationOperation invocation => invocation.TargetMethod.ReturnsByRef || invocation.TargetMethod.ReturnsByRefReadonly,
        IParenthesizedOperation parenthesized => IsVariable(parenthesized.Operand),
        IConversionOperation { Conversion.IsIdentity: true } conversion => IsVariable(conversion.Operand),
        IConditionalOperation choice => IsVariable(choice.WhenTrue) || (choice.WhenFalse is { } other && IsVariable(other)),
        _ => false,
    };

    private Code Assignment(ISimpleAssignmentOperation assignment)
    {
        var value = Passed(assignment.Value, assignment.Type is null ? null : context.Types.Of(assignment.Type));
        if (assignment.Target is IDiscardOperation)
            return value;
        return context.Locations.Of(assignment.Target).Store(value);
    }

    private Code CoalesceAssignment(ICoalesceAssignmentOperation assignment)
    {
        var target = context.Locations.Of(assignment.Target);
        var (load, store) = (target.Load(), target.Store(Value(assignment.Value)));
        return IsNull(context.TypeOf(assignment.Target)) is var isNull ? frame => load(frame) is var held && isNull(held) ? store(frame) : held : load;
    }

    private Code EventAssignment(IEventAssignmentOperation assignment)
    {
        var handler = Value(assignment.HandlerValue);
        var adds = assignment.Adds;
        return context.Locations.Of(assignment.EventReference).Update((frame, old) =>
            Values.Value.Of(adds
                ? FunctionValue.Combine((FunctionValue?)old.Object, (FunctionValue?)handler(frame).Object)
                : FunctionValue.Remove((FunctionValue?)old.Object, (FunctionValue?)handler(frame).Object)));
    }

    /// <summary>Whether a value of a type is null.</summary>
    internal static Func<Value, bool> IsNull(ITypeSymbol type) =>
        Kinds.Of(type) == Kind.Nullable ? static value => value.IsNothing
            : type.IsValueType ? static _ => false
            : static value => value.Object is null;

    private Code Conversion(IConversionOperation conversion)
    {
        if (conversion.Operand is IAnonymousFunctionOperation)
            return context.Functions.Of(conversion.Operand);
        if (conversion.Operand.Syntax is CollectionExpressionSyntax collection)
            return context.Collections.Collection(collection, context.TypeOf(conversion));
        if (conversion.Operand is IThrowOperation thrown)
            return Throw(thrown);
        var target = context.TypeOf(conversion);
        if (conversion.OperatorMethod is { } method && conversion.Operand.Type is { } operand
            && !(Kinds.Of(context.Types.Of(operand)) != Kind.Object && Kinds.Of(target) != Kind.Object))
            return context.Operators.UserConversion(conversion, method);
        if (conversion.Operand.Type is not { } type)
            return conversion.Operand.ConstantValue is { HasValue: true, Value: null } ? (_ => Machine.Layouts.Default(target)) : Value(conversion.Operand);
        var source = context.Types.Of(type);
        var value = conversion.IsTryCast || target.IsValueType != source.IsValueType || !source.IsValueType
            ? Receiver(conversion.Operand)
            : Value(conversion.Operand);
        if (conversion.IsTryCast)
            return TryCast(value, source, target);
        if (Conversions.IsSpan(target)
            && conversion.Operand.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax)
            return value;
        return Machine.Conversions.Between(source, target, conversion.IsChecked) is { } convert ? frame => convert(value(frame)) : value;
    }

    private Code TryCast(Code value, ITypeSymbol source, ITypeSymbol target)
    {
        var isNullable = Kinds.Of(target) == Kind.Nullable;
        return frame =>
        {
            var held = source.IsValueType ? Conversions.Box(value(frame), source) : value(frame);
            return held.Object is not null && Machine.Types.IsInstance(held, Kinds.Underlying(target))
                ? isNullable ? Machine.Conversions.Unbox(held, Kinds.Underlying(target)) : held
                : isNullable ? Values.Value.Nothing : default;
        };
    }

    private Code IsType(IIsTypeOperation test)
    {
        var value = Receiver(test.ValueOperand);
        var (source, target, isNot) = (context.TypeOf(test.ValueOperand), context.Types.Of(test.TypeOperand), test.IsNegated);
        return frame => Values.Value.Of(Machine.Types.IsInstance(source.IsValueType ? Conversions.Box(value(frame), source) : value(frame), target) != isNot);
    }

    private Code Conditional(IConditionalOperation choice)
    {
        var condition = context.Conditions.Of(choice.Condition);
        var (whenTrue, whenFalse) = (Arm(choice.WhenTrue), Arm(choice.WhenFalse!));
        return frame => condition(frame) ? whenTrue(frame) : whenFalse(frame);
    }

    /// <summary>One of the ways that an expression can take.</summary>
    internal Code Arm(IOperation operation)
    {
        var statements = context.Trace.Statements;
        var number = statements.NumberOf(operation.Syntax);
        var value = context.Statements.OrEnd(() => Value(operation));
        return frame =>
        {
            statements.Run(number);
            return value(frame);
        };
    }

    private Code Coalesce(ICoalesceOperation coalesce)
    {
        var type = context.TypeOf(coalesce.Value);
        var (value, otherwise) = (Value(coalesce.Value), context.Statements.OrEnd(() => Value(coalesce.WhenNull)));
        var isNull = IsNull(type);
        var convert = coalesce.Type is { } target
            ? Machine.Conversions.Between(Kinds.Of(context.Types.Of(target)) == Kind.Nullable ? type : Kinds.Underlying(type), context.Types.Of(target)) : null;
        return frame =>
        {
            var held = value(frame);
            return isNull(held) ? otherwise(frame) : convert is null ? held : convert(held);
        };
    }

    private Code ConditionalAccess(IConditionalAccessOperation access)
    {
        var receiver = Receiver(access.Operation);
        var isNull = IsNull(context.TypeOf(access.Operation));
        var member = context.Creations.With(access.WhenNotNull, out var slot);
        var isNullable = access.Type is { } type && Kinds.Of(context.Types.Of(type)) == Kind.Nullable;
        return frame =>
        {
            var held = receiver(frame);
            if (isNull(held))
                return isNullable ? Values.Value.Nothing : default;
            frame.Locals[slot] = held;
            return member(frame);
        };
    }

    private Code Throw(IThrowOperation thrown)
    {
        if (thrown.Exception is null)
            return frame => throw (Exception?)frame.Caught ?? RunEndedException.Unknown("a throw without an exception");
        var value = Value(thrown.Exception);
        return frame => throw (value(frame).Object is Instance exception ? new ThrownException(exception) : Machine.Thrown<NullReferenceException>());
    }

    private Code TypeOf(ITypeOfOperation type)
    {
        var held = Values.Value.Of(new TypeValue(context.Types.Of(type.TypeOperand)));
        return _ => held;
    }
}
