using System.Collections.Immutable;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Matrices and tensors of the user's own: known by their sizes like arrays, and run through their own code.</summary>
internal sealed class OwnStorages(Interpreter sizes)
{
    private readonly LinearAlgebra _algebra = new(sizes);

    internal OwnType? OwnOf(ITypeSymbol? type) => type is null ? null : Storage.Of(type, sizes.Layer.ContainingAssembly).Own;

    internal RowsType? RowsOf(ITypeSymbol? type) => type is null ? null : Storage.OfPassed(type, sizes.Layer.ContainingAssembly).Rows;

    // A size of a storage, the array inside it, or what a property's code makes of these.
    internal SymbolicValue? MemberOf(IOperation? instance, SymbolicValue value, ISymbol member)
    {
        if (value is Instance holder)
            return holder.Members.TryGetValue(member.OriginalDefinition, out var part) ? part : Computed(holder, member);
        if (value is not ArrayOf array)
            return null;
        if (OwnOf(instance?.Type) is { } own)
            return MemberOf(array, own, member);
        return RowsOf(instance?.Type)?.Size is { } count && count.Is(member) ? SizeOf(array, 0) : null;
    }

    private SymbolicValue MemberOf(ArrayOf array, OwnType own, ISymbol member)
    {
        if (own.Axes.Shapes.Contains(member.OriginalDefinition, SymbolEqualityComparer.Default))
            return new ShapeOf(array);
        if (own.Axes.Members.TryGetValue(member.OriginalDefinition, out var axis) && axis < array.Axes.Count)
            return SizeOf(array, axis);
        if (Storage.Of(member.MemberType()!) is { IsScalar: false, IsReal: true } held)
            return held.Axes == array.Axes.Count ? array with { OuterRank = held.Ranks[0] } : held.Axes == 1 ? array.Flat() : Unknown;
        if (member.Name is "Length" or "LongLength" or "Count" && array.OuterRank == array.Axes.Count)
            return LengthOf(array);
        return own.Values.Kind == ValuesKind.Span && own.Values.Member.Is(member) ? array.Flat() : Computed(array, member);
    }

    private SymbolicValue Computed(SymbolicValue instance, ISymbol member) =>
        member is IPropertySymbol property ? sizes.Functions.Within(instance, () => sizes.Functions.Read(property)) : Unknown;

    internal SymbolicValue SizeOf(ArrayOf array, int axis)
    {
        Use(array, axis + 1);
        if (axis < 0 || axis >= array.Axes.Count)
            return Unknown;
        if (array.Axes[axis] is not { } size)
            return Unknown;
        return Asked(size);
    }

    private Number Asked(Polynomial size)
    {
        sizes.Evidence.Asked.UnionWith(size.Names);
        return new Number(size);
    }

    internal SymbolicValue RankOf(ArrayOf array) =>
        new Number(array.IsOpen ? Polynomial.Name(SizeName.Rank(array.Input)) : Polynomial.Constant(array.Axes.Count));

    private void Use(ArrayOf array, int axes)
    {
        if (array.IsOpen && array.Input >= 0)
            sizes.Evidence.Axes[array.Input] = Math.Max(axes, sizes.Evidence.Axes.TryGetValue(array.Input, out var before) ? before : 0);
    }

    // By as many indices as it has axes, or as if it were flat.
    internal SymbolicValue Indexed(ArrayOf array, int indices)
    {
        if (array.IsOpen && indices > 1)
        {
            Use(array, indices);
            return array with { Axes = [.. array.Axes.Take(indices)], OuterRank = indices };
        }

        return array.OuterRank == indices ? array : array.Flat();
    }

