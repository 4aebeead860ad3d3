using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>Compiles what makes objects, arrays, tuples and texts.</summary>
internal sealed class CreationCompiler(Context context)
{
    // The slots of the objects that initialisers and ?. refer to without a name.
    private readonly Stack<int> _implicit = new();

    private Machine Machine => context.Machine;

    internal Code Of(IOperation operation) => operation switch
    {
        IObjectCreationOperation creation => Object(creation),
        ITypeParameterObjectCreationOperation creation => Generic(creation),
        IAnonymousObjectCreationOperation creation => Anonymous(creation),
        IArrayCreationOperation creation => Array(creation),
        IArrayInitializerOperation initializer => Elements(initializer, (IArrayTypeSymbol)context.TypeOf(initializer.Parent!)),
        IWithOperation with => With(with),
        ITupleOperation tuple => Tuple(tuple),
        IRangeOperation range => Range(range),
        _ => Default(context.TypeOf(operation)),
    };

    /// <summary>The object that is spoken of without a name.</summary>
    internal Code Implicit()
    {
        var slot = _implicit.Peek();
        return frame => frame.Locals[slot];
    }

    /// <summary>What is done with a value that stands in a slot meanwhile.</summary>
    internal Code With(IOperation done, out int slot)
    {
        slot = context.Scope.Reserve();
        _implicit.Push(slot);
        var code = context.Value(done);
        _implicit.Pop();
        return code;
    }

    internal Code Text(IInterpolatedStringOperation text)
    {
        Func<Frame, string>[] parts = [.. text.Parts.Select(Part)];
        return frame => Value.Of(string.Concat(parts.Select(part => part(frame))));
    }

    private Func<Frame, string> Part(IInterpolatedStringContentOperation part)
    {
        if (part is IInterpolatedStringTextOperation { Text.ConstantValue.Value: string constant })
            return _ => constant;
        if (part is not IInterpolationOperation interpolation)
            throw RunEndedException.Unknown("an interpolated string handler");
        var value = context.Value(interpolation.Expression);
        var type = context.TypeOf(interpolation.Expression);
        var format = (interpolation.FormatString as IInterpolatedStringTextOperation)?.Text.ConstantValue.Value as string
            ?? interpolation.FormatString?.ConstantValue.Value as string;
        return frame => Machine.TextOf(value(frame), type, format);
    }

    private Code Default(ITypeSymbol type)
    {
        var initial = Machine.Layouts.Initial(type);
        return initial is null ? static _ => default : _ => initial();
    }

    private Code Object(IObjectCreationOperation creation)
    {
        var type = (INamedTypeSymbol)context.TypeOf(creation);
        if (type.TypeKind == TypeKind.Delegate)
            return context.Value(creation.Arguments[0].Value);
        if (creation.Constructor is null)
            throw RunEndedException.Unknown("a new " + type.ToDisplayString());
        var constructor = context.Types.Of(creation.Constructor);
        var arguments = context.Calls.Arguments(creation.Arguments);
        var make = Machine.Objects.Maker(type, constructor);
        return Initialised(frame => make(arguments(frame)), creation.Initializer);
    }

    private Code Generic(ITypeParameterObjectCreationOperation creation)
    {
        if (context.TypeOf(creation) is not INamedTypeSymbol type)
            throw RunEndedException.Unknown("a new object of a type parameter");
        if (type.IsValueType || type.InstanceConstructors.FirstOrDefault(static constructor => constructor.Parameters.Length == 0) is not { } constructor)
            return Initialised(Default(type), creation.Initializer);
        var make = Machine.Objects.Maker(type, constructor);
        return Initialised(_ => make([]), creation.Initializer);
    }

    private Code Anonymous(IAnonymousObjectCreationOperation creation)
    {
        var layout = Machine.Layouts.Of((INamedTypeSymbol)context.TypeOf(creation));
        (Code Value, int Slot)[] parts = [.. creation.Initializers.OfType<ISimpleAssignmentOperation>()
            .Select(part => (context.Value(part.Value), layout.SlotOf(((IPropertyReferenceOperation)part.Target).Property)))];
        return frame =>
        {
            var made = new Instance(layout);
            foreach (var (value, slot) in parts)
                made.Fields[slot] = value(frame);
            return Value.Of(made);
        };
    }

