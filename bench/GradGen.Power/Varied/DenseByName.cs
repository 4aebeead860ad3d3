namespace GradGen.Power.Varied;

/// <summary>A fully connected layer whose activation is chosen by name.</summary>
[GradCheckable]
public partial class DenseByName
{
    private readonly int nIn;
    private readonly int nOut;
    private readonly string activation;
    private double[,] W;
    private double[] b;
    private double[,] dW;
    private double[] db;
    private double[] input = [];
    private double[] z = [];

    public DenseByName(int nIn, int nOut, string activation = "linear")
    {
        this.nIn = nIn;
        this.nOut = nOut;
        this.activation = activation;
        W = new double[nOut, nIn];
        b = new double[nOut];
        dW = new double[nOut, nIn];
        db = new double[nOut];
    }

    public double[] Forward(double[] x)
    {
        input = x;
        z = new double[nOut];
        var a = new double[nOut];
        for (int i = 0; i < nOut; i++)
        {
            z[i] = b[i];
            for (int j = 0; j < nIn; j++)
                z[i] += W[i, j] * x[j];
            a[i] = Activate(z[i]);
        }
        return a;
    }

    public double[] Backward(double[] da)
    {
        var dx = new double[nIn];
        for (int i = 0; i < nOut; i++)
        {
            double dz = da[i] * ActivatePrime(z[i]);
            db[i] += dz;
            for (int j = 0; j < nIn; j++)
            {
                dW[i, j] += dz * input[j];
                dx[j] += dz * W[i, j];
            }
        }
        return dx;
    }

    private double Activate(double v)
    {
        if (activation == "linear") return v;
        if (activation == "relu") return v > 0 ? v : 0;
        if (activation == "tanh") return Math.Tanh(v);
        if (activation == "sigmoid") return 1.0 / (1.0 + Math.Exp(-v));
        throw new ArgumentException("unknown activation " + activation);
    }

    private double ActivatePrime(double v)
    {
        if (activation == "relu") return v > 0 ? 1.0 : 0.0;
        if (activation == "tanh") return 1.0 - Math.Tanh(v) * Math.Tanh(v);
        if (activation == "sigmoid")
        {
            double s = 1.0 / (1.0 + Math.Exp(-v));
            return s * (1.0 - s);
        }
        return 1.0;
    }
}
