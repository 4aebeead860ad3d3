using System.ComponentModel;

namespace GradGen.Harness;

/// <summary>
/// A random generator that starts over before every Forward of a check, so that a mask stays the same wherever the generator is
/// kept. The tool <c>gradgen</c>, which checks one layer at a time in its own process, substitutes it for those that a project creates.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public class RepeatableRandom : Random
{
    private static readonly Dictionary<int, int> Seeds = [];
    private static readonly RepeatableRandom InPlaceOfShared = new(0, default);
    private static int _made;
    private static volatile int _forward;

    private readonly int _seed;
    private readonly object _gate = new();
    private Random _draws;
    private int _begun;

    /// <summary>Stands in for the constructor of a generator that a project derives from <see cref="Random"/>.</summary>
    protected RepeatableRandom()
        : this(Interlocked.Increment(ref _made), default) => IsUsed = true;

    /// <inheritdoc cref="Make(int)"/>
    protected RepeatableRandom(int seed)
        : this(NumberOf(seed), default) => IsUsed = true;

    private RepeatableRandom(int number, Numbered _)
    {
        _seed = number;
        _draws = new Random(number);
        _begun = _forward;
    }

    // Tells apart what a project asks for from what stands in for it.
    private readonly struct Numbered;

    /// <summary>Stands in for <c>Random.Shared</c>.</summary>
    public static Random Common => Used(InPlaceOfShared);

    /// <summary>Whether there is any: then no two threads may run Forward at once.</summary>
    internal static bool IsUsed { get; private set; }

    // Under a lock, since several threads may draw from the shared one.
    private Random Draws
    {
        get
        {
            if (_begun != _forward)
            {
                _begun = _forward;
                _draws = new Random(_seed);
            }

            return _draws;
        }
    }

    /// <summary>Stands in for <c>new Random()</c>: the first that a Forward creates is the same each time, and so is the second.</summary>
    public static Random Make() => Used(new(Interlocked.Increment(ref _made), default));

    /// <summary>
    /// Stands in for <c>new Random(seed)</c>: the seed may come from a clock or a counter, so it only says which generators of a Forward
    /// and its Backward are the same.
    /// </summary>
    /// <param name="seed">The seed.</param>
    public static Random Make(int seed) => Used(new(NumberOf(seed), default));

    /// <inheritdoc/>
    public override int Next()
    {
        lock (_gate)
            return Draws.Next();
    }

    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer)
    {
        lock (_gate)
            Draws.NextBytes(buffer);
    }

    private static int NumberOf(int seed)
    {
        lock (Seeds)
        {
            if (!Seeds.TryGetValue(seed, out var number))
                Seeds.Add(seed, number = -1 - Seeds.Count);
            return number;
        }
    }

    private static RepeatableRandom Used(RepeatableRandom random)
    {
        IsUsed = true;
        return random;
    }

    /// <summary>Makes all of them start over.</summary>
    internal static void Begin()
    {
        if (!IsUsed)
            return;
        lock (Seeds)
            Seeds.Clear();
        _made = 0;
        _forward++;
    }

    /// <summary>What every draw but those of <see cref="Next"/> and <see cref="NextBytes"/> is made of.</summary>
    protected override double Sample()
    {
        lock (_gate)
            return Draws.NextDouble();
    }
}
