using GradGen.Generator.External;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Shapes;

/// <summary>
/// The methods of a layer that may give a member another value after construction, themselves or through methods that they
/// call. By names alone, since that finds too many rather than too few; what they really do is run afterwards.
/// </summary>
internal sealed class LateAssignments
{
    private readonly Dictionary<IMethodSymbol, (HashSet<string> Assigned, HashSet<string> Mentioned)> _methods = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _handedOn = [];
    private readonly HashSet<string> _mentioned = [];

    private LateAssignments()
    {
    }

    /// <summary>The methods to run, each with the names that it may assign.</summary>
    /// <param name="layer">The layer; the types that it inherits from are looked through too.</param>
    /// <param name="names">The names of members that matter.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static IReadOnlyDictionary<IMethodSymbol, HashSet<string>> Of(INamedTypeSymbol layer, HashSet<string> names, CancellationToken cancellation)
    {
        var late = new LateAssignments();
        for (var type = layer.OriginalDefinition; type is { SpecialType: SpecialType.None }; type = type.BaseType?.OriginalDefinition)
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                foreach (var reference in Declared.SyntaxOf(method))
                    late.Scan(method, reference.GetSyntax(cancellation), names);
            }
        }

        var found = new Dictionary<IMethodSymbol, HashSet<string>>(SymbolEqualityComparer.Default);
        foreach (var method in late._methods.Keys.Where(late.IsCalledFromOutside))
        {
            var assigned = late.Reached(method);
            if (assigned.Count > 0)
                found.Add(method, assigned);
        }

        return found;
    }

    private void Scan(IMethodSymbol method, SyntaxNode syntax, HashSet<string> names)
    {
        // A primary constructor is declared by its type, whose members come by themselves.
        if (syntax is TypeDeclarationSyntax or ParameterSyntax)
            return;
        var isConstructor = method.MethodKind == MethodKind.Constructor;
        var (assigned, mentioned) = (new HashSet<string>(), new HashSet<string>());
        foreach (var node in syntax.DescendantNodes())
        {
            if (node is SimpleNameSyntax name)
            {
                mentioned.Add(name.Identifier.ValueText);
                _mentioned.Add(name.Identifier.ValueText);
                if (!IsCallee(name))
                    _handedOn.Add(name.Identifier.ValueText);
                if (names.Contains(name.Identifier.ValueText) && MethodBodies.IsTarget(name))
                    assigned.Add(name.Identifier.ValueText);
            }
        }

        if (!isConstructor)
            _methods[method] = (assigned, mentioned);
    }

    // What is private runs when a method that calls it runs; constructors are run anyway.
    private bool IsCalledFromOutside(IMethodSymbol method) =>
        method.DeclaredAccessibility != Accessibility.Private || method.MethodKind != MethodKind.Ordinary || !_mentioned.Contains(method.Name)
            || _handedOn.Contains(method.Name);

    private HashSet<string> Reached(IMethodSymbol root)
    {
        var assigned = new HashSet<string>();
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<IMethodSymbol>([root]);
        while (open.Count > 0)
        {
            var method = open.Pop();
            if (!seen.Add(method))
                continue;
            var (own, mentioned) = _methods[method];
            assigned.UnionWith(own);
            foreach (var called in _methods.Keys.Where(candidate => mentioned.Contains((candidate.AssociatedSymbol ?? candidate).Name)))
                open.Push(called);
        }

        return assigned;
    }

    private static bool IsCallee(SimpleNameSyntax name) =>
        name.Parent is InvocationExpressionSyntax call
            ? call.Expression == name
            : name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access && access.Name == name;
}
