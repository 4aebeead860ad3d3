// Properties with private setters, a batch in rows, made in Initialize.
// ADOPT [assembly: GradCheckable(typeof(Vendor.Rows))] static class Samples { [GradCheckFactory] internal static Vendor.Rows Make(int inputs, int outputs) { var made = new Vendor.Rows(); made.Initialize(inputs, outputs); return made; } }
namespace Vendor
{
    public class Rows
    {
        public float[,] Weights { get; private set; }
        public float[] Bias { get; private set; }
        public float[,] WeightsGradient { get; private set; }
        public float[] BiasGradient { get; private set; }
        public float[,] Input { get; private set; }
        public float[,] InputGradient { get; private set; }

        public void Initialize(int inputs, int outputs)
        {
            Weights = new float[inputs, outputs];
            Bias = new float[outputs];
            for (int j = 0; j < inputs; j++) for (int i = 0; i < outputs; i++) Weights[j, i] = 0.3f * (j + 1) - 0.2f * i;
        }

        public float[,] Forward(float[,] x)
        {
            if (x.GetLength(1) != Weights.GetLength(0)) throw new System.ArgumentException();
            Input = x;
            var y = new float[x.GetLength(0), Bias.Length];
            for (int n = 0; n < x.GetLength(0); n++)
                for (int i = 0; i < Bias.Length; i++)
                {
                    y[n, i] = Bias[i];
                    for (int j = 0; j < x.GetLength(1); j++) y[n, i] += x[n, j] * Weights[j, i];
                }
            return y;
        }

        public float[,] Backward(float[,] dy)
        {
            WeightsGradient = new float[Weights.GetLength(0), Weights.GetLength(1)];
            BiasGradient = new float[Bias.Length];
            InputGradient = new float[Input.GetLength(0), Input.GetLength(1)];
            for (int n = 0; n < dy.GetLength(0); n++)
                for (int i = 0; i < Bias.Length; i++)
                {
                    BiasGradient[i] += dy[n, i]; // WRONG Bias: BiasGradient[i] = dy[n, i];
                    for (int j = 0; j < Input.GetLength(1); j++)
                    {
                        WeightsGradient[j, i] += dy[n, i] * Input[n, j]; // WRONG Weights: WeightsGradient[j, i] += dy[n, i] * Input[0, j];
                        InputGradient[n, j] += dy[n, i] * Weights[j, i];
                    }
                }
            return InputGradient;
        }
    }
}
