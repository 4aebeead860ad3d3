using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Model;
using GradGen.Generator.Samples.Code;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Samples;

/// <summary>How to make layers to check on: by [GradCheckFactory], by [GradCheckSample], or with sizes made up for the constructor.</summary>
internal sealed class SampleReader
{
    private readonly LayerView _view;
    private readonly INamedTypeSymbol _layer;
    private readonly ITypeSymbol? _element;
    private readonly SampleSource _source;
    private readonly List<LayerProblem> _problems;
    private IMethodSymbol? _constructor;

    private SampleReader(LayerView layer, ITypeSymbol? element, SampleSource source, List<LayerProblem> problems)
    {
        _view = layer;
        _layer = layer.Type;
        _element = element;
        _source = source;
        _problems = problems;
    }

    /// <summary>Reads the samples.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="factories">Methods that make it.</param>
    /// <param name="element">Its element type.</param>
    /// <param name="source">What its code is read from.</param>
    /// <param name="initialisation">What has to be called after a constructor, or after any where none is named; a factory has called it.</param>
    /// <param name="problems">What cannot be made is added to these.</param>
    internal static IReadOnlyList<SampleModel> Read(LayerView layer, IReadOnlyList<IMethodSymbol> factories, ITypeSymbol? element,
        SampleSource source, Func<IMethodSymbol?, IReadOnlyList<InitialisationModel>> initialisation, List<LayerProblem> problems)
    {
        var reader = new SampleReader(layer, element, source, problems);
        var attributes = layer.FindAll(layer.Type, "GradCheckSampleAttribute").ToArray();
        var constructed = attributes.Select(attribute => OrSkipped(() => reader.FromAttribute(attribute))).ToList();
        if (factories.Count == 0 && attributes.Length == 0 && reader.FromConstructor() is { } made)
            constructed.Add(made);
        if (constructed.Exists(static sample => sample.Skipped is null))
        {
            var before = problems.Count;
            var calls = initialisation(reader._constructor).ToEquatableArray();
            constructed = constructed.ConvertAll(
                sample => sample with { Initialisation = calls, Skipped = sample.Skipped ?? problems.Skip(before).FirstOrDefault()?.Text });
        }

        var samples = factories.Select(factory => OrSkipped(() => reader.FromFactory(factory))).Concat(constructed).ToList();
        return samples.TrueForAll(static sample => sample.Skipped is not null) ? [] : samples;

        // One of several that cannot be made keeps its number, and its tests say why they are not run.
        SampleModel OrSkipped(Func<SampleModel?> read)
        {
            var before = problems.Count;
            return read() ?? new SampleModel(null, ReflectionNames.Definition(layer.Type)) { Skipped = problems[before].Text };
        }
    }

    private string InProject => _view.IsAdopted ? " in this project" : string.Empty;

    private SampleModel? FromFactory(IMethodSymbol factory)
    {
        var location = factory.Locations[0];
        if (!factory.IsStatic || factory.IsGenericMethod || !factory.ReturnType.IsA(_layer))
            return Fail(location, $"{factory.Name} is marked [GradCheckFactory], so it has to be static and return {_layer.Name}");
        if (_view.IsAdopted && !IsReachable(factory))
            return Fail(location,
                $"{factory.Name} is marked [GradCheckFactory], but generated code cannot call it: it and its class have to be internal or public");
        if (Arguments(factory, out var obstacle) is not { } arguments)
            return Fail(location, $"{factory.Name} takes {obstacle}; a factory takes integers and a Random");
        var call = new Expression.StaticCall(TypeNames.Of(factory.ContainingType), factory.Name, arguments);
        // Null is shown as such.
        return Closed(DefaultTypeArguments(location), factory.ReturnType.IsValueType ? call : new SampleExpression.FromFactory(call, factory.Name));
    }

    private bool IsReachable(ISymbol symbol) =>
        symbol is INamespaceSymbol or null || (Obstacles.CanUse(symbol, _view.From) && IsReachable(symbol.ContainingSymbol));