    internal SymbolicValue? Made(IMethodSymbol method, IEnumerable<IArgumentOperation> arguments, ITypeSymbol? type)
    {
        if (OwnOf(type) is { IsOfLibrary: true } library)
        {
            Polynomial?[] numbers = [.. arguments.Select(argument => sizes.NumberOf(argument.Value)).OfType<Polynomial>().Take(library.Axes.Count)];
            if (numbers.Length == library.Axes.Count)
                return LinearAlgebra.Sized(numbers);
        }

        if (OwnOf(type) is not { } own || method.Parameters.IsEmpty || !sizes.Policy.Trusts(own))
            return null;
        var given = arguments.Where(static argument =>
            argument.Parameter is not null).ToDictionary(static argument => argument.Parameter!.Ordinal, static argument => argument.Value);
        if (own.MakerOf(method) is { } maker)
            return LinearAlgebra.Sized(AxesOf(maker, given, own.Axes.Count)) with { Origin = arguments.FirstOrDefault()?.Parent?.Syntax };
        if (method.MethodKind != MethodKind.Constructor)
            return null;
        return given.Count == 1 && sizes.Evaluate(given[0]) is ArrayOf copied && copied.Axes.Count == own.Axes.Count
            ? copied.Copy() with { OuterRank = own.Axes.Count } : Unknown;
    }

    // What the arguments of a constructor or a factory make the sizes.
    private Polynomial?[] AxesOf(Maker maker, Dictionary<int, IOperation> given, int rank)
    {
        var axes = new Polynomial?[rank];
        for (var i = 0; i < maker.Parts.Count; i++)
        {
            if (!given.TryGetValue(i, out var argument))
                continue;
            var value = sizes.Evaluate(argument);
            switch (maker.Parts[i].Part)
            {
                case MakerPart.Axis:
                    axes[maker.Parts[i].Axis] = (value as Number)?.Value;
                    break;
                case MakerPart.Sizes when value is ShapeOf shape:
                    axes = [.. shape.Storage.Axes];
                    break;
                case MakerPart.Sizes when Elements(argument) is { } listed:
                    axes = [.. listed.Select(sizes.NumberOf)];
                    break;
                case MakerPart.Values when value is ArrayOf { Axes: [var length] } && axes.Length == 1:
                    axes[0] = length;
                    break;
                case MakerPart.Table or MakerPart.Rows when value is ArrayOf table && table.Axes.Count == axes.Length:
                    axes = [.. table.Axes];
                    break;
            }
        }

        return axes;
    }

    // A new object that is no storage itself, but may hold some: what its constructor leaves in its members.
    internal SymbolicValue? Constructed(IObjectCreationOperation creation)
    {
        if (!sizes.Policy.LooksIntoObjects
            || creation is not
            {
                Constructor: { } constructor,
                Type: INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: false } type
            }
            || !sizes.Functions.CanRun(constructor.OriginalDefinition) || LayerTypes.IsLayer(type))
        {
            return null;
        }

