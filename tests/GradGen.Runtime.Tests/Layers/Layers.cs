using System.Numerics;
using GradGen.Harness;

namespace GradGen.Tests.Layers;

/// <summary>y = x·W + b; weights are set, biases start at zero.</summary>
public sealed class Dense<T> : MatrixLayer<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private readonly T[,] _weightGradients;
    private readonly T[] _biasGradients;
    private T[,] _x = new T[0, 0];

    public Dense(int inputs, int outputs, int batch = 5, int seed = 1)
        : base(inputs, batch)
    {
        Weights = Random(inputs, outputs, seed);
        Biases = new T[outputs];
        _weightGradients = new T[inputs, outputs];
        _biasGradients = new T[outputs];
        Add("_weights", Weights, _weightGradients);
        Add("_biases", Biases, _biasGradients);
    }

    public T[,] Weights { get; }

    public T[] Biases { get; }

    public Action<T[,], T[]> WrongParameters { get; set; } = static (_, _) => { };

    /// <summary>What the gradients of the parameters are computed from in place of the upstream gradient.</summary>
    public Func<T[,], T[,]> WrongUpstream { get; set; } = static dy => dy;

    /// <summary>A penalty on the weights.</summary>
    public Func<T[,], double> Term { get; init; } = static _ => 0;

    public override double Penalty() => Term(Weights);

    protected override T[,] Forward(T[,] x)
    {
        _x = x;
        var y = Product(x, Weights);
        for (var i = 0; i < y.GetLength(0); i++)
        {
            for (var j = 0; j < y.GetLength(1); j++)
                y[i, j] += Biases[j];
        }

        return y;
    }

    protected override T[,] Backward(T[,] dy)
    {
        var seen = WrongUpstream(dy);
        var dw = Product(_x, seen, transposeA: true);
        for (var i = 0; i < dy.GetLength(0); i++)
        {
            for (var j = 0; j < dy.GetLength(1); j++)
                _biasGradients[j] += seen[i, j];
        }

        for (var i = 0; i < dw.GetLength(0); i++)
        {
            for (var j = 0; j < dw.GetLength(1); j++)
                _weightGradients[i, j] += dw[i, j];
        }

        WrongParameters(_weightGradients, _biasGradients);
        return Product(dy, Weights, transposeB: true);
    }
}

/// <summary>An activation, element by element.</summary>
public sealed class Activation<T>(Func<T, T> function, Func<T, T> derivative, int inputs = 4, int batch = 5) : MatrixLayer<T>(inputs, batch)
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private T[,] _x = new T[0, 0];

    public static Activation<T> Tanh(int inputs = 4, int batch = 5) => new(T.Tanh, static x => T.One - (T.Tanh(x) * T.Tanh(x)), inputs, batch);

    public static Activation<T> Relu(int inputs = 4, int batch = 5) =>
        new(static x => T.Max(x, T.Zero), static x => x > T.Zero ? T.One : T.Zero, inputs, batch);

    public static Activation<T> Sigmoid(int inputs = 4, int batch = 5) =>
        new(static x => T.One / (T.One + T.Exp(-x)), static x => T.One / (T.One + T.Exp(-x)) / (T.One + T.Exp(x)), inputs, batch);

    protected override T[,] Forward(T[,] x) => Map(_x = x, function);

    protected override T[,] Backward(T[,] dy)
    {
        var dx = Map(_x, derivative);
        for (var i = 0; i < dx.GetLength(0); i++)
        {
            for (var j = 0; j < dx.GetLength(1); j++)
                dx[i, j] *= dy[i, j];
        }

        return dx;
    }

    private static T[,] Map(T[,] x, Func<T, T> function)
    {
        var y = new T[x.GetLength(0), x.GetLength(1)];
        for (var i = 0; i < y.GetLength(0); i++)
        {
            for (var j = 0; j < y.GetLength(1); j++)
                y[i, j] = function(x[i, j]);
        }

        return y;
    }
}

