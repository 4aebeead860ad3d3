namespace GradGen.Power.Varied;

/// <summary>A rectifier that is capped at six.</summary>
[GradCheckable]
public partial class Relu6
{
    private double[] inputs = [];

    public double[] Forward(double[] inputs)
    {
        this.inputs = inputs;
        return inputs.Select(v => Math.Min(Math.Max(v, 0), 6)).ToArray();
    }

    public double[] Backward(double[] grads)
    {
        var result = new double[grads.Length];
        for (int i = 0; i < grads.Length; i++)
        {
            if (inputs[i] > 0 && inputs[i] < 6)
                result[i] = grads[i];
        }
        return result;
    }
}
