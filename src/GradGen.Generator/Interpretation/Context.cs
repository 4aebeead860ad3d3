using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation;

/// <summary>A body that is being compiled: its variables, what its type parameters stand for, and the compilers of its parts.</summary>
internal sealed class Context
{
    internal Context(Machine machine, TypeMap types, Scope scope)
    {
        Machine = machine;
        Types = types;
        Scope = scope;
        Expressions = new(this);
        Operators = new(this);
        Reals = new(this);
        Integers = new(this);
        Conditions = new(this);
        Locations = new(this);
        Calls = new(this);
        Creations = new(this);
        Collections = new(this);
        Functions = new(this);
        Patterns = new(this);
        Deconstructions = new(this);
        Statements = new(this);
        Cleanup = new(this);
        Loops = new(this);
        Iterators = new(this);
    }

    internal Machine Machine { get; }

    internal Trace Trace => Machine.Trace;

    internal TypeMap Types { get; }

    internal Scope Scope { get; }

    internal ExpressionCompiler Expressions { get; }

    internal OperatorCompiler Operators { get; }

    internal RealCompiler Reals { get; }

    internal IntegerCompiler Integers { get; }

    internal ConditionCompiler Conditions { get; }

    internal LocationCompiler Locations { get; }

    internal CallCompiler Calls { get; }

    internal CreationCompiler Creations { get; }

    internal CollectionCompiler Collections { get; }

    internal FunctionCompiler Functions { get; }

    internal PatternCompiler Patterns { get; }

    internal DeconstructionCompiler Deconstructions { get; }

    internal StatementCompiler Statements { get; }

    internal CleanupCompiler Cleanup { get; }

    internal LoopCompiler Loops { get; }

    internal IteratorCompiler Iterators { get; }

    /// <summary>The same body's variables as a closure sees them.</summary>
    internal Context Inner(IMethodSymbol closure, TypeMap? types = null) => new(Machine, types ?? Types, Scope.Inner(closure));

    /// <summary>The value of an expression.</summary>
    internal Code Value(IOperation operation) => Expressions.Value(operation);

    /// <summary>The type of an expression, with what its type parameters stand for.</summary>
    internal ITypeSymbol TypeOf(IOperation operation) => Types.Of(operation.Type ?? throw RunEndedException.Unknown("an expression without a type"));
}
