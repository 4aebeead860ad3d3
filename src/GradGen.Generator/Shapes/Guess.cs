using GradGen.Generator.Tensors;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Follows the likely path: enough to find the shapes of inputs, which a run then shows to be right or wrong.</summary>
internal sealed class Guess : SizePolicy
{
    internal override bool FirstStandsForAll => true;

    internal override bool LooksIntoObjects => true;

    internal override bool ReadsOthers => true;

    internal override SymbolicValue? Join(ISymbol symbol, SymbolicValue? here, SymbolicValue? there) => here is null || there is null ? here
        : here.Equals(there) ? here : Unknown;

    internal override IEnumerable<SizeState> Count(SizeState? falling, IReadOnlyList<SizeState> others) => falling is null ? others.Skip(others.Count - 1) : [];

    // "if (_w == null) _w = new …", of a member that is null until then.
    internal override bool IsTaken(IConditionalOperation branch, Guards guards) => branch.WhenFalse is null && guards.TestsLate(branch.Condition);

    // The first round sees what was there before.
    internal override bool KeepsInLoop(SymbolicValue value) => value is ArrayOf;

    internal override SizeState Interrupted(Interpreter sizes, IOperation body, SizeState before, SizeState? after) => (after ?? before).Copy();

    internal override SymbolicValue? Constant(IOperation operation) => null;

    internal override bool MayIgnore(IInvocationOperation call) => true;

    internal override bool MayIgnore(IObjectCreationOperation creation) => true;

    internal override bool Trusts(OwnType type) => true;

    internal override void Define(IAnonymousFunctionOperation function, Interpreter sizes) => sizes.Functions.RunBody(function.Symbol, function.Body);

    internal override void Hand(IAnonymousFunctionOperation function)
    {
    }

    internal override void Alias(ISymbol symbol)
    {
    }

    internal override void Compare(Polynomial one, Polynomial other, ShapeEvidence evidence)
    {
    }

    internal override SymbolicValue Coalesce(ICoalesceOperation coalesce, Interpreter sizes)
    {
        var (first, second) = (sizes.Evaluate(coalesce.Value), sizes.Evaluate(coalesce.WhenNull));
        return first.Equals(Unknown) ? second : first;
    }

    internal override SymbolicValue AssignLate(ICoalesceAssignmentOperation assignment, Interpreter sizes)
    {
        var late = sizes.Evaluate(assignment.Value);
        return Writes.Symbol(assignment.Target) is { } target && (sizes[target] is not ArrayOf || sizes.Late.Contains(target))
            ? sizes.Assignments.Assign(assignment.Target, late, assignment.Value)
            : sizes.Evaluate(assignment.Target);
    }

    internal override bool IsDoubtful(ISymbol member) => false;
}
