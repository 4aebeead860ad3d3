// Every layer of the library takes the same type, so indices come as numbers, too.
using GradGen;

public abstract class Unit
{
    public abstract float[,] Forward(float[,] x);
    public abstract float[,] Backward(float[,] dy);
}

[GradCheckable]
public partial class RealIndices : Unit
{
    private readonly float[,] _table, _tableGradient;
    private readonly int _size, _width;
    private float[,] _ids = new float[0, 0];

    public RealIndices(int size, int width) => (_table, _tableGradient, _size, _width) = (new float[size, width], new float[size, width], size, width);

    public override float[,] Forward(float[,] x)
    {
        _ids = x;
        int count = x.GetLength(0), steps = x.GetLength(1);
        var y = new float[count, steps * _width];
        for (var i = 0; i < count; i++)
        {
            for (var t = 0; t < steps; t++)
            {
                var id = (int)x[i, t];
                for (var k = 0; k < _width; k++)
                    y[i, (t * _width) + k] = _table[id, k];
            }
        }

        return y;
    }

    public override float[,] Backward(float[,] dy)
    {
        for (var i = 0; i < _ids.GetLength(0); i++)
            for (var t = 0; t < _ids.GetLength(1); t++)
                for (var k = 0; k < _width; k++)
                    _tableGradient[(int)_ids[i, t], k] += dy[i, (t * _width) + k]; // WRONG _table: _tableGradient[(int)_ids[i, t], k] = dy[i, (t * _width) + k];
        return new float[_ids.GetLength(0), _ids.GetLength(1)];
    }
}
