using GradGen.Harness;
using GradGen.Tests.Layers;

namespace GradGen.Tests.Diagnosis;

/// <summary>Layers as people write them, each with a mistake, and what has to be said first.</summary>
public static class MoreMistakes
{
    public static Dictionary<string, (string Hypothesis, string Block, string Evidence, Func<HandLayer<double>> Layer)> All { get; } = new()
    {
        ["an embedding that overwrites"] = ("overwritten", "_table", "the last of them gives:", () => new Embedding(true)),
        ["windows that overlap and overwrite"] = ("overwritten", "x", "the last of them gives:", () => Windows(false)),
        ["windows of which the first stays"] = ("overwritten", "x", "the first of them gives:", () => Windows(true)),
        ["a maximum of overlapping windows"] = ("overwritten", "x", "the last of them gives:", MaximumOfWindows),
        ["batch normalisation without its statistics"] = ("statistics taken for constants", "x", "treats the mean and the variance", () => new FrozenNormalisation(true, true, true)),
        ["layer normalisation without its statistics"] = ("statistics taken for constants", "x", "treats the mean and the variance", () => new FrozenNormalisation(false, true, true)),
        ["layer normalisation without its mean"] = ("statistics taken for constants", "x", "treats the mean that Forward subtracts", () => new FrozenNormalisation(false, true, false)),
        ["batch normalisation without its variance"] = ("statistics taken for constants", "x", "treats the variance that Forward divides by", () => new FrozenNormalisation(true, false, true)),
        ["RMS normalisation without its size"] = ("statistics taken for constants", "x", "treats the size that Forward divides by", RootMeanSquare),
        ["gamma missing"] = ("factor missing", "x", "lacks the factor _gamma, each component by its index along axis 1", () => new Scaled(1, 0)),
        ["gamma twice"] = ("factor missing", "x", "has the factor _gamma once too often", () => new Scaled(1, 2)),
        ["a scale of rows missing"] = ("factor missing", "x", "lacks the factor _gamma, each component by its index along axis 0", () => new Scaled(0, 0)),
        ["an elementwise weight missing"] = ("factor missing", "x", "lacks the factor _theta, each component its own", () => new VectorLayer(VectorLayer.Scale, static (x, dy, theta, gradients) => { VectorLayer.ScaleBack(x, dy, theta, gradients); return [.. dy]; }, parameters: 4)),
        ["a power too few"] = ("factor missing", "x", "lacks the factor x", () => VectorLayer.Of(static x => x * x * x, static x => 3 * x)),
        ["a scale by columns that is no block"] = ("factor by index", "x", "depends on the index of axis 1 alone", () => new Scaled(1, 1) { Hidden = [2, 3, 0.7], BackHidden = [1, 1, 1.9] }),
        ["weights changed before they are used"] = ("not linear in the upstream", "x", "Backward changes parameters and computes this from the changed ones", () => new StepFirst()),
        ["an upstream of two ignored"] = ("output ignored", "x", "lacks what comes through output 2 of 2", () => new TwoOutputs()),
        ["a gradient that is clipped"] = ("not linear in the upstream", "x", "Backward clips it", () => new VectorLayer(VectorLayer.Scale, static (x, dy, theta, gradients) => [.. VectorLayer.ScaleBack(x, dy, theta, gradients).Select(static value => Math.Max(-0.2, Math.Min(0.2, value)))], parameters: 4)),
        ["a norm that is clipped"] = ("not linear in the upstream", "x", "Backward clips it", () => new VectorLayer(VectorLayer.Scale, static (x, dy, theta, gradients) => { var dx = VectorLayer.ScaleBack(x, dy, theta, gradients); var norm = Math.Sqrt(dx.Sum(static value => value * value)); return [.. dx.Select(value => value / Math.Max(1, norm / 0.1))]; }, parameters: 4)),
        ["a derivative at the upstream"] = ("not linear in the upstream", "x", "f′(dy) for f′(z)", () => new VectorLayer(static (x, _) => [.. x.Select(Math.Tanh)], static (_, dy, _, _) => [.. dy.Select(static dy => dy * (1 - (Math.Tanh(dy) * Math.Tanh(dy))))])),
        ["a mask of the upstream"] = ("not linear in the upstream", "x", "f′(dy) for f′(z)", () => new VectorLayer(static (x, _) => [.. x.Select(static x => Math.Max(x, 0))], static (_, dy, _, _) => [.. dy.Select(static dy => dy > 0 ? dy : 0)], size: 12)),
        ["an upstream squared"] = ("not linear in the upstream", "x", "grows with the square of the upstream gradient", () => new VectorLayer(static (x, _) => [.. x.Select(static x => 2 * x)], static (_, dy, _, _) => [.. dy.Select(static dy => dy * dy)])),
        ["a forgotten carry"] = ("carry forgotten", "x", "the effect on later steps is left out", () => new Recurrent()),
        ["a sum of what comes later"] = ("carry forgotten", "x", "the effect on later steps is left out", () => new VectorLayer(static (x, _) => [.. x.Select((_, t) => x.Take(t + 1).Sum() * (t + 1))], static (x, dy, _, _) => [.. dy.Select(static (dy, t) => dy * (t + 1))], size: 6)),
        ["a Forward in place whose Backward wants the input"] = ("input overwritten", "_theta", "Forward writes into its inputs", () => new VectorLayer(ScaleInPlace, ScaleBackInPlace, parameters: 4)),
        ["a softmax's Jacobian in place"] = ("upstream overwritten", "x", "uses the changed values", () => new VectorLayer(static (x, _) => Softmax(x), SoftmaxBackInPlace)),
        ["a gradient where there is none"] = ("no influence", "_theta", "the true gradient of _theta is zero", () => new VectorLayer(static (x, theta) => [.. x.Select(x => x - (0 * theta[0]))], static (x, dy, _, gradients) => { for (var i = 0; i < 4; i++) gradients[i] += x[i]; return [.. dy]; }, parameters: 4)),
    };

