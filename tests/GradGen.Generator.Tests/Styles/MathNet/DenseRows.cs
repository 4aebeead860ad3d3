// Math.NET matrices, a batch in rows.
using GradGen;
using MathNet.Numerics.LinearAlgebra;

[GradCheckable]
public partial class DenseLayer
{
    private Matrix<double> weights;
    private Vector<double> biases;
    private Matrix<double> weightsGradient;
    private Vector<double> biasesGradient;
    private Matrix<double>? input;

    public DenseLayer(int inputSize, int outputSize)
    {
        weights = Matrix<double>.Build.Random(inputSize, outputSize, 7);
        biases = Vector<double>.Build.Dense(outputSize);
        weightsGradient = Matrix<double>.Build.Dense(inputSize, outputSize);
        biasesGradient = Vector<double>.Build.Dense(outputSize);
    }

    public Matrix<double> Forward(Matrix<double> x)
    {
        input = x;
        var y = x * weights;
        for (var i = 0; i < y.RowCount; i++)
            y.SetRow(i, y.Row(i) + biases);
        return y;
    }

    public Matrix<double> Backward(Matrix<double> dy)
    {
        weightsGradient = input!.TransposeThisAndMultiply(dy);
        biasesGradient = dy.ColumnSums(); // WRONG biases: biasesGradient = dy.ColumnSums() / dy.RowCount;
        return dy.TransposeAndMultiply(weights);
    }
}
