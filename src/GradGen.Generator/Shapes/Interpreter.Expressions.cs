using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Values of expressions.</summary>
internal sealed partial class Interpreter
{
    private SymbolicValue Evaluate(IOperation operation)
    {
        if (++_operations > MaximumOperations)
            return GiveUp();
        if (IsCertain)
            DoubtWhatIsOptional(operation);
        if (IsCertain && Unconverted(operation).ConstantValue is { HasValue: true, Value: null })
            return Null;
        if (operation.ConstantValue is { HasValue: true, Value: int constant })
            return new Number(Polynomial.Constant(constant));
        if (operation.ConstantValue is { HasValue: true, Value: long large })
            return new Number(Polynomial.Constant(large));
        switch (operation)
        {
            case IExpressionStatementOperation statement:
                return Evaluate(statement.Operation);
            case IConversionOperation { Syntax: CollectionExpressionSyntax collection } conversion:
                return EvaluateCollection(collection, conversion.Type);
            case { Syntax: CollectionExpressionSyntax collection }:
                return EvaluateCollection(collection, operation.Type);
            case IConversionOperation { Type.SpecialType: SpecialType.System_Double or SpecialType.System_Single } conversion when Storage.IsLabel(conversion.Operand.Type) && Evaluate(conversion.Operand) is Element integer:
                return integer.Changed();
            case IConversionOperation conversion:
                return Evaluate(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case ILocalReferenceOperation local:
                return this[local.Local];
            case IParameterReferenceOperation parameter:
                return this[parameter.Parameter];
            case IFieldReferenceOperation field:
                var holder = field.Instance is null ? Unknown : Evaluate(field.Instance);
                if (holder is SymbolicValue.Tuple parts)
                    return PartOf(parts, field.Field);
                if (MemberOf(field.Instance, holder, field.Field) is { } held)
                    return held;
                return IsCertain && SymbolOf(field) is null ? Unknown : this[field.Field.OriginalDefinition];
            case IPropertyReferenceOperation { Property: { Name: ['I', 't', 'e', 'm', var place], ContainingType.Name: "Tuple" }, Instance: { } whole } when Evaluate(whole) is SymbolicValue.Tuple items:
                return items.Parts.ElementAtOrDefault(place - '1') ?? Unknown;
            case IPropertyReferenceOperation property:
                return EvaluateProperty(property);
            case IArrayElementReferenceOperation element:
                return EvaluateElement(Evaluate(element.ArrayReference), element.ArrayReference.Type, element.Indices);
            case IArrayCreationOperation creation:
                return EvaluateCreation(creation);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return (SymbolicValue?)_receiver ?? Unknown;
            case IBinaryOperation { OperatorMethod: { } method } binary when EvaluateOperator(method, binary.OperatorKind, binary.LeftOperand, binary.RightOperand) is { } combined:
                return combined;
            case IUnaryOperation { OperatorMethod: { } method } unary when EvaluateOperator(method, null, unary.Operand) is { } changed:
                return changed;
            case IObjectCreationOperation { Constructor: { } constructor } creation when Made(constructor, creation.Arguments, creation.Type) is { } made:
                Discard(creation.Initializer);
                return made;
            case IObjectCreationOperation creation when NewCollection(creation) is { } collection:
                return collection;
            case IObjectCreationOperation holding when Constructed(holding) is { } instance:
                return instance;
            case IBinaryOperation binary:
                return EvaluateBinary(binary);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus:
                return Evaluate(minus.Operand) switch
                {
                    Number { Value: var value } => new Number(Polynomial.Zero.Minus(value)),
                    Element element => element.Changed(),
                    var other => other,
                };
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Evaluate(assignment.Value), assignment.Value);
            case ICoalesceAssignmentOperation assignment:
                var late = Evaluate(assignment.Value);
                if (IsCertain && SymbolOf(assignment.Target) is { } present && Knows(present) && !this[present].Equals(Null))
                    return this[present].Equals(late) ? late : Assign(assignment.Target, Unknown);
                return SymbolOf(assignment.Target) is { } target && (this[target] is not ArrayOf || Late.Contains(target)) ? Assign(assignment.Target, late, assignment.Value) : Evaluate(assignment.Target);
            case IDeconstructionAssignmentOperation assignment:
                return Deconstruct(assignment);
            case ITupleOperation tuple:
                return new SymbolicValue.Tuple([.. tuple.Elements.Select(Evaluate)]);
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case ICompoundAssignmentOperation assignment:
                Evaluate(assignment.Value);
                Evaluate(assignment.Target);
                return Assign(assignment.Target, Unknown);
            case IIncrementOrDecrementOperation change:
                var before = Evaluate(change.Target);
                if (SymbolOf(change.Target) is { } counter && _counters.Contains(counter))
                    return before;
                Assign(change.Target, Unknown);
                return before is Number ? Unknown : before;
            case IConditionalOperation choice:
                return EvaluateChoice(choice);
            case ICoalesceOperation coalesce:
                var first = Evaluate(coalesce.Value);
                var second = Evaluate(coalesce.WhenNull);
                if (IsCertain && !first.Equals(Null))
                    return first.Equals(second) || Unconverted(coalesce.WhenNull) is IThrowOperation ? first : Unknown;
                return first.Equals(Unknown) || first.Equals(Null) ? second : first;
            case IConditionalAccessOperation access:
                Discard(access.Operation);
                return Evaluate(access.WhenNotNull);
            case IInvocationOperation invocation:
                return EvaluateInvocation(invocation);
            case IArgumentOperation argument:
                var passed = Evaluate(argument.Value);
                if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out && SymbolOf(argument.Value) is not null)
                    Assign(argument.Value, Unknown);
                return passed;
            case IObjectCreationOperation { Type: INamedTypeSymbol { IsValueType: true, ContainingNamespace: { Name: "Numerics" or "Intrinsics" } } } vector:
                return EvaluateVector(vector);
            case { Kind: OperationKind.None } when EvaluatePointer(operation) is { } pointed:
                return pointed;
            case IObjectCreationOperation creation when IsCertain && creation.Arguments.Any(static argument => Unconverted(argument.Value) is IInstanceReferenceOperation):
                return GiveUp();
            case IAnonymousFunctionOperation function when IsCertain:
                Doubt(function.Body);
                return Unknown;
            case IAnonymousFunctionOperation function:
                Execute(function.Body);
                return Unknown;
            case INameOfOperation:
                return Unknown;
            case ISwitchExpressionOperation choice when !IsCertain && Evaluate(choice.Value) is Element label:
                RequireOneOf(label, choice);
                foreach (var arm in choice.Arms)
                {
                    ComparePattern(label, arm.Pattern);
                    Evaluate(arm.Value);
                }

                return Unknown;
            case IIsPatternOperation { Value: var tested, Pattern: var pattern } when !IsCertain && Evaluate(tested) is Element label:
                ComparePattern(label, pattern);
                return Unknown;
            case IIsPatternOperation or IIsTypeOperation or IThrowOperation:
                foreach (var child in operation.ChildOperations)
                    Discard(child);
                return Unknown;
            default:
                foreach (var child in operation.ChildOperations)
                    Escape(EvaluateOrExecute(child));
                return Unknown;
        }
    }

    private SymbolicValue EvaluateOrExecute(IOperation operation)
    {
        if (operation is not (IBlockOperation or IVariableDeclarationGroupOperation or ILoopOperation or ISwitchCaseOperation or ICatchClauseOperation))
            return Evaluate(operation);
        Execute(operation);
        return Unknown;
    }

    // Evaluated for what happens inside; an input that it gives is not lost by it.
    private void Discard(IOperation? operation)
    {
        if (operation is not null)
            Evaluate(operation);
    }

    private void Escape(SymbolicValue value)
    {
        if (value is ArrayOf { Input: >= 0 } array)
            Evidence.Escaped.Add(array.Input);
        else if (value is Element { Scale: not null } label)
            Evidence.Labels.Use(label.Input);
    }

    private SymbolicValue EvaluateBinary(IBinaryOperation binary)
    {
        var (left, right) = (Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand));
        if (left is Number { Value: var one } && right is Number { Value: var other })
        {
            if (IsCertain && binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
                Evidence.Equal.Add((one, other));
            return binary.OperatorKind switch
            {
                BinaryOperatorKind.Add => new Number(one.Plus(other)),
                BinaryOperatorKind.Subtract => new Number(one.Minus(other)),
                BinaryOperatorKind.Multiply => one.Times(other) is { } product ? new Number(product) : Unknown,
                BinaryOperatorKind.Divide => new Number(Quotient(one, other)),
                BinaryOperatorKind.Remainder => new Number(Remainder(one, other)),
                _ => Unknown,
            };
        }

        if (binary.OperatorKind == BinaryOperatorKind.Multiply && (left as Element ?? right as Element) is { Input: var factor })
            Evidence.Labels.Multiply(factor);
        if (binary.Type?.SpecialType != SpecialType.System_Boolean)
            return Combine(binary.OperatorKind, left, right) is Element made ? made with { IsNeverNegative = Signs.IsNeverNegative(binary, left, right) } : Unknown;
        CompareLabels(binary, left, right);
        return Unknown;
    }

    private Polynomial Remainder(Polynomial dividend, Polynomial divisor)
    {
        var remainder = _bounds.Variable(Polynomial.Zero, divisor.Minus(Polynomial.One));
        Remainders.Add(remainder.AsName!, (dividend, divisor));
        return remainder;
    }

    /// <summary>A size divided by another, rounded down.</summary>
    internal Polynomial Quotient(Polynomial dividend, Polynomial divisor)
    {
        if (divisor.Equals(Polynomial.One))
            return dividend;
        if (dividend.AsConstant is { } one && divisor.AsConstant is { } other && other != 0)
            return Polynomial.Constant(one / other);
        foreach (var known in Quotients)
        {
            if (known.Value.Dividend.Equals(dividend) && known.Value.Divisor.Equals(divisor))
                return Polynomial.Name(known.Key);
        }

        // A quotient of loop variables is bounded by the dividend's bound, but no size.
        if (dividend.Names.Concat(divisor.Names).Any(static name => name[0] == '@'))
            return _bounds.Variable(Polynomial.Zero, null);
        var quotient = "#" + Quotients.Count;
        Quotients.Add(quotient, (dividend, divisor));
        return Polynomial.Name(quotient);
    }

    private SymbolicValue EvaluateChoice(IConditionalOperation choice)
    {
        Evaluate(choice.Condition);
        var mark = _bounds.Mark;
        Assume(choice.Condition, holds: true);
        var whenTrue = Evaluate(choice.WhenTrue);
        _bounds.Forget(mark);
        var whenFalse = choice.WhenFalse is null ? Unknown : Evaluate(choice.WhenFalse);
        return whenTrue.Equals(whenFalse) ? whenTrue : (whenTrue as Element ?? whenFalse as Element)?.Changed() ?? Unknown;
    }

    private SymbolicValue EvaluateProperty(IPropertyReferenceOperation property)
    {
        var instance = property.Instance is null ? Unknown : Evaluate(property.Instance);
        if (property.Arguments.Length > 0)
        {
            var indices = property.Arguments.SelectMany(static argument => argument.ArgumentKind == ArgumentKind.ParamArray ? Elements(argument.Value) ?? [argument.Value] : [argument.Value]).ToArray();
            if (instance is ArrayOf storage && OwnOf(property.Instance?.Type) is not null)
                instance = Indexed(storage, indices.Length);
            return instance is Layer { IsCollection: true } ? instance : EvaluateElement(instance, property.Instance?.Type, indices);
        }

        if (MemberOf(property.Instance, instance, property.Property) is { } held)
            return held;
        if (instance is ShapeOf sizes && property.Property.Name is "Length" or "Count")
            return RankOf(((ShapeOf)instance).Storage);
        if (instance is ArrayOf array && property.Property.Name is "Length" or "LongLength" or "Count")
            return LengthOf((ArrayOf)instance);
        if (instance is ArrayOf view && (property.Property.Name is "Span" || (view.Access is not null && property.Property.Name == "Values")))
            return view;
        if (IsCertain && SymbolOf(property) is null)
            return Unknown;
        return Knows(property.Property.OriginalDefinition) || SymbolOf(property) is null ? this[property.Property.OriginalDefinition] : Read(property.Property);
    }

    private SymbolicValue LengthOf(ArrayOf array)
    {
        var length = Polynomial.One;
        for (var axis = 0; axis < array.OuterRank; axis++)
        {
            if (array.Axes[axis] is not { } size || length.Times(size) is not { } product)
                return Unknown;
            length = product;
        }

        foreach (var name in length.Names)
            Evidence.Asked.Add(name);
        return new Number(length);
    }

    private Polynomial? NumberOf(IOperation operation) => Evaluate(operation) is Number { Value: var value } ? value : null;

    /// <summary>What a conversion converts.</summary>
    internal static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        return operation;
    }
}
