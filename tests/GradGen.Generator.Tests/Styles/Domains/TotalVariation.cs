using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

public enum VariationNorm { Anisotropic, Isotropic }

/// <summary>How rough an image is, with absolute differences along both axes or their length.</summary>
[GradCheckable]
public partial class TotalVariation
{
    private readonly VariationNorm norm;
    private readonly double weight;
    private double[,] image = new double[0, 0];

    public TotalVariation(VariationNorm norm = VariationNorm.Anisotropic, double weight = 1.0)
    {
        this.norm = norm;
        this.weight = weight;
    }

    public double Forward(double[,] image)
    {
        this.image = image;
        double sum = 0;
        for (int i = 0; i + 1 < image.GetLength(0); i++)
            for (int j = 0; j + 1 < image.GetLength(1); j++)
            {
                double down = image[i + 1, j] - image[i, j], right = image[i, j + 1] - image[i, j];
                sum += norm == VariationNorm.Anisotropic ? Math.Abs(down) + Math.Abs(right) : Math.Sqrt(down * down + right * right + 1e-6);
            }
        return weight * sum;
    }

    public double[,] Backward()
    {
        var gradient = new double[image.GetLength(0), image.GetLength(1)];
        for (int i = 0; i + 1 < image.GetLength(0); i++)
            for (int j = 0; j + 1 < image.GetLength(1); j++)
            {
                double down = image[i + 1, j] - image[i, j], right = image[i, j + 1] - image[i, j];
                double byDown, byRight;
                if (norm == VariationNorm.Anisotropic)
                {
                    byDown = weight * Math.Sign(down);
                    byRight = weight * Math.Sign(right);
                }
                else
                {
                    double length = Math.Sqrt(down * down + right * right + 1e-6);
                    byDown = weight * down / length;
                    byRight = weight * right / length; // WRONG image: byRight = right / length;
                }
                gradient[i + 1, j] += byDown;
                gradient[i, j + 1] += byRight;
                gradient[i, j] -= byDown + byRight;
            }
        return gradient;
    }
}
