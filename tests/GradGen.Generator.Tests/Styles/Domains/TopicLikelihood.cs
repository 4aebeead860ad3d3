using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>How badly counts of words are explained by a mix of topics; both are softmaxes.</summary>
[GradCheckable]
public partial class TopicLikelihood
{
    private readonly int topics, words;
    private readonly double[,] topicWords;
    private readonly double[,] topicWordsGrad;
    private double[] mix = [];
    private double[,] beta = new double[0, 0];
    private int[] counts = [];

    public TopicLikelihood(int topics, int words)
    {
        this.topics = topics;
        this.words = words;
        topicWords = new double[topics, words];
        topicWordsGrad = new double[topics, words];
    }

    public double Forward(double[] mixLogits, int[] counts)
    {
        if (mixLogits.Length != topics || counts.Length != words) throw new ArgumentException("wrong length");
        this.counts = counts;
        double total = mixLogits.Sum(v => Math.Exp(v));
        mix = Array.ConvertAll(mixLogits, v => Math.Exp(v) / total);
        beta = new double[topics, words];
        for (int k = 0; k < topics; k++)
        {
            double sum = 0;
            for (int w = 0; w < words; w++) sum += Math.Exp(topicWords[k, w]);
            for (int w = 0; w < words; w++) beta[k, w] = Math.Exp(topicWords[k, w]) / sum;
        }
        double loss = 0;
        for (int w = 0; w < words; w++)
            if (counts[w] > 0)
                loss -= counts[w] * Math.Log(Probability(w));
        return loss;
    }

    public double[] Backward()
    {
        var dMix = new double[topics];
        var dBeta = new double[topics, words];
        for (int w = 0; w < words; w++)
        {
            if (counts[w] == 0) continue;
            double g = -counts[w] / Probability(w);
            for (int k = 0; k < topics; k++)
            {
                dMix[k] += g * beta[k, w];
                dBeta[k, w] += g * mix[k]; // WRONG topicWords: dBeta[k, w] += g / counts[w] * mix[k];
            }
        }
        double mean = 0;
        for (int k = 0; k < topics; k++) mean += mix[k] * dMix[k];
        var result = new double[topics];
        for (int k = 0; k < topics; k++)
        {
            result[k] = mix[k] * (dMix[k] - mean);
            double dot = 0;
            for (int w = 0; w < words; w++) dot += beta[k, w] * dBeta[k, w];
            for (int w = 0; w < words; w++) topicWordsGrad[k, w] += beta[k, w] * (dBeta[k, w] - dot);
        }
        return result;
    }

    private double Probability(int w)
    {
        double p = 0;
        for (int k = 0; k < topics; k++) p += mix[k] * beta[k, w];
        return p;
    }
}
