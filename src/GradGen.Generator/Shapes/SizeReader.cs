using GradGen.Generator.Tensors;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Values of expressions: for each kind who knows about it.</summary>
internal sealed class SizeReader : OperationVisitor<object?, SymbolicValue>
{
    private readonly Interpreter _sizes;
    private readonly CallSizes _calls;
    private readonly Creations _creations;

    internal SizeReader(Interpreter sizes) => (_sizes, _calls, _creations) = (sizes, new(sizes), new(sizes));

    internal SymbolicValue Of(IOperation operation)
    {
        if (_sizes.Policy.Constant(operation) is { } known)
            return known;
        if (operation.ConstantValue is { HasValue: true, Value: var constant } && (constant as long? ?? constant as int?) is { } number)
            return new Number(Polynomial.Constant(number));
        // By its syntax: the oldest compiler promised has no operation for it.
        if (operation.Syntax is CollectionExpressionSyntax collection)
            return _creations.EvaluateCollection(collection, operation.Type);
        if (operation.Kind == OperationKind.None)
            return _sizes.Elements.EvaluatePointer(operation) ?? DefaultVisit(operation, null);
        return operation.Accept(this, null)!;
    }

    public override SymbolicValue VisitExpressionStatement(IExpressionStatementOperation operation, object? argument) => _sizes.Evaluate(operation.Operation);

    public override SymbolicValue VisitConversion(IConversionOperation operation, object? argument)
    {
        var value = _sizes.Evaluate(operation.Operand);
        return value is Element integer && operation.Type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single
            && Storage.IsLabel(operation.Operand.Type)
            ? ((Element)value).Changed()
            : value;
    }

    public override SymbolicValue VisitLocalReference(ILocalReferenceOperation operation, object? argument) => _sizes[operation.Local];

    public override SymbolicValue VisitParameterReference(IParameterReferenceOperation operation, object? argument) => _sizes[operation.Parameter];

    public override SymbolicValue VisitFieldReference(IFieldReferenceOperation operation, object? argument)
    {
        var holder = operation.Instance is null ? Unknown : _sizes.Evaluate(operation.Instance);
        if (holder is SymbolicValue.Tuple parts)
            return PartOf(parts, operation.Field);
        if (_sizes.Storages.MemberOf(operation.Instance, holder, operation.Field) is { } held)
            return held;
        return _sizes.Policy.ReadsOthers || Writes.Symbol(operation) is not null ? _sizes[operation.Field.OriginalDefinition] : Unknown;
    }

    public override SymbolicValue VisitPropertyReference(IPropertyReferenceOperation operation, object? argument)
    {
        var instance = operation.Instance is null ? Unknown : _sizes.Evaluate(operation.Instance);
        if (operation.Arguments.Length > 0)
            return Indexed(operation, instance);
        if (instance is SymbolicValue.Tuple items && operation.Property is { Name: ['I', 't', 'e', 'm', var place], ContainingType.Name: "Tuple" })
            return items.Parts.ElementAtOrDefault(place - '1') ?? Unknown;
        if (_sizes.Storages.MemberOf(operation.Instance, instance, operation.Property) is { } held)
            return held;
        var name = operation.Property.Name;
        if (instance is ShapeOf shape && name is "Length" or "Count")
            return _sizes.Storages.RankOf(((ShapeOf)instance).Storage);
        if (instance is ArrayOf array)
        {
            if (name is "Length" or "LongLength" or "Count")
                return _sizes.Storages.LengthOf(array);
            if (name is "Span" || (array.Access is not null && name == "Values"))
                return array;
        }

        var own = Writes.Symbol(operation);
        if (own is null)
            return _sizes.Policy.ReadsOthers ? _sizes[operation.Property.OriginalDefinition] : Unknown;
        return _sizes.Get(operation.Property);
    }

    public override SymbolicValue VisitArrayElementReference(IArrayElementReferenceOperation operation, object? argument) =>
        _sizes.Elements.EvaluateElement(_sizes.Evaluate(operation.ArrayReference), operation.ArrayReference.Type, operation.Indices);

    // A range of a span.
    public override SymbolicValue VisitImplicitIndexerReference(IImplicitIndexerReferenceOperation operation, object? argument) =>
        operation.Argument is IRangeOperation range
            ? _sizes.Elements.EvaluateRange(_sizes.Evaluate(operation.Instance), range)
            : DefaultVisit(operation, argument);

    public override SymbolicValue VisitArrayCreation(IArrayCreationOperation operation, object? argument) => _creations.EvaluateCreation(operation);

    public override SymbolicValue VisitInstanceReference(IInstanceReferenceOperation operation, object? argument) =>
        operation.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance ? _sizes.Functions.Receiver ?? Unknown : Unknown;

