// A cell that remembers its last output, and computes its gradients in a second call.
// ADOPT [assembly: GradCheckable(typeof(Vendor.Cell)), GradCheckReset(For = typeof(Vendor.Cell), Member = "StartOver"), AfterBackward(For = typeof(Vendor.Cell), Member = "Finish")]
using System;
using System.Collections.Generic;
namespace Vendor
{
    public class Cell
    {
        public double[] Weights, Recurrent, WeightsGradient, RecurrentGradient;
        private readonly int _n;
        private double[] _next;
        private readonly List<double[]> _xs = new List<double[]>(), _hs = new List<double[]>();
        private readonly List<double[]> _dzs = new List<double[]>();
        public Cell(int size) { _n = size; Weights = new double[size]; Recurrent = new double[size]; WeightsGradient = new double[size]; RecurrentGradient = new double[size]; for (int i = 0; i < size; i++) { Weights[i] = 0.4 + 0.2 * i; Recurrent[i] = 0.7 - 0.3 * i; } StartOver(); }
        public void StartOver() { _xs.Clear(); _hs.Clear(); _dzs.Clear(); _hs.Add(new double[_n]); _next = new double[_n]; }
        public double[] Forward(double[] x)
        {
            var h = new double[_n];
            for (int i = 0; i < _n; i++) h[i] = Math.Tanh(Weights[i] * x[i] + Recurrent[i] * _hs[_hs.Count - 1][i]);
            _xs.Add(x); _hs.Add(h);
            return h;
        }
        public double[] Backward(double[] dh)
        {
            var t = _xs.Count - 1 - _dzs.Count;
            var (dx, dz) = (new double[_n], new double[_n]);
            for (int i = 0; i < _n; i++)
            {
                dz[i] = (dh[i] + _next[i]) * (1 - _hs[t + 1][i] * _hs[t + 1][i]);
                dx[i] = dz[i] * Weights[i];
                _next[i] = dz[i] * Recurrent[i];
            }
            _dzs.Add(dz);
            return dx;
        }
        public void Finish()
        {
            for (int k = 0; k < _dzs.Count; k++)
            {
                var t = _xs.Count - 1 - k;
                for (int i = 0; i < _n; i++)
                {
                    WeightsGradient[i] += _dzs[k][i] * _xs[t][i]; // WRONG Weights: WeightsGradient[i] += _dzs[k][i] * _xs[0][i];
                    RecurrentGradient[i] += _dzs[k][i] * _hs[t][i];
                }
            }
        }
    }
}
