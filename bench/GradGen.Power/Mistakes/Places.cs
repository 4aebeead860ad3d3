namespace GradGen.Power.Mistakes;

/// <summary>The right values in the wrong places, or of some places only.</summary>
internal static class Places
{
    internal static IReadOnlyList<NamedMistake> All { get; } =
    [
        new(Cause.Transposition, "SimpleRnn", ("_dw[i, j] += dz", "_dw[j, i] += dz")),
        new(Cause.Transposition, "Highway", ("_gradW[i, j] += dh", "_gradW[j, i] += dh")),
        new(Cause.Transposition, "ResidualBlock", ("_weightGradients[i, j] += dy", "_weightGradients[j, i] += dy")),
        new(Cause.Transposition, "MultiHeadAttention", ("db[k, j] += a", "db[j, k] += a")),
        new(Cause.Transposition, "Conv2D", ("_kernelGradients[f, channel, i, j] +=", "_kernelGradients[f, channel, j, i] +=")),

        new(Cause.Permutation, "DenseFlat", ("_gw[(o * inputs) + i] +=", "_gw[(i * outputs) + o] +=")),
        new(Cause.Permutation, "DepthwiseConv2D", ("FiltersGradient[tap] +=", "FiltersGradient[(((c * size) + kx) * size) + ky] +=")),
        new(Cause.Permutation, "DenseVector", ("dy[i] * _x[j]", "dy[i] * _x[(j + 1) % inputs]")),
        new(Cause.Permutation, "Conv1D", ("_weightGradients[f, c, k] +=", "_weightGradients[f, c, kernel - 1 - k] +=")),
        new(Cause.Permutation, "Embedding", ("_tableGradient[_tokens[t], i]", "_tableGradient[(_tokens[t] + 1) % words, i]")),
        new(Cause.Permutation, "LstmCell", ("dgates[u] = dstate * candidate", "dgates[units + u] = dstate * candidate"), ("dgates[units + u] = dstate * _before", "dgates[u] = dstate * _before")),
        new(Cause.Permutation, "RmsNorm", ("_gradScale[i] +=", "_gradScale[_dim - 1 - i] +=")),
        new(Cause.Permutation, "DenseBatch", ("DW[i, o] = sum;", "DW[i, (o + 1) % B.Length] = sum;")),
        new(Cause.Permutation, "BatchNorm", ("_betaGradient[f] += dy[n, f]", "_betaGradient[f] += dy[n, (f + 1) % _gamma.Length]")),

        new(Cause.BatchSumMissing, "DenseBatch", ("DB[o] += dy[n, o];", "DB[o] = dy[n, o];")),
        new(Cause.BatchSumMissing, "DenseFlat", ("_gw[(o * inputs) + i] += upstream", "_gw[(o * inputs) + i] = upstream")),
        new(Cause.BatchSumMissing, "LayerNorm", ("ShiftGradient[i] += dy", "ShiftGradient[i] = dy")),
        new(Cause.BatchSumMissing, "Swish", ("total += dy", "total = dy")),
        new(Cause.BatchSumMissing, "LassoDense", ("sum += dy[n][o] * _x[n][i];", "sum = dy[n][o] * _x[n][i];"), ("var sum = strength * Math.Sign(_weights[o][i]);", "var sum = 0.0;"), ("_weightGradients[o][i] = sum;", "_weightGradients[o][i] = sum + (strength * Math.Sign(_weights[o][i]));")),

        new(Cause.OneSampleOnly, "DenseBatch", ("for (var n = 0; n < dy.GetLength(0); n++)\n                    sum += _x", "for (var n = 0; n < 1; n++)\n                    sum += _x")),
        new(Cause.OneSampleOnly, "DenseFlat", ("_gb[o] += upstream;", "if (n == 0)\n                    _gb[o] += upstream;")),
        new(Cause.OneSampleOnly, "RidgeDense", ("for (var n = 0; n < batch; n++)\n            {\n                _biasGradients[o] += dy[n, o];", "_biasGradients[o] = dy[batch - 1, o];\n            for (var n = 0; n < batch; n++)\n            {")),
        new(Cause.OneSampleOnly, "SoftmaxCrossEntropy", ("for (var n = 0; n < batch; n++)\n        {\n            gradient[n, _labels[n]] -= 1;", "for (var n = 0; n < 1; n++)\n        {\n            gradient[n, _labels[n]] -= 1;")),
        new(Cause.OneSampleOnly, "MeanSquaredError", ("for (var n = 0; n < batch; n++)", "for (var n = 0; n < 1; n++)")),

        new(Cause.DiagonalJacobian, "Softmax", ("_p[r, c] * (dp[r, c] - dot)", "dp[r, c] * _p[r, c] * (1 - _p[r, c])")),
        new(Cause.DiagonalJacobian, "SoftmaxJacobian", ("for (var j = 0; j < dy.Length; j++)", "for (var j = i; j <= i; j++)")),
        new(Cause.DiagonalJacobian, "LogSoftmax", ("dy[n][c] - (Math.Exp(_y[n][c]) * total)", "dy[n][c] * (1 - Math.Exp(_y[n][c]))")),
        new(Cause.DiagonalJacobian, "Attention", ("_a[i, j] * (da[j] - dot)", "_a[i, j] * (1 - _a[i, j]) * da[j]")),
    ];
}
