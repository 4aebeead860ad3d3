using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>
/// What makes a storage: its constructors and static methods or, of an interface or an abstract class, those of the classes behind it and
/// what objects in static members make. Only the assembly that declares it is looked through.
/// </summary>
internal static class Makers
{
    // What needs a device, has no place for every value, or stands in for the real thing in tests.
    private static readonly string[] Avoided = ["gpu", "cuda", "opencl", "sparse", "mock", "fake", "stub", "dummy", "test", "lazy", "view"];

    /// <summary>Those that a check would take first in front.</summary>
    internal static IReadOnlyList<Maker> Of(TypeMembers members, ValueAccess values, Axes axes)
    {
        var own = OfType(members, members.Type, values, axes);
        if (!members.Type.IsAbstract)
            return [.. own.OrderBy(maker => Cost(maker, values))];
        var all = TypesIn(members.Type.ContainingAssembly.GlobalNamespace).Where(members.CanUseType).ToArray();
        return
        [
            .. own
                .Concat(all.Where(static type => type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsStatic: false })
                    .SelectMany(type => Behind(type, members.Type))
                    .SelectMany(type => OfType(new TypeMembers(type, members.From), members.Type, values, axes)))
                .Concat(all.SelectMany(type => OfSingletons(type, members, values, axes)))
                .OrderBy(static maker => IsAvoided(maker) ? 1 : 0).ThenBy(maker => Cost(maker, values))
                .ThenBy(static maker => maker.Method.ContainingType.ToDisplayString(), StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Maker> OfType(TypeMembers members, INamedTypeSymbol wanted, ValueAccess values, Axes axes) =>
        members.Constructors.Where(constructor => !members.Type.IsAbstract && !constructor.Parameters.IsEmpty)
            .OrderBy(static constructor => constructor.Parameters.Length)
        .Concat(members.Methods.Where(method =>
            method.IsStatic && (method.ReturnType.Is(wanted) || method.ReturnType.Is(members.Type)) && !method.Parameters.IsEmpty && !IsRandom(method.Name)))
        .Select(method => Maker.Read(method, axes, values.Element, members.From)).OfType<Maker>();

    // A class with the arguments that make it one of the wanted type.
    private static IEnumerable<INamedTypeSymbol> Behind(INamedTypeSymbol type, INamedTypeSymbol wanted) =>
        type.BaseType.WithBases().Concat(type.AllInterfaces).Where(meant => meant.OriginalDefinition.Is(wanted.OriginalDefinition))
            .Select(meant => Generics.With(type, meant, wanted)).OfType<INamedTypeSymbol>().Take(1);

    // Builder<T>.Instance.Create(rows, columns).
    private static IEnumerable<Maker> OfSingletons(INamedTypeSymbol type, TypeMembers members, ValueAccess values, Axes axes)
    {
        foreach (var shared in type.GetMembers().Where(member => member.IsStatic && members.CanUse(member)))
        {
            if (TypeOf(shared) is not { TypeKind: TypeKind.Class or TypeKind.Interface } builder || builder.Is(members.Type)
                || !builder.ContainingAssembly.Is(type.ContainingAssembly))
                continue;
            foreach (var method in new TypeMembers(builder, members.From).Methods.Where(static method =>
                !method.IsStatic && !method.Parameters.IsEmpty && !IsRandom(method.Name)))
            {
                if (Generics.With(type, method.ReturnType, members.Type) is { } owner
                    && TypeOf(owner.GetMembers(shared.Name).First())!.GetMembers(method.Name).OfType<IMethodSymbol>()
                        .FirstOrDefault(made => made.OriginalDefinition.Is(method.OriginalDefinition)) is { } own
                    && Maker.Read(own, axes, values.Element, members.From) is { } maker)
                    yield return maker with { Singleton = (owner, shared.Name) };
            }
        }
    }

    private static INamedTypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol { AssociatedSymbol: null } field => field.Type as INamedTypeSymbol,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type as INamedTypeSymbol,
        _ => null,
    };

    private static bool IsAvoided(Maker maker) => Array.Exists(Avoided,
        word => maker.Method.ContainingType.ToDisplayString().IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    // Sizes first, since what is made of an array may keep or copy it; but what cannot be written has to be made of its values.
    private static int Cost(Maker maker, ValueAccess values) =>
        (maker.IsFilled == (!values.CanSet) ? 0 : 4) + (maker.Method.MethodKind == MethodKind.Constructor ? 0 : 2)
            + (maker.Parts.Any(static part => part.Part == MakerPart.Random) ? 1 : 0);

    // What is asked for ones, the identity or random numbers has other values than zeros, and other sizes than are given.
    private static bool IsRandom(string name) =>
        name.IndexOf("Identity", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("Diag", StringComparison.OrdinalIgnoreCase) >= 0 || name == "Eye";

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol place) => place.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(static member => member is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(member));
}
