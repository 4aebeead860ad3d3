using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary>A <c>System.Random</c> with a seed: the numbers that .NET's gives, by Knuth's subtractive method.</summary>
internal class RandomValue : IChangeable
{
    private readonly int[] _seeds = new int[56];
    private int _next;
    private int _nextBehind = 21;

    internal RandomValue(int seed)
    {
        var rest = 161803398 - (seed == int.MinValue ? int.MaxValue : Math.Abs(seed));
        _seeds[55] = rest;
        var last = 1;
        for (int i = 1, place = 0; i < 55; i++)
        {
            place = (place += 21) >= 55 ? place - 55 : place;
            _seeds[place] = last;
            last = rest - last;
            last = last < 0 ? last + int.MaxValue : last;
            rest = _seeds[place];
        }

        for (var round = 1; round < 5; round++)
        {
            for (var i = 1; i < 56; i++)
            {
                var behind = i + 30 >= 55 ? i - 25 : i + 30;
                _seeds[i] = unchecked(_seeds[i] - _seeds[1 + behind]);
                if (_seeds[i] < 0)
                    _seeds[i] += int.MaxValue;
            }
        }
    }

    public Action Remember(Action<object?> meet)
    {
        var (seeds, next, nextBehind) = ((int[])_seeds.Clone(), _next, _nextBehind);
        return () =>
        {
            seeds.CopyTo(_seeds, 0);
            (_next, _nextBehind) = (next, nextBehind);
        };
    }

    internal double NextDouble() => Sample() * (1.0 / int.MaxValue);

    internal int Next() => Sample();

    internal int Next(int limit) => (int)(NextDouble() * limit);

    internal int Next(int from, int to)
    {
        var range = (long)to - from;
        return range <= int.MaxValue ? (int)(NextDouble() * range) + from : (int)((long)(LargeSample() * range) + from);
    }

    internal byte NextByte() => (byte)Sample();

    private double LargeSample()
    {
        var result = Sample();
        result = Sample() % 2 == 0 ? -result : result;
        return (result + (double)(int.MaxValue - 1)) / ((2 * (uint)int.MaxValue) - 1);
    }

    private int Sample()
    {
        _next = _next + 1 >= 56 ? 1 : _next + 1;
        _nextBehind = _nextBehind + 1 >= 56 ? 1 : _nextBehind + 1;
        var result = unchecked(_seeds[_next] - _seeds[_nextBehind]);
        result = result == int.MaxValue ? result - 1 : result;
        result = result < 0 ? result + int.MaxValue : result;
        return _seeds[_next] = result;
    }
}
