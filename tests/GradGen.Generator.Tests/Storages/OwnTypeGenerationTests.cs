using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Storages;

/// <summary>The code that is generated for own matrix types.</summary>
public class OwnTypeGenerationTests
{
    [Fact]
    public void A_matrix_around_a_flat_array() =>
        Snapshot.Match(GeneratorTest.Run("""
            using GradGen;
            namespace App
            {
                public sealed class Matrix
                {
                    public Matrix(int rows, int cols) { Rows = rows; Cols = cols; Data = new double[rows * cols]; }
                    public int Rows { get; }
                    public int Cols { get; }
                    public double[] Data { get; }
                }

                [GradCheckable]
                public sealed partial class Scale
                {
                    private readonly Matrix _w, _dw;
                    private Matrix? _x;
                    public Scale(int width) { _w = new Matrix(1, width); _dw = new Matrix(1, width); }
                    public Matrix Forward(Matrix x)
                    {
                        if (x.Cols != _w.Cols) throw new System.ArgumentException("x");
                        _x = x;
                        var y = new Matrix(x.Rows, x.Cols);
                        for (var i = 0; i < x.Data.Length; i++) y.Data[i] = x.Data[i] * _w.Data[i % x.Cols];
                        return y;
                    }

                    public Matrix Backward(Matrix dy)
                    {
                        var dx = new Matrix(dy.Rows, dy.Cols);
                        for (var i = 0; i < dy.Data.Length; i++) { _dw.Data[i % dy.Cols] += dy.Data[i] * _x!.Data[i]; dx.Data[i] = dy.Data[i] * _w.Data[i % dy.Cols]; }
                        return dx;
                    }
                }
            }
            """));

    [Fact]
    public void A_generic_tensor_with_an_indexer_and_a_struct_that_is_replaced() =>
        Snapshot.Match(GeneratorTest.Run("""
            using GradGen;
            public class Tensor<T> where T : struct
            {
                private readonly T[] _data;
                public Tensor(int depth, int height, int width) { (Depth, Height, Width) = (depth, height, width); _data = new T[depth * height * width]; }
                public int Depth { get; }
                public int Height { get; }
                public int Width { get; }
                public T this[int d, int y, int x] { get => _data[(d * Height + y) * Width + x]; set => _data[(d * Height + y) * Width + x] = value; }
            }

            public struct Pair
            {
                private float _a, _b;
                public int Length => 2;
                public float this[int i] { get => i == 0 ? _a : _b; set { if (i == 0) _a = value; else _b = value; } }
            }

            [GradCheckable]
            public partial class Layer
            {
                private readonly Tensor<float> _kernel = new(2, 3, 3), _kernelGradient = new(2, 3, 3);
                private Pair _bias, _biasGradient;
                public Tensor<float> Forward([Shape(2, 3, 3)] Tensor<float> x) => x;
                public Tensor<float> Backward(Tensor<float> dy) => dy;
            }
            """));
}
