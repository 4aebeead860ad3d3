using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>Where the joints of a planar arm are; the last one alone, or all of them.</summary>
[GradCheckable]
public sealed partial class PlanarArm(int joints, bool allJoints = false)
{
    private readonly double[] _lengths = new double[joints];
    private readonly double[] _lengthsGradient = new double[joints];
    private double[] _angles = [];

    public double[,] Forward(double[] angles)
    {
        if (angles.Length != joints) throw new ArgumentException("an angle for every joint");
        _angles = angles;
        var positions = new double[allJoints ? joints : 1, 2];
        double x = 0, y = 0, turned = 0;
        for (var j = 0; j < joints; j++)
        {
            turned += angles[j];
            x += _lengths[j] * Math.Cos(turned);
            y += _lengths[j] * Math.Sin(turned);
            if (allJoints || j == joints - 1)
            {
                positions[allJoints ? j : 0, 0] = x;
                positions[allJoints ? j : 0, 1] = y;
            }
        }

        return positions;
    }

    public double[] Backward(double[,] upstream)
    {
        var turned = new double[joints];
        for (var j = 0; j < joints; j++) turned[j] = _angles[j] + (j > 0 ? turned[j - 1] : 0);
        var result = new double[joints];
        double gx = 0, gy = 0, byTurn = 0;
        for (var j = joints - 1; j >= 0; j--)
        {
            if (allJoints || j == joints - 1)
            {
                gx += upstream[allJoints ? j : 0, 0];
                gy += upstream[allJoints ? j : 0, 1];
            }

            _lengthsGradient[j] += gx * Math.Cos(turned[j]) + gy * Math.Sin(turned[j]); // WRONG _lengths: _lengthsGradient[j] += gx * Math.Cos(_angles[j]) + gy * Math.Sin(_angles[j]);
            byTurn += _lengths[j] * (gy * Math.Cos(turned[j]) - gx * Math.Sin(turned[j]));
            result[j] = byTurn;
        }

        return result;
    }
}
