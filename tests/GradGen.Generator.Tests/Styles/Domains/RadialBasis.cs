using System;
using GradGen;

namespace Domains
{
    /// <summary>Gaussians around learned centres, each with a width of its own.</summary>
    [GradCheckable]
    public partial class RadialBasis
    {
        private readonly int _units;
        private readonly int _inputs;
        private readonly double[,] _centers;
        private readonly double[] _logWidths;
        private readonly double[,] _centersGradient;
        private readonly double[] _logWidthsGradient;
        private double[,] _x = new double[0, 0];
        private double[,] _distances = new double[0, 0];
        private double[,] _y = new double[0, 0];

        public RadialBasis(int inputs, int units)
        {
            _inputs = inputs;
            _units = units;
            _centers = new double[units, inputs];
            _logWidths = new double[units];
            _centersGradient = new double[units, inputs];
            _logWidthsGradient = new double[units];
        }

        public double[,] Forward(double[,] x)
        {
            if (x.GetLength(1) != _inputs)
                throw new ArgumentException("columns");
            _x = x;
            _distances = new double[x.GetLength(0), _units];
            _y = new double[x.GetLength(0), _units];
            for (var row = 0; row < x.GetLength(0); row++)
            {
                for (var u = 0; u < _units; u++)
                {
                    for (var i = 0; i < _inputs; i++)
                    {
                        var apart = x[row, i] - _centers[u, i];
                        _distances[row, u] += apart * apart;
                    }

                    _y[row, u] = Math.Exp(-_distances[row, u] * Math.Exp(-2 * _logWidths[u]));
                }
            }

            return _y;
        }

        public double[,] Backward(double[,] dy)
        {
            var dx = new double[_x.GetLength(0), _inputs];
            for (var row = 0; row < _x.GetLength(0); row++)
            {
                for (var u = 0; u < _units; u++)
                {
                    var inverse = Math.Exp(-2 * _logWidths[u]);
                    var g = dy[row, u] * _y[row, u];
                    _logWidthsGradient[u] += 2 * g * _distances[row, u] * inverse; // WRONG _logWidths: _logWidthsGradient[u] += g * _distances[row, u] * inverse;
                    for (var i = 0; i < _inputs; i++)
                    {
                        var slope = 2 * inverse * (_x[row, i] - _centers[u, i]) * g;
                        _centersGradient[u, i] += slope; // WRONG _centers: _centersGradient[u, i] -= slope;
                        dx[row, i] -= slope; // WRONG x: dx[row, i] = -slope;
                    }
                }
            }

            return dx;
        }
    }
}