/// <summary>Softmax of each row.</summary>
public sealed class Softmax<T>(int inputs = 4, int batch = 3) : MatrixLayer<T>(inputs, batch)
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private T[,] _y = new T[0, 0];

    public T Factor { get; set; } = T.One;

    protected override T[,] Forward(T[,] x) => _y = Rows(x);

    protected override T[,] Backward(T[,] dy) => Back(_y, dy, Factor);

    public static T[,] Rows(T[,] x)
    {
        var y = new T[x.GetLength(0), x.GetLength(1)];
        for (var i = 0; i < y.GetLength(0); i++)
        {
            var (largest, sum) = (x[i, 0], T.Zero);
            for (var j = 1; j < y.GetLength(1); j++)
                largest = T.Max(largest, x[i, j]);
            for (var j = 0; j < y.GetLength(1); j++)
                sum += y[i, j] = T.Exp(x[i, j] - largest);
            for (var j = 0; j < y.GetLength(1); j++)
                y[i, j] /= sum;
        }

        return y;
    }

    public static T[,] Back(T[,] y, T[,] dy, T factor)
    {
        var dx = new T[y.GetLength(0), y.GetLength(1)];
        for (var i = 0; i < y.GetLength(0); i++)
        {
            var dot = T.Zero;
            for (var j = 0; j < y.GetLength(1); j++)
                dot += y[i, j] * dy[i, j];
            for (var j = 0; j < y.GetLength(1); j++)
                dx[i, j] = factor * y[i, j] * (dy[i, j] - dot);
        }

        return dx;
    }
}

/// <summary>Normalises rows (layer normalisation) or columns (batch normalisation), with gamma and beta by column.</summary>
public sealed class Normalisation<T> : MatrixLayer<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private readonly bool _byColumn;
    private readonly T[] _gamma;
    private readonly T[] _gammaGradients;
    private readonly T[] _beta;
    private readonly T[] _betaGradients;
    private T[,] _normal = new T[0, 0];
    private T[] _deviation = [];

    public Normalisation(bool byColumn, int inputs = 4, int batch = 5)
        : base(inputs, batch)
    {
        _byColumn = byColumn;
        _gamma = new T[inputs];
        Array.Fill(_gamma, T.One);
        _beta = new T[inputs];
        Add("_gamma", _gamma, _gammaGradients = new T[inputs]);
        Add("_beta", _beta, _betaGradients = new T[inputs]);
    }

    protected override T[,] Forward(T[,] x)
    {
        var (groups, size) = Groups(x);
        _normal = new T[x.GetLength(0), x.GetLength(1)];
        _deviation = new T[groups];
        var y = new T[x.GetLength(0), x.GetLength(1)];
        for (var g = 0; g < groups; g++)
        {
            var (mean, variance) = (T.Zero, T.Zero);
            for (var k = 0; k < size; k++)
                mean += At(x, g, k) / T.CreateChecked(size);
            for (var k = 0; k < size; k++)
                variance += (At(x, g, k) - mean) * (At(x, g, k) - mean) / T.CreateChecked(size);
            _deviation[g] = T.Sqrt(variance + Number(1e-5));
            for (var k = 0; k < size; k++)
            {
                At(_normal, g, k) = (At(x, g, k) - mean) / _deviation[g];
                At(y, g, k) = (At(_normal, g, k) * _gamma[Column(g, k)]) + _beta[Column(g, k)];
            }
        }

        return y;
    }

    protected override T[,] Backward(T[,] dy)
    {
        var (groups, size) = Groups(dy);
        var dx = new T[dy.GetLength(0), dy.GetLength(1)];
        for (var g = 0; g < groups; g++)
        {
            var (sum, dot) = (T.Zero, T.Zero);
            for (var k = 0; k < size; k++)
            {
                _betaGradients[Column(g, k)] += At(dy, g, k);
                _gammaGradients[Column(g, k)] += At(dy, g, k) * At(_normal, g, k);
                sum += At(dy, g, k) * _gamma[Column(g, k)];
                dot += At(dy, g, k) * _gamma[Column(g, k)] * At(_normal, g, k);
            }

            for (var k = 0; k < size; k++)
            {
                At(dx, g, k) = ((At(dy, g, k) * _gamma[Column(g, k)]) - ((sum + (At(_normal, g, k) * dot)) / T.CreateChecked(size))) / _deviation[g];
            }
        }

        return dx;
    }

    private int Column(int group, int k) => _byColumn ? group : k;

    private ref T At(T[,] values, int group, int k) => ref values[_byColumn ? k : group, _byColumn ? group : k];

    private (int Groups, int Size) Groups(T[,] x) => _byColumn ? (x.GetLength(1), x.GetLength(0)) : (x.GetLength(0), x.GetLength(1));
}

