using GradGen.Generator.Interpretation;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Location = Microsoft.CodeAnalysis.Location;

namespace GradGen.Generator.Exact;

/// <summary>The branches of a layer's own code that no run of a machine came through, as far as anyone wants to know of them.</summary>
/// <param name="machine">The machine, after the layer's samples ran in it.</param>
/// <param name="layer">The layer. Of what it shares with others, other layers may run the rest.</param>
internal sealed class UnrunBranches(Machine machine, INamedTypeSymbol layer)
{
    /// <summary>Those of some methods, and of what these call.</summary>
    internal IEnumerable<(Location Place, ISymbol Member)> From(params IMethodSymbol[] methods)
    {
        var calls = new SettledParameters(methods);
        var unrun = new List<(Choice Choice, Branch Branch, ISymbol Member)>();
        var met = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var open = new Queue<IMethodSymbol>(methods.Where(IsOwn).Select(static method => method.OriginalDefinition).Where(met.Add));
        while (open.Count > 0)
        {
            var method = open.Dequeue();
            foreach (var operation in machine.Sources.Body(method)?.DescendantsAndSelf() ?? [])
            {
                calls.Add(operation);
                if (Called(operation) is { } called && IsOwn(called) && met.Add(called.OriginalDefinition))
                    open.Enqueue(called.OriginalDefinition);
                if (Choice.Of(operation) is not { } choice || !choice.IsMet(HasRun))
                    continue;
                unrun.AddRange(choice.Branches.Where(branch => !HasRun(branch.Syntax) && BranchWorth.IsWorthTelling(choice, branch))
                    .Select(branch => (choice, branch, method.AssociatedSymbol ?? method)));
            }
        }

        return unrun.Where(branch => !calls.Settle(branch.Choice.On))
            .Select(static branch => (Heads.PlaceOf(branch.Branch.Code[0].Syntax), branch.Member));
    }

    private bool HasRun(SyntaxNode node) => machine.Trace.Statements.HasRun(node);

    // What is local is read with the method around it.
    private bool IsOwn(IMethodSymbol method) =>
        method.MethodKind != MethodKind.LocalFunction && method.ContainingType.OriginalDefinition.Is(layer.OriginalDefinition);

    private static IMethodSymbol? Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMethodReferenceOperation reference => reference.Method,
        IPropertyReferenceOperation reference => reference.Property.GetMethod,
        _ => null,
    };
}
