using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>
/// Walks a method of a layer in the order in which it runs, into the methods that it calls, and notes what is read and
/// written. Where it does not see, it assumes all that could be: rules conclude from what is certainly done, or certainly
/// not. This part begins and ends, and holds what is known on the way.
/// </summary>
internal sealed partial class EffectWalker
{
    // Enough for any layer; what is longer is left alone rather than slow.
    private const int MaximumOperations = 100_000;
    private const int MaximumDepth = 12;
    private const int MaximumRounds = 6;

    private readonly INamedTypeSymbol _layer;
    private readonly SourceModels _sources;
    private readonly Storages _storages = new();
    private readonly List<Effect> _effects = [];
    private readonly Dictionary<ISymbol, Value> _held = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _arguments = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _setInLambda = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IMethodSymbol> _running = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ISymbol> _aliases = new(SymbolEqualityComparer.Default);
    private Variables? _now;
    private Value _returned;
    private bool _hasReturned;
    private SyntaxNode? _calledFrom;
    private SyntaxNode? _call;
    private IMethodSymbol _root = null!;
    private int _operations;
    private int _growth;
    private int _weak;
    private int _lambdas;
    private bool _gaveUp;

    private EffectWalker(INamedTypeSymbol layer, SourceModels sources)
    {
        _layer = layer;
        _sources = sources;
    }

    /// <summary>The effects of a method, or null when its body is not seen or cannot be followed.</summary>
    /// <param name="layer">The type of the instance that it runs on.</param>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The parameters to watch.</param>
    /// <param name="sources">The bodies.</param>
    internal static Effects? Run(INamedTypeSymbol layer, IMethodSymbol method, IEnumerable<IParameterSymbol> arguments, SourceModels sources)
    {
        var walker = new EffectWalker(layer, sources) { _root = method.OriginalDefinition };
        walker._arguments.UnionWith(arguments.Select(static argument => argument.OriginalDefinition));
        return walker.Run();
    }

    private Effects? Run()
    {
        var body = BodyOf(_root);
        if (body is null)
            return null;
        // Contents, and what lambdas may see, are found out on the way; the last round knows them all.
        for (var round = 0; round < MaximumRounds; round++)
        {
            var before = _growth + _storages.Growth;
            _effects.Clear();
            _now = new Variables();
            _guard = null;
            _hasReturned = false;
            _returned = Value.None;
            _running.Clear();
            _running.Add(_root);
            Execute(body);
            if (_gaveUp)
                return null;
            if (before == _growth + _storages.Growth)
                return new Effects(_effects, _storages, _held, _hasReturned || _now is not null);
        }

        return null;
    }

    private IOperation? BodyOf(IMethodSymbol method) => _sources.Body(method.OriginalDefinition) switch
    {
        IMethodBodyOperation { BlockBody: null, ExpressionBody: null } => null,
        ILocalFunctionOperation local => local.Body,
        IMethodBodyOperation or IBlockOperation => _sources.Body(method.OriginalDefinition),
        _ => null,
    };

    private void Note(EffectKind kind, Value target, IOperation at, bool isWhole = false)
    {
        if (!target.IsNone)
            _effects.Add(new Effect(kind, target, _calledFrom ?? at.Syntax, _call, _guard, isWhole));
    }

    private void Read(Value value, IOperation at) => Note(EffectKind.Read, value, at);

    /// <summary>Code that is not seen gets it.</summary>
    private void Escape(Value value, IOperation at)
    {
        var reached = _storages.Deep(value);
        Note(EffectKind.MayWrite, reached, at);
        if (reached.Meets(Value.This | Value.Unknown))
            ForgetMembers();
    }

    // Any member may hold anything from here on.
    private void ForgetMembers()
    {
        foreach (var symbol in _held.Keys.Where(static symbol => symbol is IFieldSymbol or IPropertySymbol).ToArray())
            Set(symbol, Get(symbol) | Value.Unknown);
    }

    private Value Get(ISymbol symbol)
    {
        symbol = Unaliased(symbol);
        if ((_lambdas > 0 || _handlers > 0 || _setInLambda.Contains(symbol)) && _held.TryGetValue(symbol, out var ever))
            return ever | Initial(symbol);
        return _now is not null && _now.TryGet(symbol, out var value) ? value : Initial(symbol);
    }

    private void Set(ISymbol symbol, Value value)
    {
        symbol = Unaliased(symbol);
        if (_now is null)
            return;
        var ever = _held.TryGetValue(symbol, out var held) ? held : Value.None;
        if (!value.IsWithin(ever) || !_held.ContainsKey(symbol))
        {
            _held[symbol] = ever | value;
            _growth++;
        }

        if (_lambdas > 0 && _setInLambda.Add(symbol))
            _growth++;
        _now.Set(symbol, _weak > 0 ? Get(symbol) | value : value);
    }

    // What a variable holds before anything is assigned to it.
    private Value Initial(ISymbol symbol) => symbol switch
    {
        IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } => _storages.Of(symbol),
        IParameterSymbol parameter when _arguments.Contains(parameter) => _storages.Of(symbol),
        IParameterSymbol => Value.Foreign,
        ILocalSymbol => Value.None,
        _ => Value.Foreign,
    };

    private ISymbol Unaliased(ISymbol symbol)
    {
        for (var steps = 0; steps <= MaximumDepth && _aliases.TryGetValue(symbol, out var other); steps++)
            symbol = other;
        return symbol;
    }

    private Variables? Join(Variables? one, Variables? other) => Variables.Join(one, other, Initial);

    private static bool IsPlain(ITypeSymbol? type) => Plainness.IsPlain(type);

    private static bool HoldsPlain(ITypeSymbol? type) => Plainness.HoldsPlain(type);
}