/// <summary>Single-head self-attention over rows, with a key bias, whose true gradient is zero.</summary>
public sealed class Attention<T> : MatrixLayer<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private readonly T[][,] _w = new T[3][,];
    private readonly T[][,] _dw = new T[3][,];
    private readonly T[] _keyBias;
    private readonly T[] _keyBiasGradients;
    private T[,] _x = new T[0, 0];
    private T[][,] _qkv = [];
    private T[,] _a = new T[0, 0];

    public Attention(int inputs = 4, int batch = 3)
        : base(inputs, batch)
    {
        for (var i = 0; i < 3; i++)
        {
            _w[i] = Random(inputs, inputs, i + 1);
            Add("_w" + "qkv"[i], _w[i], _dw[i] = new T[inputs, inputs]);
        }

        Add("_keyBias", _keyBias = new T[inputs], _keyBiasGradients = new T[inputs]);
    }

    protected override T[,] Forward(T[,] x)
    {
        _x = x;
        _qkv = [.. _w.Select(w => Product(x, w))];
        var k = _qkv[1];
        for (var i = 0; i < k.GetLength(0); i++)
        {
            for (var j = 0; j < k.GetLength(1); j++)
                k[i, j] += _keyBias[j];
        }

        var scores = Product(_qkv[0], k, transposeB: true);
        Scale(scores);
        _a = Softmax<T>.Rows(scores);
        return Product(_a, _qkv[2]);
    }

    protected override T[,] Backward(T[,] dy)
    {
        var dv = Product(_a, dy, transposeA: true);
        var ds = Softmax<T>.Back(_a, Product(dy, _qkv[2], transposeB: true), T.One);
        Scale(ds);
        T[][,] d = [Product(ds, _qkv[1]), Product(ds, _qkv[0], transposeA: true), dv];
        var dx = new T[_x.GetLength(0), Width];
        for (var p = 0; p < 3; p++)
        {
            Accumulate(_dw[p], Product(_x, d[p], transposeA: true));
            Accumulate(dx, Product(d[p], _w[p], transposeB: true));
        }

        for (var i = 0; i < d[1].GetLength(0); i++)
        {
            for (var j = 0; j < Width; j++)
                _keyBiasGradients[j] += d[1][i, j];
        }

        return dx;
    }

    private static void Accumulate(T[,] into, T[,] values)
    {
        for (var i = 0; i < into.GetLength(0); i++)
        {
            for (var j = 0; j < into.GetLength(1); j++)
                into[i, j] += values[i, j];
        }
    }

    private void Scale(T[,] scores)
    {
        for (var i = 0; i < scores.GetLength(0); i++)
        {
            for (var j = 0; j < scores.GetLength(1); j++)
                scores[i, j] /= T.Sqrt(T.CreateChecked(Width));
        }
    }
}

/// <summary>The mean squared error of the second seed document: 1/r Σ 1/2n Σ (x − t)².</summary>
public sealed class MeanSquaredErrorLoss<T>(int rows = 8, int columns = 8) : HandLayer<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private T[,] _difference = new T[0, 0];

    public Func<int, int, T, T> Mistake { get; set; } = static (_, _, value) => value;

    public override bool IsLoss => true;

    public override HarnessInput[] Inputs(SampleSizes sizes) =>
        [Input("x", new T[rows, columns]), Input("target", new T[rows, columns], InputRole.Target, false)];

    public override Array?[] Forward(Array[] inputs)
    {
        var (x, target) = ((T[,])inputs[0], (T[,])inputs[1]);
        _difference = new T[rows, columns];
        var sum = T.Zero;
        for (var i = 0; i < rows; i++)
        {
            var row = T.Zero;
            for (var j = 0; j < columns; j++)
            {
                _difference[i, j] = x[i, j] - target[i, j];
                row += _difference[i, j] * _difference[i, j];
            }

            sum += row / T.CreateChecked(2 * columns);
        }

        return [new[] { sum / T.CreateChecked(rows) }];
    }

    public override Array?[] Backward(Array[] upstream)
    {
        var dx = new T[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                dx[i, j] = Mistake(i, j, _difference[i, j] / T.CreateChecked(rows * columns));
        }

        return [dx, null];
    }
}

/// <summary>Softmax and cross-entropy with class numbers, averaged over the batch.</summary>
public sealed class CrossEntropyLoss<T>(int classes = 4, int batch = 5) : HandLayer<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private T[,] _y = new T[0, 0];
    private int[] _labels = [];

    public override bool IsLoss => true;

    public override HarnessInput[] Inputs(SampleSizes sizes) =>
        [Input("logits", new T[batch, classes]), Input("labels", new int[batch], InputRole.Label, false)];

    public override Array?[] Forward(Array[] inputs)
    {
        _y = Softmax<T>.Rows((T[,])inputs[0]);
        _labels = (int[])inputs[1];
        var sum = T.Zero;
        for (var i = 0; i < batch; i++)
            sum -= T.Log(_y[i, _labels[i]]);
        return [new[] { sum / T.CreateChecked(batch) }];
    }

    public override Array?[] Backward(Array[] upstream)
    {
        var dx = (T[,])_y.Clone();
        for (var i = 0; i < batch; i++)
        {
            dx[i, _labels[i]] -= T.One;
            for (var j = 0; j < classes; j++)
                dx[i, j] /= T.CreateChecked(batch);
        }

        return [dx, null];
    }
}
