namespace GradGen.Power.Varied;

/// <summary>A value times a gate, both linear in the input; with or without biases.</summary>
[GradCheckable]
public partial class GatedUnit
{
    public class Part
    {
        public double[,] Weight;
        public double[,] WeightGrad;
        public double[]? Bias;
        public double[]? BiasGrad;

        public Part(int inputs, int outputs, bool bias)
        {
            Weight = new double[inputs, outputs];
            WeightGrad = new double[inputs, outputs];
            if (bias)
            {
                Bias = new double[outputs];
                BiasGrad = new double[outputs];
            }
        }
    }

    public readonly Part Value;
    public readonly Part Gate;
    private double[,] x = new double[0, 0], v = new double[0, 0], g = new double[0, 0];

    public GatedUnit(int inputs, int outputs, bool bias = true)
    {
        Value = new Part(inputs, outputs, bias);
        Gate = new Part(inputs, outputs, bias);
    }

    public double[,] Forward(double[,] x)
    {
        this.x = x;
        v = Apply(Value, x);
        g = Apply(Gate, x);
        var y = new double[v.GetLength(0), v.GetLength(1)];
        for (int b = 0; b < y.GetLength(0); b++)
            for (int o = 0; o < y.GetLength(1); o++)
            {
                g[b, o] = 1 / (1 + Math.Exp(-g[b, o]));
                y[b, o] = v[b, o] * g[b, o];
            }
        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dv = new double[dy.GetLength(0), dy.GetLength(1)];
        var dg = new double[dy.GetLength(0), dy.GetLength(1)];
        for (int b = 0; b < dy.GetLength(0); b++)
            for (int o = 0; o < dy.GetLength(1); o++)
            {
                dv[b, o] = dy[b, o] * g[b, o];
                dg[b, o] = dy[b, o] * v[b, o] * g[b, o] * (1 - g[b, o]);
            }
        var dx = new double[x.GetLength(0), x.GetLength(1)];
        Backpropagate(Value, dv, dx);
        Backpropagate(Gate, dg, dx);
        return dx;
    }

    private static double[,] Apply(Part part, double[,] x)
    {
        var y = new double[x.GetLength(0), part.Weight.GetLength(1)];
        for (int b = 0; b < y.GetLength(0); b++)
            for (int o = 0; o < y.GetLength(1); o++)
            {
                if (part.Bias != null) y[b, o] = part.Bias[o];
                for (int i = 0; i < x.GetLength(1); i++) y[b, o] += x[b, i] * part.Weight[i, o];
            }
        return y;
    }

    private void Backpropagate(Part part, double[,] dz, double[,] dx)
    {
        for (int b = 0; b < dz.GetLength(0); b++)
            for (int o = 0; o < dz.GetLength(1); o++)
            {
                if (part.BiasGrad != null) part.BiasGrad[o] += dz[b, o];
                for (int i = 0; i < x.GetLength(1); i++)
                {
                    part.WeightGrad[i, o] += x[b, i] * dz[b, o];
                    dx[b, i] += part.Weight[i, o] * dz[b, o];
                }
            }
    }
}
