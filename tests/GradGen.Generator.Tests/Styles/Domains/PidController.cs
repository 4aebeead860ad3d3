using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>A controller that follows errors over time; its output saturates, and the integral stops where it does.</summary>
[GradCheckable]
public partial class PidController
{
    public double Kp = 1.0, Ki = 0.5, Kd = 0.1;
    public double KpGrad, KiGrad, KdGrad;

    private readonly double limit;
    private readonly bool antiWindup;
    private double[] errors = [], integrals = [], raw = [];

    public PidController(double limit = 1.0, bool antiWindup = false)
    {
        this.limit = limit;
        this.antiWindup = antiWindup;
    }

    public double[] Forward(double[] errors)
    {
        this.errors = errors;
        integrals = new double[errors.Length];
        raw = new double[errors.Length];
        var output = new double[errors.Length];
        for (int t = 0; t < errors.Length; t++)
        {
            bool stopped = t > 0 && antiWindup && Math.Abs(raw[t - 1]) > limit;
            integrals[t] = (t > 0 ? integrals[t - 1] : 0) + (stopped ? 0 : errors[t]);
            raw[t] = Kp * errors[t] + Ki * integrals[t] + Kd * (errors[t] - (t > 0 ? errors[t - 1] : 0));
            output[t] = Math.Clamp(raw[t], -limit, limit);
        }
        return output;
    }

    public double[] Backward(double[] upstream)
    {
        var result = new double[errors.Length];
        double byIntegral = 0;
        for (int t = errors.Length - 1; t >= 0; t--)
        {
            double g = Math.Abs(raw[t]) > limit ? 0 : upstream[t];
            KpGrad += g * errors[t];
            KiGrad += g * integrals[t];
            KdGrad += g * (errors[t] - (t > 0 ? errors[t - 1] : 0));
            byIntegral += g * Ki;
            result[t] += g * (Kp + Kd);
            if (t > 0) result[t - 1] -= g * Kd;
            bool stopped = t > 0 && antiWindup && Math.Abs(raw[t - 1]) > limit;
            if (!stopped) result[t] += byIntegral; // WRONG errors: result[t] += byIntegral;
        }
        return result;
    }
}
