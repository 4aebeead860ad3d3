using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>
/// Runs a body on symbolic sizes: integers are polynomials, arrays are known by their sizes alone. It follows assignments,
/// loops, conditions and calls into methods of the compilation, and notes how far indices reach. What it does not
/// understand is unknown, and nothing is concluded from it.
/// </summary>
internal sealed class Interpreter : BodyWalker<SizeState, SymbolicValue>
{
    // Enough for any layer; what is longer is left alone rather than slow.
    private const int MaximumOperations = 20_000;
    private const int MaximumConstructors = 8;

    private readonly SizeReader _reader;
    private readonly Dictionary<IOperation, Dictionary<ISymbol, SymbolicValue>> _counters = [];

    internal Interpreter(SourceModels sources, INamedTypeSymbol layer, SizePolicy policy)
        : base(MaximumOperations, sources.Cancellation)
    {
        (Sources, Layer, Policy, State) = (sources, layer, policy, new());
        Divisions = new(Bounds);
        (Assignments, Functions, Elements, Collections) = (new(this), new(this), new(this), new(this));
        (Storages, Labels, Guards, Counters, Choices) = (new(this), new(this), new(this), new(this), new(this));
        _reader = new(this);
    }

    internal SourceModels Sources { get; }

    internal INamedTypeSymbol Layer { get; }

    internal SizePolicy Policy { get; }

    internal IndexBounds Bounds { get; } = new();

    internal Divisions Divisions { get; }

    internal Assignments Assignments { get; }

    internal Functions Functions { get; }

    internal Elements Elements { get; }

    internal Collections Collections { get; }

    internal OwnStorages Storages { get; }

    internal Labels Labels { get; }

    internal Guards Guards { get; }

    internal Counters Counters { get; }

    internal Choices Choices { get; }

    internal ShapeEvidence Evidence { get; set; } = new();

    /// <summary>Takes note of a size by its name and the expression that gives it.</summary>
    internal Action<SizeName, Expression>? Witness { get; init; }

