using System.Numerics;
using System.Runtime.CompilerServices;
using GradGen.Harness;

namespace GradGen.Tests.Layers;

/// <summary>A function with a kink at c, and its derivative, which is either slope at the kink or one in between.</summary>
public sealed record Kink<T>(string Name, Func<T, T, T> Function, Func<T, T, T> Derivative)
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    public static IReadOnlyList<Kink<T>> All { get; } =
    [
        new("relu", static (x, c) => T.Max(x - c, T.Zero), static (x, c) => x > c ? T.One : T.Zero),
        new("relu with the other slope", static (x, c) => T.Max(x - c, T.Zero), static (x, c) => x >= c ? T.One : T.Zero),
        new("leaky relu", static (x, c) => x > c ? x - c : (x - c) / T.CreateChecked(8), static (x, c) => x > c ? T.One : T.One / T.CreateChecked(8)),
        new("abs", static (x, c) => T.Abs(x - c), static (x, c) => T.CreateChecked(T.Sign(x - c))),
        new("max", static (x, c) => T.Max(x, c + c - x), static (x, c) => x >= c ? T.One : -T.One),
        new("hinge", static (x, c) => T.Max(c - x, T.Zero), static (x, c) => x < c ? -T.One : T.Zero),
        new("curved", static (x, c) => T.Max(x - c, T.Zero) + (x * x), static (x, c) => (x > c ? T.One : T.Zero) + x + x),
        new("clip", static (x, c) => T.Min(T.Max(x, c - T.One), c), static (x, c) => x < c && x > c - T.One ? T.One : T.Zero),
    ];

    /// <summary>How far on the side where the function is not flat.</summary>
    public T Away(double distance) => T.CreateChecked(Name is "clip" or "hinge" ? distance : -distance);

    public override string ToString() => Name;
}

/// <summary>Kinked functions of each input, with kinks wherever a test wants them.</summary>
public sealed class Kinked<T>(Kink<T> kink, T[] at, ValueRange? domain = null) : HandLayer<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    // In a box of the framework's, which the check does not put back.
    private readonly StrongBox<T[]?> _point = new();
    private T[] _x = [];

    public Func<int, T, T> Mistake { get; init; } = static (_, value) => value;

    /// <summary>The first point that Backward was called at.</summary>
    public T[] Point => _point.Value!;

    public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new T[at.Length], domain: domain)];

    public override Array?[] Forward(Array[] inputs)
    {
        _x = (T[])inputs[0];
        return [_x.Zip(at, kink.Function).ToArray()];
    }

    public override Array?[] Backward(Array[] upstream)
    {
        _point.Value ??= [.. _x];
        var dy = (T[])upstream[0];
        return [Enumerable.Range(0, at.Length).Select(i => Mistake(i, kink.Derivative(_x[i], at[i])) * dy[i]).ToArray()];
    }
}