        var members = type.OriginalDefinition.GetMembers().Where(static member =>
            member is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false }).ToArray();
        var outer = Known(members);
        var given = creation.Arguments.Select(argument => (argument.Parameter, Value: sizes.Evaluate(argument.Value))).ToArray();
        foreach (var member in members)
            sizes.State?.Remove(member);
        foreach (var (parameter, value) in given)
        {
            if (parameter is not null)
                sizes[parameter.OriginalDefinition] = value;
        }

        sizes.Functions.Construct(constructor.OriginalDefinition, () =>
        {
            foreach (var member in members)
                Initialise(member, constructor);
            if (sizes.Sources.Body(constructor.OriginalDefinition) is { } body)
                sizes.Functions.RunBody(constructor.OriginalDefinition, body);
        });
        var made = Known(members);
        foreach (var member in members)
        {
            sizes.State?.Remove(member);
            if (outer.TryGetValue(member, out var before))
                sizes[member] = before;
        }

        sizes.Discard(creation.Initializer);
        return made.Values.Any(static value => value is ArrayOf) ? new Instance(made) : null;
    }

    private Dictionary<ISymbol, SymbolicValue> Known(IEnumerable<ISymbol> members) =>
        members.Where(sizes.Knows).ToDictionary(static member => member, member => sizes[member], SymbolEqualityComparer.Default);

    private void Initialise(ISymbol member, IMethodSymbol constructor)
    {
        if (sizes.Sources.Initial(member) is { } value)
            sizes.Initialise(member, value);
        // A record's parameter is a property too.
        else if (member.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(sizes.Sources.Cancellation) is ParameterSyntax
            && constructor.OriginalDefinition.Parameters.FirstOrDefault(parameter => parameter.Name == member.Name) is { } positional)
            sizes[member] = sizes[positional];
    }

    internal static IEnumerable<IOperation>? Elements(IOperation array) =>
        array.Unconverted() is IArrayCreationOperation { Initializer: { } initializer } ? initializer.ElementValues : null;

    // "Out.Fit(x.Batch, _out, x.Length);" where the type's sizes can change; what it returns, if anything, is the same object.
    internal SymbolicValue? Resized(IInvocationOperation call)
    {
        if (!(call.TargetMethod.ReturnsVoid || ReturnsItself(call.TargetMethod)) || call.Instance is not { } instance
            || Writes.Symbol(instance) is not { } symbol || OwnOf(instance.Type) is not { HasFixedSizes: false } own || !sizes.Policy.Trusts(own)
            || Maker.Read(call.TargetMethod, own.Axes, own.Values.Element) is not { } maker || maker.Parts.Any(static part => part.Part != MakerPart.Axis))
        {
            return null;
        }

        var axes = new Polynomial?[own.Axes.Count];
        foreach (var argument in call.Arguments)
            axes[maker.Parts[argument.Parameter!.Ordinal].Axis] = sizes.NumberOf(argument.Value);
        sizes[symbol] = new ArrayOf(axes, axes.Length);
        return call.TargetMethod.ReturnsVoid ? Unknown : sizes[symbol];
    }

    private bool ReturnsItself(IMethodSymbol method) =>
        sizes.Sources.Body(method.OriginalDefinition)?.DescendantsAndSelf().OfType<IReturnOperation>().ToArray() is { Length: > 0 } returns
        && Array.TrueForAll(returns, static result => result.ReturnedValue?.Unconverted() is IInstanceReferenceOperation);

    // A method of the storage itself, whose code is seen.
    internal SymbolicValue? EnterStorage(SymbolicValue array, IInvocationOperation call) =>
        array is Instance || OwnOf(call.Instance?.Type) is not null ? Enter(array, call.TargetMethod, call.Arguments) : null;

    /// <summary>Runs a method of an object, or an indexer that is no auto-property.</summary>
    internal SymbolicValue? Enter(SymbolicValue self, IMethodSymbol? method, ImmutableArray<IArgumentOperation> arguments)
    {
        if (method?.OriginalDefinition is not { } run || sizes.Functions.BodyOf(run) is not { } body)
            return null;
        sizes.Functions.Bind(arguments, run);
        return sizes.Functions.Within(self, () => sizes.Functions.RunBody(run, body));
    }

    internal SymbolicValue? EvaluateOperator(IMethodSymbol? method, BinaryOperatorKind? kind, params IOperation[] operands)
    {
        if (method is null)
            return null;
        var values = operands.Select(sizes.Evaluate).ToArray();
        if (sizes.Functions.BodyOf(method.OriginalDefinition) is not { } body)
            return values.Length == 2 && kind is { } operation && OwnOf(method.ReturnType) is not null
                ? _algebra.Operate(operation, values[0], values[1]) : values is [ArrayOf negated] && OwnOf(method.ReturnType) is not null
                ? negated.Copy() : Unknown;
        for (var i = 0; i < values.Length; i++)
            sizes[method.OriginalDefinition.Parameters[i]] = values[i];
        return sizes.Functions.Within(null, () => sizes.Functions.RunBody(method.OriginalDefinition, body));
    }


    internal SymbolicValue LengthOf(ArrayOf array)
    {
        var length = Polynomial.One;
        for (var axis = 0; axis < array.OuterRank; axis++)
        {
            if (array.Axes[axis] is not { } size || length.Times(size) is not { } product)
                return Unknown;
            length = product;
        }

        return Asked(length);
    }
}
