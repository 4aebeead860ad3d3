// Lists in place of arrays.
using System.Collections.Generic;
using System.Linq;
using GradGen;

[GradCheckable]
public partial class Scale
{
    private readonly List<double> weights;
    private readonly List<double> weightGradients;
    private List<double> inputs = new List<double>();

    public Scale(int count)
    {
        weights = Enumerable.Repeat(1.0, count).ToList();
        weightGradients = Enumerable.Repeat(0.0, count).ToList();
    }

    public List<double> Forward(List<double> x)
    {
        inputs = x;
        var y = new List<double>();
        for (int i = 0; i < weights.Count; i++)
            y.Add(weights[i] * x[i]);
        return y;
    }

    public List<double> Backward(List<double> dy)
    {
        var dx = new List<double>();
        for (int i = 0; i < weights.Count; i++)
        {
            weightGradients[i] += dy[i] * inputs[i]; // WRONG weights: weightGradients[i] += dy[i] * inputs[0];
            dx.Add(dy[i] * weights[i]);
        }
        return dx;
    }
}