    /// <summary>Members that no constructor allocates: what a method gives them where they are null is what they have.</summary>
    internal HashSet<ISymbol> Late { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>What is known of members before the body runs, and after it.</summary>
    internal SymbolicValue this[ISymbol symbol]
    {
        get => State?.Get(symbol) ?? Unknown;
        set => State?.Set(symbol, value);
    }

    internal bool Knows(ISymbol symbol) => State?.Get(symbol) is not null;

    /// <summary>What a member holds after all that was run; null when nothing assigns it.</summary>
    internal SymbolicValue? Final(ISymbol member) => IsLost || State is null || Policy.IsDoubtful(member) ? Unknown : State.Get(member);

    /// <summary>Whether anything that was run may have given a member another value as a whole.</summary>
    internal bool MayAssign(ISymbol member) => Assignments.Members.Contains(member) || Policy.IsDoubtful(member);

    /// <summary>What a property of the layer gives.</summary>
    internal SymbolicValue Get(IPropertySymbol property) => Knows(property.OriginalDefinition) ? this[property.OriginalDefinition] : Functions.Read(property);

    /// <summary>Takes a member's initialiser.</summary>
    internal void Initialise(ISymbol member, IOperation value) => this[member] = Assignments.Placed(Evaluate(value), value);

    /// <summary>Runs a constructor with its parameters bound, that of a base class or of <c>this(…)</c> too.</summary>
    internal void RunConstructor(IMethodSymbol constructor) => RunMethod(constructor);

    /// <summary>Runs a method as a call from outside, with its parameters as they are set.</summary>
    /// <returns>What it returns, where all its returns agree.</returns>
    internal SymbolicValue RunMethod(IMethodSymbol method)
    {
        if (Sources.Body(method) is not { } body)
            return Unknown;
        var before = Fork();
        var result = Functions.RunBody(method, body);
        State ??= before;
        return result;
    }

    /// <summary>Runs a constructor and all that it runs before its own body: initialisers, and other constructors.</summary>
    /// <param name="type">The type whose constructor it is.</param>
    /// <param name="constructor">Null for the one that a compiler adds.</param>
    /// <param name="initialise">Runs the initialisers of a type.</param>
    /// <param name="depth">How many constructors lead here.</param>
    internal void Construct(INamedTypeSymbol type, IMethodSymbol? constructor, Action<INamedTypeSymbol> initialise, int depth = 0)
    {
        if (depth > MaximumConstructors)
        {
            GiveUp();
            return;
        }

        var body = constructor is null ? null : Sources.Body(constructor) as IConstructorBodyOperation;
        var chained = body?.Initializer is { } initializer ? (initializer is IExpressionStatementOperation statement ? statement.Operation
            : initializer) as IInvocationOperation
            : constructor is null ? null : Sources.BaseCall(constructor);
        var target = chained?.TargetMethod.OriginalDefinition;
        if (chained is not null)
            Functions.Bind(chained.Arguments, target!);
        if (target is not null && target.ContainingType.Is(type))
        {
            Construct(type, target, initialise, depth + 1);
        }
        else
        {
            initialise(type);
            if (type.BaseType?.OriginalDefinition is { SpecialType: SpecialType.None, DeclaringSyntaxReferences.IsEmpty: false } parent)
                Construct(parent, target ?? parent.InstanceConstructors.FirstOrDefault(static candidate =>
                    candidate.Parameters.IsEmpty), initialise, depth + 1);
        }

        if (body is not null)
            Functions.RunBody(constructor!, (IOperation?)body.BlockBody ?? body.ExpressionBody!);
    }

    /// <summary>The variables and members that a piece of code assigns, once for each time.</summary>
    internal static IEnumerable<ISymbol> AssignedIn(IOperation code) => Writes.TargetsIn(code).Select(Writes.Symbol).OfType<ISymbol>();

    internal override SymbolicValue Evaluate(IOperation expression) => State is not null && Spend() ? _reader.Of(expression) : Unknown;

    internal SymbolicValue[] EvaluateAll(IEnumerable<IArgumentOperation> arguments) => [.. arguments.Select(argument => Evaluate(argument.Value))];

    internal SymbolicValue EvaluateOrWalk(IOperation operation)
    {
        if (operation is not (IBlockOperation or IVariableDeclarationGroupOperation or ILoopOperation or ISwitchCaseOperation))
            return Evaluate(operation);
        Walk(operation);
        return Unknown;
    }

    /// <summary>Evaluates for what happens inside; an input that it gives is not lost by it.</summary>
    internal void Discard(IOperation? operation)
    {
        if (operation is not null)
            Evaluate(operation);
    }

    /// <summary>A value goes where it is not followed.</summary>
    internal void Escape(SymbolicValue value)
    {
        if (value is ArrayOf { Input: >= 0 } array)
            Evidence.Escaped.Add(array.Input);
        else if (value is Element { Scale: not null } label)
            Evidence.Labels.Use(label.Input);
    }

    internal SymbolicValue Lose()
    {
        GiveUp();
        return Unknown;
    }

    internal Polynomial? NumberOf(IOperation operation) => (Evaluate(operation) as Number)?.Value;

    /// <summary>The largest value of an expression, free of loop variables; null when it is not known.</summary>
    internal Polynomial? Upper(Polynomial expression) => Bounds.Upper(expression, State?.Conditions);

    protected override SizeState Copy(SizeState state) => state.Copy();

    protected override SizeState Join(SizeState one, SizeState other) => SizeState.Join(one, other, Policy.Join);

    protected override SizeState? Gather(SizeState? falling, IReadOnlyList<SizeState> others) => base.Gather(falling, [.. Policy.Count(falling, others)]);

    protected override SizeState Interrupted(IOperation body, SizeState before, SizeState? after) => Policy.Interrupted(this, body, before, after);

    protected override void Assume(IOperation condition, bool holds) => Guards.Assume(condition, holds);

    protected override void Match(IOperation test, SymbolicValue value)
    {
        if (value is Element label)
            Labels.CompareClause(label, test);
    }

    protected override void Declare(IVariableDeclaratorOperation declarator)
    {
        var initial = declarator.GetVariableInitializer()?.Value;
        if (declarator.Symbol.RefKind != RefKind.None && initial is not null && Writes.Symbol(initial.Unconverted()) is { } aliased)
            Policy.Alias(aliased);

        this[declarator.Symbol] = initial is null ? Unknown : Evaluate(initial);
    }

    protected override void Return(IReturnOperation at, SymbolicValue? value)
    {
        if (value is not null)
            Functions.Return(value);
    }

    protected override SymbolicValue Ask(IOperation asking, IOperation question)
    {
        if (asking is not IConditionalOperation { Type: null } branch)
            return base.Ask(asking, question);
        var outer = Labels.IsGuarding;
        Labels.IsGuarding |= branch.WhenTrue.Throws() || branch.WhenFalse.Throws();
        var value = base.Ask(asking, question);
        Labels.IsGuarding = outer;
        if (branch.WhenFalse is null && branch.WhenTrue.Throws())
            Guards.Require(branch.Condition, holds: false);
        if (branch.WhenFalse.Throws())
            Guards.Require(branch.Condition, holds: true);
        return value;
    }

    protected override void WalkBranch(IConditionalOperation branch)
    {
        if (Choices.Holds(branch.Condition) is { } holds)
        {
            Walk(holds ? branch.WhenTrue : branch.WhenFalse);
            return;
        }

        if (!Policy.IsTaken(branch, Guards))
        {
            base.WalkBranch(branch);
            return;
        }

        Ask(branch, branch.Condition);
        var before = Fork();
        WalkArm(branch, branch.WhenTrue, holds: true);
        State ??= before;
    }

    protected override ISwitchCaseOperation? SectionOf(ISwitchOperation choice) => Choices.SectionOf(choice);

    protected override void BeginLoop(ILoopOperation loop, SymbolicValue? collection)
    {
        _counters[loop] = loop is IForEachLoopOperation ? Counters.In(loop.Body, collection!) : [];
        var counter = loop is IForLoopOperation counted ? Loops.Counter(counted, this) : null;
        foreach (var symbol in AssignedIn(loop).Where(symbol => !Policy.KeepsInLoop(this[symbol])).ToArray())
            this[symbol] = Unknown;
        if (counter is var (variable, start, step))
            this[variable] = Loops.Range((IForLoopOperation)loop, variable, start, step, this);
    }

    // The range of what a for loop counts is what its condition says.
    protected override void BeginRound(ILoopOperation loop, SymbolicValue? collection)
    {
        if (loop is IForLoopOperation counted)
            Discard(counted.Condition);
        else
            base.BeginRound(loop, collection);
    }

    protected override void Bind(IForEachLoopOperation loop, SymbolicValue collection)
    {
        var element = collection is SymbolicValue.Layer { IsCollection: true } layers ? layers : Elements.ElementOf(collection, loop.Collection.Type);
        for (var i = 0; i < loop.Locals.Length; i++)
            this[loop.Locals[i]] = element is SymbolicValue.Tuple parts && loop.Locals.Length > 1
                ? parts.Parts.ElementAtOrDefault(i) ?? Unknown : element;
        Counters.Begin(_counters[loop]);
    }

    protected override bool IsUnsettled(ILoopOperation loop, SizeState start, int round)
    {
        State!.ForgetConditionsSince(start);
        return false;
    }

    protected override void EndLoop(ILoopOperation loop)
    {
        Counters.End(_counters[loop]);
        foreach (var symbol in AssignedIn(loop))
            this[symbol] = Unknown;
    }
}
