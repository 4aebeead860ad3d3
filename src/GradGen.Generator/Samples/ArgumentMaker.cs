using GradGen.Generator.Model;
using GradGen.Generator.Samples.Code;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;
using static GradGen.Samples.NameWords;

namespace GradGen.Generator.Samples;

/// <summary>
/// What a sample makes a layer with: sizes for integers, choices for what has a few values,
/// objects and arrays of these.
/// </summary>
/// <param name="from">The assembly that is compiled.</param>
/// <param name="facts">What the layer's code says of the values; null where it is not read.</param>
/// <param name="storages">The matrices that can be made; null where none can.</param>
/// <param name="hasPenalty">Whether the layer adds a penalty to the cost.</param>
/// <param name="membersOf">The members that are set of an object which a layer is made with; null where none are.</param>
internal sealed class ArgumentMaker(IAssemblySymbol from, SampleFacts? facts = null, StorageModels? storages = null, bool hasPenalty = false,
    Func<INamedTypeSymbol, IEnumerable<Asked>>? membersOf = null)
{
    private const int Deepest = 3;

    private static readonly TypeName Int = new TypeName.Simple("int");

    private static readonly string[] Elsewhere = ["init", "optimi", "regular", "random", "log"];

    private readonly ArrayMaker _arrays = new(from, storages);
    private readonly List<SizeFact> _known = [];
    private int _depth;
    private bool _isInOptional;

    private ArgumentNames Names => _arrays.Names;

    /// <summary>What is stated before the layer is made: sizes that are chosen, and conditions on sizes.</summary>
    internal IEnumerable<SizeFact> Preparation => _known.Concat((facts?.Relations ?? []).Select(FactOf).OfType<SizeFact>()).Distinct();

    /// <summary>The arguments of a call; null where one cannot be made up.</summary>
    /// <param name="method">The method or constructor.</param>
    /// <param name="isVaried">Whether what is optional is given a value too.</param>
    /// <param name="obstacle">The parameter.</param>
    internal EquatableArray<PassedArgument>? Arguments(IMethodSymbol method, bool isVaried, out string? obstacle)
    {
        var arguments = new List<PassedArgument>();
        var isNamed = false;
        obstacle = null;
        foreach (var parameter in method.Parameters)
        {
            var asked = Asked.Of(parameter);
            var value = IsByValue(parameter) && (isVaried || !parameter.IsOptional) ? Value(isNamed ? asked with { IsParams = false } : asked) : null;
            if (value is null && !parameter.IsOptional)
            {
                obstacle = parameter.Show();
                return null;
            }

            if (value is not null)
                arguments.Add(new PassedArgument(isNamed ? parameter.Name : null, value));
            isNamed |= value is null;
        }

        return arguments.ToEquatableArray();
    }

    internal static bool IsByValue(IParameterSymbol parameter) => parameter.RefKind is RefKind.None or RefKind.In;

    /// <summary>A value; null where nothing sensible can be made up, or a default is to be left alone.</summary>
    internal Expression? Value(Asked asked)
    {
        if (Values(asked) is { } values)
            return Choice(asked, values);
        switch (asked.Type.SpecialType)
        {
            case SpecialType.System_Int32:
                return Integer(asked);
            case SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Int16
                or SpecialType.System_UInt16 or SpecialType.System_Byte:
                return asked.HasDefault ? null : new Expression.Cast(TypeNames.Annotated(asked.Type), Names.SizeOf(asked));
        }

        if (Argument.IsRandom(asked.Type))
            return new SampleExpression.Generator();
        if (Numbers(asked) is { } numbers)
            return numbers;
        if (SampleValues.IsListOfIntegers(asked.Type))
            return asked.HasDefault ? null : _arrays.Listed(asked);
        return asked.HasDefault ? Made(asked) : Parts(asked) ?? Made(asked);
    }

    // Each part of a tuple by its own name: (int Height, int Width) kernel.
    private Expression? Parts(Asked asked)
    {
        if (asked.Type is not INamedTypeSymbol { IsTupleType: true } tuple)
            return null;
        // Two tuples of one type have sizes of their own, as two kernels have.
        var path = Names.Path;
        Names.Path += asked.Name + ".";
        var values = tuple.TupleElements.Select((part, place) => Value(
            new Asked(part.Type.SpecialType == SpecialType.System_Int32 ? asked.Symbol : part, part.Type,
                part.IsExplicitlyNamedTupleElement ? part.Name : $"{asked.Name}.{part.Name}", false, null)
            { Part = part.Type.SpecialType == SpecialType.System_Int32 ? place : -1 })).ToArray();
        Names.Path = path;
        return Array.Exists(values, static value => value is null) ? null : new Expression.Tuple(values.OfType<Expression>().ToEquatableArray());
    }

    /// <summary>The values of what has a few, each of which can be written down, the usual one first; null for anything else.</summary>
    internal IReadOnlyList<Expression>? Values(Asked asked) => Plain(asked, asked.Type);

    private IReadOnlyList<Expression>? Plain(Asked asked, ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean:
                return [.. FlagChoices.Of(asked, facts).Select(static flag => new Expression.Constant(flag))];
            case SpecialType.System_Double or SpecialType.System_Single:
                return [.. RealChoices.Of(asked, facts, hasPenalty).Select(number => Real(type, number))];
            case SpecialType.System_String:
                return [.. Texts(asked).Select(static value => new Expression.Constant(value))];
        }

        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } values)
            return EnumChoices.Of(asked, values, facts);
        if (type is not INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] }
            || Plain(asked, inner) is not { } given)
            return null;
        // What is null by default has no value that the type alone would take for usual.
        return asked is { HasDefault: true, Default: not null }
            ? given
            : asked.HasDefault
            ? [Expression.Null, .. Plain(asked with { HasDefault = false }, inner)!] : [.. given, Expression.Null];
    }

    private Expression? Made(Asked asked)
    {
        var isNullable = asked.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        var type = isNullable ? ((INamedTypeSymbol)asked.Type).TypeArguments[0] : asked.Type.WithNullableAnnotation(NullableAnnotation.None);
        var plain = asked with { Type = type, HasDefault = false, Default = null };
        var mayBeNull = isNullable || MayBeNull(asked);
        var isInOptional = _isInOptional;
        _isInOptional |= mayBeNull && asked.HasDefault;
        var single = isNullable ? Value(plain) : _arrays.Reals(plain);
        var made = single is null && !isNullable ? Implemented(plain) : [];
        if ((single ?? (made.Count > 0 || isNullable ? null : Object(plain))) is { } given)
            made.Add(("given", given));
        _isInOptional = isInOptional;
        if (asked.HasDefault && (!mayBeNull || asked.IsNamed("seed")))
            return null;
        if (mayBeNull && (made.Count > 0 || !asked.HasDefault))
            made.Insert(asked.HasDefault ? 0 : made.Count, ("null", Expression.Null));
        return Either(asked, made, mayBeNull && !isNullable ? asked.Type.WithNullableAnnotation(NullableAnnotation.Annotated) : asked.Type);
    }

    private Expression? Either(Asked asked, List<(string Name, Expression Value)> made, ITypeSymbol shared) => made.Count switch
    {
        0 => null,
        1 => made[0].Value,
        _ => new SampleExpression.Either(TypeNames.Annotated(shared), Names.Of(asked), made.ToEquatableArray()),
    };

    private static bool MayBeNull(Asked asked) =>
        asked.Type.IsReferenceType
        && (asked.Type.NullableAnnotation == NullableAnnotation.Annotated || asked is { HasDefault: true, Default: null });

    private Expression? Integer(Asked asked)
    {
        if (IntegerChoices.Of(asked, facts) is not { } values)
            return Names.SizeOf(asked);
        if (values.Count == 0)
            return null;
        // How often something is done matters by itself, as a real number does, and not together with other choices.
        var isHowOften = values.Count > 1 && IntegerChoices.IsHowOften(asked) && facts?.Steps.Contains(asked.Symbol) != true;
        var choice = Choice(asked, [.. values.Select(static value => new Expression.Constant(value))], isHowOften ? TypeName.Double : Int)!;
        var (name, value) = (Names.Of(asked), isHowOften ? new Expression.Cast(Int, choice) : choice);
        // What an object has is not there where the object is null.
        if (_isInOptional)
            return new SampleExpression.Size(SizeKind.Known, name, value);
        _known.Add(new SizeFact("Known", name, value));
        return Names.SizeOf(asked);
    }

    private Expression? Choice(Asked asked, IReadOnlyList<Expression> values, TypeName? type = null) => values.Count switch
    {
        0 => null,
        // What is made up is shown in the report, as sizes are.
        1 when asked.HasDefault || asked.Type.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single) => values[0],
        _ => new SampleExpression.Choice(type ?? TypeNames.Annotated(asked.Type), Names.Of(asked), values.ToEquatableArray()),
    };

    // What the code compares it with; a name that it does not look at is any.
    private IEnumerable<string?> Texts(Asked asked)
    {
        var compared = (facts?.ComparedWith(asked.Symbol) ?? []).Select(static comparison => comparison.Value).OfType<string>()
            .Where(value => facts!.Accepts(asked.Symbol, value)).ToList();
        if (compared.Count == 0)
            return asked.HasDefault
                ? []
                : asked.IsNamed("name") || asked.Name is "id" or "label" or "tag"
                ? ["checked"]
                : asked.Type.NullableAnnotation == NullableAnnotation.Annotated ? [null] : [];
        return (asked.HasDefault ? compared.Prepend((string?)asked.Default) : compared).Distinct();
    }

    // What weights start with, by their sizes or by chance: a check draws them itself.
    private static Expression? Numbers(Asked asked) =>
        !asked.HasDefault
            && asked.Type is INamedTypeSymbol { DelegateInvokeMethod: { ReturnType.SpecialType: SpecialType.System_Double or SpecialType.System_Single } call }
        && call.Parameters.All(static parameter =>
            parameter.RefKind == RefKind.None
                && (parameter.Type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64 || Argument.IsRandom(parameter.Type)))
            ? new Expression.Function(TypeNames.Annotated(asked.Type), call.Parameters.Length, Real(call.ReturnType, 0.5))
            : null;

    private Expression? Object(Asked asked)
    {
        // How the sizes of a layer inside fit those outside is not known.
        if (_depth == Deepest || ObjectConstructor.Of(asked.Type, from) is not { } constructor
            || (!constructor.Parameters.IsEmpty && LayerTypes.IsLayer(asked.Type)))
            return null;
        var path = Names.Path;
        Names.Path += asked.Name + ".";
        _depth++;
        var arguments = Arguments(constructor, isVaried: asked.Type.ContainingAssembly.Is(from), out _);
        var required = RequiredMembers.Of(asked.Type, constructor).Select(Set).ToArray();
        var members = required.Concat((membersOf?.Invoke((INamedTypeSymbol)asked.Type) ?? []).Select(Set).OfType<PassedArgument>()).ToArray();
        (Names.Path, _depth) = (path, _depth - 1);
        return arguments is not { } given || Array.Exists(required, static member => member is null) ? null
            : new Expression.New(TypeNames.Annotated(asked.Type), given) { Members = members.OfType<PassedArgument>().ToEquatableArray() };
    }

    /// <summary>A member set to a value; null where none can be made up.</summary>
    internal PassedArgument? Set(Asked member) => Value(member) is { } value ? new PassedArgument(member.Name, value) : null;

    private List<(string Label, Expression Value)> Implemented(Asked asked)
    {
        var made = Implementations.AllOf(asked.Type, from);
        // What is checked by itself is not checked once more in each place; what weights start with makes no other function.
        if (made.Any(static type => type.Has(AttributeReader.GradCheckable)) || asked.IsNamed(Elsewhere)
            || asked.Type.Name.Mentions("init"))
            made = made.Take(1);
        return [.. made.Select(static type => (type.Name, (Expression)new Expression.New(TypeNames.Annotated(type), EquatableArray<PassedArgument>.Empty)))];
    }

    private SizeFact? FactOf(Relation relation)
    {
        if (Names.Of(relation.Size) is not { } size)
            return null;
        if (relation.Other is not { } other)
            return new SizeFact(relation.Word, size, [.. relation.Numbers.Select(static number => new Expression.Constant(number))]);
        return Names.Of(other) is { } by && by != size ? new SizeFact(relation.Word, size, new Expression.Constant(by)) : null;
    }

    private static Expression Real(ITypeSymbol type, double number) =>
        new Expression.Constant(type.SpecialType == SpecialType.System_Single ? (float)number : (object)number);
}
