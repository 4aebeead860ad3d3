// State and input come in together, and Backward sees them again.
using GradGen;

[GradCheckable]
public sealed partial class Transition(int size)
{
    private readonly double[,] _w = new double[size, size], _wGradient = new double[size, size];

    public double[] Forward((double[] State, double[] Drive) given)
    {
        var y = new double[size];
        for (int i = 0; i < size; i++)
        {
            y[i] = given.Drive[i];
            for (int j = 0; j < size; j++) y[i] += _w[i, j] * given.State[j];
        }

        return y;
    }

    public (double[], double[]) Backward((double[] State, double[] Drive) given, double[] dy)
    {
        var state = new double[size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                _wGradient[i, j] += dy[i] * given.State[j]; // WRONG _w: _wGradient[i, j] += dy[i] * given.Drive[j];
                state[j] += dy[i] * _w[i, j];
            }
        }

        return (state, (double[])dy.Clone());
    }
}
