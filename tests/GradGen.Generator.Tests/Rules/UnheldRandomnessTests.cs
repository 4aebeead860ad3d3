using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0203: random numbers in Forward that a check cannot hold still, and those that it can.</summary>
public class UnheldRandomnessTests
{
    [Theory]
    [InlineData("", "[|Random.Shared|].NextDouble()", "Forward", "Random.Shared")]
    [InlineData("", "[|new Random()|].NextDouble()", "Forward", "new Random()")]
    [InlineData("", "new Func<double>(() => [|Random.Shared|].NextDouble())()", "Forward", "Random.Shared")]
    [InlineData("", "[|new Random(Environment.TickCount)|].NextDouble()", "Forward", "new Random(Environment.TickCount)")]
    [InlineData("private static readonly Random R = new(1);", "[|R|].NextDouble()", "Forward", "R")]
    [InlineData("public static Random R { get; } = new(1);", "[|R|].NextDouble()", "Forward", "R")]
    [InlineData("[ThreadStatic] private static Random? R;", "([|R|] ??= new Random(1)).NextDouble()", "Forward", "R")]
    [InlineData("[ThreadStatic] private static Random? R; private static Random Mine => [|R|] ??= new Random(1);", "Mine.NextDouble()", "Mine", "R")]
    [InlineData("private static readonly System.Threading.ThreadLocal<Random> R = new(() => new Random(1));", "[|R.Value|]!.NextDouble()", "Forward", "R.Value")]
    [InlineData("public Random R { get; set; } = new(1);", "[|R|].NextDouble()", "Forward", "R")]
    [InlineData("private Random R => [|Random.Shared|];", "R.NextDouble()", "R", "Random.Shared")]
    [InlineData("private readonly Settings _settings = new();", "[|_settings.Random|].NextDouble()", "Forward", "_settings.Random")]
    [InlineData("private readonly Settings _settings = new();", "Draw([|_settings.Field|])", "Forward", "_settings.Field")]
    [InlineData("private double Noise() { var random = [|Random.Shared|]; return random.NextDouble(); }", "Noise()", "Noise", "Random.Shared")]
    [InlineData("private double Noise() { return Deeper(); double Deeper() => [|Random.Shared|].NextDouble(); }", "Noise()", "Noise", "Random.Shared")]
    [InlineData("", "[|Helper.Noise()|]", "Noise", "Random.Shared")]
    [InlineData("", "[|RandomNumberGenerator.GetInt32(5)|]", "Forward", "RandomNumberGenerator.GetInt32(5)")]
    [InlineData("", "[|Guid.NewGuid()|].GetHashCode()", "Forward", "Guid.NewGuid()")]
    public void Drawn_from_out_of_reach(string members, string draw, string method, string source) => Assert.Equal(
        $"{method} draws random numbers from {source}, which a check cannot hold still",
        Assert.Single(AnalyzerTest.Check(Layer(members, draw), "GG0203")).GetMessage());

    [Fact]
    public void A_private_field_of_a_base_class() => AnalyzerTest.Check(
        """
        using System;
        using GradGen;
        public abstract class Noisy { private readonly Random _random = new(1); protected double Noise() => [|_random|].NextDouble(); }
        [GradCheckable] public sealed partial class Layer : Noisy
        {
            public double[] Forward([Shape(3)] double[] x) => Array.ConvertAll(x, v => v + Noise());
            public double[] Backward(double[] dy) => dy;
        }
        """,
        "GG0203");

    [Theory]
    [InlineData("private readonly Random _random = new(1);", "_random.NextDouble()")]
    [InlineData("private Random? _random; private Random R => _random ??= new Random();", "R.NextDouble()")]
    [InlineData("private readonly Random _random = Random.Shared;", "_random.NextDouble()")]
    [InlineData("private readonly Random _random; public Layer(Random random) => _random = random;", "_random.NextDouble()")]
    [InlineData("private readonly Random _random = new(); private Random R => _random; private double Noise() => R.NextDouble();", "Noise()")]
    [InlineData("private readonly Random _random = new();", "Draw(_random)")]
    [InlineData("private readonly Random _random = new();", "new Func<double>(_random.NextDouble)()")]
    [InlineData("", "new Random(42).NextDouble()")]
    [InlineData("private readonly int _seed = 3;", "new Random(_seed).NextDouble()")]
    [InlineData("[DuringCheck(false)] public bool Training { get; set; } = true;", "(Training ? Random.Shared.NextDouble() : 1)")]
    [InlineData("private double[]? _mask; private double[] Mask() { if (_mask == null) _mask = [Random.Shared.NextDouble()]; return _mask; }", "Mask()[0]")]
    [InlineData("private double? _noise;", "(_noise ??= Random.Shared.NextDouble()).GetHashCode()")]
    [InlineData("public static Random? R { get; set; }", "(R is null ? 1 : 2)")]
    [InlineData("[ThreadStatic] private static double? R;", "(R ??= Random.Shared.NextDouble())")]
    [InlineData("[GradCheckIgnore] private readonly INoise _noise = null!;", "_noise.Next()")]
    [InlineData("[GradCheckIgnore] private readonly Inner _inner = new(); ", "_inner.Forward([1.0])[0]")]
    [InlineData("private double Unused() => Random.Shared.NextDouble();", "1")]
    [InlineData("private readonly double _start = Random.Shared.NextDouble();", "_start.GetHashCode()")]
    [InlineData("private readonly string _name = Guid.NewGuid().ToString();", "_name.Length")]
    [InlineData("", "Guid.NewGuid().ToString().Length")]
    [InlineData("private double Noise(Random? random = null) => (random ?? Random.Shared).NextDouble();", "Noise(new Random(3))")]
    [InlineData("private readonly Settings _settings = new();", "_settings.Next(new Random(3))")]
    [InlineData("public void Shuffle() => Random.Shared.NextDouble();", "1")]
    public void Held_still_or_not_certain(string members, string draw) => AnalyzerTest.Silent(Layer(members, draw));

    [Fact]
    public void A_Random_that_Forward_is_given() => AnalyzerTest.SilentWithoutRunning("""
        using System;
        using GradGen;
        [GradCheckable] public sealed partial class Layer(Random ours)
        {
            public double[] Forward([Shape(3)] double[] x, Random random) => Array.ConvertAll(x, v => v * random.NextDouble() * ours.NextDouble());
            public double[] Backward(double[] dy) => dy;
        }
        """);

    private static string Layer(string members, string draw) => $$"""
        using System;
        using System.Security.Cryptography;
        using GradGen;

        [GradCheckable]
        public sealed partial class Layer
        {
            {{members}}
            public double[] Forward([Shape(3)] double[] x)
            {
                var noise = {{draw}};
                return Array.ConvertAll(x, v => v + noise);
            }
            public double[] Backward(double[] dy) => dy;
            private static double Draw(Random random) => random.NextDouble();
        }

        public static class Helper { public static double Noise() => Random.Shared.NextDouble(); }
        public sealed class Settings { public Random Random { get; set; } = new(); public readonly Random Field = new(); public double Next(Random random) => random.NextDouble(); }
        public interface INoise { double Next(); }
        public sealed class Inner { public double[] Forward(double[] x) => [Random.Shared.NextDouble()]; public double[] Backward(double[] dy) => dy; }
        """;
}
