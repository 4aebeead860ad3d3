using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Shapes;

/// <summary>
/// Runs a body on symbolic sizes: integers are polynomials, arrays are known by their sizes alone. It follows assignments,
/// loops, conditions and calls into methods of the compilation, and notes how far indices reach. What it does not
/// understand is unknown, and nothing is concluded from it. This part runs statements.
/// </summary>
internal sealed partial class Interpreter
{
    // Enough for any layer; what is longer is left alone rather than slow.
    private const int MaximumOperations = 20_000;
    private const int MaximumDepth = 4;

    private readonly SourceModels _sources;
    private readonly INamedTypeSymbol _layer;
    private readonly IndexBounds _bounds = new();
    private readonly HashSet<IMethodSymbol> _running = new(SymbolEqualityComparer.Default);
    private Dictionary<ISymbol, SymbolicValue> _values = new(SymbolEqualityComparer.Default);
    private List<SymbolicValue>? _returned;
    private List<Dictionary<ISymbol, SymbolicValue>> _exits = [];
    private int _operations;

    internal Interpreter(SourceModels sources, INamedTypeSymbol layer) => (_sources, _layer) = (sources, layer);

    internal ShapeEvidence Evidence { get; set; } = new();

    /// <summary>Divisions, which are no polynomials, by the name that stands for them.</summary>
    internal Dictionary<string, (Polynomial Dividend, Polynomial Divisor)> Quotients { get; } = new(StringComparer.Ordinal);

    /// <summary>What division leaves, by the name that stands for it.</summary>
    internal Dictionary<string, (Polynomial Dividend, Polynomial Divisor)> Remainders { get; } = new(StringComparer.Ordinal);

    /// <summary>What is known of members before the body runs, and after it.</summary>
    internal SymbolicValue this[ISymbol symbol]
    {
        get => _values.TryGetValue(symbol, out var value) ? value : SymbolicValue.Unknown;
        set => _values[symbol] = value;
    }

    /// <summary>Members that no constructor allocates: what a method gives them where they are null is what they have.</summary>
    internal HashSet<ISymbol> Late { get; } = new(SymbolEqualityComparer.Default);

    internal bool Knows(ISymbol symbol) => _values.ContainsKey(symbol);

    internal void Run(IOperation? body)
    {
        if (body is not null)
            Execute(body);
    }

    private void Execute(IOperation operation)
    {
        if (++_operations > MaximumOperations)
        {
            GiveUp();
            return;
        }

        _sources.Cancellation.ThrowIfCancellationRequested();
        switch (operation)
        {
            case IBlockOperation block:
                ExecuteBlock(block);
                break;
            case IMethodBodyOperation method:
                Run(method.BlockBody ?? method.ExpressionBody);
                break;
            case IConstructorBodyOperation constructor:
                Run(constructor.Initializer);
                Run(constructor.BlockBody ?? constructor.ExpressionBody);
                break;
            case IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IUsingDeclarationOperation:
                foreach (var child in operation.ChildOperations)
                    Execute(child);
                break;
            case IVariableDeclaratorOperation declarator:
                if (IsCertain && declarator.Symbol.RefKind != RefKind.None && declarator.GetVariableInitializer() is { Value: var aliased } && SymbolOf(Unconverted(aliased)) is { } alias)
                    Doubt(alias);
                _values[declarator.Symbol] = declarator.GetVariableInitializer() is { } initializer ? Evaluate(initializer.Value) : SymbolicValue.Unknown;
                break;
            case IConditionalOperation { Type: null } branch:
                ExecuteBranch(branch);
                break;
            case IForLoopOperation loop:
                ExecuteFor(loop);
                break;
            case IForEachLoopOperation loop:
                ExecuteForEach(loop);
                break;
            case IWhileLoopOperation loop:
                ForgetBefore(loop);
                var mark = _bounds.Mark;
                if (loop.Condition is { } condition)
                {
                    Evaluate(condition);
                    if (loop.ConditionIsTop)
                        Assume(condition, holds: true);
                }

                Execute(loop.Body);
                _bounds.Forget(mark);
                JoinAll(_jumps);
                ForgetAssigned(loop);
                break;
            case ISwitchOperation or ITryOperation when IsCertain:
                ExecuteDoubtfully(operation);
                break;
            case ISwitchOperation choice:
                CompareCases(choice);
                foreach (var statement in choice.Cases.SelectMany(static section => section.Body))
                    Execute(statement);
                break;
            case IReturnOperation leaving:
                if (leaving.ReturnedValue is { } returned)
                    _returned?.Add(Evaluate(returned));
                if (IsCertain)
                    _exits.Add(Copy());
                break;
            case IBranchOperation jump when IsCertain:
                if (jump.BranchKind == BranchKind.GoTo)
                    GiveUp();
                _jumps.Add(Copy());
                break;
            case ILocalFunctionOperation:
                break;
            default:
                Evaluate(operation);
                break;
        }
    }

    private void ExecuteBlock(IBlockOperation block)
    {
        var mark = _bounds.Mark;
        foreach (var statement in block.Operations)
            Execute(statement);
        // Conditions that a "continue" left behind hold to the end of the block.
        _bounds.Forget(mark);
    }

