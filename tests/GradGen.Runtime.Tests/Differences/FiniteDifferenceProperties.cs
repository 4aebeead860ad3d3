using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace GradGen.Tests.Differences;

public class FiniteDifferenceProperties
{
    private static readonly Gen<double> Coefficients = Gen.Choose(-1000, 1000).Select(static value => value / 100.0);

    [Fact]
    public void Two_sided_is_exact_on_quadratics_whatever_the_step()
    {
        var cases = Coefficients.Four().Zip(Gen.Choose(1, 1000).Select(static value => value / 100.0));
        Repeatable.Check(Prop.ForAll(Arb.From(cases), static drawn =>
        {
            var ((a, b, c, x), step) = drawn;
            var slope = FiniteDifference.Central(x => (a * x * x) + (b * x) + c, x, step);
            return Math.Abs(slope - ((2 * a * x) + b)) <= 1e-11 * (1000 + (a * x * x)) / Math.Min(step, 1);
        }));
    }

    [Fact]
    public void One_sided_is_off_by_half_the_second_derivative_times_the_step()
    {
        var cases = Coefficients.Three().Zip(Gen.Choose(1, 1000).Select(static value => value / 100.0));
        Repeatable.Check(Prop.ForAll(Arb.From(cases), static drawn =>
        {
            var ((a, b, x), step) = drawn;
            var slope = FiniteDifference.Forward(x => (a * x * x) + (b * x), x, step);
            return Math.Abs(slope - ((2 * a * x) + b) - (a * step)) <= 1e-11 * (1000 + (a * x * x)) / Math.Min(step, 1);
        }));
    }

    [Fact]
    public void The_gradient_is_the_row_of_the_jacobian()
    {
        Repeatable.Check(Prop.ForAll(Arb.From(Coefficients.NonEmptyListOf()), static drawn =>
        {
            var x = drawn.ToArray();
            var gradient = FiniteDifference.Gradient(Cost, x);
            return gradient.SequenceEqual(FiniteDifference.Jacobian(static x => [Cost(x)], x).Cast<double>());
        }));

        static double Cost(double[] x) => x.Select(static (value, index) => Math.Sin(value + index)).Sum();
    }
}
