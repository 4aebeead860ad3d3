using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Holds on every path, as a warning has to: where ways meet, what only one of them says is unknown.</summary>
internal sealed class Proof(IAssemblySymbol assembly) : SizePolicy
{
    private readonly HashSet<ISymbol> _doubted = new(SymbolEqualityComparer.Default);

    internal override bool FirstStandsForAll => false;

    internal override bool LooksIntoObjects => false;

    internal override bool ReadsOthers => false;

    // An array that one way leaves null has no other size; a number that it leaves alone has.
    internal override SymbolicValue? Join(ISymbol symbol, SymbolicValue? here, SymbolicValue? there)
    {
        if (here is not null && here.Equals(there))
            return here;
        if (!IsArray(symbol))
            return Unknown;
        return here is null || here.Equals(Null) ? there ?? here : there is null || there.Equals(Null) ? here : Unknown;
    }

    internal override IEnumerable<SizeState> Count(SizeState? falling, IReadOnlyList<SizeState> others) => others;

    internal override bool IsTaken(IConditionalOperation branch, Guards guards) => false;

    internal override bool KeepsInLoop(SymbolicValue value) => false;

    internal override SizeState Interrupted(Interpreter sizes, IOperation body, SizeState before, SizeState? after)
    {
        var interrupted = after is null ? before.Copy() : SizeState.Join(before, after, Join);
        foreach (var symbol in Interpreter.AssignedIn(body))
            interrupted.Set(symbol, Unknown);
        return interrupted;
    }

    internal override SymbolicValue? Constant(IOperation operation) => operation.Unconverted().ConstantValue is { HasValue: true, Value: null } ? Null : null;

    // A call on the layer itself, or one that is given it, may do anything to its members.
    internal override bool MayIgnore(IInvocationOperation call) =>
        !IsGivenLayer(call.Arguments) && !(call.Instance is IInstanceReferenceOperation && call.TargetMethod.ContainingType.SpecialType == SpecialType.None);

    internal override bool MayIgnore(IObjectCreationOperation creation) => !IsGivenLayer(creation.Arguments);

    internal override bool Trusts(OwnType type) => type.HasFixedSizes;

    internal override void Define(IAnonymousFunctionOperation function, Interpreter sizes) => Hand(function);

    internal override void Hand(IAnonymousFunctionOperation function) => _doubted.UnionWith(Interpreter.AssignedIn(function.Body));

    internal override void Alias(ISymbol symbol) => _doubted.Add(symbol);

    internal override void Compare(Polynomial one, Polynomial other, ShapeEvidence evidence) => evidence.Equal.Add((one, other));

    internal override SymbolicValue Coalesce(ICoalesceOperation coalesce, Interpreter sizes)
    {
        var first = sizes.Evaluate(coalesce.Value);
        var second = sizes.EvaluateMaybe(coalesce.WhenNull);
        return first.Equals(Null) ? second : first.Equals(second) || coalesce.WhenNull.Throws() ? first : Unknown;
    }

    internal override SymbolicValue AssignLate(ICoalesceAssignmentOperation assignment, Interpreter sizes)
    {
        var late = sizes.EvaluateMaybe(assignment.Value);
        if (Writes.Symbol(assignment.Target) is not { } target)
            return sizes.Evaluate(assignment.Target);
        return sizes.Knows(target) && !sizes[target].Equals(Null)
            ? sizes[target].Equals(late) ? late : sizes.Assignments.Assign(assignment.Target, Unknown)
            : sizes.Assignments.Assign(assignment.Target, late, assignment.Value);
    }

    internal override bool IsDoubtful(ISymbol member) => _doubted.Contains(member);

    private static bool IsGivenLayer(IEnumerable<IArgumentOperation> arguments) =>
        arguments.Any(static argument => argument.Value.Unconverted() is IInstanceReferenceOperation);

    private bool IsArray(ISymbol symbol) => symbol is ILocalSymbol or IParameterSymbol
        || symbol.MemberType() is { } type && (type is IArrayTypeSymbol
            || Storage.Of(type, assembly).Own is not null);
}
