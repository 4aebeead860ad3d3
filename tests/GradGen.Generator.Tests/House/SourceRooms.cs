using GradGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Tests.House;

/// <summary>Which type of which room a file of another room uses.</summary>
internal sealed record Arrow(string From, string To, string File, string Type);

/// <summary>Reads the rooms of a project, and the arrows between them, from its sources as the compiler understands them.</summary>
internal sealed class SourceRooms
{
    private static readonly CSharpParseOptions Options = new(
        LanguageVersion.Latest, DocumentationMode.None, preprocessorSymbols: ["NET", .. Enumerable.Range(6, 5).Select(version => $"NET{version}_0_OR_GREATER")]);

    private static readonly string[] ImplicitUsings = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks"];

    private readonly CSharpCompilation _compilation;

    /// <summary>The rooms of some sources.</summary>
    /// <param name="files">The text of each file by its path in the project.</param>
    /// <param name="shared">Files of another project that are compiled with them, and are in no room.</param>
    /// <exception cref="InvalidOperationException">The sources do not compile, so that arrows could be missed.</exception>
    internal SourceRooms(IReadOnlyDictionary<string, string> files, params IReadOnlyList<string> shared) => _compilation = Compile(files, shared);

    /// <summary>The paths of the files in the project.</summary>
    internal IEnumerable<string> Files => Trees.Select(tree => tree.FilePath);

    private IEnumerable<SyntaxTree> Trees => _compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0);

    /// <summary>Every use of a type of another room.</summary>
    internal IReadOnlyList<Arrow> Arrows()
    {
        var arrows = new HashSet<Arrow>();
        foreach (var tree in Trees)
        {
            var model = _compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (TypeOf(model.GetSymbolInfo(name).Symbol) is { } type && type.DeclaringSyntaxReferences.Select(part => part.SyntaxTree.FilePath).Where(path => path.Length > 0).ToArray() is { Length: > 0 } places
                    && RoomOf(places[0]) != RoomOf(tree.FilePath))
                {
                    arrows.Add(new(RoomOf(tree.FilePath), RoomOf(places[0]), tree.FilePath, type.Name));
                }
            }
        }

        return [.. arrows];
    }

    /// <summary>The namespaces of the files that declare no public type: those are named for the people who use them.</summary>
    internal IEnumerable<(string File, string Namespace)> Namespaces()
    {
        foreach (var tree in Trees)
        {
            var model = _compilation.GetSemanticModel(tree);
            var types = tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => model.GetDeclaredSymbol(type)!).Where(type => type.ContainingType is null).ToArray();
            if (types.Length > 0 && types.All(type => type.DeclaredAccessibility != Accessibility.Public))
                yield return (tree.FilePath, types[0].ContainingNamespace.ToString()!);
        }
    }

    internal static string RoomOf(string file) => Path.GetDirectoryName(file)!.Replace('\\', '/');

    private static CSharpCompilation Compile(IReadOnlyDictionary<string, string> files, IReadOnlyList<string> shared)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Value, Options, file.Key))
            .Concat(shared.Select(text => CSharpSyntaxTree.ParseText(text, Options)))
            .Append(CSharpSyntaxTree.ParseText(string.Concat(ImplicitUsings.Select(name => $"global using {name};")), Options));
        var compilation = CSharpCompilation.Create(
            "House", trees, References.OfThisProcess, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        return errors.Length == 0 ? compilation : throw new InvalidOperationException(string.Join('\n', errors.Take(10).Select(error => error.ToString())));
    }

    private static INamedTypeSymbol? TypeOf(ISymbol? symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is { } outer)
            type = outer;
        return type?.OriginalDefinition;
    }
}
