// A network whose Backward is given what should have come out as t, with a softmax at its end, and gives the cost.
using System;
using GradGen;

[GradCheckable]
public sealed partial class Classifier(int inputs, int hidden, int classes)
{
    private readonly double[][] _ihWeights = Table(inputs, hidden), _hoWeights = Table(hidden, classes);
    private readonly double[] _hBiases = new double[hidden], _oBiases = new double[classes];
    private double[] _x = [], _h = [], _p = [];

    private static double[][] Table(int rows, int columns)
    {
        var table = new double[rows][];
        for (int i = 0; i < rows; i++) table[i] = new double[columns];
        return table;
    }

    public double[] ComputeOutputs(double[] x)
    {
        _x = x;
        _h = new double[hidden];
        _p = new double[classes];
        for (int j = 0; j < hidden; j++)
        {
            var sum = _hBiases[j];
            for (int i = 0; i < inputs; i++) sum += x[i] * _ihWeights[i][j];
            _h[j] = Math.Tanh(sum);
        }

        var all = 0.0;
        for (int k = 0; k < classes; k++)
        {
            var sum = _oBiases[k];
            for (int j = 0; j < hidden; j++) sum += _h[j] * _hoWeights[j][k];
            all += _p[k] = Math.Exp(sum);
        }

        for (int k = 0; k < classes; k++) _p[k] /= all;
        return _p;
    }

    public double BackProp(double[] t, double learnRate)
    {
        var cost = 0.0;
        for (int k = 0; k < classes; k++) cost -= t[k] * Math.Log(_p[k]);
        var outputs = new double[classes];
        for (int k = 0; k < classes; k++) outputs[k] = t[k] - _p[k];
        for (int j = 0; j < hidden; j++)
        {
            var sum = 0.0;
            for (int k = 0; k < classes; k++) sum += outputs[k] * _hoWeights[j][k];
            sum *= 1 - _h[j] * _h[j];
            for (int i = 0; i < inputs; i++) _ihWeights[i][j] += learnRate * sum * _x[i];
            _hBiases[j] += learnRate * sum; // WRONG _hBiases: _hBiases[j] += 2 * learnRate * sum;
        }

        for (int k = 0; k < classes; k++)
        {
            for (int j = 0; j < hidden; j++) _hoWeights[j][k] += learnRate * outputs[k] * _h[j];
            _oBiases[k] += learnRate * outputs[k];
        }

        return cost;
    }
}
