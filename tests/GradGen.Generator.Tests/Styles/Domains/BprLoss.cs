using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>Bayesian personalised ranking: a user's liked item has to score above another one.</summary>
[GradCheckable]
public partial class BprLoss
{
    private readonly double[,] userFactors, itemFactors;
    private readonly double[,] userFactorsGrad, itemFactorsGrad;
    private readonly int rank;
    private int[] users = [], liked = [], others = [];
    private double[] margin = [];

    public BprLoss(int userCount, int itemCount, int rank)
    {
        this.rank = rank;
        userFactors = new double[userCount, rank];
        itemFactors = new double[itemCount, rank];
        userFactorsGrad = new double[userCount, rank];
        itemFactorsGrad = new double[itemCount, rank];
    }

    public double Forward(int[] users, int[] liked, int[] others)
    {
        this.users = users;
        this.liked = liked;
        this.others = others;
        margin = new double[users.Length];
        double loss = 0;
        for (int n = 0; n < users.Length; n++)
        {
            for (int k = 0; k < rank; k++)
                margin[n] += userFactors[users[n], k] * (itemFactors[liked[n], k] - itemFactors[others[n], k]);
            loss += Math.Log(1 + Math.Exp(-margin[n]));
        }
        return loss / users.Length;
    }

    public void Backward()
    {
        for (int n = 0; n < users.Length; n++)
        {
            double g = -1 / (1 + Math.Exp(margin[n])) / users.Length;
            for (int k = 0; k < rank; k++)
            {
                userFactorsGrad[users[n], k] += g * (itemFactors[liked[n], k] - itemFactors[others[n], k]); // WRONG userFactors: userFactorsGrad[users[n], k] = g * (itemFactors[liked[n], k] - itemFactors[others[n], k]);
                itemFactorsGrad[liked[n], k] += g * userFactors[users[n], k];
                itemFactorsGrad[others[n], k] -= g * userFactors[users[n], k];
            }
        }
    }
}
