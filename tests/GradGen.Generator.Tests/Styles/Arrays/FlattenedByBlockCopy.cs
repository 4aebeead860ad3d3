using System;
using GradGen;

namespace Arrays;

[GradCheckable]
public sealed partial class FlattenedByBlockCopy
{
    private int _a, _b, _c;
    public double[,] Forward(double[,,] x) { _a = x.GetLength(0); _b = x.GetLength(1); _c = x.GetLength(2); var y = new double[_a, _b * _c]; Buffer.BlockCopy(x, 0, y, 0, x.Length * sizeof(double)); return y; }
    public double[,,] Backward(double[,] dy) { var d = new double[_a, _b, _c]; Buffer.BlockCopy(dy, 0, d, 0, dy.Length * sizeof(double)); return d; } // WRONG x: public double[,,] Backward(double[,] dy) { var d = new double[_a, _b, _c]; for (int i = 0; i < _a; i++) for (int j = 0; j < _b; j++) for (int k = 0; k < _c; k++) d[i, j, k] = dy[i, k * _b + j]; return d; }
}