    public override SymbolicValue VisitBinaryOperator(IBinaryOperation operation, object? argument)
    {
        if (operation.OperatorMethod is { } method
            && _sizes.Storages.EvaluateOperator(method, operation.OperatorKind, operation.LeftOperand, operation.RightOperand) is { } combined)
            return combined;
        var (left, right) = operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr
            ? _sizes.EvaluateBoth(operation)
            : (_sizes.Evaluate(operation.LeftOperand), _sizes.Evaluate(operation.RightOperand));
        if (left is Number { Value: var one } && right is Number { Value: var other })
            return Arithmetic(operation.OperatorKind, one, other);
        if (operation.OperatorKind == BinaryOperatorKind.Multiply && (left as Element ?? right as Element) is { Input: var factor })
            _sizes.Evidence.Labels.Multiply(factor);
        if (operation.Type?.SpecialType != SpecialType.System_Boolean)
            return Labels.Combine(operation.OperatorKind, left, right) is Element made
                ? made with { IsNeverNegative = Signs.IsNeverNegative(operation, left, right) } : Unknown;
        _sizes.Labels.CompareLabels(operation, left, right);
        return Unknown;
    }

    public override SymbolicValue VisitUnaryOperator(IUnaryOperation operation, object? argument)
    {
        if (operation.OperatorMethod is { } method && _sizes.Storages.EvaluateOperator(method, null, operation.Operand) is { } changed)
            return changed;
        var value = _sizes.Evaluate(operation.Operand);
        if (operation.OperatorKind != UnaryOperatorKind.Minus)
        {
            _sizes.Escape(value);
            return Unknown;
        }

        return value switch
        {
            Number { Value: var number } => new Number(Polynomial.Zero.Minus(number)),
            Element element => element.Changed(),
            _ => value,
        };
    }

    public override SymbolicValue VisitObjectCreation(IObjectCreationOperation operation, object? argument)
    {
        if (operation.Constructor is { } constructor && _sizes.Storages.Made(constructor, operation.Arguments, operation.Type) is { } made)
        {
            _sizes.Discard(operation.Initializer);
            return made;
        }

        if ((_sizes.Collections.NewCollection(operation) ?? _sizes.Storages.Constructed(operation)) is { } known)
            return known;
        if (operation.Type is INamedTypeSymbol { IsValueType: true, ContainingNamespace: { Name: "Numerics" or "Intrinsics" } })
            return _sizes.Elements.EvaluateVector(operation);
        return _sizes.Policy.MayIgnore(operation) ? DefaultVisit(operation, argument) : _sizes.Lose();
    }

    public override SymbolicValue VisitSimpleAssignment(ISimpleAssignmentOperation operation, object? argument) =>
        _sizes.Assignments.Assign(operation.Target, _sizes.Evaluate(operation.Value), operation.Value);

    public override SymbolicValue VisitCoalesceAssignment(ICoalesceAssignmentOperation operation, object? argument) =>
        _sizes.Policy.AssignLate(operation, _sizes);

    public override SymbolicValue VisitDeconstructionAssignment(IDeconstructionAssignmentOperation operation, object? argument) =>
        _sizes.Assignments.Deconstruct(operation);

    public override SymbolicValue VisitTuple(ITupleOperation operation, object? argument) =>
        new SymbolicValue.Tuple([.. operation.Elements.Select(_sizes.Evaluate)]);

    public override SymbolicValue VisitDeclarationExpression(IDeclarationExpressionOperation operation, object? argument) =>
        _sizes.Evaluate(operation.Expression);

    public override SymbolicValue VisitCompoundAssignment(ICompoundAssignmentOperation operation, object? argument)
    {
        _sizes.Evaluate(operation.Value);
        _sizes.Evaluate(operation.Target);
        return _sizes.Assignments.Assign(operation.Target, Unknown);
    }

