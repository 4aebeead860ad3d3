using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>A right layer, y = w ∘ x, with something added to its Backward, its Forward or its members.</summary>
internal static class FlowLayer
{
    internal static string With(string backward = "", string members = "", string forward = "", string type = "partial class Gain") =>
        // The tensor primitives that tests are compiled against know floats alone.
        backward.Contains("TensorPrimitives", StringComparison.Ordinal) ? Text(backward, members, forward, type).Replace("double", "float") : Text(backward, members, forward, type);

    private static string Text(string backward, string members, string forward, string type) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Numerics;
        using System.Numerics.Tensors;
        using System.Runtime.InteropServices;
        using System.Threading;
        using System.Threading.Tasks;
        using GradGen;

        [GradCheckable]
        public {{type}}
        {
            private double[] _w = new double[3];
            private double[] _dw = new double[3];
            private double[] _b = new double[3];
            private double[] _db = new double[3];
            private double[] _x = new double[3];

            public double[] Forward(double[] x)
            {
                {{forward}}
                _x = x;
                var y = new double[3];
                for (var i = 0; i < 3; i++)
                    y[i] = _w[i] * x[i] + _b[i];
                return y;
            }

            public double[] Backward(double[] dy)
            {
                var dx = new double[3];
                for (var i = 0; i < 3; i++)
                {
                    dx[i] = _w[i] * dy[i];
                    _db[i] += dy[i];
                }

                {{backward}}
                return dx;
            }

            {{members}}
        }
        """;

    internal const string Accumulate = "for (var k = 0; k < 3; k++) _dw[k] += dy[k] * _x[k];";

    internal static void Warns(string id, string source, string message)
    {
        var reported = AnalyzerTest.Check(source, id);
        Assert.NotEmpty(reported);
        Assert.All(reported, diagnostic => Assert.Equal(message, diagnostic.GetMessage()));
    }
}
