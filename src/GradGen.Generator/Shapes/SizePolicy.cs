using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Shapes;

/// <summary>What the interpreter makes of code that can be taken in more than one way: <see cref="Guess"/> or <see cref="Proof"/>.</summary>
internal abstract class SizePolicy
{
    /// <summary>Whether of items or rows with sizes of their own the first speaks for all, and a round of a loop for all rounds.</summary>
    internal abstract bool FirstStandsForAll { get; }

    /// <summary>Whether objects of the project's own are looked into.</summary>
    internal abstract bool LooksIntoObjects { get; }

    /// <summary>Whether members of other objects are taken for the layer's own.</summary>
    internal abstract bool ReadsOthers { get; }

    /// <summary>What two ways make of a symbol, of which either may know nothing; null for nothing.</summary>
    internal abstract SymbolicValue? Join(ISymbol symbol, SymbolicValue? here, SymbolicValue? there);

    /// <summary>Which of the ways that meet at one place count, besides the one that falls through.</summary>
    internal abstract IEnumerable<SizeState> Count(SizeState? falling, IReadOnlyList<SizeState> others);

    /// <summary>Whether a branch is taken without looking at what happens otherwise.</summary>
    internal abstract bool IsTaken(IConditionalOperation branch, Guards guards);

    /// <summary>Whether a value from before a loop is worth keeping in it, though the loop assigns another.</summary>
    internal abstract bool KeepsInLoop(SymbolicValue value);

    /// <summary>What is known where an exception may come from.</summary>
    internal abstract SizeState Interrupted(Interpreter sizes, IOperation body, SizeState before, SizeState? after);

    /// <summary>What a constant is; null for one that says nothing.</summary>
    internal abstract SymbolicValue? Constant(IOperation operation);

    /// <summary>Whether a call that is not seen leaves the layer alone.</summary>
    internal abstract bool MayIgnore(IInvocationOperation call);

    /// <summary>Whether a new object that is not seen leaves the layer alone.</summary>
    internal abstract bool MayIgnore(IObjectCreationOperation creation);

    /// <summary>Whether the sizes of a type are what its makers are given.</summary>
    internal abstract bool Trusts(OwnType type);

    /// <summary>A function is written down here, to be run whenever.</summary>
    internal abstract void Define(IAnonymousFunctionOperation function, Interpreter sizes);

    /// <summary>A function is run by something, as often as it likes.</summary>
    internal abstract void Hand(IAnonymousFunctionOperation function);

    /// <summary>Something has a second name.</summary>
    internal abstract void Alias(ISymbol symbol);

    /// <summary>Two sizes are compared.</summary>
    internal abstract void Compare(Polynomial one, Polynomial other, ShapeEvidence evidence);

    /// <summary>What x ?? y is.</summary>
    internal abstract SymbolicValue Coalesce(ICoalesceOperation coalesce, Interpreter sizes);

    /// <summary>What x ??= y leaves in x.</summary>
    internal abstract SymbolicValue AssignLate(ICoalesceAssignmentOperation assignment, Interpreter sizes);

    /// <summary>Whether it is unknown what a member holds in the end.</summary>
    internal abstract bool IsDoubtful(ISymbol member);
}
