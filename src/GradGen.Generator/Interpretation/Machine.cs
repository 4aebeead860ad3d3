using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation;

/// <summary>
/// Runs code of a compilation on numbers: nothing of it is executed. Bodies are compiled once; <see cref="Reset"/> begins another
/// run. Whatever is not known ends a run with a <see cref="RunEndedException"/>; nothing else leaves it but a cancellation.
/// </summary>
internal sealed class Machine : IHost
{
    private const int DeepestCall = 400;

    private readonly CancellationToken _cancellation;
    private readonly long _budget;
    private readonly Comparisons _comparisons;
    private readonly Texts _texts;
    private readonly Sequences _sequences;
    private long _most;
    private long _steps;
    private long _before;
    private int _depth;
    private IReadOnlyDictionary<SyntaxNode, Opening>? _openings;

    internal Machine(Compilation compilation, NativeTable natives, long budget, CancellationToken cancellation)
        : this(new SourceModels(compilation, cancellation), natives, budget)
    {
    }

    /// <summary>A machine for code of which others have read some, so that no body is bound twice.</summary>
    internal Machine(SourceModels sources, NativeTable natives, long budget)
    {
        (Compilation, Natives, Sources, _cancellation) = (sources.Compilation, natives, sources, sources.Cancellation);
        (_budget, _most) = (budget, budget);
        Types = new(Compilation);
        Conversions = new(this);
        Arithmetic = new(this);
        Dispatch = new(this);
        Bodies = new(this);
        Objects = new(this);
        Statics = new(this);
        _comparisons = new(this);
        _texts = new(this);
        _sequences = new(this);
    }

    public Compilation Compilation { get; }

    public Trace Trace { get; } = new();

    public Layouts Layouts { get; } = new();

    internal NativeTable Natives { get; }

    internal SourceModels Sources { get; }

    internal RuntimeTypes Types { get; }

    internal Conversions Conversions { get; }

    internal Arithmetic Arithmetic { get; }

    internal Dispatch Dispatch { get; }

    internal Bodies Bodies { get; }

    internal Objects Objects { get; }

    internal Statics Statics { get; }

    /// <summary>Another machine for the same code, in which some of it is open.</summary>
    internal Machine Open(IReadOnlyDictionary<SyntaxNode, Opening> openings) => new(Sources, Natives, _budget) { _openings = openings };

    /// <summary>Whether some code is open.</summary>
    internal bool IsOpen => _openings is not null;

    /// <summary>What is open at a piece of code; null where nothing is.</summary>
    internal Opening? Opened(SyntaxNode code) => _openings is not null && _openings.TryGetValue(code, out var opening) ? opening : null;

    /// <summary>What all runs have spent.</summary>
    internal long Spent => _before + _steps;

    /// <summary>Begins another run: an empty tape, static fields as before the first access. Which statements ran stays known.</summary>
    internal void Reset()
    {
        Trace.Clear();
        Statics.Clear();
        _before += _steps;
        (_steps, _depth) = (0, 0);
    }

    /// <summary>Goes on with a run as if it had only come so far; its steps are counted anew.</summary>
    internal void GoBack(TraceMark mark)
    {
        Trace.GoBack(mark);
        _before += _steps;
        (_steps, _depth) = (0, 0);
    }

    /// <summary>Runs of which each may take fewer steps than others.</summary>
    internal TResult Within<TResult>(long steps, Func<TResult> run)
    {
        _most = Math.Min(steps, _budget);
        try
        {
            return run();
        }
        finally
        {
            _most = _budget;
        }
    }

    /// <summary>Calls a method; of an object in the override that it has.</summary>
    internal Value Invoke(IMethodSymbol method, Value instance, params Value[] arguments) => Guarded(() => ((IHost)this).Call(method, instance, arguments));

    Value IHost.Call(IMethodSymbol method, Value instance, params Value[] arguments) =>
        method.IsStatic || !Dispatch.IsVirtual(method)
            ? Bodies.Function(method)(instance, arguments)
            : Dispatch.Function(method, instance)(instance, arguments);

