// A tensor that shows a span over a private buffer.
using System;
using GradGen;

public sealed class Buffer2D
{
    private readonly float[] _storage;

    public Buffer2D(int height, int width)
    {
        Height = height;
        Width = width;
        _storage = new float[height * width];
    }

    public int Height { get; }

    public int Width { get; }

    public Span<float> AsSpan() => _storage;

    public Span<float> Row(int y) => _storage.AsSpan(y * Width, Width);
}

[GradCheckable]
public partial class RowScale
{
    private readonly Buffer2D _gamma;
    private readonly Buffer2D _gammaGrad;
    private Buffer2D _image = null!;

    public RowScale(int height)
    {
        _gamma = new Buffer2D(height, 1);
        _gammaGrad = new Buffer2D(height, 1);
    }

    public Buffer2D Forward(Buffer2D image)
    {
        if (image.Height != _gamma.Height)
            throw new ArgumentException(nameof(image));
        _image = image;
        var result = new Buffer2D(image.Height, image.Width);
        for (int y = 0; y < image.Height; y++)
        {
            var (from, to, g) = (0, 0, _gamma.AsSpan()[y]);
            for (int x = 0; x < image.Width; x++)
                result.Row(y)[x] = g * image.Row(y)[x] + from + to;
        }

        return result;
    }

    public Buffer2D Backward(Buffer2D upstream)
    {
        var result = new Buffer2D(upstream.Height, upstream.Width);
        for (int y = 0; y < upstream.Height; y++)
        {
            for (int x = 0; x < upstream.Width; x++)
            {
                _gammaGrad.AsSpan()[y] += upstream.Row(y)[x] * _image.Row(y)[x]; // WRONG _gamma: _gammaGrad.AsSpan()[y] -= upstream.Row(y)[x] * _image.Row(y)[x];
                result.Row(y)[x] = upstream.Row(y)[x] * _gamma.AsSpan()[y];
            }
        }

        return result;
    }
}
