using System;
using GradGen;

namespace Domains;

/// <summary>A decision tree of depth two whose inner nodes send a share to each side.</summary>
[GradCheckable]
public partial class SoftTree
{
    public float[][] Gates { get; }

    public float[] Leaves { get; }

    public float[][] GatesGrad { get; }

    public float[] LeavesGrad { get; }

    private float[] _x = new float[0];
    private readonly float[] _right = new float[3];

    public SoftTree(int features)
    {
        Gates = new[] { new float[features], new float[features], new float[features] };
        GatesGrad = new[] { new float[features], new float[features], new float[features] };
        Leaves = new float[4];
        LeavesGrad = new float[4];
    }

    public float Forward(float[] x)
    {
        _x = x;
        for (int node = 0; node < 3; node++)
        {
            float sum = 0;
            for (int i = 0; i < x.Length; i++)
                sum += Gates[node][i] * x[i];
            _right[node] = 1 / (1 + MathF.Exp(-sum));
        }

        float y = 0;
        for (int leaf = 0; leaf < 4; leaf++)
            y += Share(leaf) * Leaves[leaf];
        return y;
    }

    private float First(int leaf) => leaf < 2 ? 1 - _right[0] : _right[0];

    private float Second(int leaf) => leaf % 2 == 0 ? 1 - _right[1 + leaf / 2] : _right[1 + leaf / 2];

    private float Share(int leaf) => First(leaf) * Second(leaf);

    public float[] Backward(float dy)
    {
        var dRight = new float[3];
        for (int leaf = 0; leaf < 4; leaf++)
        {
            LeavesGrad[leaf] += dy * Share(leaf); // WRONG Leaves: LeavesGrad[leaf] += dy * First(leaf);
            dRight[0] += dy * Leaves[leaf] * Second(leaf) * (leaf < 2 ? -1 : 1);
            dRight[1 + leaf / 2] += dy * Leaves[leaf] * First(leaf) * (leaf % 2 == 0 ? -1 : 1);
        }

        var dx = new float[_x.Length];
        for (int node = 0; node < 3; node++)
        {
            float d = dRight[node] * _right[node] * (1 - _right[node]);
            for (int i = 0; i < dx.Length; i++)
            {
                GatesGrad[node][i] += d * _x[i];
                dx[i] += d * Gates[node][i]; // WRONG x: dx[i] = d * Gates[node][i];
            }
        }

        return dx;
    }
}
