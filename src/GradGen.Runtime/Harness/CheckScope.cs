using System.ComponentModel;
using System.Runtime.CompilerServices;
using GradGen.Isolation;
using GradGen.Numerics;

namespace GradGen.Harness;

/// <summary>
/// What a check changes about a layer besides its parameters: random generators, which are reseeded before every Forward so
/// that masks stay the same, [DuringCheck] members, the training mode, and the state of a layer that remembers
/// earlier calls. The layer's code visits them in the same order every time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CheckScope
{
    private readonly List<object?> _originals = [];
    private readonly HashSet<string> _resets = [];
    private Phase _phase;
    private int _next;
    private bool _isTraining;

    internal CheckScope(int seed) => Seed = seed;

    private enum Phase
    {
        Enter,
        BeforeForward,
        Leave,
    }

    /// <summary>Seeds the generators from the next Forward on.</summary>
    internal int Seed { get; set; }

    /// <summary>Whether the layer has random generators of its own.</summary>
    internal bool HoldsRandom => _originals.Exists(static original => original is Random);

    /// <summary>Whether any layer keeps a mode.</summary>
    internal bool HoldsMode { get; private set; }

    /// <summary>Whether any layer remembers earlier calls.</summary>
    internal bool HoldsState { get; private set; }

    /// <summary>The names of the methods that make such layers forget.</summary>
    internal string Resets => string.Join(" and ", _resets.Select(static method => method + "()"));

    /// <summary>Whether to make such layers forget before every Forward.</summary>
    internal bool ResetsState { get; set; } = true;

    /// <summary>A field that holds the layer's own random numbers; read-only ones too.</summary>
    public void HoldRandom(in Random? random)
    {
        var original = Original(random);
        // A read-only field is written here on purpose: it is put back when the check ends.
        Unsafe.AsRef(in random) = _phase == Phase.Leave || original is null ? original : new Random(SplitMix64.SeedForLayer(Seed, _next));
    }

    /// <summary>The random numbers of an adopted layer, in whatever fields of its own it keeps them.</summary>
    public void HoldRandoms<TLayer>(ref TLayer layer)
    {
        object boxed = layer!;
        foreach (var field in ObjectFields.Of(boxed.GetType()))
        {
            if (field.FieldType != typeof(Random))
                continue;
            var random = (Random?)field.GetValue(boxed);
            HoldRandom(random);
            field.SetValue(boxed, random);
        }

        layer = (TLayer)boxed;
    }

    /// <summary>The value that a [DuringCheck] member should have now.</summary>
    public TValue Hold<TValue>(TValue current, TValue duringCheck)
    {
        var original = Original(current);
        return _phase == Phase.Leave ? original : duringCheck;
    }

    /// <summary>The value that a member which says whether the layer trains should have now.</summary>
    public TValue HoldMode<TValue>(TValue current, TValue training, TValue evaluation)
    {
        HoldsMode = true;
        return Hold(current, _isTraining ? training : evaluation);
    }

    /// <summary>Whether to tell the layer now that it trains.</summary>
    public bool EntersTraining() => EntersMode(true);

    /// <summary>Whether to tell the layer now that it does not train.</summary>
    public bool EntersEvaluation() => EntersMode(false);

    /// <summary>Whether to make the layer forget earlier calls now.</summary>
    /// <param name="method">The method that makes it forget.</param>
    public bool StartsSequence(string method)
    {
        HoldsState = true;
        _resets.Add(method);
        return _phase == Phase.BeforeForward && ResetsState;
    }

    /// <summary>Whether a member that Forward creates if it is null, and continues with otherwise, should be null now.</summary>
    public bool StartsAfresh() => _phase == Phase.BeforeForward;

    /// <summary>A sub-layer, with all that it holds.</summary>
    public void HoldLayer<T>(object? layer) => (layer as IHarnessed<T>)?.Hold(this);

    /// <summary>A sub-layer that is a struct, in place.</summary>
    /// <param name="layer">The sub-layer.</param>
    /// <param name="zero">Says the element type.</param>
    public void HoldStruct<TLayer, T>(ref TLayer layer, T zero)
        where TLayer : struct, IHarnessed<T> => layer.Hold(this);

    /// <summary>The sub-layers of a collection.</summary>
    public void HoldLayers<T>(IEnumerable<object?>? layers)
    {
        foreach (var layer in layers ?? [])
            HoldLayer<T>(layer);
    }

    internal void Enter<T>(LayerHarness<T> harness) => Walk(harness, Phase.Enter);

    internal void BeforeForward<T>(LayerHarness<T> harness)
    {
        RepeatableRandom.Begin();
        Walk(harness, Phase.BeforeForward);
    }

    internal void Leave<T>(LayerHarness<T> harness) => Walk(harness, Phase.Leave);

    // What is met for the first time is as the user left it: at the beginning all, later what a layer makes late.
    private TValue Original<TValue>(TValue current)
    {
        if (_next == _originals.Count)
            _originals.Add(current);
        return (TValue)_originals[_next++]!;
    }

    private bool EntersMode(bool isTraining)
    {
        HoldsMode = true;
        return _phase == Phase.BeforeForward && _isTraining == isTraining;
    }

    private void Walk<T>(LayerHarness<T> harness, Phase phase)
    {
        _phase = phase;
        _isTraining = harness.Training;
        _next = 0;
        harness.Hold(this);
    }
}
