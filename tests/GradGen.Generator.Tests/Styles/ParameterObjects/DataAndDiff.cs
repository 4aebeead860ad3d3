// A blob as in Caffe: data and diff.
using GradGen;

public class Blob
{
    public float[] Data;
    public float[] Diff;

    public Blob(int count)
    {
        Data = new float[count];
        Diff = new float[count];
    }
}

[GradCheckable]
public partial class Scale
{
    private readonly Blob gamma;
    private readonly Blob beta;
    private float[] input = new float[0];

    public Scale(int channels)
    {
        gamma = new Blob(channels);
        beta = new Blob(channels);
        for (int i = 0; i < channels; i++) gamma.Data[i] = 1;
    }

    public float[] Forward(float[] bottom)
    {
        input = bottom;
        var top = new float[gamma.Data.Length];
        for (int i = 0; i < gamma.Data.Length; i++)
            top[i] = gamma.Data[i] * bottom[i] + beta.Data[i];
        return top;
    }

    public float[] Backward(float[] topDiff)
    {
        var bottomDiff = new float[input.Length];
        for (int i = 0; i < topDiff.Length; i++)
        {
            gamma.Diff[i] += topDiff[i] * input[i];
            beta.Diff[i] += topDiff[i]; // WRONG beta: beta.Diff[i] += 1;
            bottomDiff[i] = topDiff[i] * gamma.Data[i];
        }
        return bottomDiff;
    }
}
