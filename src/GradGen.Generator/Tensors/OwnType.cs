using System.Runtime.CompilerServices;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>
/// A type that wraps numbers: a matrix, tensor or volume class of the user's own, recognised by its shape alone. Lives as
/// long as the compilation that it was read from.
/// </summary>
/// <param name="Type">The type.</param>
/// <param name="Values">How its numbers are reached.</param>
/// <param name="Axes">Its sizes.</param>
/// <param name="Makers">The constructors and static methods that make one, those first that a check would take.</param>
internal sealed record OwnType(INamedTypeSymbol Type, ValueAccess Values, Axes Axes, IReadOnlyList<Maker> Makers)
{
    private static readonly ConditionalWeakTable<ITypeSymbol, Box> Known = new();

    private bool? _hasFixedSizes;

    /// <summary>Whether its values change with the object that holds them; if not, the member has to be assigned.</summary>
    internal bool IsInPlace =>
        Type.IsReferenceType || Values.IsShared
            || Type.GetMembers().OfType<IFieldSymbol>().Any(static part => part is { IsStatic: false, Type.IsReferenceType: true });

    /// <summary>Whether an object keeps the sizes that it was made with, as far as its code shows.</summary>
    internal bool HasFixedSizes => _hasFixedSizes ??= FixedSizes.Of(this);

    /// <summary>Whether it comes from a library that is known by name.</summary>
    internal bool IsOfLibrary { get; init; }

    /// <summary>What makes one where no maker does.</summary>
    internal MakerModel? Creation { get; init; }

    /// <summary>How the gradients are reached that an object holds beside its values, in a second array of the same kind; null where it has none.</summary>
    internal ValueAccess? Gradients { get; init; }

    /// <summary>Whether what is made has its values already.</summary>
    internal bool IsFilled { get; init; }

    /// <summary>How a check makes one, if it can.</summary>
    internal Maker? Maker => Makers.Count == 0 ? null : Makers[0];

    /// <summary>Why a check cannot make one, and what would help; null when it can.</summary>
    internal string? Obstacle(IAssemblySymbol from)
    {
        var isForeign = !Type.ContainingAssembly.Is(from);
        return Creation is not null ? null
            : Maker is null ? "which a check cannot make: "
                + (Type.IsAbstract
                    ? $"no class behind it has a constructor {Signature} that the layer's project can call, and no static method does the same"
                    : isForeign
                    ? $"it has no public constructor {Signature}, and no static method that does the same"
                    : $"give it a constructor {Signature}, public or internal, or a static method that does the same")
            : !Maker.IsFilled && !Values.CanSet
            ? "which a check can make but not fill"
                + (isForeign ? ": its indexer has no setter" : ": give its indexer a setter, or expose an array or a span of its values")
            : null;
    }

    private string Signature => Axes switch
    {
        { IsOpen: true } => "(params int[] shape)",
        { Count: 1 } => "(int length)",
        { Count: 2 } => "(int rows, int columns)",
        _ => $"({string.Join(", ", Axes.Roles.Select(static role => "int " + role.ToString().ToLowerInvariant()))})",
    };

    /// <summary>The type as code of an assembly can use it; null when it does not hold numbers, or keeps them to itself.</summary>
    internal static OwnType? Of(ITypeSymbol type, IAssemblySymbol? from)
    {
        if (type is not INamedTypeSymbol
            {
                TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: SpecialType.None, IsRefLikeType: false,
                IsTupleType: false, IsStatic: false, IsUnboundGenericType: false
            } named)
            return null;
        var box = Known.GetValue(type, static _ => new Box());
        lock (box)
        {
            if (!box.IsRead || !Equals(box.From, from?.Identity))
                (box.IsRead, box.From, box.Type) = (true, from?.Identity, Read(named, from));
            return box.Type;
        }
    }

    /// <summary>What is made of the parameters of a constructor or static method; null when it makes no such type.</summary>
    internal Maker? MakerOf(IMethodSymbol method) =>
        Makers.FirstOrDefault(maker => maker.Method.OriginalDefinition.Is(method.OriginalDefinition));

    // What is found out later, when somebody asks, must not make it another one: members with it are looked up in tables.
    public bool Equals(OwnType? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    private static OwnType? Read(INamedTypeSymbol type, IAssemblySymbol? from)
    {
        if (LayerTypes.IsLayer(type))
            return null;
        if (LibraryTypes.Of(type) is { } known)
            return known;
        if (IsOfFramework(type) || (LibraryTypes.Know(type) && type.DeclaringSyntaxReferences.IsEmpty))
            return null;
        var members = new TypeMembers(type, from);
        if (ValueAccessReader.Read(members) is not { } values || AxesReader.Read(members, values) is not { } axes)
            return null;
        var makers = Tensors.Makers.Of(members, values, axes);
        return new OwnType(type, values, axes, makers)
        {
            IsFilled = makers is [{ IsFilled: true }, ..],
            Gradients = ValueAccessReader.Gradients(members, values)
        };
    }

    /// <summary>Whether a type comes with .NET or with GradGen.</summary>
    internal static bool IsOfFramework(INamedTypeSymbol type) =>
        type.ContainingNamespace.Outermost() is "System" or "Microsoft" or "GradGen" && type.DeclaringSyntaxReferences.IsEmpty;

    private sealed class Box
    {
        internal bool IsRead { get; set; }

        // No symbol: types of a library outlive the compilations that refer to them.
        internal AssemblyIdentity? From { get; set; }

        internal OwnType? Type { get; set; }
    }
}
