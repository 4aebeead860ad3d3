using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using GradGen.Calls;
using GradGen.Isolation;
using GradGen.Numerics;
using GradGen.Packing;

namespace GradGen.Harness;

/// <summary>
/// Finds the input shapes of a layer whose code is not available, by running Forward and Backward with the sizes that the layer
/// shows, with some that are unrelated to it, and with all combinations of them. A size that may be anything is free, one that has
/// a single possible value is fixed, and anything else is uncertain and has to be stated.
/// </summary>
/// <typeparam name="T">The element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ShapeTrial<T>
{
    private const int MostRuns = 5000;
    private const int MostAxes = 4;
    private const double LargestPart = 1000;

    private readonly IGradCheckable<T> _layer;
    private readonly SampleSizes _sizes;
    private readonly string _advice;
    private readonly int[] _known;
    private readonly LayerMemory _memory;
    private readonly List<(string Input, int First, int Count)> _inputs = [];
    private int[] _axes = [];
    private int _openRank = 1;
    private bool _isOpen;

    /// <summary>A trial of a layer.</summary>
    /// <param name="layer">The layer, as generated code shows it.</param>
    /// <param name="sizes">The sizes that it was made with.</param>
    /// <param name="advice">What to write if a shape is uncertain.</param>
    /// <param name="known">Integers that the layer shows.</param>
    public ShapeTrial(IGradCheckable<T> layer, SampleSizes sizes, string advice, params int[] known)
    {
        _layer = layer ?? throw new ArgumentNullException(nameof(layer));
        _sizes = sizes ?? throw new ArgumentNullException(nameof(sizes));
        _advice = advice;
        _memory = new LayerMemory(layer);
        var shown = sizes.Named.Select(static size => size.Value).Concat(known)
            .Concat(layer.GetParameterLayout().Blocks.SelectMany(static block => block.Shape.Dimensions));
        _known = [.. shown.Where(static size => size > 0).Distinct().OrderBy(static size => size)];
    }

    /// <summary>A new array for an input, in the shape being tried; <see cref="Array"/> if its rank is tried as well.</summary>
    public TArray Of<TArray>(string input)
        where TArray : class
    {
        var ranks = new List<int>();
        var type = typeof(TArray);
        for (; type.IsArray; type = type.GetElementType()!)
            ranks.Add(type.GetArrayRank());
        if (ranks.Count == 0)
        {
            (type, _isOpen) = (typeof(T), true);
            ranks.Add(_openRank);
        }

        var place = _inputs.FindIndex(known => known.Input == input);
        if (place < 0)
        {
            place = _inputs.Count;
            _inputs.Add((input, _axes.Length, ranks.Sum()));
            _axes = [.. _axes, .. Enumerable.Repeat(1, ranks.Sum())];
        }

        return (TArray)(object)Create(type, ranks, _axes.AsSpan(_inputs[place].First, _inputs[place].Count));
    }

    /// <summary>The harness with the shapes that were found.</summary>
    /// <param name="create">Makes a harness with the arrays of <see cref="Of"/>.</param>
    /// <exception cref="InvalidOperationException">No shapes are certain.</exception>
    public LayerHarness<T> Find(Func<ShapeTrial<T>, LayerHarness<T>> create)
    {
        if (create is null)
            throw new ArgumentNullException(nameof(create));
        _sizes.Avoid(_known);
        // A Backward that never fits is still to be checked, where Forward alone is certain.
        foreach (var withBackward in new[] { true, false })
        {
            for (_openRank = 1; _openRank == 1 || (_isOpen && _openRank <= MostAxes); _openRank++)
            {
                _inputs.Clear();
                _axes = [];
                create(this);
                if (Freshness().Select(fresh => Describe(create, fresh, withBackward)).FirstOrDefault(static found => found is not null) is { } shape)
                    return Choose(create, shape, withBackward);
            }
        }

        throw new InvalidOperationException(
            $"The shape of {string.Join(" and ", _inputs.Select(static input => input.Input))} could not be determined by running Forward "
            + $"and Backward: {_advice}");
    }

    // Sizes that nothing in the layer has: small ones, which take little time, and larger ones than any, which every window fits into.
    private IEnumerable<int[]> Freshness()
    {
        yield return [.. Enumerable.Range(5, int.MaxValue - 5).Where(size => !_known.Contains(size)).Take(2)];
        var largest = Math.Max(_known.DefaultIfEmpty(0).Max(), 6);
        yield return [largest + 1, largest + 2];
    }

    private ShapeDescription? Describe(Func<ShapeTrial<T>, LayerHarness<T>> create, int[] fresh, bool withBackward)
    {
        var values = (_axes.Length == 1 ? Products() : _known).Concat(fresh).Distinct().ToArray();
        if (Math.Pow(values.Length, _axes.Length) > MostRuns)
            return null;
        var accepted = new List<int[]>();
        var limit = double.PositiveInfinity;
        foreach (var shape in Shapes(values, _axes.Length).OrderBy(Volume).TakeWhile(shape => Volume(shape) <= limit))
        {
            _axes = shape;
            if (!Runs(create, withBackward))
                continue;
            accepted.Add(shape);
            // Far larger ones would only take longer to show the same.
            limit = Math.Min(limit, LargestPart * Volume(shape));
        }

        return ShapeDescription.Of(accepted, fresh);
    }

    private static IEnumerable<int[]> Shapes(int[] values, int axes) =>
        Enumerable.Range(0, axes).Aggregate<int, IEnumerable<int[]>>([[]],
            (shapes, _) => shapes.SelectMany(shape => values.Select(value => (int[])[.. shape, value])));

    private static double Volume(int[] shape) => shape.Aggregate(1.0, static (volume, size) => volume * size);

    // What is flattened into one axis is as long as several sizes multiplied.
    private IEnumerable<int> Products()
    {
        IEnumerable<long> products = [1];
        foreach (var size in _sizes.Named.Select(static size => size.Value).Concat(_known.Take(8)).Distinct())
            products = products.Concat(products.Select(product => product * size)).Distinct().ToArray();
        return products.Where(static product => product is > 0 and <= 1_000_000).Select(static product => (int)product).Concat(_known).Distinct()
            .OrderBy(static size => size).Take(MostRuns / 2);
    }

    private LayerHarness<T> Choose(Func<ShapeTrial<T>, LayerHarness<T>> create, ShapeDescription shape, bool withBackward)
    {
        var labels = shape.Groups.Select(Label).ToArray();
        _axes = shape.With([.. labels.Select(_sizes.Of)]);
        if (!Runs(create, withBackward))
        {
            for (var group = 0; group < labels.Length; group++)
                _sizes.Put(labels[group], shape.Fresh[group % shape.Fresh.Length]);
            _axes = shape.With([.. labels.Select(_sizes.Of)]);
        }

        return create(this);
    }

    private string Label(int axis)
    {
        var (input, first, count) = _inputs.First(input => axis < input.First + input.Count);
        var name = count == 1 ? "length" : axis == first ? "batch" : $"axis {axis - first}";
        return _inputs.Count == 1 || first == 0 ? name : $"{name} of {input}";
    }

    private bool Runs(Func<ShapeTrial<T>, LayerHarness<T>> create, bool withBackward)
    {
        var scope = new CheckScope(1);
        LayerHarness<T>? entered = null;
        try
        {
            var harness = create(this);
            scope.Enter(harness);
            entered = harness;
            foreach (var input in harness.Inputs)
                Fill(input.Value, input);
            scope.BeforeForward(harness);
            harness.Forward();
            harness.AllocateUpstream();
            if (!withBackward)
                return true;
            foreach (var upstream in harness.Upstream)
                Fill(upstream, null);
            harness.Backward();
            return Enumerable.Range(0, harness.Inputs.Count)
                .All(number => !harness.Inputs[number].HasGradient || Fits(harness.Inputs[number], harness.InputGradients[number]));
        }
        catch (Exception exception) when (UserCodeException.IsUsers(exception))
        {
            return false;
        }
        finally
        {
            if (entered is not null)
                scope.Leave(entered);
            _memory.Restore();
        }
    }

    private static bool Fits(HarnessInput input, Array? gradient) =>
        input.Shape.Dimensions.Count == 0 ? gradient is null or { Length: 1 } : gradient is not null && BlockShape.Of(gradient).Equals(input.Shape);

    private static void Fill(Array array, HarnessInput? input)
    {
        var middle = input?.Domain is { } domain ? (domain.Minimum + domain.Maximum) / 2 : 0.5;
        var count = ArrayStorage.Count(array);
        var element = array.GetType();
        while (element.IsArray)
            element = element.GetElementType()!;
        if (element == typeof(T))
            new ThetaReader<T>([.. Enumerable.Repeat(Precision.FromDouble<T>(middle), count)], 0, count, "the input").Read(array);
        else if (element == typeof(int) && input?.Domain is not null)
            new ThetaReader<int>([.. Enumerable.Repeat((int)middle, count)], 0, count, "the input").Read(array);
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Forward takes an array of this type.")]
    private static Array Create(Type element, List<int> ranks, ReadOnlySpan<int> sizes)
    {
        var own = sizes.Slice(0, ranks[0]).ToArray();
        if (ranks.Count == 1)
            return Array.CreateInstance(element, own);
        var rest = ranks.Skip(1).ToList();
        var row = Create(element, rest, sizes.Slice(own.Length));
        var rows = Array.CreateInstance(row.GetType(), own);
        for (var place = 0; place < rows.Length; place++)
            rows.SetValue(place == 0 ? row : Create(element, rest, sizes.Slice(own.Length)), place);
        return rows;
    }
}
