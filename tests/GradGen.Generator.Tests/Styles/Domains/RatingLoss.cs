using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>Biased matrix factorisation on a table of ratings, in which 0 means not rated.</summary>
[GradCheckable]
public sealed partial class RatingLoss(int users, int items, int rank, double regularization = 0.0)
{
    private readonly double[,] _p = new double[users, rank], _pGrad = new double[users, rank];
    private readonly double[,] _q = new double[items, rank], _qGrad = new double[items, rank];
    private readonly double[] _bias = new double[items], _biasGrad = new double[items];
    private double[,] _error = new double[0, 0];
    private int[,] _ratings = new int[0, 0];

    public double Forward(int[,] ratings)
    {
        _ratings = ratings;
        _error = new double[users, items];
        var loss = 0.0;
        for (var u = 0; u < users; u++)
            for (var i = 0; i < items; i++)
            {
                if (ratings[u, i] == 0) continue;
                _error[u, i] = _bias[i] - ratings[u, i];
                for (var k = 0; k < rank; k++) _error[u, i] += _p[u, k] * _q[i, k];
                loss += _error[u, i] * _error[u, i] / 2;
            }

        for (var k = 0; k < rank; k++)
        {
            for (var u = 0; u < users; u++) loss += regularization / 2 * _p[u, k] * _p[u, k];
            for (var i = 0; i < items; i++) loss += regularization / 2 * _q[i, k] * _q[i, k];
        }

        return loss;
    }

    public void Backward()
    {
        for (var u = 0; u < users; u++)
            for (var i = 0; i < items; i++)
            {
                if (_ratings[u, i] == 0) continue;
                _biasGrad[i] += _error[u, i];
                for (var k = 0; k < rank; k++)
                {
                    _pGrad[u, k] += _error[u, i] * _q[i, k];
                    _qGrad[i, k] += _error[u, i] * _p[u, k];
                }
            }

        for (var k = 0; k < rank; k++)
        {
            for (var u = 0; u < users; u++) _pGrad[u, k] += regularization * _p[u, k];
            for (var i = 0; i < items; i++) _qGrad[i, k] += regularization * _q[i, k]; // WRONG _q: for (var i = 0; i < items; i++) _qGrad[i, k] += regularization * regularization * _q[i, k];
        }
    }
}
