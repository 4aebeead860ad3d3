using GradGen.Calls;
using GradGen.Numerics;

namespace GradGen.Subjects;

/// <summary>A function of an array and the gradient that is claimed for it, at a given point.</summary>
internal sealed class FunctionSubject<T> : Subject
{
    private readonly Func<T[], T> _function;
    private readonly Func<T[], T[]> _gradient;
    private readonly T[] _point;
    private readonly double[] _outputs = new double[1];
    private readonly SubjectBlock[] _blocks;

    internal FunctionSubject(Func<T[], T> function, Func<T[], T[]> gradient, T[] point, GradCheckOptions options)
        : base(options)
    {
        _function = function;
        _gradient = gradient;
        _point = (T[])point.Clone();
        _blocks = [new SubjectBlock("x", BlockKind.Input, BlockShape.Of(point), 0, true, null)];
    }

    public override string Name => "Function";

    public override string Sizes => $"x {_point.Length}";

    internal override Precision Precision { get; } = Precision.Of<T>();

    internal override IReadOnlyList<SubjectBlock> Blocks => _blocks;

    internal override ReadOnlySpan<double> Outputs => _outputs;

    internal override double Resolution => Math.Abs(_outputs[0]) * Precision.Epsilon / 2;

    internal override double Read(int position) => Precision.ToDouble(_point[position]);

    internal override void Read(Span<double> point)
    {
        for (var i = 0; i < point.Length; i++)
            point[i] = Precision.ToDouble(_point[i]);
    }

    internal override void Write(int start, ReadOnlySpan<double> values)
    {
        for (var i = 0; i < values.Length; i++)
            _point[start + i] = Precision.FromDouble<T>(values[i]);
    }

    // The functions are given copies: what they do to their argument must not move the point.
    internal override double Cost()
    {
        Counter.BeforeForward();
        var argument = (T[])_point.Clone();
        UserCodeException.Guard("The function", () => _outputs[0] = Precision.ToDouble(_function(argument)));
        return _outputs[0];
    }

    internal override double Gradient(Span<double> gradient)
    {
        var cost = Cost();
        Counter.BeforeBackward();
        T[] given = [];
        var argument = (T[])_point.Clone();
        UserCodeException.Guard("The gradient", () =>
        {
            given = _gradient(argument) ?? throw new InvalidOperationException("The gradient is null.");
            if (given.Length != _point.Length)
                throw new InvalidOperationException($"The gradient has {given.Length} values, but x has {_point.Length}.");
        });
        for (var i = 0; i < given.Length; i++)
            gradient[i] = Precision.ToDouble(given[i]);
        return cost;
    }

    internal override bool Draw(int attempt, bool insideUnitInterval) => false;
}
