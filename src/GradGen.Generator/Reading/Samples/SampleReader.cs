using GradGen.Generator.Model;
using GradGen.Generator.Reading.Adopting;
using GradGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Reading;

/// <summary>How to make layers to check on: by [GradCheckFactory], by [GradCheckSample], or with sizes made up for the constructor.</summary>
internal sealed class SampleReader
{
    private readonly LayerView _view;
    private readonly INamedTypeSymbol _layer;
    private readonly ITypeSymbol? _element;
    private readonly List<LayerProblem> _problems;

    private SampleReader(LayerView layer, ITypeSymbol? element, List<LayerProblem> problems)
    {
        _view = layer;
        _layer = layer.Type;
        _element = element;
        _problems = problems;
    }

    /// <summary>Reads the samples.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="factories">Methods that make it.</param>
    /// <param name="element">Its element type.</param>
    /// <param name="initialisation">What has to be called after a constructor; a factory has called it.</param>
    /// <param name="problems">What cannot be made is added to these.</param>
    internal static IReadOnlyList<SampleModel> Read(LayerView layer, IReadOnlyList<IMethodSymbol> factories, ITypeSymbol? element, Func<IReadOnlyList<string>> initialisation, List<LayerProblem> problems)
    {
        var reader = new SampleReader(layer, element, problems);
        var attributes = layer.FindAll(layer.Type, "GradCheckSampleAttribute").ToArray();
        var constructed = attributes.Select(attribute => OrSkipped(() => reader.FromAttribute(attribute))).ToList();
        if (factories.Count == 0 && attributes.Length == 0 && reader.FromConstructor() is { } made)
            constructed.Add(made);
        if (constructed.Exists(static sample => sample.Skipped is null) && initialisation().ToEquatableArray() is { Count: > 0 } calls)
            constructed = constructed.ConvertAll(sample => sample with { Initialisation = calls });
        var samples = factories.Select(factory => OrSkipped(() => reader.FromFactory(factory))).Concat(constructed).ToList();
        return samples.TrueForAll(static sample => sample.Skipped is not null) ? [] : samples;

        // One of several that cannot be made keeps its number, and its tests say why they are not run.
        SampleModel OrSkipped(Func<SampleModel?> read)
        {
            var before = problems.Count;
            return read() ?? new SampleModel(string.Empty, ReflectionNames.Definition(layer.Type)) { Skipped = problems[before].Text };
        }
    }

    private string LayerType => _layer.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private string InProject => _view.IsAdopted ? " in this project" : string.Empty;

    private SampleModel? FromFactory(IMethodSymbol factory)
    {
        var location = factory.Locations[0];
        if (!factory.IsStatic || factory.IsGenericMethod || !Fits(factory.ReturnType, _layer))
            return Fail(location, $"{factory.Name} is marked [GradCheckFactory], so it has to be static and return {_layer.Name}");
        if (_view.IsAdopted && !IsReachable(factory))
            return Fail(location, $"{factory.Name} is marked [GradCheckFactory], but generated code cannot call it: it and its class have to be internal or public");
        if (Arguments(factory, out var obstacle) is not { } arguments)
            return Fail(location, $"{factory.Name} takes {obstacle}; a factory takes integers and a Random");
        var call = $"{factory.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{Literals.Identifier(factory.Name)}({arguments})";
        // Null is told as that.
        return Closed(DefaultTypeArguments(location), factory.ReturnType.IsValueType ? call : $"FromFactory({call}, {Literals.Of(factory.Name)})");
    }

    private bool IsReachable(ISymbol symbol) => symbol is INamespaceSymbol or null || (Obstacles.CanUse(symbol, _view.From) && IsReachable(symbol.ContainingSymbol));

