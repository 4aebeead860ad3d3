// The caller's arrays are filled.
using GradGen;

[GradCheckable]
public partial class Mix
{
    private double[,] w, dw;
    private double[] last = new double[0];

    public Mix(int n, int m)
    {
        w = new double[m, n];
        dw = new double[m, n];
    }

    public void Forward(double[] input, double[] output)
    {
        last = input;
        for (int i = 0; i < w.GetLength(0); i++)
        {
            output[i] = 0;
            for (int j = 0; j < w.GetLength(1); j++) output[i] += w[i, j] * input[j];
        }
    }

    public void Backward(double[] outputGradient, double[] inputGradient)
    {
        for (int j = 0; j < w.GetLength(1); j++)
        {
            inputGradient[j] = 0;
            for (int i = 0; i < w.GetLength(0); i++)
            {
                dw[i, j] += outputGradient[i] * last[j]; // WRONG w: dw[i, j] += outputGradient[i];
                inputGradient[j] += outputGradient[i] * w[i, j];
            }
        }
    }
}