    private void ExecuteBranch(IConditionalOperation branch)
    {
        var outer = _isGuarding;
        _isGuarding |= Throws(branch.WhenTrue) || Throws(branch.WhenFalse);
        Evaluate(branch.Condition);
        _isGuarding = outer;
        if (branch.WhenFalse is null && Throws(branch.WhenTrue))
            Require(branch.Condition, holds: false);
        if (Throws(branch.WhenFalse))
            Require(branch.Condition, holds: true);
        var mark = _bounds.Mark;
        var before = Copy();
        Assume(branch.Condition, holds: true);
        Execute(branch.WhenTrue);
        _bounds.Forget(mark);
        var whenTrue = _values;
        _values = before;
        if (branch.WhenFalse is { } otherwise)
        {
            before = Copy();
            Assume(branch.Condition, holds: false);
            Execute(otherwise);
            _bounds.Forget(mark);
            if (Leaves(otherwise))
            {
                _values = whenTrue;
                return;
            }
        }

        if (!IsCertain && branch.WhenFalse is null && TestsLate(branch.Condition))
            _values = whenTrue;
        else if (Leaves(branch.WhenTrue))
            Assume(branch.Condition, holds: false);
        else
            Join(whenTrue);
    }

    private void ExecuteFor(IForLoopOperation loop)
    {
        foreach (var statement in loop.Before)
            Execute(statement);
        var variable = LoopVariable(loop, out var step);
        var start = variable is not null && this[variable] is SymbolicValue.Number { Value: var value } ? value : null;
        ForgetBefore(loop);
        var mark = _bounds.Mark;
        if (variable is not null)
        {
            var (low, high) = step > 0 ? (start, null) : ((Polynomial?)null, start);
            foreach (var (isUpper, bound) in BoundsOf(loop.Condition, variable))
            {
                if (isUpper && step > 0)
                    high = bound;
                else if (!isUpper && step < 0)
                    low = bound;
            }

            _values[variable] = new SymbolicValue.Number(_bounds.Variable(low, high));
        }

        if (loop.Condition is { } condition)
            Evaluate(condition);
        Execute(loop.Body);
        _bounds.Forget(mark);
        JoinAll(_jumps);
        ForgetAssigned(loop);
    }

    private void ExecuteForEach(IForEachLoopOperation loop)
    {
        var collection = Evaluate(loop.Collection);
        var counters = CountersIn(loop.Body, collection);
        ForgetBefore(loop.Body);
        var element = ElementOf(collection, loop.Collection.Type);
        if (collection is SymbolicValue.Layer { IsCollection: true } layers)
            element = layers;
        for (var i = 0; i < loop.Locals.Length; i++)
            _values[loop.Locals[i]] = element is SymbolicValue.Tuple parts && loop.Locals.Length > 1 ? parts.Parts.ElementAtOrDefault(i) ?? SymbolicValue.Unknown : element;
        Count(counters);
        Execute(loop.Body);
        _counters.ExceptWith(counters.Keys);
        JoinAll(_jumps);
        ForgetAssigned(loop);
    }

    // The local that the loop steps, and the sign of the step.
    private ILocalSymbol? LoopVariable(IForLoopOperation loop, out int step)
    {
        step = 1;
        foreach (var bottom in loop.AtLoopBottom)
        {
            switch (bottom is IExpressionStatementOperation statement ? statement.Operation : bottom)
            {
                case IIncrementOrDecrementOperation { Target: ILocalReferenceOperation local } change:
                    step = change.Kind == OperationKind.Increment ? 1 : -1;
                    return local.Local;
                case ICompoundAssignmentOperation { Target: ILocalReferenceOperation local, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } change:
                    step = change.OperatorKind == BinaryOperatorKind.Add ? 1 : -1;
                    return local.Local;
            }
        }

        return null;
    }

    private IEnumerable<(bool IsUpper, Polynomial Bound)> BoundsOf(IOperation? condition, ILocalSymbol variable)
    {
        if (condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both)
            return BoundsOf(both.LeftOperand, variable).Concat(BoundsOf(both.RightOperand, variable));
        if (condition is not IBinaryOperation comparison || Comparison.Of(comparison, holds: true) is not { } order)
            return [];
        if (Unconverted(order.Smaller) is ILocalReferenceOperation smaller && Same(smaller.Local, variable) && NumberOf(order.Larger) is { } high)
            return [(true, order.IsStrict ? high.Minus(Polynomial.One) : high)];
        if (Unconverted(order.Larger) is ILocalReferenceOperation larger && Same(larger.Local, variable) && NumberOf(order.Smaller) is { } low)
            return [(false, order.IsStrict ? low.Plus(Polynomial.One) : low)];
        return [];
    }

    /// <summary>Whether a statement ends with an exception.</summary>
    internal static bool Throws(IOperation? statement) => statement switch
    {
        IBlockOperation { Operations: [.., var last] } => Throws(last),
        IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => false,
    };

    private static bool Leaves(IOperation? statement) => statement switch
    {
        IBlockOperation { Operations: [.., var last] } => Leaves(last),
        IReturnOperation or IBranchOperation => true,
        _ => Throws(statement),
    };

    private static bool Same(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
