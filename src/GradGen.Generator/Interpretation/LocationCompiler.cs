using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>Compiles what can be assigned to.</summary>
internal sealed class LocationCompiler(Context context)
{
    private Machine Machine => context.Machine;

    internal Location Of(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local.RefKind: not RefKind.None } local => Location.Through(Slot(local.Local)),
        ILocalReferenceOperation local => Variable(local.Local),
        IParameterReferenceOperation parameter => Parameter(parameter.Parameter),
        IFieldReferenceOperation field => Field(field),
        IPropertyReferenceOperation property => Property(property),
        IArrayElementReferenceOperation element => Element(element),
        IEventReferenceOperation happening => Event(happening),
        IInstanceReferenceOperation => Self(),
        IInlineArrayAccessOperation => throw RunEndedException.Unknown("an inline array"),
        IImplicitIndexerReferenceOperation implied => context.Collections.Implied(implied),
        IConditionalOperation { IsRef: true } choice => Location.Through(Choice(choice)),
        IDeclarationExpressionOperation declaration => Of(declaration.Expression),
        IInvocationOperation { TargetMethod.ReturnsByRef: true } or IInvocationOperation { TargetMethod.ReturnsByRefReadonly: true } =>
            Location.Through(context.Calls.Invocation((IInvocationOperation)operation)),
        IConversionOperation { Conversion.IsIdentity: true } conversion => Of(conversion.Operand),
        ISimpleAssignmentOperation { IsRef: true } assignment => Location.Through(context.Expressions.RefAssignment(assignment)),
        _ => Passing(context.Value(operation)),
    };

    /// <summary>A local variable or a parameter that is passed by value.</summary>
    internal Location Variable(ISymbol variable)
    {
        var slot = context.Scope.SlotOf(variable);
        if (!context.Scope.IsShared(variable))
            return new VariableLocation(slot);
        return new(null, null, (frame, _, _) => CellAt(frame, slot).Held, (frame, _, _, value) => CellAt(frame, slot).Held = value,
            (frame, _, _) => CellAt(frame, slot));
    }

    /// <summary>The cell of a shared variable; made where it is met for the first time.</summary>
    internal static Cell CellAt(Frame frame, int slot)
    {
        if (frame.Locals[slot].Object is Cell cell)
            return cell;
        cell = new Cell();
        frame.Locals[slot] = Value.Of(cell);
        return cell;
    }

    private Code Slot(ISymbol variable)
    {
        var slot = context.Scope.SlotOf(variable);
        return context.Scope.IsShared(variable) ? frame => CellAt(frame, slot).Held : frame => frame.Locals[slot];
    }

    private Location Parameter(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            && Layout.PrimaryOf(constructor.ContainingType.OriginalDefinition) is { } primary
            && primary.Is(constructor.OriginalDefinition))
        {
            return InstanceField(static frame => frame.Self.Object, Machine.Layouts.Of(context.Types.Of(constructor.ContainingType)).SlotOf(parameter),
                context.Types.Of(parameter.Type));
        }

        return parameter.RefKind == RefKind.None ? Variable(parameter) : Location.Through(Slot(parameter));
    }

    private Location Self() => new(
        null,
        null,
        static (frame, _, _) => frame.Self,
        static (frame, _, _, value) => ((Instance)frame.Self.Object!).Take((Instance)value.Object!),
        static (frame, _, _) => new AccessorPlace(() => frame.Self, value => ((Instance)frame.Self.Object!).Take((Instance)value.Object!)));

    private Code Choice(IConditionalOperation choice)
    {
        var condition = context.Value(choice.Condition);
        var (whenTrue, whenFalse) = (Of(choice.WhenTrue).Reference(), Of(choice.WhenFalse!).Reference());
        return frame => condition(frame).Flag ? whenTrue(frame) : whenFalse(frame);
    }

    private static Location Passing(Code value) => new(
        null,
        null,
        (frame, _, _) => value(frame),
        static (_, _, _, _) => throw RunEndedException.Unknown("an assignment to a passing value"),
        (frame, _, _) => new Cell { Held = value(frame) });

    private Location Field(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (field.IsStatic)
            return Static(context.Types.Member(field));
        var owner = field.ContainingType.IsTupleType
            ? (INamedTypeSymbol)context.Types.Of((ITypeSymbol)field.ContainingType)
            : context.Types.Of(field.ContainingType);
        return InstanceField(Holder(field, reference.Instance), Machine.Layouts.Of(owner).SlotOf(field),
            context.Types.Of(field.Type), field.RefKind != RefKind.None);
    }

    private Location InstanceField(ObjectCode holder, int slot, ITypeSymbol type, bool isRef = false)
    {
        if (!isRef)
            return new FieldLocation(Machine, holder, slot, Kinds.Of(type) == Kind.Real);
        var machine = Machine;
        return Location.Through(frame => FieldLocation.Held(machine, holder(frame)).Fields[slot]);
    }

    private ObjectCode Holder(ISymbol member, IOperation? instance)
    {
        if (instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance })
            return static frame => frame.Self.Object;
        if (instance is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation)
            return Of(instance).LoadObject();
        var held = context.Expressions.ObjectOf(member, instance)!;
        return frame => held(frame).Object;
    }

    private Location Static(IFieldSymbol field)
    {
        if (!field.Locations.Any(static location => location.IsInSource))
        {
            var native = Machine.Natives.Field(field) ?? throw RunEndedException.Unknown(Names.Of(field));
            return Passing(_ => native);
        }

        var held = Machine.Statics.Of(field);
        return new(null, null, (_, _, _) => held.Cell.Held, (_, _, _, value) => held.Cell.Held = value, (_, _, _) => held.Cell);
    }

    private Location Event(IEventReferenceOperation reference)
    {
        var happening = reference.Event;
        if (happening.IsStatic)
            throw RunEndedException.Unknown("a static event");
        return InstanceField(Holder(happening, reference.Instance), Machine.Layouts.Of(context.Types.Of(happening.ContainingType)).SlotOf(happening),
            context.Types.Of(happening.Type));
    }

    private Location Property(IPropertyReferenceOperation reference)
    {
        var property = context.Types.Member(reference.Property);
        if (property.IsIndexer && Conversions.IsSpan(property.ContainingType))
            return context.Collections.OfSpan(context.Expressions.ObjectOf(property, reference.Instance)!, context.Value(reference.Arguments[0].Value));
        if (Backing(property) is { } backing && (property.IsStatic || !Machine.Dispatch.IsVirtual(property)))
        {
            return property.IsStatic
                ? Static(backing)
                : InstanceField(Holder(property, reference.Instance), Machine.Layouts.Of(property.ContainingType).SlotOf(backing), property.Type);
        }

        var accessors = context.Calls.Accessors(reference, property);
        return property.ReturnsByRef || property.ReturnsByRefReadonly ? Location.Through(accessors.Load()) : accessors;
    }

    /// <summary>The field behind a property that the compiler implements.</summary>
    internal static IFieldSymbol? Backing(IPropertySymbol property) =>
        property.IsAbstract || property.ContainingType.TypeKind == TypeKind.Interface ? null
            : property.ContainingType.GetMembers().OfType<IFieldSymbol>()
                .FirstOrDefault(field => field.IsImplicitlyDeclared && field.AssociatedSymbol.Is(property));

    private Location Element(IArrayElementReferenceOperation reference)
    {
        if (reference.Indices.Length == 1 && context.TypeOf(reference.Indices[0]) is { SpecialType: SpecialType.None } type)
            return context.Collections.ByIndexOrRange(context.Value(reference.ArrayReference), context.Value(reference.Indices[0]), type);
        return new ElementLocation(Machine, Array(reference.ArrayReference), [.. reference.Indices.Select(context.Integers.Index)]);
    }

    /// <summary>An array to look into.</summary>
    internal ObjectCode Array(IOperation reference)
    {
        if (reference is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation
            && Machine.Opened(reference.Syntax) is null)
            return Of(reference).LoadObject();
        var array = context.Value(reference);
        return frame => array(frame).Object;
    }
}
