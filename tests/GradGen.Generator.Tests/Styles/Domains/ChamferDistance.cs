using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>From every point to the nearest of the other cloud, one way or both.</summary>
[GradCheckable]
public sealed partial class ChamferDistance(bool bothWays = false, bool squared = true)
{
    private double[,] _a = new double[0, 0], _b = new double[0, 0];

    public double Forward(double[,] a, double[,] b)
    {
        (_a, _b) = (a, b);
        return OneWay(a, b) + (bothWays ? OneWay(b, a) : 0);
    }

    public (double[,] A, double[,] B) Backward()
    {
        var da = new double[_a.GetLength(0), _a.GetLength(1)];
        var db = new double[_b.GetLength(0), _b.GetLength(1)];
        BackOneWay(_a, _b, da, db);
        if (bothWays) BackOneWay(_b, _a, db, da);
        return (da, db); // WRONG b: return (da, new double[db.GetLength(0), db.GetLength(1)]);
    }

    private double OneWay(double[,] from, double[,] to)
    {
        var sum = 0.0;
        for (var i = 0; i < from.GetLength(0); i++)
        {
            var d = Squared(from, i, to, Nearest(from, i, to));
            sum += squared ? d : Math.Sqrt(d);
        }

        return sum / from.GetLength(0);
    }

    private void BackOneWay(double[,] from, double[,] to, double[,] dFrom, double[,] dTo)
    {
        for (var i = 0; i < from.GetLength(0); i++)
        {
            var j = Nearest(from, i, to);
            var d = Math.Sqrt(Squared(from, i, to, j));
            for (var k = 0; k < from.GetLength(1); k++)
            {
                var g = (from[i, k] - to[j, k]) * (squared ? 2 : 1 / d) / from.GetLength(0);
                dFrom[i, k] += g;
                dTo[j, k] -= g;
            }
        }
    }

    private static int Nearest(double[,] from, int i, double[,] to)
    {
        var best = 0;
        for (var j = 1; j < to.GetLength(0); j++)
            if (Squared(from, i, to, j) < Squared(from, i, to, best)) best = j;
        return best;
    }

    private static double Squared(double[,] a, int i, double[,] b, int j)
    {
        var sum = 0.0;
        for (var k = 0; k < a.GetLength(1); k++) sum += (a[i, k] - b[j, k]) * (a[i, k] - b[j, k]);
        return sum;
    }
}
