namespace GradGen.Power.Mistakes;

/// <summary>Gradients that do not get where they should, or that stay where they should not.</summary>
internal static class Flows
{
    internal static IReadOnlyList<NamedMistake> All { get; } =
    [
        new(Cause.StaleAccumulation, "DenseVector", ("var dx = new double[inputs];", "var dx = _dx;"), ("private double[] _x = [];", "private double[] _x = [];\n    private readonly double[] _dx = new double[inputs];")),
        new(Cause.StaleAccumulation, "DenseFlat", ("var dx = new double[batch * inputs];", "var dx = _dx.Length == batch * inputs ? _dx : _dx = new double[batch * inputs];"), ("private double[] _x = [];", "private double[] _x = [];\n    private double[] _dx = [];")),
        new(Cause.StaleAccumulation, "Bilinear", ("var db = new double[right];", "var db = _kept;"), ("private double[] _b = [];", "private double[] _b = [];\n    private readonly double[] _kept = new double[right];")),
        new(Cause.StaleAccumulation, "LstmCell", ("var djoined = new double[inputs + units];", "var djoined = _kept;"), ("private double[] _state = [];", "private double[] _state = [];\n    private readonly double[] _kept = new double[inputs + units];")),
        new(Cause.StaleAccumulation, "SimpleRnn", ("var carried = new double[hidden];", "var carried = _carried;"), ("carried = before;", "carried = _carried = before;"), ("if (t == 0)\n                    continue;\n                for (var j = 0; j < hidden; j++)", "for (var j = 0; j < hidden; j++)\n                    before[j] += dz * _w[i, j];\n                for (var j = 0; j < hidden && t > 0; j++)"), ("_dw[i, j] += dz * _h[t - 1, j];\n                    before[j] += dz * _w[i, j];", "_dw[i, j] += dz * _h[t - 1, j];"), ("private double[,] _h = new double[0, 0];", "private double[,] _h = new double[0, 0];\n    private double[] _carried = new double[hidden];")),

        new(Cause.NeverWritten, "DenseVector", ("_biasGradients[i] += dy[i];", ";")),
        new(Cause.NeverWritten, "DenseJagged", ("gradient[j] = delta * _input[j];", ";")),
        new(Cause.NeverWritten, "LayerNorm", ("GainGradient[i] += dy[r, i] * _normalised[r, i];", ";")),
        new(Cause.NeverWritten, "Highway", ("_gradV[i, j] += dt * _x[j];", ";")),
        new(Cause.NeverWritten, "GruCell", ("Through(_wz, _gradWz, u, dz, _h, dx, dh);", "Through(_wz, new double[units, inputs + units], u, dz, _h, dx, dh);")),
        new(Cause.NeverWritten, "Bilinear", ("da[i] += dy[k]", "_ = dy[k]")),
        new(Cause.NeverWritten, "ResidualBlock", ("_biasGradients[i] += dy[i];", ";")),

        new(Cause.UpstreamIgnored, "DenseBatch", ("sum += _x[n, i] * dy[n, o];", "sum += _x[n, i];")),
        new(Cause.UpstreamIgnored, "TanhActivation", ("value * (1 - (_y[i] * _y[i]))", "1 - (_y[i] * _y[i])")),
        new(Cause.UpstreamIgnored, "Softplus", ("dx[n, i] = dy[n, i] /", "dx[n, i] = 1 /")),
        new(Cause.UpstreamIgnored, "DenseSigmoid", ("errors[o] * SigmoidDerivative", "SigmoidDerivative")),
        new(Cause.UpstreamIgnored, "BatchNorm", ("_gammaGradient[f] += dy[n, f] * centred", "_gammaGradient[f] += centred")),
        new(Cause.UpstreamIgnored, "Gelu", ("dy[i] * Derivative(_x[i])", "Derivative(_x[i])")),
        new(Cause.UpstreamIgnored, "Conv1D", ("_biasGradients[f] += upstream;", "_biasGradients[f] += 1;")),

        new(Cause.UpstreamOverwritten, "Relu", ("dx[n, i] = _x[n, i] > 0 ? dy[n, i] : 0;", "dx[n, i] = dy[n, i] = _x[n, i] > 0 ? dy[n, i] : 0;")),
        new(Cause.UpstreamOverwritten, "DenseSigmoid", ("deltas[o] = errors[o] * Sigm", "deltas[o] = errors[o] *= Sigm")),
        new(Cause.UpstreamOverwritten, "Highway", ("var dh = dy[i] * _t[i] *", "var dh = (dy[i] *= _t[i]) *")),
        new(Cause.UpstreamOverwritten, "Softmax", ("var dot = 0.0;", "var dot = 0.0;\n            dp[r, 0] = 0;")),

        new(Cause.InputOverwritten, "Softplus", ("y[n, i] = Math", "y[n, i] = x[n, i] = Math")),
        new(Cause.InputOverwritten, "Gelu", ("y[i] = 0.5", "y[i] = x[i] = 0.5")),
    ];
}
