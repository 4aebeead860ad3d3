namespace GradGen.Generator.Tests.Interpretation;

/// <summary>Members of Math.NET give in the machine what they give in the library, and their derivatives are those of a difference.</summary>
public class MathNetInTheMachineTests
{
    [Theory]
    [InlineData("m + n"), InlineData("m - n"), InlineData("2 - m"), InlineData("m + a"), InlineData("b + m"), InlineData("m - b"), InlineData("-m"), InlineData("m * b"), InlineData("a * m"), InlineData("m / b"), InlineData("1 / n")]
    [InlineData("m.Add(n)"), InlineData("m.Add(a)"), InlineData("m.Subtract(n)"), InlineData("m.Subtract(b)"), InlineData("m.SubtractFrom(b)"), InlineData("m.Negate()"), InlineData("m.Multiply(a)"), InlineData("m.Divide(b)"), InlineData("m.DivideByThis(b)")]
    [InlineData("m.PointwiseMultiply(n)"), InlineData("m.PointwiseDivide(n)"), InlineData("n.PointwisePower(2.5)"), InlineData("n.PointwisePower(m)"), InlineData("m.PointwiseAtan2(n)"), InlineData("m.PointwiseMaximum(n)"), InlineData("m.PointwiseMinimum(0.5)")]
    [InlineData("m * k"), InlineData("m.Multiply(k)"), InlineData("m.Transpose()"), InlineData("m.TransposeThisAndMultiply(n)"), InlineData("m.TransposeAndMultiply(n)"), InlineData("m.Append(n)"), InlineData("m.Stack(n)"), InlineData("m.SubMatrix(0, 2, 1, 2)")]
    [InlineData("m.Map(x => x * x)"), InlineData("m.Map(Math.Tanh)"), InlineData("m.MapIndexed((i, j, x) => i * x + j * b)"), InlineData("m.Map2((x, y) => x * y * y, n)"), InlineData("m.Clone()")]
    [InlineData("v.OuterProduct(w)"), InlineData("v.ToRowMatrix()"), InlineData("v.ToColumnMatrix()")]
    [InlineData("Matrix<double>.Exp(m)"), InlineData("Matrix<double>.Build.Dense(2, 3, (i, j) => i * a + j * b)"), InlineData("Matrix<double>.Build.Dense(2, 2, new[] { a, b, 1, 2 })"), InlineData("Matrix<double>.Build.Dense(2, 2, a)"), InlineData("Matrix<double>.Build.DenseIdentity(2) * b + a")]
    [InlineData("Matrix<double>.Build.DenseOfRows(new[] { new[] { a, b }, new[] { 1, a } })"), InlineData("Matrix<double>.Build.DenseOfRowArrays(new[] { a, b }, new[] { 1, a })"), InlineData("Matrix<double>.Build.DenseOfColumnArrays(new[] { a, b }, new[] { 1, a })"), InlineData("Matrix<double>.Build.DenseOfRowVectors(v, v * b)"), InlineData("Matrix<double>.Build.DenseOfColumnVectors(v, v * b)"), InlineData("Matrix<double>.Build.DenseOfRowMajor(2, 2, new[] { a, b, 1, 2 })"), InlineData("Matrix<double>.Build.DenseOfColumnMajor(2, 2, new[] { a, b, 1, 2 })"), InlineData("Matrix<double>.Build.DenseOfMatrix(m) * 2")]
    public void Matrices(string expression) => Compare($"return Weighed({expression});");

