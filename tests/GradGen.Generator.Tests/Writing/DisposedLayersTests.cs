using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Writing;

/// <summary>Layers that a check makes are disposed of when it is done; those that it is given are their owner's.</summary>
public class DisposedLayersTests
{
    [Fact]
    public void What_the_check_makes_is_disposed_of_once_and_not_before_the_end()
    {
        using var loaded = GeneratedTests.Load(Layer("[GradGen.GradCheckable] public sealed partial class Layer"));

        Assert.All(GeneratedTests.Run(loaded).Values, Assert.Null);
        var (made, disposed) = Counts(loaded);
        Assert.InRange(made, 1, int.MaxValue);
        Assert.Equal(made, disposed);
    }

    [Fact]
    public void So_are_adopted_ones()
    {
        using var loaded = GeneratedTests.Load(Layer("[assembly: GradGen.GradCheckable(typeof(Layer))] public sealed class Layer"));

        Assert.All(GeneratedTests.Run(loaded).Values, Assert.Null);
        var (made, disposed) = Counts(loaded);
        Assert.InRange(made, 1, int.MaxValue);
        Assert.Equal(made, disposed);
    }

    [Fact]
    public void One_that_is_given_is_not()
    {
        using var loaded = GeneratedTests.Load(Layer("[GradGen.GradCheckable] public sealed partial class Layer"));

        Assert.Equal(Verdict.Pass, GradCheck.Run(loaded.NewLayer<double>("Layer", 3, false)).Verdict);
        Assert.Equal((1, 0), Counts(loaded));
    }

    private static (int Made, int Disposed) Counts(LoadedAssembly loaded)
    {
        var type = loaded.Assembly.GetType("Layer")!;
        return ((int)type.GetField("Made")!.GetValue(null)!, (int)type.GetField("Disposed")!.GetValue(null)!);
    }

    // Two samples, and one disposed of is of no use; the second Dispose throws.
    private static string Layer(string declaration) => $$"""
        {{declaration}} : System.IDisposable
        {
            public static int Made, Disposed;
            public double[] Weights, WeightGradients;
            private readonly bool _squares;
            private double[] _x = [];
            private bool _isDisposed;
            public Layer(int n, bool squares) { Weights = new double[n]; WeightGradients = new double[n]; _squares = squares; Made++; }
            public void Dispose() { System.ObjectDisposedException.ThrowIf(_isDisposed, this); _isDisposed = true; Disposed++; }
            public double[] Forward(double[] x)
            {
                System.ObjectDisposedException.ThrowIf(_isDisposed, this);
                _x = x;
                var y = new double[Weights.Length];
                for (int i = 0; i < y.Length; i++) y[i] = Weights[i] * x[i] * (_squares ? x[i] : 1);
                return y;
            }
            public double[] Backward(double[] dy)
            {
                var dx = new double[Weights.Length];
                for (int i = 0; i < dx.Length; i++) { dx[i] = Weights[i] * dy[i] * (_squares ? 2 * _x[i] : 1); WeightGradients[i] += dy[i] * _x[i] * (_squares ? _x[i] : 1); }
                return dx;
            }
        }
        """;
}
