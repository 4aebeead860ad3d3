using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Storages;

/// <summary>Matrices and volumes behind an interface or an abstract class: a check makes one of a class behind it, and reads it as the layer does.</summary>
public class AbstractTensorTests
{
    private const string Scale = """
        [GradGen.GradCheckable] public partial class Scale
        {
            private readonly IMatrix _weights, _weightGradients;
            private IMatrix _x;
            public Scale(int rows, int columns) { _weights = New(rows, columns); _weightGradients = New(rows, columns); _x = _weights; }
            private static IMatrix New(int rows, int columns) => new Dense(rows, columns);
            public IMatrix Forward(IMatrix x)
            {
                _x = x; var y = New(x.Rows, x.Columns);
                for (int i = 0; i < x.Rows; i++) for (int j = 0; j < x.Columns; j++) y[i, j] = _weights[i, j] * x[i, j];
                return y;
            }
            public IMatrix Backward(IMatrix dy)
            {
                var dx = New(dy.Rows, dy.Columns);
                for (int i = 0; i < dy.Rows; i++) for (int j = 0; j < dy.Columns; j++) { dx[i, j] = dy[i, j] * _weights[i, j]; _weightGradients[i, j] += dy[i, j] * _x[i, j]; }
                return dx;
            }
        }
        """;

    private const string Dense = """
        public class Dense : IMatrix
        {
            private readonly double[,] _data;
            public Dense(int rows, int columns) => _data = new double[rows, columns];
            public int Rows => _data.GetLength(0);
            public int Columns => _data.GetLength(1);
            public double this[int row, int column] { get => _data[row, column]; set => _data[row, column] = value; }
        }
        """;

    private const string Interface = "public interface IMatrix { int Rows { get; } int Columns { get; } double this[int row, int column] { get; set; } }";

    [Theory]
    [InlineData(Interface)]
    [InlineData("public interface ISized { int Rows { get; } int Columns { get; } } public interface IMatrix : ISized { double this[int row, int column] { get; set; } }")]
    [InlineData(Interface + " public class ASparseMatrix : IMatrix { public ASparseMatrix(int rows, int columns) { } public int Rows => 0; public int Columns => 0; public double this[int row, int column] { get => 0; set { } } }")]
    public void An_interface(string matrices)
    {
        var source = matrices + Dense + Scale;

        AnalyzerTest.Silent(source);
        GeneratedTests.Pass(source);
        GeneratedTests.Fail(source.Replace("dx[i, j] = dy[i, j] * _", "dx[i, j] = 2 * dy[i, j] * _", StringComparison.Ordinal), "ScaleGradCheckTests.Gradient_of_x");
    }

    [Fact]
    public void A_base_class_that_a_static_method_makes()
    {
        var source = """
            public abstract class IMatrix { public static IMatrix Zeros(int rows, int columns) => new Hidden(rows, columns); public abstract int Rows { get; } public abstract int Columns { get; } public abstract double this[int row, int column] { get; set; }
                private sealed class Hidden : IMatrix { private readonly double[,] _data; public Hidden(int rows, int columns) => _data = new double[rows, columns]; public override int Rows => _data.GetLength(0); public override int Columns => _data.GetLength(1);
                    public override double this[int row, int column] { get => _data[row, column]; set => _data[row, column] = value; } } }
            """ + Scale.Replace("new Dense", "IMatrix.Zeros", StringComparison.Ordinal);

        AnalyzerTest.Silent(source);
        GeneratedTests.Pass(source);
    }

    [Fact]
    public void What_cannot_be_written_is_made_of_its_values()
    {
        var source = """
            public interface IVector { int Length { get; } double this[int index] { get; } }
            public sealed class Vector : IVector { private readonly double[] _values; public Vector(double[] values) => _values = values; public int Length => _values.Length; public double this[int index] => _values[index]; }
            [GradGen.GradCheckable] public partial class Square
            {
                private IVector _x = new Vector(new double[0]);
                public IVector Forward(IVector x) { _x = x; var y = new double[x.Length]; for (int i = 0; i < y.Length; i++) y[i] = x[i] * x[i]; return new Vector(y); }
                public IVector Backward(IVector dy) { var dx = new double[dy.Length]; for (int i = 0; i < dx.Length; i++) dx[i] = 2 * _x[i] * dy[i]; return new Vector(dx); }
            }
            """;

        AnalyzerTest.Silent(source);
        GeneratedTests.Pass(source);
    }

