namespace GradGen.Generator.Shapes;

/// <summary>What a run through Forward and Backward shows about the elements of integer inputs, by the inputs' numbers.</summary>
internal sealed class LabelEvidence
{
    private readonly Dictionary<int, HashSet<Polynomial>> _compared = [];
    private readonly HashSet<int> _indices = [];
    private readonly HashSet<int> _factors = [];
    private readonly HashSet<int> _ones = [];
    private readonly Dictionary<int, long[]> _allowed = [];

    /// <summary>How many different numbers an element may be, since indices or guards reach no further.</summary>
    internal Dictionary<int, Polynomial> Counts { get; } = [];

    /// <summary>The same, where elements are only compared with the numbers of a loop.</summary>
    internal Dictionary<int, Polynomial> Counted { get; } = [];

    /// <summary>The smallest index that an element can be, where that is not 0: 1 where it is used as <c>y[i] - 1</c>.</summary>
    internal Dictionary<int, long> First { get; } = [];

    /// <summary>The numbers that elements are compared with.</summary>
    internal IReadOnlyCollection<Polynomial> Compared(int input) => _compared.TryGetValue(input, out var numbers) ? numbers : [];

    /// <summary>The only numbers that elements can be, in order: those that guards allow, or 0 and 1; empty where there are others.</summary>
    internal IReadOnlyList<long> Only(int input) =>
        _allowed.TryGetValue(input, out var allowed) && allowed.Length > 0 ? allowed : IsBinary(input) ? [0, 1] : [];

    /// <summary>Takes note that other numbers are refused.</summary>
    internal void Allow(int input, IEnumerable<long> numbers) =>
        _allowed[input] = [.. (_allowed.TryGetValue(input, out var before) ? before.Intersect(numbers) : numbers.Distinct()).OrderBy(static number => number)];

    /// <summary>Whether nothing is asked of the elements but whether they are 0 or 1; a factor that may be 0 counts something.</summary>
    private bool IsBinary(int input) =>
        (_ones.Contains(input) || !_factors.Contains(input)) && !_indices.Contains(input) && !Counts.ContainsKey(input)
            && !Counted.ContainsKey(input) && _compared.TryGetValue(input, out var numbers) && numbers.All(static number => number.AsConstant is 0 or 1);

    internal void Compare(int input, Polynomial number)
    {
        if (!_compared.TryGetValue(input, out var numbers))
            _compared.Add(input, numbers = []);
        numbers.Add(number);
    }

    /// <summary>Takes note that elements are asked whether they are 1, as answers are.</summary>
    internal void AskForOne(int input) => _ones.Add(input);

    /// <summary>Takes note that elements are multiplied with something.</summary>
    internal void Multiply(int input) => _factors.Add(input);

    /// <summary>Takes note that elements are more than two answers.</summary>
    internal void Use(int input) => _indices.Add(input);

    /// <summary>Of two bounds the smaller counts, where it is known which that is, and the first otherwise.</summary>
    internal void Bound(int input, Polynomial count)
    {
        if (!Counts.TryGetValue(input, out var before) || (before.Minus(count) is { IsNonNegative: true } difference && difference.AsConstant != 0))
            Counts[input] = count;
    }
}
