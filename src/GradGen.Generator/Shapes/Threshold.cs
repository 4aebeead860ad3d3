using GradGen.Generator.Model;
using GradGen.Samples;

namespace GradGen.Generator.Shapes;

/// <summary>A number that values are compared with: known, or as it is read in the layer.</summary>
internal readonly record struct Threshold(double? Number, Expression Code)
{
    // Stands for infinity.
    private const double Largest = 1e6;

    internal static Threshold Of(double number) => new(number, new Expression.Constant(number));

    /// <summary>Whether values on both sides of it are worth looking at.</summary>
    internal bool IsMeant =>
        Number is not { } number
            || (!double.IsNaN(number) && Math.Abs(number) <= Largest && !IsJustOff(Math.Abs(number), 0) && !IsJustOff(Math.Abs(number), 1));

    internal Threshold Plus(Threshold other) => other.Number == 0 ? this : Combine(other, '+', Number + other.Number);

    internal Threshold Minus(Threshold other) => other.Number == 0 ? this : Number == 0 ? other.Negated() : Combine(other, '-', Number - other.Number);

    internal Threshold Times(Threshold other) => Combine(other, '*', Number * other.Number);

    internal Threshold Over(Threshold other) => Combine(other, '/', Number / other.Number);

    internal Threshold Negated() =>
        Number is { } number ? Of(-number) : new Threshold(null, Code is Expression.Negative { Of: var positive } ? positive : new Expression.Negative(Code));

    private static bool IsJustOff(double number, double from) => number != from && Math.Abs(number - from) < PointDrawing.Guarding;

    private Threshold Combine(Threshold other, char sign, double? result) =>
        result is { } number ? Of(number) : new Threshold(null, new Expression.Arithmetic(Code, sign, other.Code));
}