    private static double[] ScaleInPlace(double[] x, double[] theta)
    {
        VectorLayer.Scale(x, theta).CopyTo(x, 0);
        return x;
    }

    private static double[] ScaleBackInPlace(double[] x, double[] dy, double[] theta, double[] gradients)
    {
        VectorLayer.ScaleBack(x, dy, theta, gradients).CopyTo(dy, 0);
        return dy;
    }

    private static double[] Softmax(double[] x)
    {
        var sum = x.Sum(Math.Exp);
        return [.. x.Select(x => Math.Exp(x) / sum)];
    }

    private static double[] SoftmaxBackInPlace(double[] x, double[] dy, double[] theta, double[] gradients)
    {
        var y = Softmax(x);
        for (var i = 0; i < dy.Length; i++)
            dy[i] = y[i] * (dy[i] - y.Zip(dy, static (y, dy) => y * dy).Sum());
        return dy;
    }

    private static VectorLayer Windows(bool isBackwards)
    {
        const int Window = 3;
        return new(
            static (x, theta) => [.. Enumerable.Range(0, x.Length - Window + 1).Select(i => Enumerable.Range(0, Window).Sum(a => theta[a] * x[i + a]))],
            (x, dy, theta, gradients) =>
            {
                var dx = new double[x.Length];
                for (var step = 0; step < dy.Length; step++)
                {
                    var i = isBackwards ? dy.Length - 1 - step : step;
                    for (var a = 0; a < Window; a++)
                    {
                        gradients[a] += dy[i] * x[i + a];
                        dx[i + a] = dy[i] * theta[a];
                    }
                }

                return dx;
            },
            size: 9,
            parameters: Window);
    }

    private static VectorLayer MaximumOfWindows()
    {
        const int Window = 4;
        return new(
            static (x, _) => [.. Enumerable.Range(0, x.Length - Window + 1).Select(i => x[Largest(x, i)])],
            static (x, dy, _, _) =>
            {
                var dx = new double[x.Length];
                for (var i = 0; i < dy.Length; i++)
                    dx[Largest(x, i)] = dy[i];
                return dx;
            },
            size: 30);

        static int Largest(double[] x, int start) => Enumerable.Range(start, Window).MaxBy(i => x[i]);
    }

    private static VectorLayer RootMeanSquare() => new(
        static (x, theta) => [.. x.Select((x, i) => theta[i] * x).Select(y => y / Size(x))],
        static (x, dy, theta, gradients) =>
        {
            for (var i = 0; i < x.Length; i++)
                gradients[i] += dy[i] * x[i] / Size(x);
            return [.. dy.Select((dy, i) => dy * theta[i] / Size(x))];
        },
        size: 5,
        parameters: 5);

