// A convolution in one dimension.
using GradGen;

[GradCheckable]
public partial class Convolution1D
{
    private readonly double[] _kernel, _kernelGradients;
    private double _bias, _biasGradient;
    private double[] _signal = [];

    public Convolution1D(int kernelSize) => (_kernel, _kernelGradients) = (new double[kernelSize], new double[kernelSize]);

    public double[] Forward(double[] signal)
    {
        _signal = signal;
        var y = new double[signal.Length - _kernel.Length + 1];
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = _bias;
            for (var k = 0; k < _kernel.Length; k++)
                y[i] += _kernel[k] * signal[i + k];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_signal.Length];
        for (var i = 0; i < dy.Length; i++)
        {
            _biasGradient += dy[i]; // WRONG _bias: _biasGradient = dy[i];
            for (var k = 0; k < _kernel.Length; k++)
            {
                _kernelGradients[k] += dy[i] * _signal[i + k];
                dx[i + k] += dy[i] * _kernel[k];
            }
        }

        return dx;
    }
}
