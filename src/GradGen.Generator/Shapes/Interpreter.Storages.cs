using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Matrices and tensors of the user's own: known by their sizes like arrays, and run through their own code.</summary>
internal sealed partial class Interpreter
{
    // What "this" is while a method of such a type runs; null in the layer's own methods.
    private SymbolicValue? _receiver;

    private OwnType? OwnOf(ITypeSymbol? type) => type is null ? null : Storage.Of(type, _layer.ContainingAssembly).Own;

    private RowsType? RowsOf(ITypeSymbol? type) => type is null ? null : Storage.OfPassed(type, _layer.ContainingAssembly).Rows;

    // A size of a storage, the array inside it, or what a property's code makes of these.
    private SymbolicValue? MemberOf(IOperation? instance, SymbolicValue value, ISymbol member)
    {
        if (value is Instance holder)
            return holder.Members.TryGetValue(member.OriginalDefinition, out var part) ? part : member is IPropertySymbol computed ? Within(holder, () => Read(computed)) : Unknown;
        if (value is not ArrayOf array)
            return null;
        if (OwnOf(instance?.Type) is not { } own)
            return RowsOf(instance?.Type)?.Size is { } count && SymbolEqualityComparer.Default.Equals(count, member) ? SizeOf(array, 0) : null;
        if (own.Axes.Shapes.Contains(member.OriginalDefinition, SymbolEqualityComparer.Default))
            return new ShapeOf(array);
        if (own.Axes.Members.TryGetValue(member.OriginalDefinition, out var axis) && axis < array.Axes.Count)
            return SizeOf(array, axis);
        if (Storage.Of(member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type) is { IsScalar: false, IsReal: true } held)
            return held.Axes == array.Axes.Count ? array with { OuterRank = held.Ranks[0] } : held.Axes == 1 ? Flat(array) : Unknown;
        if (member is not IPropertySymbol property)
            return Unknown;
        if (member.Name is "Length" or "LongLength" or "Count" && array.OuterRank == array.Axes.Count)
            return LengthOf(array);
        return own.Values.Kind == ValuesKind.Span && SymbolEqualityComparer.Default.Equals(own.Values.Member, member) ? Flat(array) : Within(array, () => Read(property));
    }

    private SymbolicValue SizeOf(ArrayOf array, int axis)
    {
        Use(array, axis + 1);
        if (axis < 0 || axis >= array.Axes.Count)
            return Unknown;
        if (array.Axes[axis] is not { } size)
            return Unknown;
        foreach (var name in size.Names)
            Evidence.Asked.Add(name);
        return new Number(size);
    }

    private SymbolicValue RankOf(ArrayOf array) => new Number(array.IsOpen ? Polynomial.Name($"${array.Input}.rank") : Polynomial.Constant(array.Axes.Count));

    private void Use(ArrayOf array, int axes)
    {
        if (array.IsOpen && array.Input >= 0)
            Evidence.Axes[array.Input] = Math.Max(axes, Evidence.Axes.TryGetValue(array.Input, out var before) ? before : 0);
    }

    // By as many indices as it has axes, or as if it were flat.
    private SymbolicValue Indexed(ArrayOf array, int indices)
    {
        if (array.IsOpen && indices > 1)
        {
            Use(array, indices);
            return array with { Axes = [.. array.Axes.Take(indices)], OuterRank = indices };
        }

        return array.OuterRank == indices ? array : Flat(array);
    }

    // All values behind one another. How far an index may go then says nothing about a single axis.
    private SymbolicValue Flat(ArrayOf array)
    {
        if (array.Axes.Count == 1)
            return array with { OuterRank = 1 };
        var length = Polynomial.One;
        foreach (var size in array.Axes)
        {
            if (size is null || length.Times(size) is not { } product)
                return new ArrayOf([null], 1);
            length = product;
        }

        return new ArrayOf([length], 1);
    }

    private SymbolicValue? Made(IMethodSymbol method, IEnumerable<IArgumentOperation> arguments, ITypeSymbol? type)
    {
        if (OwnOf(type) is { IsOfLibrary: true } library && arguments.Select(argument => Evaluate(argument.Value)).OfType<Number>().Select(static number => number.Value).Take(library.Axes.Count).ToArray() is var numbers && numbers.Length == library.Axes.Count)
            return Sized([.. numbers]);
        if (OwnOf(type) is not { } own || method.Parameters.IsEmpty || (IsCertain && !own.HasFixedSizes))
            return null;
        var given = arguments.Where(static argument => argument.Parameter is not null).ToDictionary(static argument => argument.Parameter!.Ordinal, static argument => argument.Value);
        if (own.MakerOf(method) is not { } maker)
            return method.MethodKind != MethodKind.Constructor ? null : given.Count == 1 && Evaluate(given[0]) is ArrayOf copied && copied.Axes.Count == own.Axes.Count ? copied.Copy() with { OuterRank = own.Axes.Count } : Unknown;
        var axes = new Polynomial?[own.Axes.Count];
        for (var i = 0; i < maker.Parts.Count; i++)
        {
            if (!given.TryGetValue(i, out var argument))
                continue;
            var value = Evaluate(argument);
            switch (maker.Parts[i].Part)
            {
                case MakerPart.Axis:
                    axes[maker.Parts[i].Axis] = (value as Number)?.Value;
                    break;
                case MakerPart.Sizes when value is ShapeOf shape:
                    axes = [.. shape.Storage.Axes];
                    break;
                case MakerPart.Sizes when Elements(argument) is { } sizes:
                    axes = [.. sizes.Select(NumberOf)];
                    break;
                case MakerPart.Values when value is ArrayOf { Axes: [var length] } && axes.Length == 1:
                    axes[0] = length;
                    break;
                case MakerPart.Table or MakerPart.Rows when value is ArrayOf table && table.Axes.Count == axes.Length:
                    axes = [.. table.Axes];
                    break;
            }
        }

        return new ArrayOf(axes, axes.Length) { Origin = arguments.FirstOrDefault()?.Parent?.Syntax };
    }