    [Theory]
    [InlineData("v + u"), InlineData("v - u"), InlineData("2 - v"), InlineData("v * b"), InlineData("a * v"), InlineData("v / b"), InlineData("-v"), InlineData("v.Add(u)"), InlineData("v.Add(a)"), InlineData("v.Subtract(v.Maximum())"), InlineData("v.Divide(v.Sum())"), InlineData("v.DivideByThis(a)"), InlineData("1 / v"), InlineData("v / u")]
    [InlineData("v.PointwiseMultiply(u)"), InlineData("v.PointwiseDivide(u)"), InlineData("v.PointwisePower(3)"), InlineData("v.Map(x => x * x)"), InlineData("v.MapIndexed((i, x) => i * x)"), InlineData("v.Map2((x, y) => x * y * y, u)"), InlineData("v.SubVector(1, 2)"), InlineData("v.Normalize(2)"), InlineData("v.Normalize(1)"), InlineData("Vector<double>.Tanh(v)")]
    [InlineData("m * v"), InlineData("w * m"), InlineData("m.Multiply(v)"), InlineData("m.LeftMultiply(w)"), InlineData("m.TransposeThisAndMultiply(w)"), InlineData("m.Row(1)"), InlineData("m.Column(2)"), InlineData("m.Row(1, 1, 2)"), InlineData("m.RowSums()"), InlineData("m.ColumnSums()"), InlineData("m.RowAbsoluteSums()"), InlineData("m.ColumnNorms(2)"), InlineData("m.RowNorms(1)"), InlineData("m.Diagonal()")]
    [InlineData("Vector<double>.Build.Dense(3, i => i * a + b)"), InlineData("Vector<double>.Build.Dense(2, a)"), InlineData("Vector<double>.Build.DenseOfArray(new[] { a, b })"), InlineData("Vector<double>.Build.DenseOfEnumerable(new[] { a, b }.Select(x => x * x))"), InlineData("Vector<double>.Build.DenseOfVector(v) + 0.5"), InlineData("m.EnumerateRows().Aggregate((x, y) => x.PointwiseMultiply(y))"), InlineData("m.EnumerateColumns().First()")]
    public void Vectors(string expression) => Compare($"return Weighed({expression});");

    [Theory]
    [InlineData("v.DotProduct(u)"), InlineData("v * u"), InlineData("v.Sum()"), InlineData("v.L1Norm()"), InlineData("v.L2Norm()"), InlineData("v.InfinityNorm()"), InlineData("v.Norm(3)"), InlineData("v.SumMagnitudes()"), InlineData("m.FrobeniusNorm()"), InlineData("m.SubMatrix(0, 2, 0, 2).Trace()")]
    [InlineData("v.Maximum()"), InlineData("v.Minimum()"), InlineData("v.AbsoluteMaximum()"), InlineData("v.AbsoluteMinimum()"), InlineData("v[v.MaximumIndex()] * v.MinimumIndex() + v.AbsoluteMaximumIndex()"), InlineData("v.Select(x => x * x).Sum() + v.Count + v.Enumerate().First()"), InlineData("v.Exists(x => x > 5) ? 1 : m.ForAll(x => x > -5) ? a : b")]
    [InlineData("m[1, 2] * m.At(0, 1) + m.RowCount * a + m.ColumnCount * b"), InlineData("m.ToArray()[1, 0] + m.ToRowMajorArray()[2] * m.ToColumnMajorArray()[2] + v.ToArray()[1] * v.AsArray()[0]")]
    public void Numbers(string expression) => Compare($"return {expression};");

    [Theory]
    [InlineData("Exp"), InlineData("Sin"), InlineData("Cos"), InlineData("Tan"), InlineData("Atan"), InlineData("Sinh"), InlineData("Cosh"), InlineData("Tanh"), InlineData("Abs"), InlineData("Log"), InlineData("Log10"), InlineData("Sqrt"), InlineData("Asin"), InlineData("Acos")]
    public void Functions(string name) => Compare($"return Weighed((0.6 * v).Pointwise{name}()) + Weighed((0.2 * n).Pointwise{name}());");

