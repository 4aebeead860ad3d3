using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Storages;

/// <summary>Types of .NET and of Math.NET Numerics as storage.</summary>
public class LibraryTypeTests
{
    [Theory]
    [InlineData("double", "System.Collections.Generic.List<double>", "new() { 1, 2, 3, 4, 5, 6 }", "6")]
    [InlineData("double", "System.Memory<double>", "new double[] { 0, 1, 2, 3, 4, 5, 6 }.AsMemory(1)", "6")]
    [InlineData("double", "System.ArraySegment<double>", "new(new double[] { 0, 1, 2, 3, 4, 5, 6, 7 }, 1, 6)", "6")]
    [InlineData("double", "System.Numerics.Tensors.Tensor<double>", "System.Numerics.Tensors.Tensor.Create(new double[] { 1, 2, 3, 4, 5, 6 }, [2, 3])", "2×3")]
    [InlineData("double", "MathNet.Numerics.LinearAlgebra.Matrix<double>", "MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } })", "2×3")]
    [InlineData("double", "MathNet.Numerics.LinearAlgebra.Double.DenseMatrix", "MathNet.Numerics.LinearAlgebra.Double.DenseMatrix.OfArray(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } })", "2×3")]
    [InlineData("double", "MathNet.Numerics.LinearAlgebra.Vector<double>", "MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(new double[] { 1, 2, 3, 4, 5, 6 })", "6")]
    [InlineData("float", "MathNet.Numerics.LinearAlgebra.Matrix<float>", "MathNet.Numerics.LinearAlgebra.Matrix<float>.Build.DenseOfArray(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } })", "2×3")]
    [InlineData("float", "MathNet.Numerics.LinearAlgebra.Single.DenseVector", "new(new float[] { 1, 2, 3, 4, 5, 6 })", "6")]
    public void Goes_in_as_it_came_out(string element, string type, string value, string shape)
    {
        using var loaded = GeneratorTest.Run(Source(element, type, value)).Load();
        if (element == "float")
            RoundTrip(loaded.NewLayer<float>("Layer"), shape, [1, 2, 3, 4, 5, 6]);
        else
            RoundTrip(loaded.NewLayer<double>("Layer"), shape, [1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public void Vectors_and_matrices_for_graphics()
    {
        using var loaded = GeneratorTest.Run(Source("float", "System.Numerics.Vector3", "new(1, 2, 3)")).Load();
        RoundTrip(loaded.NewLayer<float>("Layer"), "3", [1, 2, 3]);
        using var other = GeneratorTest.Run(Source("float", "System.Numerics.Matrix4x4", "new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)")).Load();
        RoundTrip(other.NewLayer<float>("Layer"), "4×4", [.. Enumerable.Range(1, 16).Select(i => (float)i)]);
    }

    [Theory]
    [InlineData("MathNet.Numerics.LinearAlgebra.Double.SparseMatrix", "new(2, 3)")]
    [InlineData("MathNet.Numerics.LinearAlgebra.Double.DiagonalMatrix", "new(2, 2)")]
    public void What_has_no_place_for_every_value_is_left_out(string type, string value) =>
        AnalyzerTest.Check(Source("double", type, value).Replace(" weights", " {|GG0008:weights|}", StringComparison.Ordinal).Replace("dy) =>", "dy) { weightGradients = weightGradients; return", StringComparison.Ordinal).Replace("return dy;", "return dy; }", StringComparison.Ordinal).Replace("weightGradients = weightGradients", "weightGradients.Clear()", StringComparison.Ordinal));

    private static void RoundTrip<T>(IGradCheckable<T> layer, string shape, T[] values)
    {
        Assert.Equal(values, layer.PackParameters());
        Assert.Equal(values, layer.PackGradients());
        Assert.Equal(shape, layer.GetParameterLayout().Blocks[0].Shape.ToString());
        var other = values.Reverse().ToArray();
        layer.UnpackParameters(other);
        Assert.Equal(other, layer.PackParameters());
        layer.UnpackParameters(values.AsSpan(0, 2), 1);
        Assert.Equal([other[0], values[0], values[1], .. other[3..]], layer.PackParameters());
        layer.ClearGradients();
        Assert.Equal(new T[values.Length], layer.PackGradients());
    }

    private static string Source(string element, string type, string value) =>
        $"using System; using GradGen; [GradCheckable] public partial class Layer {{ private {type} weights = {value}; private {type} weightGradients = {value}; public {element}[] Forward({element}[] x) => x; public {element}[] Backward({element}[] dy) => dy; }}";
}
