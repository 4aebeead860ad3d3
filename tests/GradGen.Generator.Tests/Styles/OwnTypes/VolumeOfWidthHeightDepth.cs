// A volume for images, as in ConvNetJS: width, height, depth, a flat array, Get and Set.
using System;
using GradGen;

public class Volume
{
    public readonly int Width;
    public readonly int Height;
    public readonly int Depth;
    private readonly double[] _weights;

    public Volume(int width, int height, int depth, double value = 0.0)
    {
        Width = width;
        Height = height;
        Depth = depth;
        _weights = new double[width * height * depth];
        for (var i = 0; i < _weights.Length; i++)
            _weights[i] = value;
    }

    public double Get(int x, int y, int d) => _weights[(Width * y + x) * Depth + d];

    public void Set(int x, int y, int d, double v) => _weights[(Width * y + x) * Depth + d] = v;

    public void Add(int x, int y, int d, double v) => _weights[(Width * y + x) * Depth + d] += v;
}

[GradCheckable]
public partial class ChannelScale
{
    private readonly Volume _scales;
    private readonly Volume _scaleGradients;
    private Volume? _input;

    public ChannelScale(int channels)
    {
        _scales = new Volume(1, 1, channels, 1.0);
        _scaleGradients = new Volume(1, 1, channels);
    }

    public Volume Forward(Volume input)
    {
        if (input.Depth != _scales.Depth)
            throw new ArgumentException("depth", nameof(input));
        _input = input;
        var output = new Volume(input.Width, input.Height, input.Depth);
        for (var d = 0; d < input.Depth; d++)
        for (var y = 0; y < input.Height; y++)
        for (var x = 0; x < input.Width; x++)
            output.Set(x, y, d, input.Get(x, y, d) * _scales.Get(0, 0, d));
        return output;
    }

    public Volume Backward(Volume outputGradient)
    {
        var inputGradient = new Volume(_input!.Width, _input.Height, _input.Depth);
        for (var d = 0; d < _input.Depth; d++)
        for (var y = 0; y < _input.Height; y++)
        for (var x = 0; x < _input.Width; x++)
        {
            var g = outputGradient.Get(x, y, d);
            _scaleGradients.Add(0, 0, d, g * _input.Get(x, y, d)); // WRONG _scales: _scaleGradients.Add(0, 0, 0, g * _input.Get(x, y, d));
            inputGradient.Set(x, y, d, g * _scales.Get(0, 0, d));
        }

        return inputGradient;
    }
}