    [Theory]
    [InlineData("m.Multiply(k, s); m.Transpose(t); w.OuterProduct(w, s2); return Weighed(s) + Weighed(t) + Weighed(s2);")]
    [InlineData("m.Add(n, m); m.PointwiseMultiply(m, m); m.MapInplace(x => 2 * x); n.Map(x => x * x, n); return Weighed(m) + Weighed(n);")]
    [InlineData("m.Multiply(v, w); v.Add(u, v); v.PointwiseExp(v); u.Clear(); m.Row(0, u); return Weighed(v) + Weighed(w) + Weighed(u);")]
    [InlineData("m[0, 1] = b; m.At(1, 1, a * a); m.SetRow(0, v); m.SetColumn(2, new[] { a, b }); m.SetSubMatrix(0, 1, s); v[0] = 3 * b; v.SetSubVector(1, 2, w); v.CopySubVectorTo(u, 0, 1, 2); w.SetValues(new[] { b, b }); return Weighed(m) + Weighed(v) + Weighed(u) + Weighed(w);")]
    [InlineData("var x = new[] { a, b }; var y = Vector<double>.Build.Dense(x); y[0] = 2; x[1] = a * b; var z = y.Clone(); z[1] = 7; m.CopyTo(n); return x[0] * a + Weighed(y) + Weighed(z) + Weighed(n);")]
    [InlineData("var x = new MathNet.Numerics.LinearAlgebra.Double.DenseMatrix(2, 2); x[0, 1] = a; var y = x * x + x; x.Add(y, x); var z = MathNet.Numerics.LinearAlgebra.Double.DenseVector.OfArray(new[] { a, b }); return Weighed(x) + Weighed(y) + z * z + z.Values[1];")]
    public void Changes(string body) => Compare(body);

    [Theory]
    [InlineData("Matrix<double>.Build.Random(2, 3, 7).RowCount + Vector<double>.Build.Random(4, 1).Count + Matrix<double>.Build.Random(3, 2, new MathNet.Numerics.Distributions.Normal(0, 0.1)).ColumnCount + m.PointwiseSign()[0, 0] + m.PointwiseRound()[1, 1] + v.PointwiseFloor()[0] + Matrix<double>.Build.SameAs(m).RowCount")]
    [InlineData("(m as object is Matrix<double> ? 1 : 0) + (((MathNet.Numerics.LinearAlgebra.Double.DenseMatrix)m).RowCount)")]
    public void Shapes(string expression) => Compare($"return {expression};", isSmooth: false);

    [Theory]
    [InlineData("m * m", "ArgumentException"), InlineData("m + k", "ArgumentException"), InlineData("m.Row(7).ToRowMatrix()", "ArgumentException"), InlineData("m.Append(k)", "ArgumentException")]
    public void What_does_not_fit_is_thrown(string expression, string exception) => Compare($"try {{ return Weighed({expression}); }} catch ({exception}) {{ return 5; }}", isSmooth: false);

    private static void Compare(string body, bool isSmooth = true) => NativeRun.Compare(
        """
        static double Weighed(Matrix<double> x) { double s = 0; for (var i = 0; i < x.RowCount; i++) for (var j = 0; j < x.ColumnCount; j++) s += (1 + i + 0.3 * j) * x[i, j]; return s; }
        static double Weighed(Vector<double> x) { double s = 0; for (var i = 0; i < x.Count; i++) s += (1 + i) * x[i]; return s; }
        public static double Run(double a, double b)
        {
            var m = Matrix<double>.Build.DenseOfArray(new[,] { { a, b, a * b }, { b * b, 0.3, a + b } });
            var n = Matrix<double>.Build.DenseOfArray(new[,] { { 1 + a, 2, b }, { a * a + 0.1, b, 0.7 } });
            var k = Matrix<double>.Build.DenseOfArray(new[,] { { b, 0.4 }, { a, a * a }, { 1.5, b } });
            Matrix<double> s = Matrix<double>.Build.Dense(2, 2), s2 = Matrix<double>.Build.Dense(2, 2), t = Matrix<double>.Build.Dense(3, 2);
            Vector<double> v = Vector<double>.Build.Dense(new[] { a, b, a * b }), u = Vector<double>.Build.Dense(new[] { b, 0.3, a }), w = Vector<double>.Build.Dense(new[] { a + b, b });
        """ + body + " }",
        isSmooth, from: 0.2, to: 0.9, space: "MathNet.Numerics.LinearAlgebra");
}
