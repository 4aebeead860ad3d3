namespace GradGen.Tool.Tests;

/// <summary>Layers as people have them, without a word of GradGen.</summary>
internal static class Layers
{
    /// <summary>A right one; its members end up in whatever is put around it.</summary>
    internal const string ScaleBody = """
        {
            private readonly double[] _weights = { 0.3, -0.7, 1.1 };
            private readonly double[] _weightGradients = new double[3];
            private double[] _x = new double[3];

            public double[] Forward(double[] x)
            {
                _x = x;
                var y = new double[3];
                for (int i = 0; i < 3; i++) y[i] = _weights[i] * x[i];
                return y;
            }

            public double[] Backward(double[] dy)
            {
                var dx = new double[3];
                for (int i = 0; i < 3; i++)
                {
                    _weightGradients[i] += dy[i] * _x[i];
                    dx[i] = dy[i] * _weights[i];
                }

                return dx;
            }
        }
        """;

    internal const string Scale = "public class Scale\n" + ScaleBody;

    /// <summary>The same with a mistake in the line of the weights' gradient, which is the 20th.</summary>
    internal static string WrongScale { get; } = Scale.Replace("class Scale", "class WrongScale", StringComparison.Ordinal).Replace("dy[i] * _x[i]", "dy[i] * _x[2 - i]", StringComparison.Ordinal);

    /// <summary>The first layer under another name.</summary>
    internal static string Named(string name) => Scale.Replace("class Scale", $"class {name}", StringComparison.Ordinal);
}
