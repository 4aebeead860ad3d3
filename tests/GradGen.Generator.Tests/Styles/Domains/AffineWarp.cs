using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

public enum Border { Zero, Clamp }

/// <summary>Samples an image at places that a learned affine map gives, between four pixels.</summary>
[GradCheckable]
public partial class AffineWarp
{
    private readonly Border border;
    public double[,] Map = { { 0.9, 0.1, 0.2 }, { -0.2, 1.1, -0.3 } };
    public double[,] MapGradient = new double[2, 3];
    private double[,] image = new double[0, 0];

    public AffineWarp(Border border = Border.Zero)
    {
        this.border = border;
    }

    public double[,] Forward(double[,] image)
    {
        this.image = image;
        int h = image.GetLength(0), w = image.GetLength(1);
        var result = new double[h, w];
        for (int i = 0; i < h; i++)
            for (int j = 0; j < w; j++)
            {
                var (r, c, a, b) = Place(i, j);
                result[i, j] = (1 - a) * ((1 - b) * Pixel(r, c) + b * Pixel(r, c + 1)) + a * ((1 - b) * Pixel(r + 1, c) + b * Pixel(r + 1, c + 1));
            }
        return result;
    }

    public double[,] Backward(double[,] upstream)
    {
        var result = new double[image.GetLength(0), image.GetLength(1)];
        for (int i = 0; i < result.GetLength(0); i++)
            for (int j = 0; j < result.GetLength(1); j++)
            {
                var (r, c, a, b) = Place(i, j);
                double g = upstream[i, j];
                Spread(result, r, c, g * (1 - a) * (1 - b));
                Spread(result, r, c + 1, g * (1 - a) * b);
                Spread(result, r + 1, c, g * a * (1 - b));
                Spread(result, r + 1, c + 1, g * a * b);
                double byRow = g * ((1 - b) * (Pixel(r + 1, c) - Pixel(r, c)) + b * (Pixel(r + 1, c + 1) - Pixel(r, c + 1)));
                double byColumn = g * ((1 - a) * (Pixel(r, c + 1) - Pixel(r, c)) + a * (Pixel(r + 1, c + 1) - Pixel(r + 1, c)));
                MapGradient[0, 0] += byRow * i;
                MapGradient[0, 1] += byRow * j;
                MapGradient[0, 2] += byRow;
                MapGradient[1, 0] += byColumn * i;
                MapGradient[1, 1] += byColumn * j;
                MapGradient[1, 2] += byColumn;
            }
        return result;
    }

    private (int, int, double, double) Place(int i, int j)
    {
        double y = Map[0, 0] * i + Map[0, 1] * j + Map[0, 2];
        double x = Map[1, 0] * i + Map[1, 1] * j + Map[1, 2];
        int r = (int)Math.Floor(y), c = (int)Math.Floor(x);
        return (r, c, y - r, x - c);
    }

    private double Pixel(int r, int c)
    {
        int h = image.GetLength(0), w = image.GetLength(1);
        if (border == Border.Clamp) return image[Math.Clamp(r, 0, h - 1), Math.Clamp(c, 0, w - 1)];
        return r < 0 || c < 0 || r >= h || c >= w ? 0 : image[r, c];
    }

    private void Spread(double[,] into, int r, int c, double g)
    {
        int h = image.GetLength(0), w = image.GetLength(1);
        if (border == Border.Clamp) into[Math.Clamp(r, 0, h - 1), Math.Clamp(c, 0, w - 1)] += g; // WRONG image: if (border == Border.Clamp && r >= 0 && c >= 0 && r < h && c < w) into[r, c] += g;
        else if (r >= 0 && c >= 0 && r < h && c < w) into[r, c] += g;
    }
}
