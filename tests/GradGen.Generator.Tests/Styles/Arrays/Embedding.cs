// A table of rows that are looked up by number.
using GradGen;

[GradCheckable]
public partial class Embedding
{
    private readonly float[,] _embeddings, _embeddingsGradient;
    private readonly int _dim;
    private int[] _tokens = [];

    public Embedding(int vocabulary, int dim) => (_embeddings, _embeddingsGradient, _dim) = (new float[vocabulary, dim], new float[vocabulary, dim], dim);

    public float[,] Forward(int[] tokens)
    {
        _tokens = tokens;
        var y = new float[tokens.Length, _dim];
        for (var t = 0; t < tokens.Length; t++)
            for (var d = 0; d < _dim; d++)
                y[t, d] = _embeddings[tokens[t], d];
        return y;
    }

    public void Backward(float[,] dy)
    {
        for (var t = 0; t < _tokens.Length; t++)
            for (var d = 0; d < _dim; d++)
                _embeddingsGradient[_tokens[t], d] += dy[t, d]; // WRONG _embeddings: _embeddingsGradient[_tokens[t], d] += 2 * dy[t, d];
    }
}
