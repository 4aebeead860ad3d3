using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>
/// Walks a method of a layer in the order in which it runs, into the methods that it calls, and notes what is read and
/// written. Where it does not see, it assumes all that could be: rules conclude from what is certainly done, or certainly
/// not. What is known at one place is what locals, parameters and members hold there.
/// </summary>
internal sealed class EffectWalker : BodyWalker<SymbolTable<Value>, Value>
{
    // Enough for any layer; what is longer is left alone rather than slow.
    private const int MaximumOperations = 100_000;
    private const int MaximumRounds = 6;

    private readonly ValueReader _values;

    private EffectWalker(INamedTypeSymbol layer, IMethodSymbol root, IEnumerable<IParameterSymbol> arguments, SourceModels sources)
        : base(MaximumOperations, sources.Cancellation)
    {
        (Layer, Root, Sources) = (layer, root.OriginalDefinition, sources);
        Arguments = new(arguments.Select(static argument => argument.OriginalDefinition), SymbolEqualityComparer.Default);
        (Variables, Log, Members, References) = (new(this), new(this), new(this), new(this));
        (Assignments, Creations, Calls, Framework, Delegates) = (new(this), new(this), new(this), new(this), new(this));
        _values = new(this);
    }

    internal INamedTypeSymbol Layer { get; }

    /// <summary>The method that is asked about.</summary>
    internal IMethodSymbol Root { get; }

    /// <summary>The parameters that are watched.</summary>
    internal HashSet<ISymbol> Arguments { get; }

    internal SourceModels Sources { get; }

    internal Storages Storages { get; } = new();

    internal Guards Guards { get; } = new();

    internal Variables Variables { get; }

    internal EffectLog Log { get; }

    internal Members Members { get; }

    internal References References { get; }

    internal Assignments Assignments { get; }

    internal Creations Creations { get; }

    internal Calls Calls { get; }

    internal FrameworkEffects Framework { get; }

    internal Delegates Delegates { get; }

    /// <summary>The effects of a method, or null when its body is not seen or cannot be followed.</summary>
    /// <param name="layer">The type of the instance that it runs on.</param>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The parameters to watch.</param>
    /// <param name="sources">The bodies.</param>
    internal static Effects? Run(INamedTypeSymbol layer, IMethodSymbol method, IEnumerable<IParameterSymbol> arguments, SourceModels sources)
    {
        var walker = new EffectWalker(layer, method, arguments, sources);
        return walker.Calls.BodyOf(walker.Root) is { } body ? walker.Run(body) : null;
    }

    private Effects? Run(IOperation body)
    {
        // Contents, and what lambdas may see, are found out on the way; the last round knows them all.
        for (var round = 0; round < MaximumRounds; round++)
        {
            var before = Variables.Growth + Storages.Growth;
            Log.Clear();
            State = new();
            WalkFunction(body);
            if (IsLost)
                return null;
            if (before == Variables.Growth + Storages.Growth)
                return new Effects(Log.Effects, Storages, Variables.Held, completes: State is not null);
        }

        return null;
    }

    internal override Value Evaluate(IOperation? expression) => expression is not null && State is not null && Spend() ? _values.Of(expression) : Value.None;

    protected override SymbolTable<Value> Copy(SymbolTable<Value> state) => state.Copy();

    protected override SymbolTable<Value> Join(SymbolTable<Value> one, SymbolTable<Value> other) => Variables.Join(one, other);

    protected override void Declare(IVariableDeclaratorOperation declarator)
    {
        var local = declarator.Symbol;
        var initializer = declarator.GetVariableInitializer()?.Value;
        var value = Guards.Ask(declarator, () => local.IsRef && initializer is not null ? References.To(initializer) : Evaluate(initializer));
        Guards.Make(local, declarator);
        if (local.Type is IPointerTypeSymbol)
        {
            Log.Escape(value, declarator);
            value = Value.Unknown;
        }

        if (local.IsRef || !Plainness.IsPlain(local.Type))
            Variables.Set(local, value);
    }

    protected override void Return(IReturnOperation at, Value value) => Calls.Return(at, value);

    // What a pattern takes apart is read; the names that it gives may be any part.
    protected override void Match(IOperation test, Value value)
    {
        foreach (var part in test.DescendantsAndSelf())
        {
            if (part is IListPatternOperation)
                Log.Read(value, test);
            var symbol = part switch
            {
                IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
                IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
                IListPatternOperation list => list.DeclaredSymbol,
                _ => null,
            };
            if (symbol is ILocalSymbol local && !Plainness.IsPlain(local.Type))
                Variables.Set(local, Plainness.HoldsPlain(local.Type) ? value | Storages.Elements(value) : Storages.Deep(value));
            else if (symbol is not null)
                Log.Read(value, test);
        }
    }

    internal Value Test(IIsPatternOperation test)
    {
        Match(test.Pattern, Evaluate(test.Value));
        return Value.None;
    }

    protected override void Bind(IForEachLoopOperation loop, Value collection)
    {
        var elements = Storages.Elements(collection);
        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: var local })
        {
            Log.Read(Storages.Deep(collection), loop);
            Assignments.Assign(loop.LoopControlVariable, elements, isZero: false, loop);
            return;
        }

        // Of a generic element it is not known whether it is a number.
        if (local.IsRef || local.Type is ITypeParameterSymbol || Plainness.IsPlain(local.Type))
            Log.Read(collection, loop);
        if (local.IsRef || !Plainness.IsPlain(local.Type))
            Variables.Set(local, local.IsRef ? collection : elements);
    }

    // Each round may begin with what an earlier one left.
    protected override bool IsUnsettled(ILoopOperation loop, SymbolTable<Value> start, int round)
    {
        State = Join(start, State!);
        return round + 1 < MaximumRounds && !Variables.AreSame(start, State);
    }

    protected override Value Ask(IOperation asking, IOperation question) => Guards.Ask(asking, () => Evaluate(question));

    protected override void WalkArm(IConditionalOperation branch, IOperation? arm, bool holds) => Guards.Under(branch, () => Walk(arm));

    protected override Value EvaluateArm(IConditionalOperation choice, IOperation arm, bool holds)
    {
        var value = Value.None;
        Guards.Under(choice, () => value = Evaluate(arm));
        return value;
    }

    protected override void WalkSection(ISwitchOperation choice, ISwitchCaseOperation section) => Guards.Under(choice, () => WalkAll(section.Body));

    protected override void WalkBlock(IBlockOperation block) => Guards.Around(() =>
    {
        foreach (var statement in block.Operations)
        {
            Walk(statement);
            // "if (_isBuilt) return;" is a condition for all that follows.
            if (statement is IConditionalOperation { WhenFalse: null, WhenTrue: IReturnOperation or IBlockOperation { Operations: [.., IReturnOperation] } })
                Guards.Begin(statement);
        }
    });

    // A handler begins with anything that was true on the way, so nothing is forgotten there: what is assigned in the body
    // adds to what was, and a handler sees all that was ever assigned.
    protected override void WalkInterruptible(IOperation body)
    {
        Variables.Weak++;
        Walk(body);
        Variables.Weak--;
    }

    protected override void WalkHandler(IOperation handler)
    {
        Variables.Late++;
        Walk(handler);
        Variables.Late--;
    }
}