    private Code Initialised(Code make, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null)
            return make;
        var slot = context.Scope.Reserve();
        var steps = Initializers(initializer, slot);
        return frame =>
        {
            var made = make(frame);
            // A nested object of the same expression has another slot, but not the one that a recursion makes: it has another frame.
            frame.Locals[slot] = made;
            foreach (var step in steps)
                step(frame);
            return made;
        };
    }

    private Code[] Initializers(IObjectOrCollectionInitializerOperation initializer, int slot)
    {
        _implicit.Push(slot);
        Code[] steps = [.. initializer.Initializers.Select(Step)];
        _implicit.Pop();
        return steps;
    }

    private Code Step(IOperation operation)
    {
        if (operation is not IMemberInitializerOperation member)
            return context.Value(operation);
        var held = context.Expressions.Receiver(member.InitializedMember);
        return Initialised(held, member.Initializer);
    }

    private Code With(IWithOperation with)
    {
        var operand = context.Expressions.Receiver(with.Operand);
        return Initialised(
            frame => operand(frame).Object is Instance held ? Value.Of(held.Clone()) : throw Machine.Thrown<NullReferenceException>(),
            with.Initializer);
    }

    private Code Tuple(ITupleOperation tuple)
    {
        var type = (INamedTypeSymbol)context.TypeOf(tuple);
        if (!type.IsTupleType || type.TupleElements.Length != tuple.Elements.Length)
            throw RunEndedException.Unknown("a tuple of another size");
        var layout = Machine.Layouts.Of(type);
        Code[] elements = [.. tuple.Elements.Select(context.Expressions.Passed)];
        return frame =>
        {
            var made = new Instance(layout);
            for (var i = 0; i < elements.Length; i++)
                made.Fields[i] = elements[i](frame);
            return Value.Of(made);
        };
    }

    private Code Range(IRangeOperation range)
    {
        var from = range.LeftOperand is null ? _ => Value.Of(new IndexValue(0, false)) : context.Value(range.LeftOperand);
        var to = range.RightOperand is null ? _ => Value.Of(new IndexValue(0, true)) : context.Value(range.RightOperand);
        return frame => Value.Of(new RangeValue(IndexValue.Of(from(frame)), IndexValue.Of(to(frame))));
    }

    private Code Array(IArrayCreationOperation creation)
    {
        var type = (IArrayTypeSymbol)context.TypeOf(creation);
        if (creation.Initializer is not null)
            return Elements(creation.Initializer, type);
        var initial = Machine.Layouts.Initial(type.ElementType);
        Code[] sizes = [.. creation.DimensionSizes.Select(context.Value)];
        return frame =>
        {
            var made = Machine.NewArray(type.ElementType, [.. sizes.Select(size => size(frame).Int)], initial);
            context.Trace.Make(made);
            return Value.Of(made);
        };
    }

    private Code Elements(IArrayInitializerOperation initializer, IArrayTypeSymbol type)
    {
        var lengths = new int[type.Rank];
        var elements = new List<Code>();
        Collect(initializer, 0);
        return frame =>
        {
            var array = Machine.NewArray(type.ElementType, (int[])lengths.Clone(), null);
            for (var i = 0; i < elements.Count; i++)
                context.Trace.Store(array, i, elements[i](frame));
            return Value.Of(array);
        };

        void Collect(IArrayInitializerOperation part, int axis)
        {
            lengths[axis] = part.ElementValues.Length;
            foreach (var element in part.ElementValues)
            {
                if (axis + 1 < type.Rank && element is IArrayInitializerOperation inner)
                    Collect(inner, axis + 1);
                else
                    elements.Add(element is IArrayInitializerOperation nested ? Elements(nested, (IArrayTypeSymbol)type.ElementType) : context.Value(element));
            }
        }
    }
}
