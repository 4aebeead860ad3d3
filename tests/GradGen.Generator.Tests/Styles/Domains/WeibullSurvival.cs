using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>A Weibull model of survival times with a learned shape; a censored subject is known to have lived that long only.</summary>
[GradCheckable]
public sealed partial class WeibullSurvival
{
    private double _logShape;
    private double _logShapeGradient;
    private double[] _times = [], _logScales = [];
    private int[] _events = [];

    public double Forward(double[] logScales, double[] times, int[] events)
    {
        (_logScales, _times, _events) = (logScales, times, events);
        double shape = Math.Exp(_logShape), loss = 0;
        for (int i = 0; i < times.Length; i++)
        {
            double z = shape * (Math.Log(times[i]) - logScales[i]);
            loss += Math.Exp(z);
            if (events[i] == 1) loss -= _logShape + z - Math.Log(times[i]);
        }

        return loss;
    }

    public double[] Backward()
    {
        double shape = Math.Exp(_logShape);
        var gradient = new double[_logScales.Length];
        for (int i = 0; i < gradient.Length; i++)
        {
            double z = shape * (Math.Log(_times[i]) - _logScales[i]);
            double byZ = Math.Exp(z) - (_events[i] == 1 ? 1 : 0);
            gradient[i] = -shape * byZ;
            _logShapeGradient += byZ * z;
            if (_events[i] == 1) _logShapeGradient -= 1; // WRONG _logShape: _logShapeGradient -= 1;
        }

        return gradient;
    }
}
