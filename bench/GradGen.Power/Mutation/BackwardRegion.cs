using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Power.Mutation;

/// <summary>The code that only Backward runs: itself, and the helpers that nothing else calls.</summary>
internal static class BackwardRegion
{
    /// <summary>The methods, sub-layers' included.</summary>
    internal static IReadOnlyList<MethodDeclarationSyntax> Of(SyntaxNode root) =>
        [.. root.DescendantNodes().OfType<TypeDeclarationSyntax>().SelectMany(OfType)];

    private static IEnumerable<MethodDeclarationSyntax> OfType(TypeDeclarationSyntax type)
    {
        var methods = type.Members.OfType<MethodDeclarationSyntax>().ToArray();
        var region = methods.Where(static method => method.Identifier.Text.StartsWith("Back", StringComparison.Ordinal)).ToHashSet();
        var shared = new HashSet<MethodDeclarationSyntax>();
        // What Forward, a property or a field calls is no part of it, nor what those call in turn.
        Follow(methods, [.. type.Members.Where(member => member is not MethodDeclarationSyntax method || (!region.Contains(method) && IsEntry(method)))], shared);
        Follow(methods, [.. region], region);
        region.ExceptWith(shared);
        return methods.Where(region.Contains);
    }

    private static bool IsEntry(MethodDeclarationSyntax method) => !method.Modifiers.Any(static modifier => modifier.Text == "private");

    private static void Follow(MethodDeclarationSyntax[] methods, Queue<MemberDeclarationSyntax> open, HashSet<MethodDeclarationSyntax> reached)
    {
        while (open.TryDequeue(out var member))
        {
            var names = member.DescendantNodes().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.Text).ToHashSet();
            foreach (var method in methods)
            {
                if (names.Contains(method.Identifier.Text) && reached.Add(method))
                    open.Enqueue(method);
            }
        }
    }

    private static void Follow(MethodDeclarationSyntax[] methods, MemberDeclarationSyntax[] from, HashSet<MethodDeclarationSyntax> reached) =>
        Follow(methods, new Queue<MemberDeclarationSyntax>(from), reached);
}