    private SampleModel? FromAttribute(AttributeData attribute)
    {
        var location = attribute.LocationOr(_view.Location);
        var given = attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } array] ? array.Values.ToArray() : [];
        var typeArguments = attribute.NamedArguments
            .FirstOrDefault(static argument => argument.Key == "TypeArguments").Value is { Kind: TypedConstantKind.Array, IsNull: false } types
            ? types.Values.Select(static type => type.Value as ITypeSymbol).ToArray()
            : DefaultTypeArguments(location);
        if (typeArguments is null)
            return null;
        if (typeArguments.Length != TypeParameters().Count)
            return Fail(location, $"[GradCheckSample] gives {typeArguments.Length} type arguments, but {_layer.Name} has {TypeParameters().Count}");
        if (Array.FindIndex(typeArguments, static type => !ReflectionNames.HasName(type)) is >= 0 and var unfit)
            return Fail(location, $"[GradCheckSample] gives {typeArguments[unfit]?.Show() ?? "null"} as a type argument");
        if (TypeConstraints.Broken(TypeParameters(), typeArguments) is { } broken)
            return Fail(location, "[GradCheckSample] gives " + broken);
        string? mismatch = null;
        foreach (var constructor in Constructors())
        {
            if (GivenArguments.Match(constructor, given, out var problem) is { } arguments)
                return Closed(typeArguments, New(arguments, Required(constructor, new ArgumentMaker(_view.From)) ?? []));
            mismatch ??= problem;
        }

        return Fail(location, mismatch ?? "it has no constructor");
    }

    private SampleModel? FromConstructor()
    {
        var obstacles = new Dictionary<IMethodSymbol, string?>(SymbolEqualityComparer.Default);
        var settable = SettableMembers.Of(_view, _source.Kept);
        // The one with most sizes says most; the first in order is the one a user would take.
        foreach (var constructor in Constructors().OrderBy(IsGivenUp).ThenByDescending(Sizes))
        {
            var facts = constructor.Parameters.IsEmpty && settable.Count == 0
                ? null
                : CodeWalker.Read(_view, constructor, settable, _source.Forward, _source.Backward, _source.Bodies);
            var maker = new ArgumentMaker(_view.From, facts, _source.Storages, HasPenalty,
                type => facts is null ? [] : SettableMembers.OfObject(type, _view, facts, _source.Bodies));
            if (maker.Arguments(constructor, isVaried: !_view.IsForeign, out var obstacle) is not { } arguments)
            {
                obstacles.Add(constructor, obstacle);
                continue;
            }

            _constructor = constructor;
            if (Required(constructor, maker) is not { } required)
                return Fail(_view.Location, $"it has required members that are not sizes; give a [GradCheckFactory] method{InProject}" + Initialisation());
            var set = settable.Select(member => SettableMembers.Ask(member, _view, facts!, _source.Bodies)).OfType<Asked>().Select(maker.Set)
                .OfType<PassedArgument>();
            return Closed(DefaultTypeArguments(_view.Location), New(arguments, required.Concat(set))) is { } sample
                ? sample with { Preparation = maker.Preparation.ToEquatableArray() } : null;
        }

        var problem = Constructors().Select(constructor => $"its constructor takes {obstacles[constructor]}").FirstOrDefault() ?? "it has no constructor";
        return Fail(_view.Location, problem
            + $"; give {(_view.IsAdopted ? _view.Advice("GradCheckSample", "…", null) : "[GradCheckSample(…)]")} or a [GradCheckFactory] "
            + $"method{InProject}" + Initialisation());
    }

    private bool HasPenalty => _layer.GetMembers().Any(member => _view.Has(member, "PenaltyAttribute"));

    // One that only throws, or that is not to be used, is taken where there is no other.
    private bool IsGivenUp(IMethodSymbol constructor) =>
        constructor.IsObsolete()
        || _view.SourceOf(constructor)
            .Any(reference => reference.GetSyntax(
                _source.Bodies.Cancellation) is BaseMethodDeclarationSyntax { ExpressionBody.Expression: ThrowExpressionSyntax }
                or BaseMethodDeclarationSyntax { Body.Statements: [ThrowStatementSyntax, ..] });

    // Only a factory calls what completes a layer after its construction.
    private string Initialisation() =>
        _layer.GetMembers().FirstOrDefault(
            static member => member is IMethodSymbol { IsStatic: false, Name: "Initialize" or "Initialise" or "Init" }) is { Name: var name }
            ? $", which calls {name} too" : string.Empty;

    private static int Sizes(IMethodSymbol constructor) =>
        constructor.Parameters.Count(static parameter => parameter.Type.SpecialType == SpecialType.System_Int32);

    // Public ones first, then by length, so that the first that fits is the one a user would take: not a struct's own zero.
    private IEnumerable<IMethodSymbol> Constructors() =>
        _layer.InstanceConstructors
            .Where(constructor => _view.CanUse(constructor))
            .Where(constructor => !(constructor.IsImplicitlyDeclared && _layer.InstanceConstructors.Any(static other => !other.IsImplicitlyDeclared)))
            .Where(constructor => !(constructor.Parameters is [var only] && only.Type.Is(_layer)))
            .OrderBy(static constructor => constructor.DeclaredAccessibility == Accessibility.Public ? 0 : 1)
            .ThenBy(static constructor => constructor.Parameters.Length);

    /// <summary>The arguments of a call; null where one cannot be made up.</summary>
    internal static EquatableArray<PassedArgument>? Arguments(IMethodSymbol method, out string? obstacle) =>
        new ArgumentMaker(method.ContainingAssembly).Arguments(method, isVaried: false, out obstacle);

    // Null where one of the required members cannot be made up.
    private IReadOnlyList<PassedArgument>? Required(IMethodSymbol constructor, ArgumentMaker maker)
    {
        var members = RequiredMembers.Of(_layer, constructor).Select(maker.Set).ToArray();
        return Array.Exists(members, static member => member is null) ? null : [.. members.OfType<PassedArgument>()];
    }

    private Expression.New New(EquatableArray<PassedArgument> arguments, IEnumerable<PassedArgument> members) =>
        new(TypeNames.Of(_layer), arguments) { Members = members.ToEquatableArray() };

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
        if (parameters.All(parameter => parameter.Is(_element)))
            return [.. parameters];
        Fail(location, $"its type arguments are not known; give [GradCheckSample(…, TypeArguments = new[] {{ typeof(…) }})]");
        return null;
    }

    private SampleModel? Closed(ITypeSymbol?[]? typeArguments, Expression creation) =>
        typeArguments is null ? null
        : _view.Adoption is { } adoption
            ? new SampleModel(new Expression.New(adoption.WrapperType, new[] { new PassedArgument(null, creation) }.ToEquatableArray()),
                ReflectionNames.InNamespaceOf(_layer, adoption.Wrapper))
        : new SampleModel(creation, ReflectionNames.Of(_layer, typeArguments));

    private SampleModel? Fail(Location location, string why)
    {
        _problems.Add(new LayerProblem(Descriptors.NoSample, location, _layer.Name, why));
        return null;
    }
}
