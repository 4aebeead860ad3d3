using System;
using System.Collections.Generic;
using GradGen;

namespace Domains;

/// <summary>A residual flow: steps of Euler's method along a learned field.</summary>
[GradCheckable]
public partial class EulerFlow
{
    private readonly int size;
    private readonly double[,] weight, weightGrad;
    private readonly double[] bias, biasGrad;
    private readonly Stack<(double[] State, double[] Speed)> trace = new();

    public EulerFlow(int size, int steps = 3)
    {
        this.size = size;
        Steps = steps;
        weight = new double[size, size];
        weightGrad = new double[size, size];
        bias = new double[size];
        biasGrad = new double[size];
    }

    public int Steps { get; }

    private double H => 1.0 / Steps;

    public double[] Forward(double[] z)
    {
        trace.Clear();
        for (int s = 0; s < Steps; s++)
        {
            var speed = new double[size];
            for (int i = 0; i < size; i++)
            {
                double sum = bias[i];
                for (int j = 0; j < size; j++)
                    sum += weight[i, j] * z[j];
                speed[i] = Math.Tanh(sum);
            }

            trace.Push((z, speed));
            var next = new double[size];
            for (int i = 0; i < size; i++)
                next[i] = z[i] + H * speed[i];
            z = next;
        }

        return z;
    }

    public double[] Backward(double[] dz)
    {
        foreach (var (state, speed) in trace)
        {
            var before = (double[])dz.Clone();
            for (int i = 0; i < size; i++)
            {
                double d = H * dz[i] * (1 - speed[i] * speed[i]);
                biasGrad[i] += d; // WRONG bias: biasGrad[i] = d;
                for (int j = 0; j < size; j++)
                {
                    weightGrad[i, j] += d * state[j]; // WRONG weight: weightGrad[i, j] += d * speed[j];
                    before[j] += d * weight[i, j];
                }
            }

            dz = before;
        }

        return dz;
    }
}
