using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>
/// Follows the code of a body from top to bottom and finds quotients of two evaluations. Loops are followed once, as their
/// first pass goes; where branches disagree, and after whatever is not understood, nothing is known.
/// </summary>
internal sealed partial class DifferenceReader
{
    private const int MostOperations = 20_000;

    private readonly CancellationToken _cancellation;
    private readonly Paths _paths = new();
    private readonly Atoms _atoms = new();
    private readonly LocalUses _uses;
    private readonly Stack<IOperation> _finally = new();
    private readonly Queue<(IOperation Body, State Start)> _functions = new();
    private readonly List<(IOperation Operation, Quantity Value)> _quotients = [];
    private State _state = State.Empty;
    private Region _region = new(State.Empty);
    private int _operations;

    private DifferenceReader(IOperation body, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _uses = new LocalUses(body);
    }

    /// <summary>The difference quotients in a body and in the functions inside it.</summary>
    internal static IReadOnlyList<Stencil> Read(IOperation body, CancellationToken cancellation)
    {
        var reader = new DifferenceReader(body, cancellation);
        reader.ReadFunction(body, State.Empty);
        while (reader._functions.Count > 0)
        {
            var (function, start) = reader._functions.Dequeue();
            reader.ReadFunction(function, start);
        }

        return new StencilFinder(reader._paths, reader._atoms, reader._uses).Find(reader._quotients);
    }

    private void ReadFunction(IOperation body, State start)
    {
        (_state, _region) = (start, new Region(start));
        _finally.Clear();
        Run(body);
        _region.Exits.Add(_state);
    }

    private void Run(IOperation? operation)
    {
        if (operation is null || ++_operations > MostOperations)
            return;
        _cancellation.ThrowIfCancellationRequested();
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator:
                Declare(declarator);
                break;
            case IReturnOperation { Kind: OperationKind.Return } @return:
                if (@return.ReturnedValue is { } returned)
                    Value(returned);
                Leave();
                break;
            case IConditionalOperation { Type: null } choice:
                Value(choice.Condition);
                RunBranches(choice.WhenTrue, choice.WhenFalse);
                break;
            case ILoopOperation loop:
                RunLoop(loop);
                break;
            case ITryOperation attempt:
                RunTry(attempt);
                break;
            case ISwitchOperation choice:
                Value(choice.Value);
                RunCases(choice);
                break;
            case ILocalFunctionOperation function:
                if (function.Body is { } body)
                    _functions.Enqueue((body, Constants()));
                break;
            case IBlockOperation or IExpressionStatementOperation or IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IVariableInitializerOperation
                or IUsingOperation or ILockOperation or ILabeledOperation or IMethodBodyBaseOperation or IUsingDeclarationOperation:
                foreach (var child in operation.ChildOperations)
                    Run(child);
                break;
            case IBranchOperation or IThrowOperation or IEmptyOperation:
                break;
            case { Type: not null } or ISimpleAssignmentOperation or IInvocationOperation:
                Value(operation);
                break;
            default:
                foreach (var child in operation.ChildOperations)
                    Run(child);
                _state = _state.ForgetHeap();
                break;
        }
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        var (local, path) = (declarator.Symbol, _paths.Of(declarator.Symbol));
        _region.Declared.Add(path);
        if (declarator.GetVariableInitializer()?.Value is not { } initial)
            return;
        if (local.RefKind != RefKind.None || (!IsNumber(local.Type) && _uses.IsAssignedOnce(local)))
        {
            if (PathOf(initial) is { } target)
            {
                _state = _state with { Aliases = _state.Aliases.SetItem(path, target) };
                return;
            }
        }

        if (CopySource(initial) is { } source && PathOf(source) is { } original)
        {
            CopyTo(path, original);
            return;
        }

        Assign(path, Value(initial), IsSingle(local.Type), local.Name);
    }

    private void RunBranches(IOperation? whenTrue, IOperation? whenFalse)
    {
        var before = _state;
        Run(whenTrue);
        var afterTrue = _state;
        _state = before;
        Run(whenFalse);
        if (whenTrue is not null && Jumps(whenTrue))
            return;
        _state = whenFalse is not null && Jumps(whenFalse) ? afterTrue : State.Merge(afterTrue, _state, _atoms.Fresh);
    }

    private void RunCases(ISwitchOperation choice)
    {
        var before = _state;
        var merged = before;
        foreach (var section in choice.Cases)
        {
            _state = before;
            foreach (var statement in section.Body)
                Run(statement);
            merged = State.Merge(merged, _state, _atoms.Fresh);
        }

        _state = merged;
    }

    private void RunTry(ITryOperation attempt)
    {
        var before = _state;
        if (attempt.Finally is { } last)
            _finally.Push(last);
        Run(attempt.Body);
        var after = _state;
        foreach (var handler in attempt.Catches)
        {
            _state = State.Merge(before, after, _atoms.Fresh).ForgetHeap();
            Run(handler.Handler);
        }

        _state = after;
        if (attempt.Finally is null)
            return;
        _finally.Pop();
        Run(attempt.Finally);
    }

    private void RunLoop(ILoopOperation loop)
    {
        if (loop is IForLoopOperation { Before: var before })
        {
            foreach (var statement in before)
                Run(statement);
        }
        else if (loop is IForEachLoopOperation each)
        {
            Value(each.Collection);
        }

        // What the loop assigns has other values in later passes.
        ForgetAssigned(loop);
        var outer = _region;
        _region = new Region(_state);
        if (loop is IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable })
            _region.Declared.Add(_paths.Of(variable.Symbol));
        Run(loop.Body);
        _region.Exits.Add(_state);
        if (loop is IForLoopOperation { AtLoopBottom: var bottom })
        {
            foreach (var statement in bottom)
                Run(statement);
        }

        _region = outer;
        ForgetAssigned(loop);
        _state = _state.ForgetHeap();
    }

    private void ForgetAssigned(IOperation loop)
    {
        foreach (var local in LocalUses.AssignedIn(loop))
            _state = _state with { Locals = _state.Locals.SetItem(_paths.Of(local), _atoms.Fresh()) };
    }

    // Out of the function, through whatever has to be run on the way.
    private void Leave()
    {
        var here = _state;
        var open = _finally.ToArray();
        foreach (var last in open)
        {
            _finally.Pop();
            Run(last);
        }

        _region.Exits.Add(_state);
        foreach (var last in Enumerable.Reverse(open))
            _finally.Push(last);
        _state = here;
    }

    // A function inside sees what never changes.
    private State Constants() => State.Empty with
    {
        Locals = _state.Locals.RemoveRange(_state.Locals.Where(pair => pair.Value.Constant is null || !_uses.IsAssignedOnce(pair.Key, _paths)).Select(static pair => pair.Key)),
        Aliases = _state.Aliases,
    };

    private static bool Jumps(IOperation operation) => operation switch
    {
        IBlockOperation block => block.Operations.LastOrDefault() is { } last && Jumps(last),
        IReturnOperation or IThrowOperation or IBranchOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => false,
    };
}
