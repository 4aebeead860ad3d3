namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>Layers that several tests use.</summary>
internal static class LayerSources
{
    /// <summary>The layer on the first page of the documentation.</summary>
    internal const string Dense = """
        using GradGen;

        namespace App;

        [GradCheckable]
        public sealed partial class Dense(int inputs, int outputs)
        {
            private readonly double[,] _weights = new double[outputs, inputs];
            private readonly double[] _biases = new double[outputs];
            private readonly double[,] _weightGradients = new double[outputs, inputs];
            private readonly double[] _biasGradients = new double[outputs];
            private double[] _x = [];

            public double[] Forward(double[] x)
            {
                _x = x;
                var y = (double[])_biases.Clone();
                for (var i = 0; i < _weights.GetLength(0); i++)
                {
                    for (var j = 0; j < _weights.GetLength(1); j++)
                        y[i] += _weights[i, j] * x[j];
                }

                return y;
            }

            public double[] Backward(double[] dy)
            {
                var dx = new double[_x.Length];
                for (var i = 0; i < dy.Length; i++)
                {
                    _biasGradients[i] += dy[i];
                    for (var j = 0; j < dx.Length; j++)
                    {
                        _weightGradients[i, j] += dy[i] * _x[j];
                        dx[j] += _weights[i, j] * dy[i];
                    }
                }

                return dx;
            }
        }
        """;

    /// <summary>A scale per element, written without anything newer than C# 7.3.</summary>
    internal const string OldScale = """
        using System;
        using GradGen;

        namespace App
        {
            [GradCheckable]
            public partial class OldScale
            {
                private readonly float[] scale;
                private readonly float[] scaleGrad;
                private readonly Random random = new Random(3);
                private float[] cache;

                public OldScale(int size)
                {
                    scale = new float[size];
                    scaleGrad = new float[size];
                }

                [DuringCheck(2)]
                public double Factor { get; set; }

                public float[] Forward(float[] x)
                {
                    if (x == null || x.Length != scale.Length)
                        throw new ArgumentException("size");
                    cache = x;
                    var y = new float[x.Length];
                    for (int i = 0; i < x.Length; i++)
                        y[i] = (float)Factor * scale[i] * x[i];
                    return y;
                }

                public float[] Backward(float[] dy)
                {
                    var dx = new float[dy.Length];
                    for (int i = 0; i < dy.Length; i++)
                    {
                        scaleGrad[i] += (float)Factor * dy[i] * cache[i];
                        dx[i] = (float)Factor * dy[i] * scale[i];
                    }
                    return dx;
                }
            }
        }
        """;
}
