namespace Warnings;

/// <summary>The loop of a question about gradient checking: its upper side is the point itself.</summary>
public static class NotAroundThePoint
{
    public static double[] Gradient(Func<double[], double> cost, double[] x, double epsilon)
    {
        var estimate = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            x[i] -= epsilon;
            var down = cost(x);
            x[i] += epsilon;
            var up = cost(x);
            estimate[i] = (up - down) / (2 * epsilon); // GG0301
        }

        return estimate;
    }
}