    private static double Size(double[] x) => Math.Sqrt((x.Sum(static x => x * x) / x.Length) + 1e-6);

    /// <summary>Rows of a table for numbers of which some come twice.</summary>
    private sealed class Embedding : HandLayer<double>
    {
        private const int Width = 3;
        private readonly double[,] _table = new double[4, Width];
        private readonly double[,] _gradients = new double[4, Width];
        private readonly bool _overwrites;
        private int[] _numbers = [];

        public Embedding(bool overwrites)
        {
            _overwrites = overwrites;
            Add("_table", _table, _gradients);
        }

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("numbers", new int[sizes.Known("tokens", 9)], InputRole.Label, false, labelCount: 4)];

        public override Array?[] Forward(Array[] inputs)
        {
            _numbers = (int[])inputs[0];
            var y = new double[_numbers.Length, Width];
            for (var t = 0; t < _numbers.Length; t++)
            {
                for (var k = 0; k < Width; k++)
                    y[t, k] = _table[_numbers[t], k];
            }

            return [y];
        }

        public override Array?[] Backward(Array[] upstream)
        {
            var dy = (double[,])upstream[0];
            for (var t = 0; t < _numbers.Length; t++)
            {
                for (var k = 0; k < Width; k++)
                    _gradients[_numbers[t], k] = dy[t, k] + (_overwrites ? 0 : _gradients[_numbers[t], k]);
            }

            return [null];
        }
    }

    /// <summary>Batch or layer normalisation whose Backward leaves out what the statistics change by.</summary>
    private sealed class FrozenNormalisation(bool byColumn, bool isMeanFrozen, bool isVarianceFrozen) : MatrixLayer<double>(byColumn ? 3 : 5, byColumn ? 5 : 3)
    {
        private double[,] _normal = new double[0, 0];
        private double[] _deviation = [];

        protected override double[,] Forward(double[,] x)
        {
            var (groups, size) = byColumn ? (x.GetLength(1), x.GetLength(0)) : (x.GetLength(0), x.GetLength(1));
            (_normal, _deviation) = (new double[x.GetLength(0), x.GetLength(1)], new double[groups]);
            for (var g = 0; g < groups; g++)
            {
                var mean = Enumerable.Range(0, size).Average(k => At(x, g, k));
                _deviation[g] = Math.Sqrt(Enumerable.Range(0, size).Average(k => (At(x, g, k) - mean) * (At(x, g, k) - mean)) + 1e-5);
                for (var k = 0; k < size; k++)
                    At(_normal, g, k) = (At(x, g, k) - mean) / _deviation[g];
            }

            return (double[,])_normal.Clone();
        }

        protected override double[,] Backward(double[,] dy)
        {
            var size = byColumn ? dy.GetLength(0) : dy.GetLength(1);
            var dx = new double[dy.GetLength(0), dy.GetLength(1)];
            for (var g = 0; g < _deviation.Length; g++)
            {
                var mean = isMeanFrozen ? 0 : Enumerable.Range(0, size).Average(k => At(dy, g, k));
                var dot = isVarianceFrozen ? 0 : Enumerable.Range(0, size).Average(k => At(dy, g, k) * At(_normal, g, k));
                for (var k = 0; k < size; k++)
                    At(dx, g, k) = (At(dy, g, k) - mean - (At(_normal, g, k) * dot)) / _deviation[g];
            }

            return dx;
        }

        private ref double At(double[,] values, int group, int k) => ref values[byColumn ? k : group, byColumn ? group : k];
    }

    /// <summary>Each row or column times a parameter, which Backward may forget, use twice, or hide in an array of its own.</summary>
    private sealed class Scaled : MatrixLayer<double>
    {
        private readonly double[] _gamma;
        private readonly double[] _gradients;
        private readonly int _axis;
        private readonly int _power;
        private double[,] _x = new double[0, 0];

        public Scaled(int axis, int power)
            : base(3, 4)
        {
            (_axis, _power) = (axis, power);
            _gamma = [.. Enumerable.Range(0, axis == 0 ? 4 : 3).Select(static i => 0.5 + i)];
            Add("_gamma", _gamma, _gradients = new double[_gamma.Length]);
        }

        public double[] Hidden { get; init; } = [1, 1, 1, 1];

        public double[] BackHidden { get; init; } = [1, 1, 1, 1];

        protected override double[,] Forward(double[,] x) => Map(_x = x, (x, i) => x * _gamma[i] * Hidden[i]);

        protected override double[,] Backward(double[,] dy)
        {
            for (var i = 0; i < dy.GetLength(0); i++)
            {
                for (var j = 0; j < dy.GetLength(1); j++)
                    _gradients[_axis == 0 ? i : j] += dy[i, j] * _x[i, j] * Hidden[_axis == 0 ? i : j];
            }

            return Map(dy, (dy, i) => dy * Math.Pow(_gamma[i], _power) * BackHidden[i]);
        }

        private double[,] Map(double[,] values, Func<double, int, double> map)
        {
            var mapped = new double[values.GetLength(0), values.GetLength(1)];
            for (var i = 0; i < values.GetLength(0); i++)
            {
                for (var j = 0; j < values.GetLength(1); j++)
                    mapped[i, j] = map(values[i, j], _axis == 0 ? i : j);
            }

            return mapped;
        }
    }

    /// <summary>Takes the step in Backward, and computes the gradient of its input from the weights that it has then.</summary>
    private sealed class StepFirst : MatrixLayer<double>
    {
        private readonly double[,] _weights = Random(3, 4, 1);
        private readonly double[,] _gradients = new double[3, 4];
        private double[,] _x = new double[0, 0];
        private double[,] _y = new double[0, 0];

        public StepFirst()
            : base(3, 5) => Add("_weights", _weights, _gradients);

        protected override double[,] Forward(double[,] x)
        {
            _y = Product(_x = x, _weights);
            for (var i = 0; i < _y.GetLength(0); i++)
            {
                for (var j = 0; j < _y.GetLength(1); j++)
                    _y[i, j] = Math.Tanh(_y[i, j]);
            }

            return (double[,])_y.Clone();
        }

        protected override double[,] Backward(double[,] dy)
        {
            var dz = (double[,])dy.Clone();
            for (var i = 0; i < dz.GetLength(0); i++)
            {
                for (var j = 0; j < dz.GetLength(1); j++)
                    dz[i, j] *= 1 - (_y[i, j] * _y[i, j]);
            }

            var step = Product(_x, dz, transposeA: true);
            for (var i = 0; i < step.GetLength(0); i++)
            {
                for (var j = 0; j < step.GetLength(1); j++)
                {
                    _gradients[i, j] += step[i, j];
                    _weights[i, j] -= 0.1 * step[i, j];
                }
            }

            return Product(dz, _weights, transposeB: true);
        }
    }

    /// <summary>y = x², and z = x³, whose upstream gradient Backward forgets.</summary>
    private sealed class TwoOutputs : HandLayer<double>
    {
        private double[] _x = [];

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[sizes.Known("size", 5)])];

        public override Array?[] Forward(Array[] inputs)
        {
            _x = (double[])inputs[0];
            return [Array.ConvertAll(_x, static x => x * x), Array.ConvertAll(_x, static x => x * x * x)];
        }

        public override Array?[] Backward(Array[] upstream) => [_x.Zip((double[])upstream[0], static (x, dy) => 2 * x * dy).ToArray()];
    }

    /// <summary>h(t) = tanh(w·x(t) + u·h(t − 1)) by rows, whose Backward forgets what h(t) does to later steps.</summary>
    private sealed class Recurrent : MatrixLayer<double>
    {
        private readonly double[,] _w = Random(3, 3, 1);
        private readonly double[,] _u = Random(3, 3, 2);
        private double[,] _h = new double[0, 0];

        public Recurrent()
            : base(3, 4)
        {
        }

        protected override double[,] Forward(double[,] x)
        {
            var z = Product(x, _w);
            _h = new double[x.GetLength(0), 3];
            for (var t = 0; t < x.GetLength(0); t++)
            {
                for (var j = 0; j < 3; j++)
                    _h[t, j] = Math.Tanh(z[t, j] + (t == 0 ? 0 : Enumerable.Range(0, 3).Sum(k => _u[k, j] * _h[t - 1, k])));
            }

            return (double[,])_h.Clone();
        }

        protected override double[,] Backward(double[,] dy)
        {
            var dz = (double[,])dy.Clone();
            for (var t = 0; t < dz.GetLength(0); t++)
            {
                for (var j = 0; j < 3; j++)
                    dz[t, j] *= 1 - (_h[t, j] * _h[t, j]);
            }

            return Product(dz, _w, transposeB: true);
        }
    }
}
