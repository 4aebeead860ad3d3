namespace OwnTypes;

public sealed class Cuboid
{
    private readonly double[,,] _values;
    public Cuboid(int channels, int height, int width) { Channels = channels; Height = height; Width = width; _values = new double[channels, height, width]; }
    public int Channels { get; }
    public int Height { get; }
    public int Width { get; }
    public double this[int c, int h, int w] { get => _values[c, h, w]; set => _values[c, h, w] = value; }
}
// Only the number of all values is fixed; no axis is as long as another.
[GradGen.GradCheckable]
public sealed partial class ProductOfSizes(int inputSize)
{
    private readonly double[] _w = new double[inputSize], _wGrad = new double[inputSize];
    private Cuboid _x = new(0, 0, 0);
    public double Forward(Cuboid input)
    {
        if (input.Channels * input.Height * input.Width != inputSize) throw new System.ArgumentException("size");
        _x = input;
        var (s, k) = (0.0, 0);
        for (var c = 0; c < input.Channels; c++) for (var h = 0; h < input.Height; h++) for (var w = 0; w < input.Width; w++) s += _w[k++] * input[c, h, w];
        return s;
    }
    public Cuboid Backward()
    {
        var d = new Cuboid(_x.Channels, _x.Height, _x.Width);
        for (var c = 0; c < d.Channels; c++) for (var h = 0; h < d.Height; h++) for (var w = 0; w < d.Width; w++)
        {
            var k = (c * d.Height + h) * d.Width + w;
            d[c, h, w] = _w[k]; // WRONG input: d[c, h, w] = _w[(w * d.Height + h) * d.Channels + c];
            _wGrad[k] += _x[c, h, w]; // WRONG _w: _wGrad[(w * d.Height + h) * d.Channels + c] += _x[c, h, w];
        }
        return d;
    }
}
