using GradGen.Calls;
using GradGen.Isolation;
using GradGen.Numerics;
using GradGen.Packing;

namespace GradGen.Subjects;

/// <summary>
/// What Forward carries from call to call and itself brings to rest, as a power iteration does with its vectors. At every point it is
/// brought to rest first and then put back before each Forward, which makes Forward a function of the point.
/// </summary>
/// <remarks>
/// The usual Backward takes the vectors for constants, but Forward makes new ones of the weights before it uses them. The two agree only
/// at rest: there σ = uᵀWv is largest among all u and v, so that it does not change with them to first order. Where outputs do, a
/// derivative depends on what the state is taken for, and nobody but the user knows that.
/// </remarks>
internal sealed class StateAtRest<T>
{
    private const int Stride = 8;
    private const int MostNames = 5;

    // Calls in which the change from one to the next has to halve: what only creeps on, as a rate that falls, never comes to rest.
    private const int Patience = 256;

    // In units of rounding: what is still, and what may be as still as rounding lets it be.
    private const double Still = 2;
    private const double StillEnough = 64;

    private readonly object _layer;
    private readonly LayerRun<T> _run;
    private LayerMemory? _memory;
    private IReadOnlyList<string> _names = [];

    private StateAtRest(object layer, LayerRun<T> run) => (_layer, _run) = (layer, run);

    internal Finding Finding => new(
        FindingKind.StateAtRest,
        Verdict.Pass,
        $"Forward changes {string.Join(", ", _names.Take(MostNames))}{(_names.Count > MostNames ? " and others" : string.Empty)} from call to call. "
        + "At each point the check called it until they stood still, and put them back before every call.");

    /// <summary>The state of a layer whose Forward changes something from call to call; null if that does not come to rest, or matters there.</summary>
    internal static StateAtRest<T>? Find(object layer, LayerRun<T> run)
    {
        var state = new StateAtRest<T>(layer, run);
        run.Calls.Forward();
        var before = new HeldNumbers(layer);
        if (!state.Settle())
            return null;
        state._names = before.ChangedIn(new HeldNumbers(layer));
        return state._names.Count > 0 && state.MakesNoDifference() ? state : null;
    }

    /// <summary>Calls Forward until nothing changes but by rounding.</summary>
    /// <returns>False if it never does.</returns>
    internal bool Settle()
    {
        _memory = null;
        var (least, halved, since) = (double.PositiveInfinity, double.PositiveInfinity, 0);
        var unit = Precision.Of<T>().Epsilon;
        while (least > Still * unit && since < Patience)
        {
            for (var call = 1; call < Stride; call++)
                _run.Calls.Forward();
            var before = new HeldNumbers(_layer);
            _run.Calls.Forward();
            var distance = before.DistanceTo(new HeldNumbers(_layer));
            if (double.IsPositiveInfinity(distance))
                return false;
            least = Math.Min(least, distance);
            since += Stride;
            if (distance < halved / 2)
                (halved, since) = (distance, 0);
        }

        if (!(least <= StillEnough * unit))
            return false;
        _memory = new LayerMemory(_layer);
        return true;
    }

    /// <summary>Puts the state back as it was at rest, and nothing of the point with it.</summary>
    internal void PutBack()
    {
        if (_memory is null)
            return;
        _memory.Restore();
        _run.Parameters.Restore();
        _run.Inputs.Restore();
    }

    // What is of first order changes sign with the displacement, what is of second order does not.
    private bool MakesNoDifference()
    {
        var (step, share) = Precision.Of<T>().IsSingle ? (1e-2, 3e-3) : (1e-4, 1e-5);
        try
        {
            var (ahead, behind) = (OutputsFrom(step), OutputsFrom(-step));
            var most = 2 * step * share * Math.Max(VectorMath.Largest(ahead), VectorMath.Largest(behind));
            return Enumerable.Range(0, ahead.Length).All(i => Math.Abs(ahead[i] - behind[i]) <= most);
        }
        catch (UserCodeException)
        {
            return false;
        }
    }

    private double[] OutputsFrom(double step)
    {
        PutBack();
        var random = SplitMix64.Create(_names.Count, 0);
        var held = new LayerObjects(_layer);
        foreach (var (_, array) in held.Arrays.Where(array => _names.Contains(array.Name)))
        {
            if (array.GetType().GetElementType() == typeof(double))
                Displace<double>(array, step, random);
            else if (array.GetType().GetElementType() == typeof(float))
                Displace<float>(array, step, random);
        }

        foreach (var (_, owner, field, value) in held.Numbers.Where(number => _names.Contains(number.Name)))
        {
            var factor = 1 + (step * random.NextSign());
            field.SetValue(owner, value is float single ? (object)(float)(single * factor) : (double)value * factor);
        }

        var memory = _memory;
        _memory = null;
        try
        {
            _run.Calls.Forward();
        }
        finally
        {
            _memory = memory;
        }

        return (double[])_run.Calls.Outputs.Clone();
    }

    private static void Displace<TValue>(Array array, double step, SplitMix64 random)
    {
        var values = Theta.Flat<TValue>(array);
        var largest = values.Max(static value => Math.Abs(Precision.ToDouble(value)));
        for (var i = 0; i < values.Length; i++)
            values[i] = Precision.FromDouble<TValue>(Precision.ToDouble(values[i]) + (step * largest * random.NextSign() * (0.5 + random.NextDouble())));
        ArrayStorage.CopyIn<TValue>(values, array, 0);
    }
}
