using System.Numerics;
using GradGen.Power.Running;

namespace GradGen.Power.Oracle;

/// <summary>One call of Forward and Backward: draws what goes in, and keeps the cost and the gradients that come out.</summary>
public sealed class Trial<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly Random _random;
    private readonly int _moved;
    private readonly T _by;
    private readonly List<(object Variable, int Count, Func<T[]>? Gradient)> _variables = [];
    private readonly Dictionary<object, T[]> _gradients = new(ReferenceEqualityComparer.Instance);

    /// <summary>A trial.</summary>
    /// <param name="layer">The layer, whose random numbers begin anew.</param>
    /// <param name="round">Trials of other rounds draw other values.</param>
    /// <param name="moved">Which of all values is moved; none where negative.</param>
    /// <param name="by">By how much.</param>
    internal Trial(object layer, int round, int moved = -1, T by = default)
    {
        _random = new Random(round);
        (_moved, _by) = (moved, by);
        foreach (var field in Members.Fields(layer.GetType()).Where(static field => field.FieldType == typeof(Random)))
            field.SetValue(layer, new Random(1));
    }

    /// <summary>⟨v, outputs⟩ for the upstream gradient v, or the loss.</summary>
    internal T Cost { get; private set; }

    /// <summary>How many values parameters and inputs have.</summary>
    internal int Count => _variables.Sum(static variable => variable.Count);

    public T[] Vector(int length, double low = -2, double high = 2) => Drawn(new T[length], low, high);

    public T[,] Matrix(int rows, int columns, double low = -2, double high = 2) => Drawn(new T[rows, columns], low, high);

    public T[,,] Volume(int a, int b, int c, double low = -2, double high = 2) => Drawn(new T[a, b, c], low, high);

    public T[,,,] Images(int a, int b, int c, int d, double low = -2, double high = 2) => Drawn(new T[a, b, c, d], low, high);

    public T[][] Rows(int rows, int columns, double low = -2, double high = 2) => [.. Enumerable.Range(0, rows).Select(_ => Vector(columns, low, high))];

    public T Number(double low = -2, double high = 2) => Vector(1, low, high)[0];

    /// <summary>Says that what was drawn is an input that has a gradient.</summary>
    public TArray Input<TArray>(TArray values)
        where TArray : class
    {
        var array = (Array)(object)values;
        var flat = Flat.Copy<T>(array);
        Move(flat);
        Flat.Fill<T>(array, flat);
        _variables.Add((values, flat.Length, null));
        return values;
    }

    /// <summary>A number that has a gradient, in an array of one.</summary>
    public T[] Input(double low, double high) => Input(Vector(1, low, high));

    /// <summary>The gradient by an input.</summary>
    public void Gradient(object input, object? gradient) => _gradients[input] = gradient switch
    {
        T number => [number],
        Array array => Flat.Copy<T>(array),
        _ => [],
    };

    /// <summary>Draws a parameter of the layer, and clears its gradient, which is read when the trial is over.</summary>
    public void Parameter(object layer, string name, string gradient, double low = -1.5, double high = 1.5)
    {
        var (parameter, gradients) = (Members.At<T>(layer, name), Members.At<T>(layer, gradient));
        var values = Vector(parameter.Read().Length, low, high);
        Move(values);
        parameter.Write(values);
        gradients.Write(new T[gradients.Read().Length]);
        _variables.Add((gradient, values.Length, gradients.Read));
    }

    /// <summary>The upstream gradient of an output.</summary>
    public TArray Upstream<TArray>(TArray output)
        where TArray : class
    {
        var upstream = Flat.Like((Array)(object)output);
        var values = Vector(Flat.Count(upstream));
        Cost += PeerLayer<T>.Dot(values, Flat.Copy<T>((Array)(object)output));
        Flat.Fill<T>(upstream, values);
        return (TArray)(object)upstream;
    }

    /// <summary>The same for an output that is a number.</summary>
    public T UpstreamOf(T output) => Upstream(new[] { output })[0];

    /// <summary>The value of a loss.</summary>
    public void Loss(T loss) => Cost += loss;

    /// <summary>The gradients by everything that has one, in the order in which it was drawn.</summary>
    internal List<T[]> Gradients() => [.. _variables.Select(variable => variable.Gradient?.Invoke() ?? _gradients[variable.Variable])];

    private TArray Drawn<TArray>(TArray array, double low, double high)
        where TArray : class
    {
        var values = new T[((Array)(object)array).Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = T.CreateChecked(low + ((high - low) * _random.NextDouble()));
        Flat.Fill<T>((Array)(object)array, values);
        return array;
    }

    private void Move(T[] values)
    {
        var place = _moved - Count;
        if (place >= 0 && place < values.Length)
            values[place] += _by;
    }
}