    // A new object that is no storage itself, but may hold some: what its constructor leaves in its members.
    private SymbolicValue? Constructed(IObjectCreationOperation creation)
    {
        if (IsCertain || creation is not { Constructor: { } constructor, Type: INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: false } type }
            || _running.Count > MaximumDepth || _running.Contains(constructor.OriginalDefinition) || LayerTypes.IsLayer(type))
        {
            return null;
        }

        var members = type.OriginalDefinition.GetMembers().Where(static member => member is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false }).ToArray();
        var outer = members.Where(Knows).ToDictionary(static member => member, member => this[member], SymbolEqualityComparer.Default);
        var given = creation.Arguments.Select(argument => (argument.Parameter, Value: Evaluate(argument.Value))).ToArray();
        foreach (var member in members)
            _values.Remove(member);
        foreach (var (parameter, value) in given)
        {
            if (parameter is not null)
                _values[parameter.OriginalDefinition] = value;
        }

        _running.Add(constructor.OriginalDefinition);
        Within(null, () =>
        {
            foreach (var member in members)
                Initialise(member, constructor);
            if (_sources.Body(constructor.OriginalDefinition) is { } body)
                RunBody(constructor.OriginalDefinition, body);
            return Unknown;
        });
        _running.Remove(constructor.OriginalDefinition);
        var made = members.Where(Knows).ToDictionary(static member => member, member => this[member], SymbolEqualityComparer.Default);
        foreach (var member in members)
        {
            _values.Remove(member);
            if (outer.TryGetValue(member, out var before))
                _values[member] = before;
        }

        Discard(creation.Initializer);
        return made.Values.Any(static value => value is ArrayOf) ? new Instance(made) : null;
    }

    private void Initialise(ISymbol member, IMethodSymbol constructor)
    {
        foreach (var syntax in member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(_sources.Cancellation)))
        {
            var initializer = syntax switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (initializer is not null && _sources.Operation(initializer) is ISymbolInitializerOperation operation)
                Initialise(member, operation.Value);
            // A record's parameter is a property too.
            else if (syntax is ParameterSyntax && constructor.OriginalDefinition.Parameters.FirstOrDefault(parameter => parameter.Name == member.Name) is { } positional)
                _values[member] = this[positional];
        }
    }

    private static IEnumerable<IOperation>? Elements(IOperation array) => Unconverted(array) is IArrayCreationOperation { Initializer: { } initializer } ? initializer.ElementValues : null;

    // "Out.Fit(x.Batch, _out, x.Length);" where the type's sizes can change.
    private SymbolicValue? Resized(IInvocationOperation call)
    {
        if (IsCertain || !call.TargetMethod.ReturnsVoid || call.Instance is not { } instance || SymbolOf(instance) is not { } symbol || OwnOf(instance.Type) is not { HasFixedSizes: false } own
            || Maker.Read(call.TargetMethod, own.Axes, own.Values.Element) is not { } sizes || sizes.Parts.Any(static part => part.Part != MakerPart.Axis))
        {
            return null;
        }

        var axes = new Polynomial?[own.Axes.Count];
        foreach (var argument in call.Arguments)
            axes[sizes.Parts[argument.Parameter!.Ordinal].Axis] = NumberOf(argument.Value);
        _values[symbol] = new ArrayOf(axes, axes.Length);
        return Unknown;
    }

    // A method of the storage itself, whose code is seen.
    private SymbolicValue? EnterStorage(SymbolicValue array, IInvocationOperation call)
    {
        if ((array is not Instance && OwnOf(call.Instance?.Type) is null) || BodyOf(call.TargetMethod.OriginalDefinition) is not { } body)
            return null;
        Bind(call, call.TargetMethod.OriginalDefinition);
        return Within(array, () => RunBody(call.TargetMethod.OriginalDefinition, body));
    }

    private SymbolicValue? EvaluateOperator(IMethodSymbol? method, BinaryOperatorKind? kind, params IOperation[] operands)
    {
        if (method is null)
            return null;
        var values = operands.Select(Evaluate).ToArray();
        if (BodyOf(method.OriginalDefinition) is not { } body)
            return values.Length == 2 && kind is { } operation && OwnOf(method.ReturnType) is not null ? Operate(operation, values[0], values[1]) : values is [ArrayOf negated] && OwnOf(method.ReturnType) is not null ? negated.Copy() : Unknown;
        for (var i = 0; i < values.Length; i++)
            _values[method.OriginalDefinition.Parameters[i]] = values[i];
        return Within(null, () => RunBody(method.OriginalDefinition, body));
    }

    private SymbolicValue Within(SymbolicValue? receiver, Func<SymbolicValue> run)
    {
        var outer = _receiver;
        _receiver = receiver;
        var result = run();
        _receiver = outer;
        return result;
    }
}
