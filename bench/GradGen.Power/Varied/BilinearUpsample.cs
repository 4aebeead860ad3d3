namespace GradGen.Power.Varied;

/// <summary>Enlarges an image by a whole factor, between the four nearest pixels.</summary>
[GradCheckable]
public partial class BilinearUpsample
{
    private readonly int factor;
    private readonly bool alignCorners;
    private int height, width;

    public BilinearUpsample(int factor, bool alignCorners = false)
    {
        this.factor = factor;
        this.alignCorners = alignCorners;
    }

    public double[,] Forward(double[,] image)
    {
        height = image.GetLength(0);
        width = image.GetLength(1);
        var result = new double[height * factor, width * factor];
        for (int i = 0; i < result.GetLength(0); i++)
        {
            var (top, bottom, down) = Neighbours(i, height);
            for (int j = 0; j < result.GetLength(1); j++)
            {
                var (left, right, across) = Neighbours(j, width);
                result[i, j] = (1 - down) * ((1 - across) * image[top, left] + across * image[top, right])
                    + down * ((1 - across) * image[bottom, left] + across * image[bottom, right]);
            }
        }
        return result;
    }

    public double[,] Backward(double[,] gradient)
    {
        var result = new double[height, width];
        for (int i = 0; i < gradient.GetLength(0); i++)
        {
            var (top, bottom, down) = Neighbours(i, height);
            for (int j = 0; j < gradient.GetLength(1); j++)
            {
                var (left, right, across) = Neighbours(j, width);
                result[top, left] += (1 - down) * (1 - across) * gradient[i, j];
                result[top, right] += (1 - down) * across * gradient[i, j];
                result[bottom, left] += down * (1 - across) * gradient[i, j];
                result[bottom, right] += down * across * gradient[i, j];
            }
        }
        return result;
    }

    private (int Low, int High, double Share) Neighbours(int index, int size)
    {
        double position = alignCorners
            ? index * (double)(size - 1) / (size * factor - 1)
            : Math.Max(0, (index + 0.5) / factor - 0.5);
        int low = (int)position;
        return (low, Math.Min(low + 1, size - 1), position - low);
    }
}
