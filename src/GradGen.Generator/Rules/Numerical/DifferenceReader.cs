using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>
/// Follows the code of a body from top to bottom and finds quotients of two evaluations. Loops are followed once, as their
/// first pass goes; where branches disagree, and after whatever is not understood, nothing is known.
/// </summary>
internal sealed class DifferenceReader : BodyWalker<State, Quantity>
{
    private const int MostOperations = 20_000;

    private readonly Paths _paths = new();
    private readonly Atoms _atoms = new();
    private readonly LocalUses _uses;
    private readonly QuantityReader _quantities;
    private readonly Queue<(IOperation Body, State Start)> _functions = new();
    private readonly Dictionary<IReturnOperation, Region> _left = [];
    private readonly Stack<Region> _regions = new();

    private DifferenceReader(IOperation body, CancellationToken cancellation)
        : base(MostOperations, cancellation)
    {
        _uses = new LocalUses(body, _paths);
        _quantities = new QuantityReader(this, _paths, _atoms, _uses);
    }

    /// <summary>The loop body or function body that is gone through.</summary>
    internal Region Region => _regions.Peek();

    /// <summary>The difference quotients in a body and in the functions inside it.</summary>
    internal static IReadOnlyList<Stencil> Read(IOperation body, CancellationToken cancellation)
    {
        var reader = new DifferenceReader(body, cancellation);
        reader._functions.Enqueue((body, State.Empty));
        while (reader._functions.Count > 0)
        {
            var (function, start) = reader._functions.Dequeue();
            reader.State = start;
            reader._regions.Push(new Region(start));
            reader.WalkFunction(function);
            reader._regions.Pop();
        }

        // Of code that was only read in part, the rest may put everything right.
        return reader.IsLost ? [] : new StencilFinder(reader._atoms, reader._uses).Find(reader._quantities.Quotients);
    }

    /// <summary>Leaves a function for later, which sees what never changes.</summary>
    internal void Later(IOperation function)
    {
        var state = State!;
        _functions.Enqueue((function, State.Empty with
        {
            Locals = state.Locals.RemoveRange(state.Locals.Where(pair => pair.Value.Value.Constant is null
                || !_uses.IsAssignedOnce(pair.Key)).Select(static pair => pair.Key)),
            Aliases = state.Aliases,
        }));
    }

    internal override Quantity Evaluate(IOperation expression) => Spend() ? _quantities.Of(expression) : _atoms.Fresh();

    protected override State Copy(State state) => state;

    protected override State Join(State one, State other) => State.Merge(one, other, _atoms.Fresh);

    protected override void Declare(IVariableDeclaratorOperation declarator)
    {
        var path = _paths.Of(declarator.Symbol);
        Region.Declared.Add(path);
        if (declarator.GetVariableInitializer()?.Value is { } initial)
            _quantities.Declare(declarator.Symbol, path, initial);
    }

    protected override void Declare(ILocalFunctionOperation function)
    {
        if (function.Body is { } body)
            Later(body);
    }

    protected override void Return(IReturnOperation at, Quantity? value)
    {
        _left[at] = Region;
        // The caller decides how to go on.
        if (at.Kind == OperationKind.YieldReturn)
            State = State!.ForgetHeap();
    }

    protected override State? AtEnd(IReadOnlyList<(IReturnOperation At, State State)> returns, State? end)
    {
        foreach (var (at, state) in returns)
            _left[at].Exits.Add(state);
        if (end is not null)
            Region.Exits.Add(end);
        return end;
    }

    protected override void BeginLoop(ILoopOperation loop, Quantity? collection)
    {
        // What the loop assigns has other values in later passes.
        ForgetAssigned(loop);
        _regions.Push(new Region(State!) { Continues = loop.ContinueLabel });
    }

    protected override void Bind(IForEachLoopOperation loop, Quantity collection)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation variable)
            Region.Declared.Add(_paths.Of(variable.Symbol));
    }

    protected override State? Arrive(ILabelSymbol label, State? here, IReadOnlyList<State> jumped)
    {
        if (label.Is(Region.Continues))
            Region.Exits.AddRange(here is null ? jumped : jumped.Append(here));
        return base.Arrive(label, here, jumped);
    }

    protected override void EndLoop(ILoopOperation loop)
    {
        _regions.Pop().Exits.Add(State!);
        ForgetAssigned(loop);
        State = State!.ForgetHeap();
    }

    protected override State Interrupted(IOperation body, State before, State? after) => base.Interrupted(body, before, after).ForgetHeap();

    private void ForgetAssigned(IOperation loop)
    {
        foreach (var local in LocalUses.AssignedIn(loop))
            State = State!.WithLocal(_paths.Of(local), _atoms.Fresh());
    }
}
