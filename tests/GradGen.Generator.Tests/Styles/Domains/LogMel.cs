using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>Triangular bands over a spectrum, then a logarithm that is floored.</summary>
[GradCheckable]
public partial class LogMel
{
    private readonly int bands;
    private readonly double floor;
    private double[] spectrum = [];
    private double[] energy = [];

    public LogMel(int bands, double floor = 0.5)
    {
        this.bands = bands;
        this.floor = floor;
    }

    public double[] Forward(double[] spectrum)
    {
        this.spectrum = spectrum;
        energy = new double[bands];
        var result = new double[bands];
        for (int b = 0; b < bands; b++)
        {
            for (int k = 0; k < spectrum.Length; k++)
                energy[b] += Weight(b, k) * spectrum[k];
            result[b] = Math.Log(Math.Max(energy[b], floor));
        }
        return result;
    }

    public double[] Backward(double[] upstream)
    {
        var result = new double[spectrum.Length];
        for (int b = 0; b < bands; b++)
        {
            if (energy[b] <= floor) continue; // WRONG spectrum: 
            for (int k = 0; k < spectrum.Length; k++)
                result[k] += upstream[b] * Weight(b, k) / energy[b];
        }
        return result;
    }

    private double Weight(int band, int bin)
    {
        double centre = (band + 1.0) * spectrum.Length / (bands + 1);
        double width = spectrum.Length / (bands + 1.0);
        return Math.Max(0, 1 - Math.Abs(bin - centre) / width);
    }
}
