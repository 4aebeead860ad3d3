using BenchmarkDotNet.Attributes;

namespace GradGen.Bench;

/// <summary>Packing of a layer against a plain copy of as many values from one array to another.</summary>
/// <typeparam name="T">The element type.</typeparam>
[Config(typeof(PackingConfig))]
public abstract class PackingBenchmark<T>
{
    private IGradCheckable<T> _layer = null!;
    private T[] _theta = [];
    private T[] _copy = [];

    /// <summary>Inputs and outputs of the dense layer: 20 values, 4 thousand (in the first-level cache), a million.</summary>
    [Params(4, 64, 1024)]
    public int Size { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _layer = (IGradCheckable<T>)CreateLayer(Size);
        _theta = new T[_layer.ParameterCount];
        _copy = new T[_theta.Length];
    }

    [Benchmark(Baseline = true)]
    public void SpanCopy() => _copy.AsSpan().CopyTo(_theta);

    [Benchmark]
    public void PackParameters() => _layer.PackParameters(_theta);

    [Benchmark]
    public void UnpackParameters() => _layer.UnpackParameters(_theta, 0);

    [Benchmark]
    public void PackGradients() => _layer.PackGradients(_theta);

    protected abstract object CreateLayer(int size);
}

public class RectangularDoubles : PackingBenchmark<double>
{
    protected override object CreateLayer(int size) => new RectangularLayer(size, size);
}

public class JaggedDoubles : PackingBenchmark<double>
{
    protected override object CreateLayer(int size) => new JaggedLayer(size, size);
}

public class FlatFloats : PackingBenchmark<float>
{
    protected override object CreateLayer(int size) => new FlatLayer(size, size);
}
