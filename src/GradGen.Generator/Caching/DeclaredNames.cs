using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Caching;

/// <summary>The names by which other files reach what a file declares: its types and extension methods.</summary>
internal static class DeclaredNames
{
    /// <summary>The namespaces that a file is in, one behind the other.</summary>
    internal static string NamespacesOf(SyntaxTree file) =>
        string.Join(" ", file.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<BaseNamespaceDeclarationSyntax>().Select(static space => space.Name));

    /// <summary>
    /// What the types of one of two versions of a file are derived from, where these are not the same: a sample may choose among all that is.
    /// </summary>
    internal static IEnumerable<string> ChangedBases(SyntaxTree before, SyntaxTree after)
    {
        var changed = new HashSet<string>(BasesIn(before));
        changed.SymmetricExceptWith(BasesIn(after));
        return changed.Select(static pair => pair.Substring(pair.IndexOf(':') + 1));
    }

    // "Tanh:IActivation", also where the base is written with a namespace or with type arguments.
    private static IEnumerable<string> BasesIn(SyntaxTree file) =>
        file.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<TypeDeclarationSyntax>()
            .SelectMany(static type => type.BaseList?.Types.SelectMany(static derived => derived.Type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
                .Select(name => type.Identifier.ValueText + ":" + name.Identifier.ValueText) ?? []);

    /// <summary>The attributes that a file puts on its assembly, which may concern any layer.</summary>
    internal static string AttributesOf(SyntaxTree file) => string.Join(" ", ((CompilationUnitSyntax)file.GetRoot()).AttributeLists);

    /// <summary>False when the file also says something about all files: global usings.</summary>
    internal static bool AddTo(HashSet<string> names, SyntaxTree file)
    {
        var root = (CompilationUnitSyntax)file.GetRoot();
        foreach (var node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            switch (node)
            {
                case BaseTypeDeclarationSyntax type:
                    names.Add(type.Identifier.ValueText);
                    break;
                case DelegateDeclarationSyntax type:
                    names.Add(type.Identifier.ValueText);
                    break;
                case MethodDeclarationSyntax { ParameterList.Parameters: [{ Modifiers: var modifiers }, ..] } method when modifiers.Any(SyntaxKind.ThisKeyword):
                    names.Add(method.Identifier.ValueText);
                    break;
            }
        }

        return !root.Usings.Any(static directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword));
    }
}
