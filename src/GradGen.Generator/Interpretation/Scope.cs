using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>The variables of a body, or of a closure in it, and where they are in a frame.</summary>
/// <param name="outer">The body around a closure.</param>
/// <param name="function">The method, or the closure.</param>
/// <param name="shared">The variables that closures share with the body.</param>
/// <param name="sharesAll">Whether closures may share all others too, as where other code is tried in them.</param>
internal sealed class Scope(Scope? outer, IMethodSymbol? function, HashSet<ISymbol> shared, bool sharesAll = false)
{
    private readonly Dictionary<ISymbol, int> _slots = new(SymbolEqualityComparer.Default);
    private readonly List<(int Outer, int Inner)> _captures = [];

    /// <summary>The number of variables.</summary>
    internal int Size { get; private set; }

    /// <summary>What a closure takes along from the frame that makes it: slots there and here.</summary>
    internal IReadOnlyList<(int Outer, int Inner)> Captures => _captures;

    /// <summary>The variables of a body that closures share with it, so that these are in cells; and its local functions.</summary>
    internal static HashSet<ISymbol> SharedIn(IOperation body)
    {
        var shared = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        Visit(body, null);
        return shared;

        void Visit(IOperation operation, IMethodSymbol? function)
        {
            var inner = operation switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => function,
            };
            if (operation is ILocalFunctionOperation declared)
                shared.Add(declared.Symbol.OriginalDefinition);
            if (Writes.Variable(operation) is { } variable && !variable.ContainingSymbol.Is(function)
                && function is not null)
            {
                shared.Add(variable);
            }

            foreach (var child in operation.ChildOperations)
                Visit(child, inner);
        }
    }

    /// <summary>The variables of a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="body">Its body.</param>
    /// <param name="isOpen">Whether other code may be tried in it, which has to find all variables in closures too.</param>
    internal static Scope Of(IMethodSymbol method, IOperation body, bool isOpen) => new(null, method, SharedIn(body),
        isOpen && body.Descendants().Any(static part => part is IAnonymousFunctionOperation or ILocalFunctionOperation));

    internal bool IsShared(ISymbol variable) => sharesAll || shared.Contains(variable);

    /// <summary>A slot for a variable that is declared here.</summary>
    internal int Declare(ISymbol variable)
    {
        if (!_slots.TryGetValue(variable, out var slot))
            _slots.Add(variable, slot = Size++);
        return slot;
    }

    /// <summary>A slot without a name.</summary>
    internal int Reserve() => Size++;

    /// <summary>The slot of a variable of this body or of one around it.</summary>
    internal int SlotOf(ISymbol variable)
    {
        if (_slots.TryGetValue(variable, out var slot))
            return slot;
        var own = outer is null || variable.ContainingSymbol.Is(function);
        slot = Declare(variable);
        if (!own)
            _captures.Add((outer!.SlotOf(variable), slot));
        return slot;
    }

    internal Scope Inner(IMethodSymbol closure) => new(this, closure, shared, sharesAll);
}
