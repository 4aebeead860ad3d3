using GradGen.Generator.Diagnostics;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.External;

/// <summary>Where a layer's type is declared, and whether generated code can add to it.</summary>
internal static class TypeReader
{
    internal static bool CanBeExtended(INamedTypeSymbol layer, List<LayerProblem> problems, CancellationToken cancellation)
    {
        if (!HasNameOfItsOwn(layer))
            return false;
        if (layer.IsStatic || layer.IsRefLikeType || IsFileLocal(layer))
        {
            var why = layer.IsStatic
                ? "a static class has no instances; make it an ordinary class, whose methods may stay static"
                : layer.IsRefLikeType ? "a ref struct cannot be handed to a check" : "generated code cannot add to a type that only its own file sees";
            problems.Add(new LayerProblem(Descriptors.NothingToCheck, layer.Locations[0], layer.Name, why));
            return false;
        }

        var before = problems.Count;
        for (var type = layer; type is not null; type = type.ContainingType)
        {
            if (!type.DeclaringSyntaxReferences
                .Any(reference => reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration
                    && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)))
                problems.Add(new LayerProblem(Descriptors.NotPartial, type.Locations[0], type.Name, layer.Name));
        }

        return problems.Count == before;
    }

    internal static bool IsFileLocal(INamedTypeSymbol layer) => layer.IsFileLocal || (layer.ContainingType is { } outer && IsFileLocal(outer));

    // A name that is missing, or that a class and a struct share, is the compiler's to report.
    private static bool HasNameOfItsOwn(INamedTypeSymbol layer)
    {
        for (var type = layer; type is not null; type = type.ContainingType)
        {
            if (type.Name.Length == 0
                || !(type.ContainingSymbol is INamespaceOrTypeSymbol space ? space.GetTypeMembers(type.Name, type.Arity).FirstOrDefault() : null).Is(type))
                return false;
        }

        return true;
    }

    internal static TypeModel Read(LayerView view)
    {
        var layer = view.Type;
        if (view.Adoption is { } adoption)
            return Adopted(layer, adoption);
        var containers = new List<INamedTypeSymbol>();
        for (var type = layer; type is not null; type = type.ContainingType)
            containers.Insert(0, type);
        var name = ReflectionNames.Definition(layer);
        return new TypeModel(
            Namespace(layer.ContainingNamespace),
            containers.Select(Declaration).ToEquatableArray(),
            TypeNames.Of(layer),
            string.Join(".", containers.Select(static type => type.Name)),
            name,
            string.Concat(containers.Select(static type => type.Name)),
            // A type that only its own file sees has a name in angle brackets, which a file's cannot have.
            $"{name.Replace('<', '(').Replace('>', ')')}.{Hashes.Of(name)}",
            layer.IsValueType && !PackingNames.Any(packing => layer.GetMembers(packing).Length > 0))
        {
            Ending = new string('_', MostUnderscores(layer)),
            HasForbidden = MembersOf(layer)
                .Any(static member => member.GetAttributes()
                    .Any(static data => data is
                    {
                        AttributeClass: { Name: "ObsoleteAttribute", ContainingNamespace.Name: "System" },
                        ConstructorArguments: [_, { Value: true }]
                    })),
        };
    }

    // "GradGenHarness" itself asks for "GradGenHarness_", and that for one more.
    private static int MostUnderscores(INamedTypeSymbol layer)
    {
        var taken = new HashSet<string>(MembersOf(layer).Select(static member => member.Name));
        var count = 0;
        while (HarnessNames.Any(name => taken.Contains(name + new string('_', count))))
            count++;
        return count;
    }

    // The private ones of a base class do not count; a base that is a layer has its own of these names.
    private static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol layer)
    {
        foreach (var member in layer.GetMembers())
            yield return member;
        foreach (var type in layer.BaseType.WithBases())
        {
            foreach (var member in type.GetMembers().Where(static member => member.DeclaredAccessibility != Accessibility.Private))
                yield return member;
        }
    }

    // A class of its own, beside the layer in its namespace.
    private static TypeModel Adopted(INamedTypeSymbol layer, Adoption adoption)
    {
        var space = Namespace(layer.ContainingNamespace);
        var name = ReflectionNames.InNamespaceOf(layer, adoption.Wrapper);
        return new TypeModel(
            space, new[] { new DeclarationModel(false, DeclarationKind.Generated, adoption.Wrapper, []) }.ToEquatableArray(), adoption.WrapperType,
            layer.ToDisplayString(Containing), name, adoption.Wrapper.Substring("GradCheckable".Length), $"{name}.{Hashes.Of(name)}", false)
        {
            Adopted = TypeNames.Of(layer),
        };
    }

    private static readonly SymbolDisplayFormat Containing = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters, miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly string[] HarnessNames = ["GradGenHarness", "GradGenSamples"];

    private static readonly string[] PackingNames = ["ParameterCount", "GetParameterLayout", "PackParameters", "UnpackParameters", "PackGradients",
        "ClearGradients"];

    /// <summary>With keywords escaped; empty for the global namespace.</summary>
    internal static string Namespace(INamespaceSymbol space) =>
        space.IsGlobalNamespace ? string.Empty
        : (space.ContainingNamespace.IsGlobalNamespace ? string.Empty : Namespace(space.ContainingNamespace) + ".") + Literals.Identifier(space.Name);

    private static DeclarationModel Declaration(INamedTypeSymbol type) => new(
        type.IsRecord,
        type.TypeKind switch
        {
            TypeKind.Struct => DeclarationKind.Struct,
            TypeKind.Interface => DeclarationKind.Interface,
            _ => DeclarationKind.Class,
        },
        type.Name,
        type.TypeParameters.Select(static parameter => parameter.Name).ToEquatableArray());
}
