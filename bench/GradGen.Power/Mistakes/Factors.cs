namespace GradGen.Power.Mistakes;

/// <summary>Gradients that are too large, too small, or of the wrong sign.</summary>
internal static class Factors
{
    internal static IReadOnlyList<NamedMistake> All { get; } =
    [
        new(Cause.ConstantFactor, "MeanSquaredError", ("= 2 * (prediction", "= (prediction")),
        new(Cause.ConstantFactor, "SoftmaxCrossEntropy", ("gradient[n, c] /= batch;", ";")),
        new(Cause.ConstantFactor, "BinaryCrossEntropy", (" / gradient.Length;", ";")),
        new(Cause.ConstantFactor, "AveragePool2D", ("dy[c, i / window, j / window] / (window * window)", "dy[c, i / window, j / window]")),
        new(Cause.ConstantFactor, "GlobalAveragePool", ("gradient[i] / _steps", "gradient[i]")),
        new(Cause.ConstantFactor, "DenseBatch", ("DW[i, o] = sum;", "DW[i, o] = sum / dy.GetLength(0);")),
        new(Cause.ConstantFactor, "Conv2D", ("_biasGradients[f] += gradient[f, r, c];", "_biasGradients[f] += gradient[f, r, c] / rows / columns;")),
        new(Cause.ConstantFactor, "LayerNorm", ("ShiftGradient[i] += dy[r, i];", "ShiftGradient[i] += dy[r, i] / rows;")),

        new(Cause.Sign, "DenseVector", ("_weightGradients[i, j] += dy", "_weightGradients[i, j] -= dy")),
        new(Cause.Sign, "MeanSquaredError", ("2 * (prediction[n, i] - target[n, i]) / batch", "2 * (target[n, i] - prediction[n, i]) / batch")),
        new(Cause.Sign, "HuberLoss", ("gradient[i] = slope", "gradient[i] = -slope")),
        new(Cause.Sign, "Highway", ("_gradC[i] += dt;", "_gradC[i] -= dt;")),
        new(Cause.Sign, "BatchNorm", ("_betaGradient[f] += dy[n, f];", "_betaGradient[f] -= dy[n, f];")),
        new(Cause.Sign, "SimpleRnn", ("_du[i, j] += dz", "_du[i, j] -= dz")),
        new(Cause.Sign, "Conv1D", ("dx[c, source] += upstream", "dx[c, source] -= upstream")),

        new(Cause.FactorMissing, "DenseSigmoid", ("errors[o] * SigmoidDerivative(_activations[o])", "errors[o]")),
        new(Cause.FactorMissing, "TanhActivation", ("value * (1 - (_y[i] * _y[i]))", "value")),
        new(Cause.FactorMissing, "Attention", ("(da[j] - dot) / Math.Sqrt(width)", "(da[j] - dot)")),
        new(Cause.FactorMissing, "Dropout", ("dx[n, i] = dy[n, i] / keep", "dx[n, i] = dy[n, i]")),
        new(Cause.FactorMissing, "Embedding", ("+= _factor * dy[t, i]", "+= dy[t, i]")),
        new(Cause.FactorMissing, "ScaleShift", ("dx[i] = dy[i] * _scale;", "dx[i] = dy[i];")),
        new(Cause.FactorMissing, "Glu", ("dx[n, i] = dy[n, i] * gate;", "dx[n, i] = dy[n, i];")),
        new(Cause.FactorMissing, "PRelu", ("dx[n, c] = dy[n, c] * _slopes[c];", "dx[n, c] = dy[n, c];")),
        new(Cause.FactorMissing, "SoftmaxJacobian", ("derivative / temperature", "derivative")),
        new(Cause.FactorMissing, "SigmoidActivation", ("dy[i] * s * (1 - s)", "dy[i] * s")),
        new(Cause.FactorMissing, "LstmCell", ("dstate * candidate * input * (1 - input)", "dstate * candidate * (1 - input)")),

        new(Cause.PenaltyMissing, "RidgeDense", ("2 * lambda * _weights[o, i];", "0;")),
        new(Cause.PenaltyMissing, "LassoDense", ("strength * Math.Sign(_weights[o][i]);", "0.0;")),

        new(Cause.ActivationDerivative, "DenseSigmoid", ("SigmoidDerivative(_activations[o])", "SigmoidDerivative(Sigmoid(_activations[o]))")),
        new(Cause.ActivationDerivative, "TanhActivation", ("(1 - (_y[i] * _y[i]))", "(1 - (Math.Tanh(_y[i]) * Math.Tanh(_y[i])))")),
        new(Cause.ActivationDerivative, "Gelu", ("dy[i] * Derivative(_x[i])", "dy[i] * Derivative(0.5 * _x[i] * (1 + Math.Tanh(Root * (_x[i] + (Cubic * _x[i] * _x[i] * _x[i])))))")),
        new(Cause.ActivationDerivative, "SigmoidActivation", ("var s = _y[i];", "var s = 1 / (1 + Math.Exp(-_y[i]));")),
        new(Cause.ActivationDerivative, "Softplus", ("Math.Exp(-_x[n, i]));", "Math.Exp(-Math.Log(1 + Math.Exp(_x[n, i]))));")),
        new(Cause.ActivationDerivative, "Highway", ("(1 - (_h[i] * _h[i]))", "(1 - (Math.Tanh(_h[i]) * Math.Tanh(_h[i])))")),
    ];
}
