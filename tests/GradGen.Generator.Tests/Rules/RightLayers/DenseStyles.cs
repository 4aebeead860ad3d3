using System;
using System.Linq;
using System.Threading.Tasks;
using GradGen;

// Assigned through a local, in place of the member.
[GradCheckable]
public partial class DenseAssigned
{
    public double[,] Weights;
    public double[] Bias;
    private double[,] _weightGradients;
    private double[] _biasGradients;
    private double[] _input = Array.Empty<double>();

    public DenseAssigned(int inputs, int outputs)
    {
        Weights = new double[inputs, outputs];
        Bias = new double[outputs];
        _weightGradients = new double[inputs, outputs];
        _biasGradients = new double[outputs];
    }

    public double[] Forward(double[] input)
    {
        _input = input;
        var output = new double[Bias.Length];
        for (int o = 0; o < output.Length; o++)
        {
            double sum = Bias[o];
            for (int i = 0; i < Weights.GetLength(0); i++)
                sum += input[i] * Weights[i, o];
            output[o] = sum;
        }

        return output;
    }

    public double[] Backward(double[] gradient)
    {
        var weightGradients = new double[Weights.GetLength(0), Weights.GetLength(1)];
        var inputGradient = new double[_input.Length];
        for (int i = 0; i < _input.Length; i++)
        {
            for (int o = 0; o < gradient.Length; o++)
            {
                weightGradients[i, o] = _input[i] * gradient[o];
                inputGradient[i] += Weights[i, o] * gradient[o];
            }
        }

        _weightGradients = weightGradients;
        _biasGradients = (double[])gradient.Clone();
        return inputGradient;
    }
}

// Rows in parallel, in jagged arrays made in a loop.
[GradCheckable]
public partial class DenseParallel
{
    private readonly float[][] weights;
    private readonly float[][] weightsGrad;
    private readonly float[] biases;
    private readonly float[] biasesGrad;
    private float[][] lastInput = new float[0][];

    public DenseParallel(int inputs, int outputs)
    {
        weights = new float[outputs][];
        weightsGrad = new float[outputs][];
        for (int o = 0; o < outputs; o++)
        {
            weights[o] = new float[inputs];
            weightsGrad[o] = new float[inputs];
        }

        biases = new float[outputs];
        biasesGrad = new float[outputs];
    }

    public float[][] FeedForward([Shape("batch", "inputs")] float[][] batch)
    {
        lastInput = batch;
        return batch.Select(x => weights.Select((row, o) => biases[o] + row.Zip(x, (w, v) => w * v).Sum()).ToArray()).ToArray();
    }

    public float[][] BackPropagate(float[][] batchGrad)
    {
        Parallel.For(0, weights.Length, o =>
        {
            var row = weightsGrad[o];
            for (int n = 0; n < batchGrad.Length; n++)
            {
                var x = lastInput[n];
                for (int i = 0; i < row.Length; i++)
                    row[i] += batchGrad[n][o] * x[i];
                biasesGrad[o] += batchGrad[n][o];
            }
        });
        return batchGrad.Select(dy =>
        {
            var dx = new float[weights[0].Length];
            for (int o = 0; o < dy.Length; o++)
            {
                for (int i = 0; i < dx.Length; i++)
                    dx[i] += dy[o] * weights[o][i];
            }

            return dx;
        }).ToArray();
    }
}

// Everything cut into helpers of a static class.
[GradCheckable]
public sealed partial class DenseKernels(int inputs, int outputs)
{
    private readonly double[] _weights = new double[inputs * outputs];
    private readonly double[] _weightGradients = new double[inputs * outputs];
    private readonly double[] _biases = new double[outputs];
    private readonly double[] _biasGradients = new double[outputs];
    private double[] _x = [];

    public double[] Forward([Shape("inputs")] double[] x)
    {
        _x = x;
        var y = new double[outputs];
        Kernels.Multiply(_weights, x, y);
        Kernels.Add(_biases, y);
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[inputs];
        Kernels.Outer(dy, _x, _weightGradients);
        Kernels.Add(dy, _biasGradients);
        Kernels.MultiplyTransposed(_weights, dy, dx);
        return dx;
    }

    private static class Kernels
    {
        public static void Multiply(ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y)
        {
            for (var o = 0; o < y.Length; o++)
            {
                var row = w.Slice(o * x.Length, x.Length);
                for (var i = 0; i < x.Length; i++)
                    y[o] += row[i] * x[i];
            }
        }

        public static void MultiplyTransposed(ReadOnlySpan<double> w, ReadOnlySpan<double> dy, Span<double> dx)
        {
            for (var o = 0; o < dy.Length; o++)
            {
                for (var i = 0; i < dx.Length; i++)
                    dx[i] += w[(o * dx.Length) + i] * dy[o];
            }
        }

        public static void Outer(ReadOnlySpan<double> dy, ReadOnlySpan<double> x, Span<double> into)
        {
            for (var o = 0; o < dy.Length; o++)
            {
                var row = into.Slice(o * x.Length, x.Length);
                for (var i = 0; i < row.Length; i++)
                    row[i] += dy[o] * x[i];
            }
        }

        public static void Add(ReadOnlySpan<double> from, Span<double> into)
        {
            for (var i = 0; i < into.Length; i++)
                into[i] += from[i];
        }
    }
}

// Allocated at the first call, with the gradients zeroed before each step.
[GradCheckable]
public partial class DenseLazy
{
    private double[]? w;
    private double[]? dw;
    private double[] x = [];
    private bool _built;

    private void EnsureBuilt(int size)
    {
        if (_built)
            return;
        w = new double[size];
        dw = new double[size];
        for (var i = 0; i < size; i++)
            w[i] = 0.1 * (i + 1);
        _built = true;
    }

    public double[] Forward([Shape(3)] double[] input)
    {
        EnsureBuilt(input.Length);
        x = (double[])input.Clone();
        for (var i = 0; i < x.Length; i++)
            x[i] *= 2;
        return x.Select((v, i) => v * w![i]).ToArray();
    }

    public double[] Backward(double[] dy)
    {
        Array.Clear(dw!);
        var dx = new double[dy.Length];
        for (var i = 0; i < dy.Length; i++)
        {
            dw![i] = dy[i] * x[i];
            dx[i] = 2 * dy[i] * w![i];
        }

        return dx;
    }
}