    private SampleModel? FromAttribute(AttributeData attribute)
    {
        var location = attribute.LocationOr(_view.Location);
        var given = attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } array] ? array.Values.ToArray() : [];
        var typeArguments = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "TypeArguments").Value is { Kind: TypedConstantKind.Array, IsNull: false } types
            ? types.Values.Select(static type => type.Value as ITypeSymbol).ToArray()
            : DefaultTypeArguments(location);
        if (typeArguments is null)
            return null;
        if (typeArguments.Length != TypeParameters().Count)
            return Fail(location, $"[GradCheckSample] gives {typeArguments.Length} type arguments, but {_layer.Name} has {TypeParameters().Count}");
        if (Array.FindIndex(typeArguments, static type => !ReflectionNames.HasName(type)) is >= 0 and var unfit)
            return Fail(location, $"[GradCheckSample] gives {typeArguments[unfit]?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "null"} as a type argument");
        string? mismatch = null;
        foreach (var constructor in Constructors())
        {
            if (Match(constructor, given, out var problem) is { } arguments)
                return Closed(typeArguments, $"new {LayerType}({arguments}){RequiredMembers(constructor)}");
            mismatch ??= problem;
        }

        return Fail(location, mismatch ?? "it has no constructor");
    }

    private static string? Match(IMethodSymbol constructor, TypedConstant[] given, out string? problem)
    {
        var texts = new List<string>();
        problem = null;
        for (var i = 0; i < constructor.Parameters.Length; i++)
        {
            var parameter = constructor.Parameters[i];
            if (parameter.IsParams && parameter.Type is IArrayTypeSymbol { ElementType: var rest } && !(i < given.Length && given[i].Kind == TypedConstantKind.Array))
            {
                foreach (var value in given.Skip(i))
                {
                    if (Convert(value, rest, null) is not { } element)
                    {
                        problem = Misfit(value, parameter);
                        return null;
                    }

                    texts.Add(element);
                }

                break;
            }

            if (i >= given.Length)
            {
                if (Argument.IsRandom(parameter.Type))
                {
                    texts.Add("new global::System.Random(1)");
                    continue;
                }

                if (!parameter.IsOptional)
                    problem = $"[GradCheckSample] gives no {parameter.Name}";
                break;
            }

            if (!IsByValue(parameter) || Convert(given[i], parameter.Type, parameter.Name) is not { } text)
            {
                problem = Misfit(given[i], parameter);
                return null;
            }

            texts.Add(text);
        }

        if (problem is null && given.Length > constructor.Parameters.Length && !constructor.Parameters.Any(static parameter => parameter.IsParams))
            problem = $"[GradCheckSample] gives {given.Length} arguments, but the constructor takes {constructor.Parameters.Length}";
        return problem is null ? string.Join(", ", texts) : null;
    }

    private static string Misfit(TypedConstant value, IParameterSymbol parameter) =>
        $"[GradCheckSample] gives {value.ToCSharpString()} for {parameter.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}";

    private static string? Convert(TypedConstant value, ITypeSymbol type, string? name)
    {
        switch (value.Kind)
        {
            case TypedConstantKind.Type when type is { Name: "Type", ContainingNamespace.Name: "System" }:
                return Constants.Of(value);
            case TypedConstantKind.Type:
                return value.Value is INamedTypeSymbol { IsAbstract: false, IsUnboundGenericType: false } made && Fits(made, type) && made.InstanceConstructors.Any(static constructor => constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility != Accessibility.Private)
                    ? $"new {made.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}()"
                    : null;
            case TypedConstantKind.Array:
                return SymbolEqualityComparer.Default.Equals(value.Type, type) ? Constants.Of(value) : null;
            case TypedConstantKind.Enum:
                return SymbolEqualityComparer.Default.Equals(value.Type, type) ? Constants.Of(value) : null;
            case TypedConstantKind.Primitive when value.IsNull:
                return type.IsReferenceType ? "null" : null;
            case TypedConstantKind.Primitive when Argument.IsRandom(type) && value.Value is int:
                return $"new global::System.Random({value.Value})";
            case TypedConstantKind.Primitive when Constants.Converted(value, type) is { } code:
                return value.Value is int && type.SpecialType == SpecialType.System_Int32 && name is not null ? $"sizes.Known({Literals.Of(name)}, {code})" : code;
            default:
                return null;
        }
    }

    private static bool Fits(ITypeSymbol made, ITypeSymbol type)
    {
        for (var current = made; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, type))
                return true;
        }

        return made.AllInterfaces.Contains(type, SymbolEqualityComparer.Default);
    }

    private SampleModel? FromConstructor()
    {
        string? obstacle = null;
        (IMethodSymbol Constructor, string Arguments)? best = null;
        foreach (var constructor in Constructors())
        {
            if (Arguments(constructor, out var problem) is not { } arguments)
                obstacle ??= $"its constructor takes {problem}";
            else if (best is null || Sizes(constructor) > Sizes(best.Value.Constructor))
                best = (constructor, arguments);
        }

        if (best is not { } chosen)
            return Fail(_view.Location, (obstacle ?? "it has no constructor") + $"; give {(_view.IsAdopted ? _view.Advice("GradCheckSample", "…", null) : "[GradCheckSample(…)]")} or a [GradCheckFactory] method{InProject}" + Initialisation());
        if (RequiredMembers(chosen.Constructor) is not { } members)
            return Fail(_view.Location, $"it has required members that are no sizes; give a [GradCheckFactory] method{InProject}" + Initialisation());
        return Closed(DefaultTypeArguments(_view.Location), $"new {LayerType}({chosen.Arguments}){members}");
    }

    // Nobody but a factory calls what completes a layer after its construction.
    private string Initialisation() =>
        _layer.GetMembers().FirstOrDefault(static member => member is IMethodSymbol { IsStatic: false, Name: "Initialize" or "Initialise" or "Init" }) is { Name: var name } ? $", which calls {name} too" : string.Empty;

    private static int Sizes(IMethodSymbol constructor) => constructor.Parameters.Count(static parameter => parameter.Type.SpecialType == SpecialType.System_Int32);

    // Public ones first, then by length, so that the first that fits is the one a user would take: not a struct's own zero.
    private IEnumerable<IMethodSymbol> Constructors() =>
        _layer.InstanceConstructors
            .Where(constructor => _view.CanUse(constructor))
            .Where(constructor => !(constructor.IsImplicitlyDeclared && _layer.InstanceConstructors.Any(static other => !other.IsImplicitlyDeclared)))
            .Where(constructor => !(constructor.Parameters is [var only] && SymbolEqualityComparer.Default.Equals(only.Type, _layer)))
            .OrderBy(static constructor => constructor.DeclaredAccessibility == Accessibility.Public ? 0 : 1)
            .ThenBy(static constructor => constructor.Parameters.Length);

    /// <summary>The arguments of a call as C# with <c>sizes</c> in scope; null where the parameter that is told cannot be made up.</summary>
    internal static string? Arguments(IMethodSymbol method, out string? obstacle)
    {
        var texts = new List<string>();
        foreach (var parameter in method.Parameters)
        {
            if (parameter.IsOptional)
                break;
            if (!IsByValue(parameter) || SampleValues.Of(parameter.Type, parameter.Name, parameter.IsParams, method.ContainingAssembly) is not { } value)
            {
                obstacle = parameter.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
                return null;
            }

            texts.Add(value);
        }

        obstacle = null;
        return string.Join(", ", texts);
    }

    private static bool IsByValue(IParameterSymbol parameter) => parameter.RefKind is RefKind.None or RefKind.In;

    // "new Dense { Inputs = 3 }" for required members; null where one cannot be made up.
    private string? RequiredMembers(IMethodSymbol constructor)
    {
        if (constructor.GetAttributes().Any(static data => data.AttributeClass?.Name == "SetsRequiredMembersAttribute"))
            return string.Empty;
        var values = new List<string>();
        for (var type = _layer; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                var memberType = member switch
                {
                    IPropertySymbol { IsRequired: true } property => property.Type,
                    IFieldSymbol { IsRequired: true } field => field.Type,
                    _ => null,
                };
                if (memberType is null)
                    continue;
                if (SampleValues.Of(memberType, member.Name, false, _layer.ContainingAssembly) is not { } value)
                    return null;
                values.Add($"{Literals.Identifier(member.Name)} = {value}");
            }
        }

        return values.Count == 0 ? string.Empty : $" {{ {string.Join(", ", values)} }}";
    }

    private IReadOnlyList<ITypeParameterSymbol> TypeParameters()
    {
        var parameters = new List<ITypeParameterSymbol>();
        for (var type = _view.IsAdopted ? null : _layer; type is not null; type = type.ContainingType)
            parameters.InsertRange(0, type.TypeParameters);
        return parameters;
    }

    // The element type is checked as double; any other type argument has to be given.
    private ITypeSymbol?[]? DefaultTypeArguments(Location location)
    {
        var parameters = TypeParameters();
        if (parameters.All(parameter => SymbolEqualityComparer.Default.Equals(parameter, _element)))
            return [.. parameters];
        Fail(location, $"its type arguments are not known; give [GradCheckSample(…, TypeArguments = new[] {{ typeof(…) }})]");
        return null;
    }

    private SampleModel? Closed(ITypeSymbol?[]? typeArguments, string creation) =>
        typeArguments is null ? null
        : _view.Adoption is { } adoption ? new SampleModel($"new {adoption.WrapperType}({creation})", ReflectionNames.InNamespaceOf(_layer, adoption.Wrapper))
        : new SampleModel(creation, ReflectionNames.Of(_layer, typeArguments));

    private SampleModel? Fail(Location location, string why)
    {
        _problems.Add(new LayerProblem(Descriptors.NoSample, location, _layer.Name, why));
        return null;
    }
}
