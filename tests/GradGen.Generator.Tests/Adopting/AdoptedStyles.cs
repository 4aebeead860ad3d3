namespace GradGen.Generator.Tests.Adopting;

/// <summary>
/// Layers of libraries in the styles in which people write them. A line with <c>// WRONG block: code</c> says what a mistake in
/// it would be; <c>// ADOPT attributes</c> how a project adopts it.
/// </summary>
internal static class AdoptedStyles
{
    internal static readonly Dictionary<string, string> All = new()
    {
        ["Properties with private setters, a batch in rows, made in Initialize"] = """
            // ADOPT [assembly: GradCheckable(typeof(Vendor.Rows))] static class Samples { [GradCheckFactory] internal static Vendor.Rows Make(int inputs, int outputs) { var made = new Vendor.Rows(); made.Initialize(inputs, outputs); return made; } }
            public class Rows
            {
                public float[,] Weights { get; private set; }
                public float[] Bias { get; private set; }
                public float[,] WeightsGradient { get; private set; }
                public float[] BiasGradient { get; private set; }
                public float[,] Input { get; private set; }
                public float[,] InputGradient { get; private set; }

                public void Initialize(int inputs, int outputs)
                {
                    Weights = new float[inputs, outputs];
                    Bias = new float[outputs];
                    for (int j = 0; j < inputs; j++) for (int i = 0; i < outputs; i++) Weights[j, i] = 0.3f * (j + 1) - 0.2f * i;
                }

                public float[,] Forward(float[,] x)
                {
                    if (x.GetLength(1) != Weights.GetLength(0)) throw new System.ArgumentException();
                    Input = x;
                    var y = new float[x.GetLength(0), Bias.Length];
                    for (int n = 0; n < x.GetLength(0); n++)
                        for (int i = 0; i < Bias.Length; i++)
                        {
                            y[n, i] = Bias[i];
                            for (int j = 0; j < x.GetLength(1); j++) y[n, i] += x[n, j] * Weights[j, i];
                        }
                    return y;
                }

                public float[,] Backward(float[,] dy)
                {
                    WeightsGradient = new float[Weights.GetLength(0), Weights.GetLength(1)];
                    BiasGradient = new float[Bias.Length];
                    InputGradient = new float[Input.GetLength(0), Input.GetLength(1)];
                    for (int n = 0; n < dy.GetLength(0); n++)
                        for (int i = 0; i < Bias.Length; i++)
                        {
                            BiasGradient[i] += dy[n, i]; // WRONG Bias: BiasGradient[i] = dy[n, i];
                            for (int j = 0; j < Input.GetLength(1); j++)
                            {
                                WeightsGradient[j, i] += dy[n, i] * Input[n, j]; // WRONG Weights: WeightsGradient[j, i] += dy[n, i] * Input[0, j];
                                InputGradient[n, j] += dy[n, i] * Weights[j, i];
                            }
                        }
                    return InputGradient;
                }
            }
            """,
        ["An own matrix, names of one's own"] = """
            // ADOPT [assembly: GradCheckable(typeof(Vendor.Linear)), Parameter(For = typeof(Vendor.Linear), Member = "Kernel"), GradientOf("Kernel", For = typeof(Vendor.Linear), Member = "Sensitivity"), Forward(For = typeof(Vendor.Linear), Member = "Push"), Backward(For = typeof(Vendor.Linear), Member = "Pull")]
            public class Matrix
            {
                public int Rows { get; }
                public int Cols { get; }
                public double[] Data { get; }
                public Matrix(int rows, int cols) { Rows = rows; Cols = cols; Data = new double[rows * cols]; }
                public double this[int row, int col] { get { return Data[row * Cols + col]; } set { Data[row * Cols + col] = value; } }
            }
            public class Linear
            {
                public readonly Matrix Kernel;
                public readonly Matrix Sensitivity;
                private Matrix _x;
                public Linear(int inputs, int outputs) { Kernel = new Matrix(inputs, outputs); Sensitivity = new Matrix(inputs, outputs); for (int i = 0; i < Kernel.Data.Length; i++) Kernel.Data[i] = 0.1 * i - 0.4; }
                public static Matrix Multiply(Matrix a, Matrix b)
                {
                    if (a.Cols != b.Rows) throw new System.ArgumentException();
                    var c = new Matrix(a.Rows, b.Cols);
                    for (int i = 0; i < a.Rows; i++) for (int j = 0; j < b.Cols; j++) for (int k = 0; k < a.Cols; k++) c[i, j] += a[i, k] * b[k, j];
                    return c;
                }
                public Matrix Push(Matrix x) { _x = x; return Multiply(x, Kernel); }
                public Matrix Pull(Matrix dy)
                {
                    var dx = new Matrix(_x.Rows, _x.Cols);
                    for (int n = 0; n < _x.Rows; n++)
                        for (int i = 0; i < Kernel.Cols; i++)
                            for (int j = 0; j < Kernel.Rows; j++)
                            {
                                Sensitivity[j, i] += _x[n, j] * dy[n, i]; // WRONG Kernel: Sensitivity[j, i] -= _x[n, j] * dy[n, i];
                                dx[n, j] += Kernel[j, i] * dy[n, i]; // WRONG x: dx[n, j] += 2 * Kernel[j, i] * dy[n, i];
                            }
                    return dx;
                }
            }
            """,
        ["Math.NET"] = """
            // ADOPT [assembly: GradCheckable(typeof(Vendor.Net))]
            public class Net
            {
                public MathNet.Numerics.LinearAlgebra.Matrix<double> Weights { get; set; }
                public MathNet.Numerics.LinearAlgebra.Matrix<double> WeightsGradient { get; set; }
                private MathNet.Numerics.LinearAlgebra.Matrix<double> _x;
                public Net(int inputs, int outputs)
                {
                    Weights = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(inputs, outputs, (i, j) => 0.2 * i - 0.3 * j + 0.1);
                    WeightsGradient = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(inputs, outputs);
                }
                public MathNet.Numerics.LinearAlgebra.Matrix<double> Forward(MathNet.Numerics.LinearAlgebra.Matrix<double> x) { _x = x; return x * Weights; }
                public MathNet.Numerics.LinearAlgebra.Matrix<double> Backward(MathNet.Numerics.LinearAlgebra.Matrix<double> dy)
                {
                    WeightsGradient += _x.Transpose() * dy; // WRONG Weights: WeightsGradient += 2 * _x.Transpose() * dy;
                    return dy * Weights.Transpose();
                }
            }
            """,
        ["Parameter objects in a list"] = """
            // ADOPT [assembly: GradCheckable(typeof(Vendor.Scale))]
            public class Param { public double[] Value { get; } public double[] Gradient { get; } public Param(int n) { Value = new double[n]; Gradient = new double[n]; for (int i = 0; i < n; i++) Value[i] = 1 + 0.1 * i; } }
            public class Scale
            {
                private readonly Param _gain, _shift;
                private double[] _x;
                public Scale(int width) { _gain = new Param(width); _shift = new Param(width); Parameters = new[] { _gain, _shift }; }
                public System.Collections.Generic.IReadOnlyList<Param> Parameters { get; }
                public double[] Forward(double[] x)
                {
                    if (x.Length != _gain.Value.Length) throw new System.ArgumentException();
                    _x = x; var y = new double[x.Length];
                    for (int i = 0; i < y.Length; i++) y[i] = _gain.Value[i] * x[i] + _shift.Value[i];
                    return y;
                }
                public double[] Backward(double[] dy)
                {
                    var dx = new double[dy.Length];
                    for (int i = 0; i < dy.Length; i++)
                    {
                        dx[i] = dy[i] * _gain.Value[i];
                        _shift.Gradient[i] += dy[i]; // WRONG Parameters[1]: _shift.Gradient[i] += dy[0];
                        _gain.Gradient[i] += dy[i] * _x[i];
                    }
                    return dx;
                }
            }
            """,
        ["A struct"] = """
            // ADOPT [assembly: GradCheckable(typeof(Vendor.Gain)), GradCheckSample(1.5, For = typeof(Vendor.Gain))]
            public struct Gain
            {
                public double Weight;
                public double WeightGradient;
                private double[] _x;
                public Gain(double weight) { Weight = weight; WeightGradient = 0; _x = null; }
                public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (int i = 0; i < y.Length; i++) y[i] = Weight * x[i]; return y; }
                public double[] Backward(double[] dy)
                {
                    var dx = new double[dy.Length];
                    for (int i = 0; i < dx.Length; i++)
                    {
                        WeightGradient += dy[i] * _x[i]; // WRONG Weight: WeightGradient += dy[i];
                        dx[i] = dy[i] * Weight;
                    }
                    return dx;
                }
            }
            """,
        ["A struct around an array, replaced as a whole"] = """
            // ADOPT [assembly: GradCheckable(typeof(Vendor.Column))]
            public readonly struct Mat
            {
                private readonly double[] _data;
                public int Rows { get; }
                public int Columns { get; }
                public Mat(int rows, int columns) { Rows = rows; Columns = columns; _data = new double[rows * columns]; }
                public double this[int row, int column] { get { return _data[column * Rows + row]; } set { _data[column * Rows + row] = value; } }
            }
            public class Column
            {
                public Mat W { get; set; }
                public Mat DW { get; set; }
                private double[] _x;
                public Column(int inputs, int outputs) { W = new Mat(outputs, inputs); DW = new Mat(outputs, inputs); var w = W; for (int i = 0; i < outputs; i++) for (int j = 0; j < inputs; j++) w[i, j] = 0.2 * i - 0.3 * j + 0.1; }
                public double[] Forward(double[] x)
                {
                    if (x.Length != W.Columns) throw new System.ArgumentException();
                    _x = x; var y = new double[W.Rows];
                    for (int i = 0; i < W.Rows; i++) for (int j = 0; j < W.Columns; j++) y[i] += W[i, j] * x[j];
                    return y;
                }
                public double[] Backward(double[] dy)
                {
                    DW = new Mat(W.Rows, W.Columns); var dw = DW; var dx = new double[W.Columns];
                    for (int i = 0; i < W.Rows; i++) for (int j = 0; j < W.Columns; j++)
                    {
                        dx[j] += W[i, j] * dy[i];
                        dw[i, j] += dy[i] * _x[j]; // WRONG W: dw[i, j] += dy[i] * _x[W.Columns - 1 - j];
                    }
                    return dx;
                }
            }
            """,
        ["A generic type that is closed"] = """
            // ADOPT [assembly: GradCheckable(typeof(Vendor.Diagonal<double>)), GradCheckable(typeof(Vendor.Diagonal<float>))]
            public class Diagonal<T> where T : struct, System.Numerics.INumber<T>
            {
                public T[] Weights { get; }
                public T[] WeightGradients { get; }
                private T[] _x;
                public Diagonal(int width) { Weights = new T[width]; WeightGradients = new T[width]; for (int i = 0; i < width; i++) Weights[i] = T.CreateChecked(0.5 + i); }
                public T[] Forward(T[] x) { _x = x; var y = new T[Weights.Length]; for (int i = 0; i < y.Length; i++) y[i] = Weights[i] * x[i]; return y; }
                public T[] Backward(T[] dy)
                {
                    var dx = new T[Weights.Length];
                    for (int i = 0; i < dx.Length; i++)
                    {
                        dx[i] = dy[i] * Weights[i];
                        WeightGradients[i] += dy[i] * _x[i]; // WRONG Weights: WeightGradients[i] += dy[i] * _x[0];
                    }
                    return dx;
                }
            }
            """,
        ["A loss"] = """
            // ADOPT [assembly: GradCheckable(typeof(Vendor.MeanSquaredError))]
            public class MeanSquaredError
            {
                private double[] _difference;
                public double Forward(double[] predicted, double[] target)
                {
                    _difference = new double[predicted.Length]; var sum = 0.0;
                    for (int i = 0; i < predicted.Length; i++) { _difference[i] = predicted[i] - target[i]; sum += _difference[i] * _difference[i]; }
                    return sum / predicted.Length;
                }
                public double[] Backward()
                {
                    var gradient = new double[_difference.Length];
                    for (int i = 0; i < gradient.Length; i++)
                    {
                        gradient[i] = 2 * _difference[i] / gradient.Length; // WRONG predicted: gradient[i] = 2 * _difference[i];
                    }
                    return gradient;
                }
            }
            """,
        ["A Backward that takes the step itself, in a base class"] = """
            // ADOPT [assembly: GradCheckable(typeof(Vendor.Trained))]
            public abstract class Layer { public double[,] Weights { get; protected set; } public int Inputs { get; protected set; } public int Outputs { get; protected set; } }
            public class Trained : Layer
            {
                private double[] _x;
                public Trained(int inputs, int outputs) { Inputs = inputs; Outputs = outputs; Weights = new double[outputs, inputs]; for (int i = 0; i < outputs; i++) for (int j = 0; j < inputs; j++) Weights[i, j] = 0.3 * i - 0.2 * j + 0.1; }
                public double[] FeedForward(double[] x)
                {
                    _x = x; var y = new double[Outputs];
                    for (int i = 0; i < Outputs; i++) for (int j = 0; j < Inputs; j++) y[i] += Weights[i, j] * x[j];
                    return y;
                }
                public double[] BackPropagate(double[] error, double learningRate)
                {
                    var dx = new double[Inputs];
                    for (int i = 0; i < Outputs; i++)
                        for (int j = 0; j < Inputs; j++)
                        {
                            dx[j] += error[i] * Weights[i, j];
                            Weights[i, j] -= learningRate * error[i] * _x[j]; // WRONG Weights: Weights[i, j] -= learningRate * error[i] * _x[0];
                        }
                    return dx;
                }
            }
            """,
        ["Dropout with random numbers of its own, and a flag"] = """
            // ADOPT [assembly: GradCheckable(typeof(Vendor.Dropout)), DuringCheck(0.5, For = typeof(Vendor.Dropout), Member = "Keep")]
            public class Dropout
            {
                private readonly System.Random _random = new System.Random();
                private double[] _mask;
                public double Keep { get; set; }
                public double[] Forward(double[] x, bool training)
                {
                    _mask = new double[x.Length]; var y = new double[x.Length];
                    for (int i = 0; i < x.Length; i++) { _mask[i] = training ? (_random.NextDouble() < Keep ? 1 / Keep : 0) : 1; y[i] = x[i] * _mask[i]; }
                    return y;
                }
                public double[] Backward(double[] dy)
                {
                    var dx = new double[dy.Length];
                    for (int i = 0; i < dx.Length; i++)
                    {
                        dx[i] = dy[i] * _mask[i]; // WRONG x: dx[i] = dy[i];
                    }
                    return dx;
                }
            }
            """,
        ["A convolution whose image may have any size"] = """
            // ADOPT [assembly: GradCheckable(typeof(Vendor.Convolution))]
            public class Convolution
            {
                public readonly double[,,,] Filters, FiltersGradient;
                private double[,,] _x;
                public Convolution(int channels, int filters, int kernel) { Filters = new double[filters, channels, kernel, kernel]; FiltersGradient = new double[filters, channels, kernel, kernel]; int n = 0; for (int f = 0; f < filters; f++) for (int c = 0; c < channels; c++) for (int u = 0; u < kernel; u++) for (int v = 0; v < kernel; v++) Filters[f, c, u, v] = System.Math.Sin(++n); }
                public double[,,] Forward(double[,,] x)
                {
                    int k = Filters.GetLength(2);
                    if (x.GetLength(0) != Filters.GetLength(1)) throw new System.ArgumentException("channels");
                    _x = x; var y = new double[Filters.GetLength(0), x.GetLength(1) - k + 1, x.GetLength(2) - k + 1];
                    for (int f = 0; f < y.GetLength(0); f++) for (int i = 0; i < y.GetLength(1); i++) for (int j = 0; j < y.GetLength(2); j++)
                        for (int c = 0; c < x.GetLength(0); c++) for (int u = 0; u < k; u++) for (int v = 0; v < k; v++) y[f, i, j] += Filters[f, c, u, v] * x[c, i + u, j + v];
                    return y;
                }
                public double[,,] Backward(double[,,] dy)
                {
                    int k = Filters.GetLength(2); var dx = new double[_x.GetLength(0), _x.GetLength(1), _x.GetLength(2)];
                    for (int f = 0; f < dy.GetLength(0); f++) for (int i = 0; i < dy.GetLength(1); i++) for (int j = 0; j < dy.GetLength(2); j++)
                        for (int c = 0; c < dx.GetLength(0); c++) for (int u = 0; u < k; u++) for (int v = 0; v < k; v++)
                        {
                            FiltersGradient[f, c, u, v] += dy[f, i, j] * _x[c, i + u, j + v];
                            dx[c, i + u, j + v] += dy[f, i, j] * Filters[f, c, u, v]; // WRONG x: dx[c, i + v, j + u] += dy[f, i, j] * Filters[f, c, u, v];
                        }
                    return dx;
                }
            }
            """,
        ["Two inputs of one length, in spans"] = """
            // ADOPT [assembly: GradCheckable(typeof(Vendor.Product))]
            public class Product
            {
                private double[] _a, _b;
                public void Forward(System.ReadOnlySpan<double> a, System.ReadOnlySpan<double> b, System.Span<double> y)
                {
                    if (a.Length != b.Length || y.Length != a.Length) throw new System.ArgumentException();
                    _a = a.ToArray(); _b = b.ToArray();
                    for (int i = 0; i < y.Length; i++) y[i] = a[i] * b[i];
                }
                public void Backward(System.ReadOnlySpan<double> dy, System.Span<double> da, System.Span<double> db)
                {
                    for (int i = 0; i < dy.Length; i++)
                    {
                        da[i] = dy[i] * _b[i]; // WRONG a: da[i] = dy[i] * _a[i];
                        db[i] = dy[i] * _a[i];
                    }
                }
            }
            """,
        ["A tensor with any number of axes"] = """
            // ADOPT [assembly: GradCheckable(typeof(Vendor.Bias))]
            public class Tensor
            {
                public int[] Shape { get; }
                public double[] Data { get; }
                public Tensor(params int[] shape) { Shape = shape; int n = 1; foreach (int size in shape) n *= size; Data = new double[n]; }
            }
            public class Bias
            {
                public Tensor Biases { get; }
                public Tensor BiasesGradient { get; }
                public Bias(int width) { Biases = new Tensor(width); BiasesGradient = new Tensor(width); }
                public Tensor Forward(Tensor x)
                {
                    if (x.Shape.Length != 2 || x.Shape[1] != Biases.Data.Length) throw new System.ArgumentException();
                    var y = new Tensor(x.Shape[0], x.Shape[1]);
                    for (int i = 0; i < y.Data.Length; i++) y.Data[i] = x.Data[i] + Biases.Data[i % x.Shape[1]];
                    return y;
                }
                public Tensor Backward(Tensor dy)
                {
                    var dx = new Tensor(dy.Shape[0], dy.Shape[1]);
                    for (int i = 0; i < dx.Data.Length; i++)
                    {
                        dx.Data[i] = dy.Data[i];
                        BiasesGradient.Data[i % dy.Shape[1]] += dy.Data[i]; // WRONG Biases: BiasesGradient.Data[i % dy.Shape[1]] = dy.Data[i];
                    }
                    return dx;
                }
            }
            """,
        ["A shape, a domain and a penalty that have to be said"] = """
            // ADOPT [assembly: GradCheckable(typeof(Vendor.Roots), Cost = Cost.MeanSquaredError), Shape("2 * count", For = typeof(Vendor.Roots), Member = "x"), Domain(0.5, 4, For = typeof(Vendor.Roots), Member = "x"), Penalty(For = typeof(Vendor.Roots), Member = "Decay")]
            public class Roots
            {
                public int Count { get; } public double[] Weights { get; } public double[] WeightsGradient { get; } private double[] _x;
                public Roots(int count) { Count = count; Weights = new double[count]; WeightsGradient = new double[count]; for (int i = 0; i < count; i++) Weights[i] = 1 + 0.3 * i; }
                public double Decay() { double sum = 0; foreach (var weight in Weights) sum += 0.05 * weight * weight; return sum; }
                public double[] Forward(double[] x) { _x = x; var y = new double[Count]; for (int i = 0; i < 2 * Count; i++) y[i / 2] += Weights[i / 2] * System.Math.Sqrt(x[i]); return y; }
                public double[] Backward(double[] dy)
                {
                    var dx = new double[_x.Length];
                    for (int i = 0; i < Count; i++)
                    {
                        WeightsGradient[i] += 0.1 * Weights[i]; // WRONG Weights: WeightsGradient[i] += 0.05 * Weights[i];
                    }
                    for (int i = 0; i < dx.Length; i++) { WeightsGradient[i / 2] += dy[i / 2] * System.Math.Sqrt(_x[i]); dx[i] = dy[i / 2] * Weights[i / 2] / (2 * System.Math.Sqrt(_x[i])); }
                    return dx;
                }
            }
            """,
        ["An embedding of tokens"] = """
            // ADOPT [assembly: GradCheckable(typeof(Vendor.Embedding))]
            public class Embedding
            {
                public readonly float[,] Weights, WeightsGradient;
                private int[] _tokens;
                public Embedding(int words, int width) { Weights = new float[words, width]; WeightsGradient = new float[words, width]; }
                public float[,] Forward(int[] tokens)
                {
                    _tokens = tokens; var y = new float[tokens.Length, Weights.GetLength(1)];
                    for (int n = 0; n < tokens.Length; n++) for (int j = 0; j < y.GetLength(1); j++) y[n, j] = Weights[tokens[n], j];
                    return y;
                }
                public void Backward(float[,] dy)
                {
                    for (int n = 0; n < _tokens.Length; n++) for (int j = 0; j < dy.GetLength(1); j++)
                    {
                        WeightsGradient[_tokens[n], j] += dy[n, j]; // WRONG Weights: WeightsGradient[_tokens[n], j] = 2 * dy[n, j];
                    }
                }
            }
            """,
    };
}
