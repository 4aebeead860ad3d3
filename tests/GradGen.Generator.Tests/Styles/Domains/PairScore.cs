using System;
using System.Numerics;
using GradGen;

namespace Domains;

/// <summary>A score of pairs, uᵀ·M·v, over any binary floating-point type.</summary>
[GradCheckable]
[GradCheckSample(3, 4, TypeArguments = [typeof(double)])]
public partial class PairScore<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly T[,] m;
    private readonly T[,] mGrad;
    private T[] u = [], v = [];

    public PairScore(int left, int right)
    {
        m = new T[left, right];
        mGrad = new T[left, right];
    }

    public T[] Forward(T[] u, T[] v)
    {
        (this.u, this.v) = (u, v);
        var score = T.Zero;
        for (int i = 0; i < m.GetLength(0); i++)
            for (int j = 0; j < m.GetLength(1); j++)
                score += u[i] * m[i, j] * v[j];
        return [T.Tanh(score), T.Exp(-score * score)];
    }

    public (T[] du, T[] dv) Backward(T[] dy)
    {
        T[] du = new T[u.Length], dv = new T[v.Length];
        var score = T.Zero;
        for (int i = 0; i < u.Length; i++)
            for (int j = 0; j < v.Length; j++)
                score += u[i] * m[i, j] * v[j];
        var tanh = T.Tanh(score);
        var ds = dy[0] * (T.One - tanh * tanh) - dy[1] * T.CreateChecked(2) * score * T.Exp(-score * score);
        for (int i = 0; i < u.Length; i++)
            for (int j = 0; j < v.Length; j++)
            {
                mGrad[i, j] += ds * u[i] * v[j]; // WRONG m: mGrad[i, j] += ds * u[i];
                du[i] += ds * m[i, j] * v[j];
                dv[j] += ds * m[i, j] * u[i]; // WRONG v: dv[j] += ds * m[i, j] * v[j];
            }

        return (du, dv);
    }
}
