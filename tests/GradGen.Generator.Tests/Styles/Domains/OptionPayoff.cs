using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

public enum PayoffType { Call, Put, Straddle, BullSpread }

/// <summary>What an option pays at expiry, less a learned premium.</summary>
[GradCheckable]
public partial class OptionPayoff
{
    private readonly PayoffType _type;
    private readonly double _strike;
    private readonly double _width;
    private double[] _spot = Array.Empty<double>();

    public OptionPayoff(PayoffType type, double strike = 1.0, double width = 0.5)
    {
        _type = type;
        _strike = strike;
        _width = width;
    }

    public double Premium { get; set; }
    public double PremiumGradient { get; set; }

    public double[] Forward(double[] spot)
    {
        _spot = spot;
        var pays = new double[spot.Length];
        for (int i = 0; i < spot.Length; i++)
        {
            pays[i] = _type switch
            {
                PayoffType.Call => Math.Max(spot[i] - _strike, 0),
                PayoffType.Put => Math.Max(_strike - spot[i], 0),
                PayoffType.Straddle => Math.Abs(spot[i] - _strike),
                PayoffType.BullSpread => Math.Clamp(spot[i] - _strike, 0, _width),
                _ => throw new NotSupportedException(),
            };
            pays[i] -= Premium;
        }

        return pays;
    }

    public double[] Backward(double[] upstream)
    {
        var bySpot = new double[_spot.Length];
        for (int i = 0; i < _spot.Length; i++)
        {
            double above = _spot[i] - _strike;
            PremiumGradient -= upstream[i];
            switch (_type)
            {
                case PayoffType.Call:
                    bySpot[i] = above > 0 ? upstream[i] : 0;
                    break;
                case PayoffType.Put:
                    bySpot[i] = above < 0 ? -upstream[i] : 0;
                    break;
                case PayoffType.Straddle:
                    bySpot[i] = upstream[i] * Math.Sign(above);
                    break;
                case PayoffType.BullSpread:
                    bySpot[i] = above > 0 && above < _width ? upstream[i] : 0; // WRONG spot: bySpot[i] = above > 0 ? upstream[i] : 0;
                    break;
            }
        }

        return bySpot;
    }
}