    public override SymbolicValue VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation, object? argument)
    {
        var before = _sizes.Evaluate(operation.Target);
        if (Writes.Symbol(operation.Target) is { } counter && _sizes.Counters.IsCounting(counter))
            return before;
        _sizes.Assignments.Assign(operation.Target, Unknown);
        return before is Number ? Unknown : before;
    }

    public override SymbolicValue VisitConditional(IConditionalOperation operation, object? argument)
    {
        if (operation.WhenFalse is { } otherwise && _sizes.Choices.Holds(operation.Condition) is { } holds)
            return _sizes.Evaluate(holds ? operation.WhenTrue : otherwise);
        var (whenTrue, whenFalse) = _sizes.EvaluateEither(operation);
        return whenTrue.Equals(whenFalse) ? whenTrue : (whenTrue as Element ?? whenFalse as Element)?.Changed() ?? Unknown;
    }

    public override SymbolicValue VisitCoalesce(ICoalesceOperation operation, object? argument) => _sizes.Policy.Coalesce(operation, _sizes);

    public override SymbolicValue VisitConditionalAccess(IConditionalAccessOperation operation, object? argument)
    {
        _sizes.Discard(operation.Operation);
        return _sizes.EvaluateMaybe(operation.WhenNotNull);
    }

    public override SymbolicValue VisitInvocation(IInvocationOperation operation, object? argument) => _calls.EvaluateInvocation(operation);

    public override SymbolicValue VisitArgument(IArgumentOperation operation, object? argument)
    {
        var passed = _sizes.Evaluate(operation.Value);
        if (operation.Parameter?.RefKind is RefKind.Ref or RefKind.Out && Writes.Symbol(operation.Value) is not null)
            _sizes.Assignments.Assign(operation.Value, Unknown);
        return passed;
    }

    public override SymbolicValue VisitAnonymousFunction(IAnonymousFunctionOperation operation, object? argument)
    {
        _sizes.Policy.Define(operation, _sizes);
        return Unknown;
    }

    public override SymbolicValue VisitNameOf(INameOfOperation operation, object? argument) => Unknown;

    public override SymbolicValue VisitSwitchExpression(ISwitchExpressionOperation operation, object? argument)
    {
        if (_sizes.Choices.ArmOf(operation) is { } chosen)
            return _sizes.Evaluate(chosen.Value);
        var value = _sizes.Evaluate(operation.Value);
        if (value is Element label)
            _sizes.Guards.RequireOneOf(label, operation);
        else
            _sizes.Escape(value);
        var arms = _sizes.EvaluateArms(operation, value);
        if (arms.Count > 0 && arms.All(arms[0].Equals))
            return arms[0];
        if (value is not Element)
        {
            foreach (var arm in arms)
                _sizes.Escape(arm);
        }

        return Unknown;
    }

    public override SymbolicValue VisitIsPattern(IIsPatternOperation operation, object? argument)
    {
        if (_sizes.Evaluate(operation.Value) is Element label)
            _sizes.Labels.ComparePattern(label, operation.Pattern);
        return Unknown;
    }

    public override SymbolicValue VisitIsType(IIsTypeOperation operation, object? argument)
    {
        _sizes.Discard(operation.ValueOperand);
        return Unknown;
    }

    public override SymbolicValue VisitThrow(IThrowOperation operation, object? argument)
    {
        _sizes.Discard(operation.Exception);
        return Unknown;
    }

    public override SymbolicValue DefaultVisit(IOperation operation, object? argument)
    {
        foreach (var child in operation.ChildOperations)
            _sizes.Escape(_sizes.EvaluateOrWalk(child));
        return Unknown;
    }

    private SymbolicValue Indexed(IPropertyReferenceOperation property, SymbolicValue instance)
    {
        var indices = property.Arguments
            .SelectMany(static argument => argument.ArgumentKind == ArgumentKind.ParamArray
                ? OwnStorages.Elements(argument.Value) ?? [argument.Value] : [argument.Value]).ToArray();
        if (instance is Instance && _sizes.Storages.Enter(instance, property.Property.GetMethod, property.Arguments) is { } given)
            return given;
        if (instance is ArrayOf storage && _sizes.Storages.OwnOf(property.Instance?.Type) is not null)
            instance = _sizes.Storages.Indexed(storage, indices.Length);
        return instance is Layer { IsCollection: true } ? instance : _sizes.Elements.EvaluateElement(instance, property.Instance?.Type, indices);
    }

    private SymbolicValue Arithmetic(BinaryOperatorKind kind, Polynomial one, Polynomial other)
    {
        if (kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
            _sizes.Policy.Compare(one, other, _sizes.Evidence);
        return kind switch
        {
            BinaryOperatorKind.Add => new Number(one.Plus(other)),
            BinaryOperatorKind.Subtract => new Number(one.Minus(other)),
            BinaryOperatorKind.Multiply => one.Times(other) is { } product ? new Number(product) : Unknown,
            BinaryOperatorKind.Divide => new Number(_sizes.Divisions.Quotient(one, other)),
            BinaryOperatorKind.Remainder => new Number(_sizes.Divisions.Remainder(one, other)),
            _ => Unknown,
        };
    }

    private static SymbolicValue PartOf(SymbolicValue.Tuple tuple, IFieldSymbol field)
    {
        var elements = field.ContainingType.TupleElements;
        for (var i = 0; i < elements.Length && i < tuple.Parts.Count; i++)
        {
            if (elements[i].Name == field.Name || elements[i].CorrespondingTupleField?.Name == field.Name)
                return tuple.Parts[i];
        }

        return Unknown;
    }
}