    public void Spend(int steps)
    {
        var before = _steps;
        _steps += steps;
        if (_steps > _most)
            throw new RunEndedException("a budget of " + _most.ToString(System.Globalization.CultureInfo.InvariantCulture) + " steps");
        if ((before >> 10) != (_steps >> 10))
            _cancellation.ThrowIfCancellationRequested();
    }

    public Exception Thrown<TException>(string message = "")
        where TException : Exception => Thrown(typeof(TException).FullName!, message);

    internal Exception Thrown(string type, string message = "") =>
        Types.Named(type) is { } named ? new ThrownException(new Instance(Layouts.Of(named)) { Native = message }) : new RunEndedException(type);

    public IEnumerable<Value> Items(Value sequence) => _sequences.Items(sequence, null);

    public ITypeSymbol? TypeOf(Value value) => Types.Of(value);

    public IMethodSymbol MemberOf(string type, ITypeSymbol[] arguments, string member) => Types.Member(type, arguments, member);

    public bool AreEqual(Value a, Value b, ITypeSymbol type) => _comparisons.AreEqual(a, b, type);

    public int Compare(Value a, Value b, ITypeSymbol type) => _comparisons.Compare(a, b, type);

    public int HashOf(Value value, ITypeSymbol type) => _comparisons.HashOf(value, type);

    public string TextOf(Value value, ITypeSymbol type, string? format = null) => _texts.Of(value, type, format);

    /// <summary>The items of a sequence whose static type is known.</summary>
    internal IEnumerable<Value> Items(Value sequence, ITypeSymbol type) => _sequences.Items(sequence, type);

    /// <summary>Refs to the items of a span or array.</summary>
    internal IEnumerable<Value> Places(Value sequence) => _sequences.Places(sequence);

    internal Value Slice(Value held, RangeValue range) => _sequences.Slice(held, range);

    internal ITypeSymbol? ElementOf(ITypeSymbol type) => Sequences.ElementOf(type);

    internal void Dispose(Value held)
    {
        if (held.Object is Instance instance && Types.Named("System.IDisposable")?.GetMembers("Dispose").FirstOrDefault() is IMethodSymbol dispose)
            Dispatch.Function(dispose, Value.Of(instance))(held, []);
    }

    internal ArrayValue NewArray(ITypeSymbol element, int[] lengths, Func<Value>? initial)
    {
        var count = 1L;
        foreach (var length in lengths)
        {
            if (length < 0)
                throw Thrown<OverflowException>();
            count = Math.Min(count * length, int.MaxValue);
        }

        Spend((int)(count / 16) + 1);
        return ArrayValue.Create(element, lengths, initial);
    }

    /// <summary>Enters a call, and tells where it is made from.</summary>
    internal ProgramPoint Enter()
    {
        if (++_depth > DeepestCall)
            throw new RunEndedException("calls nested too deep");
        RuntimeStack.Ensure();
        var point = Trace.Point;
        Trace.Point = point with { Call = Trace.Calls.From(point) };
        return point;
    }

    internal void Leave(ProgramPoint point)
    {
        _depth--;
        Trace.Point = point;
    }

    /// <summary>Runs code in which only a <see cref="RunEndedException"/> can end.</summary>
    internal TResult Guarded<TResult>(Func<TResult> run)
    {
        try
        {
            return run();
        }
        catch (ThrownException exception)
        {
            throw new RunEndedException($"{exception.Thrown.Layout.Type.ToDisplayString()} thrown: {exception.Thrown.Native}") { IsThrown = true };
        }
        catch (Exception exception) when (exception is not (RunEndedException or OperationCanceledException))
        {
            // A gap in the machine is no reason for an analyzer to fall.
            throw new RunEndedException($"{exception.GetType().Name} in the machine: {exception.Message}");
        }
    }
}