    // As a library has it that runs on several devices.
    [Theory]
    [InlineData("")]
    [InlineData("public class Scale : Scale<double> { }")]
    public void A_volume_that_the_object_in_a_static_member_makes_of_a_shape(string closed)
    {
        var source = """
            using System;
            public class Shape { public Shape(int w, int h, int c, int n) { Dimensions = new[] { w, h, c, n }; } public int[] Dimensions { get; } }
            public abstract class Volume<T> where T : struct
            {
                protected Volume(Shape shape) { Shape = shape; Storage = new T[shape.Dimensions[0] * shape.Dimensions[1] * shape.Dimensions[2] * shape.Dimensions[3]]; }
                public Shape Shape { get; }
                protected T[] Storage { get; }
                private int At(int w, int h, int c, int n) => w + Shape.Dimensions[0] * (h + Shape.Dimensions[1] * (c + Shape.Dimensions[2] * n));
                public T Get(int w, int h, int c, int n) => Storage[At(w, h, c, n)];
                public T Get(int i) => Storage[i];
                public void Set(int w, int h, int c, int n, T value) => Storage[At(w, h, c, n)] = value;
                public void Set(int i, T value) => Storage[i] = value;
                public abstract void Multiply(Volume<T> right, Volume<T> result);
            }
            public class DoubleVolume : Volume<double>
            {
                internal DoubleVolume(Shape shape) : base(shape) { }
                public override void Multiply(Volume<double> right, Volume<double> result) { for (int i = 0; i < Storage.Length; i++) result.Set(i, Storage[i] * right.Get(i)); }
            }
            public abstract class Builder<T> where T : struct { public abstract Volume<T> SameAs(Shape shape); public abstract Volume<T> Random(Shape shape, double mean = 0); }
            public class DoubleBuilder : Builder<double> { public override Volume<double> SameAs(Shape shape) => new DoubleVolume(shape); public override Volume<double> Random(Shape shape, double mean = 0) => new DoubleVolume(shape); }
            public class Builders<T> where T : struct { public static Builder<T> Volume { get; set; } = (Builder<T>)(object)new DoubleBuilder(); }
            [GradGen.GradCheckable] public abstract partial class LayerBase<T> where T : struct
            {
                public Volume<T>? InputActivation { get; protected set; }
                public Volume<T>? InputActivationGradients { get; protected set; }
                public int InputWidth { get; private set; }
                public int InputHeight { get; private set; }
                public int InputDepth { get; private set; }
                public virtual void Init(int inputWidth, int inputHeight, int inputDepth) { InputWidth = inputWidth; InputHeight = inputHeight; InputDepth = inputDepth; }
                public virtual Volume<T> DoForward(Volume<T> input, bool isTraining = false)
                {
                    InputActivation = input;
                    InputActivationGradients = Builders<T>.Volume.SameAs(input.Shape);
                    return Forward(input, isTraining);
                }
                protected abstract Volume<T> Forward(Volume<T> input, bool isTraining = false);
                public virtual Volume<T> Forward(bool isTraining) => throw new InvalidOperationException();
                public abstract void Backward(Volume<T> outputGradient);
            }
            [GradGen.GradCheckable] public partial class Scale<T> : LayerBase<T> where T : struct
            {
                private Volume<T> _two = Builders<T>.Volume.SameAs(new Shape(1, 1, 1, 1));
                protected override Volume<T> Forward(Volume<T> input, bool isTraining = false)
                {
                    _two = Builders<T>.Volume.SameAs(input.Shape);
                    for (int i = 0; i < input.Shape.Dimensions[0]; i++) _two.Set(i, (T)(object)2.0);
                    var y = Builders<T>.Volume.SameAs(input.Shape); input.Multiply(_two, y); return y;
                }
                public override void Backward(Volume<T> outputGradient) => outputGradient.Multiply(_two, InputActivationGradients!);
            }
            """ + (closed.Length == 0 ? "" : "[GradGen.GradCheckable] " + closed.Replace("class", "partial class", StringComparison.Ordinal));

        AnalyzerTest.Silent(source);
        Assert.NotEmpty(GeneratedTests.Run(source));
        Assert.All(GeneratedTests.Run(source).Values, Assert.Null);
    }

    [Fact]
    public void One_that_nothing_makes_is_told_of()
    {
        var message = Assert.Single(AnalyzerTest.Report(Interface + Scale.Replace("New(rows, columns)", "null!", StringComparison.Ordinal).Replace("new Dense(rows, columns)", "null!", StringComparison.Ordinal))).GetMessage();

        Assert.Contains("no class behind it has a constructor (int rows, int columns)", message, StringComparison.Ordinal);
    }
}
