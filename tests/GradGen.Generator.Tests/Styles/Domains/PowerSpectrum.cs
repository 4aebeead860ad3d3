using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

public enum Taper { Rectangular, Hann, Hamming }

/// <summary>Short-time power spectra of a signal: frames × frequencies.</summary>
[GradCheckable]
public sealed partial class PowerSpectrum
{
    private readonly int _frame, _hop;
    private readonly Taper _taper;
    private double[] _signal = [];
    private double[,] _re = new double[0, 0], _im = new double[0, 0];

    public PowerSpectrum(int frame, int hop, Taper taper = Taper.Hann)
    {
        _frame = frame;
        _hop = hop;
        _taper = taper;
    }

    public double[,] Forward(double[] signal)
    {
        _signal = signal;
        int frames = (signal.Length - _frame) / _hop + 1, bins = _frame / 2 + 1;
        _re = new double[frames, bins];
        _im = new double[frames, bins];
        var power = new double[frames, bins];
        for (int f = 0; f < frames; f++)
        {
            for (int k = 0; k < bins; k++)
            {
                for (int n = 0; n < _frame; n++)
                {
                    double v = Weight(n) * signal[f * _hop + n];
                    _re[f, k] += v * Math.Cos(2 * Math.PI * k * n / _frame);
                    _im[f, k] -= v * Math.Sin(2 * Math.PI * k * n / _frame);
                }

                power[f, k] = _re[f, k] * _re[f, k] + _im[f, k] * _im[f, k];
            }
        }

        return power;
    }

    public double[] Backward(double[,] dPower)
    {
        var dSignal = new double[_signal.Length];
        for (int f = 0; f < dPower.GetLength(0); f++)
            for (int k = 0; k < dPower.GetLength(1); k++)
                for (int n = 0; n < _frame; n++)
                {
                    double angle = 2 * Math.PI * k * n / _frame;
                    double slope = 2 * (_re[f, k] * Math.Cos(angle) - _im[f, k] * Math.Sin(angle));
                    dSignal[f * _hop + n] += dPower[f, k] * slope * Weight(n); // WRONG signal: dSignal[f * _hop + n] += dPower[f, k] * slope * (_taper == Taper.Rectangular ? 1 : 0.5 - 0.5 * Math.Cos(2 * Math.PI * n / _frame));
                }

        return dSignal;
    }

    private double Weight(int n) => _taper switch
    {
        Taper.Hann => 0.5 - 0.5 * Math.Cos(2 * Math.PI * n / _frame),
        Taper.Hamming => 0.54 - 0.46 * Math.Cos(2 * Math.PI * n / _frame),
        _ => 1,
    };
}
