using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Interpretation;

/// <summary>The types of objects at run time.</summary>
internal sealed class RuntimeTypes(Compilation compilation)
{
    private readonly Dictionary<(ITypeSymbol, ITypeSymbol), bool> _fits = new(PairComparer.Instance);
    private readonly Dictionary<(ITypeSymbol, ITypeSymbol), Dictionary<(string Type, string Member), IMethodSymbol>> _members = new(PairComparer.Instance);
    private readonly Dictionary<string, INamedTypeSymbol?> _named = [];

    /// <summary>A type by its name; null where the compilation does not reference it.</summary>
    internal INamedTypeSymbol? Named(string name)
    {
        if (!_named.TryGetValue(name, out var type))
            _named.Add(name, type = compilation.GetTypeByMetadataName(name));
        return type;
    }

    /// <summary>A member of a type with one or two type arguments.</summary>
    internal IMethodSymbol Member(string type, ITypeSymbol[] arguments, string member)
    {
        var pair = (arguments[0], arguments[arguments.Length - 1]);
        if (!_members.TryGetValue(pair, out var known))
            _members.Add(pair, known = []);
        if (!known.TryGetValue((type, member), out var found))
            known.Add((type, member), found = (IMethodSymbol)Named(type)!.Construct(arguments).GetMembers(member)[0]);
        return found;
    }

    internal ITypeSymbol? Of(Value value) => value.Object switch
    {
        Instance instance => instance.Layout.Type,
        Boxed boxed => boxed.Type,
        string => compilation.GetSpecialType(SpecialType.System_String),
        ArrayValue array => compilation.CreateArrayTypeSymbol(array.Element, array.Rank),
        ITyped typed => typed.Type,
        _ => null,
    };

    internal bool IsInstance(Value value, ITypeSymbol type)
    {
        if (value.Object is null)
            return false;
        if (type.SpecialType == SpecialType.System_Object)
            return true;
        return Of(value) is { } own ? Fits(own, type) : value.Object is FunctionValue && type.TypeKind == TypeKind.Delegate
            ? true
            : throw RunEndedException.Unknown("the type of an object of the machine as " + type.ToDisplayString());
    }

    /// <summary>Whether each object of a type is one of another.</summary>
    internal bool Fits(ITypeSymbol own, ITypeSymbol type)
    {
        if (!_fits.TryGetValue((own, type), out var fits))
        {
            var conversion = compilation.ClassifyConversion(own, type);
            _fits.Add((own, type), fits = conversion.IsIdentity || (conversion.IsImplicit && (conversion.IsReference || conversion.IsBoxing)));
        }

        return fits;
    }

    private sealed class PairComparer : IEqualityComparer<(ITypeSymbol, ITypeSymbol)>
    {
        internal static PairComparer Instance { get; } = new();

        public bool Equals((ITypeSymbol, ITypeSymbol) x, (ITypeSymbol, ITypeSymbol) y) =>
            x.Item1.Is(y.Item1) && x.Item2.Is(y.Item2);

        public int GetHashCode((ITypeSymbol, ITypeSymbol) pair) =>
            unchecked((SymbolEqualityComparer.Default.GetHashCode(pair.Item1) * 397) ^ SymbolEqualityComparer.Default.GetHashCode(pair.Item2));
    }
}
