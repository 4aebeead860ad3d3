// An embedding of tokens.
// ADOPT [assembly: GradCheckable(typeof(Vendor.Embedding))]
namespace Vendor
{
    public class Embedding
    {
        public readonly float[,] Weights, WeightsGradient;
        private int[] _tokens;
        public Embedding(int words, int width) { Weights = new float[words, width]; WeightsGradient = new float[words, width]; }
        public float[,] Forward(int[] tokens)
        {
            _tokens = tokens; var y = new float[tokens.Length, Weights.GetLength(1)];
            for (int n = 0; n < tokens.Length; n++) for (int j = 0; j < y.GetLength(1); j++) y[n, j] = Weights[tokens[n], j];
            return y;
        }
        public void Backward(float[,] dy)
        {
            for (int n = 0; n < _tokens.Length; n++) for (int j = 0; j < dy.GetLength(1); j++)
            {
                WeightsGradient[_tokens[n], j] += dy[n, j]; // WRONG Weights: WeightsGradient[_tokens[n], j] = 2 * dy[n, j];
            }
        }
    }
}
