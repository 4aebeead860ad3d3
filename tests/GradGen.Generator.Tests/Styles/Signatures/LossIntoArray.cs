// A loss without fields, both of whose arrays come in again, before the one that is filled.
using GradGen;

[GradCheckable]
public sealed partial class SquaredError
{
    public double Forward(double[] prediction, double[] label)
    {
        var sum = 0.0;
        for (int i = 0; i < prediction.Length; i++) sum += (prediction[i] - label[i]) * (prediction[i] - label[i]);
        return sum;
    }

    public void Backward(double[] outputs, double[] wanted, double[] into)
    {
        for (int i = 0; i < into.Length; i++)
            into[i] = 2 * (outputs[i] - wanted[i]); // WRONG prediction: into[i] = outputs[i] - wanted[i];
    }
}
