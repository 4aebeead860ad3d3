using Xunit;

namespace GradGen.Tests.Differences;

public class FiniteDifferenceTests
{
    [Fact]
    public void The_articles_example_gives_the_articles_numbers()
    {
        Assert.Equal(3.0001, FiniteDifference.Central(static theta => theta * theta * theta, 1, 0.01), 1e-12);
        Assert.Equal(3.0301, FiniteDifference.Forward(static theta => theta * theta * theta, 1, 0.01), 1e-12);
    }

    [Fact]
    public void Float_divides_by_the_step_that_was_taken()
    {
        // 4 + 1e-6 rounds to 4 + 9.54e-7, 5 % less than the step asked for: a linear function shows it.
        Assert.Equal(2f, FiniteDifference.Forward(static x => 2 * x, 4f, 1e-6f));
        Assert.Equal(2f, FiniteDifference.Central(static x => 2 * x, 4f, 1e-6f));
    }

    [Theory]
    [InlineData(DifferenceScheme.OneSided, 1)]
    [InlineData(DifferenceScheme.TwoSided, 2)]
    public void Halving_the_step_divides_the_error_by_a_power_of_two(DifferenceScheme scheme, int order)
    {
        for (var step = 0.1; step > 1e-3; step /= 2)
            Assert.Equal(order, Math.Log2(Error(step) / Error(step / 2)), 0.1);

        double Error(double step) =>
            Math.Abs(Math.Cos(0.7) - (scheme == DifferenceScheme.TwoSided
                ? FiniteDifference.Central(Math.Sin, 0.7, step)
                : FiniteDifference.Forward(Math.Sin, 0.7, step)));
    }

    [Theory]
    [InlineData(DifferenceScheme.TwoSided, 1e-9, 2e-4)]
    [InlineData(DifferenceScheme.OneSided, 1e-6, 4e-3)]
    public void The_default_step_suits_the_element_type(DifferenceScheme scheme, double doubleError, double floatError)
    {
        double[] x = [-1.2, 0.3, 0, 50];
        var gradient = FiniteDifference.Gradient(static x => x.Sum(Math.Sin), x, scheme);
        for (var i = 0; i < x.Length; i++)
            Assert.Equal(Math.Cos(x[i]), gradient[i], doubleError * Math.Max(1, x[i]));
        var single = FiniteDifference.Gradient(static x => x.Sum(MathF.Sin), [-1.2f, 0.3f, 0], scheme);
        for (var i = 0; i < single.Length; i++)
            Assert.Equal(Math.Cos(x[i]), single[i], floatError);
    }

    [Fact]
    public void The_gradient_takes_the_step_it_is_given()
    {
        Assert.Equal([3.0001, 12.0001], FiniteDifference.Gradient(Cubes, [1, 2], step: 0.01), Near);
        Assert.Equal([3.0301, 12.0601], FiniteDifference.Gradient(Cubes, [1, 2], DifferenceScheme.OneSided, 0.01), Near);

        static double Cubes(double[] x) => x.Sum(static value => value * value * value);
        static bool Near(double a, double b) => Math.Abs(a - b) < 1e-10;
    }

    [Fact]
    public void The_gradient_counts_its_evaluations()
    {
        var calls = 0;
        FiniteDifference.Gradient(Count, new double[5]);
        Assert.Equal(10, calls);
        calls = 0;
        FiniteDifference.Gradient(Count, new double[5], DifferenceScheme.OneSided);
        Assert.Equal(6, calls);

        double Count(double[] x) => calls++ + x[0];
    }

    [Fact]
    public void The_jacobian_has_a_row_per_output()
    {
        var buffer = new double[2];
        var jacobian = FiniteDifference.Jacobian(InOneBuffer, [2, 3, 5]);
        double[,] expected = { { 3, 2, 0 }, { 0, 0, 10 } };
        Assert.Equal(expected.GetLength(0), jacobian.GetLength(0));
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 3; j++)
                Assert.Equal(expected[i, j], jacobian[i, j], 1e-8);
        }

        double[] InOneBuffer(double[] x)
        {
            buffer[0] = x[0] * x[1];
            buffer[1] = x[2] * x[2];
            return buffer;
        }
    }

    [Fact]
    public void The_jacobian_of_float_functions_is_float()
    {
        var jacobian = FiniteDifference.Jacobian(static x => [x[0] + x[1], x[0] - x[1]], [1f, 2f], DifferenceScheme.OneSided);
        Assert.Equal([1f, 1f, 1f, -1f], jacobian.Cast<float>(), static (a, b) => MathF.Abs(a - b) < 1e-3f);
    }

    [Fact]
    public void X_is_restored_even_when_the_function_throws()
    {
        double[] x = [0.1, 0.2, 0.3];
        FiniteDifference.Gradient(static x => x[0] * x[1], x);
        Assert.Equal([0.1, 0.2, 0.3], x);
        var calls = 0;
        Assert.Throws<InvalidTimeZoneException>(() => FiniteDifference.Gradient(_ => calls++ < 3 ? 1 : throw new InvalidTimeZoneException(), x));
        Assert.Equal([0.1, 0.2, 0.3], x);
    }

    [Fact]
    public void Arguments_that_make_no_sense_are_named()
    {
        Assert.Throws<ArgumentNullException>("f", static () => FiniteDifference.Central((Func<double, double>)null!, 1, 1));
        Assert.Throws<ArgumentNullException>("f", static () => FiniteDifference.Gradient((Func<double[], double>)null!, [1]));
        Assert.Throws<ArgumentNullException>("f", static () => FiniteDifference.Jacobian((Func<double[], double[]>)null!, [1]));
        Assert.Throws<ArgumentNullException>("x", static () => FiniteDifference.Gradient(static (double[] x) => x[0], null!));
        Assert.Throws<ArgumentOutOfRangeException>("x", static () => FiniteDifference.Central(Math.Sin, double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>("x", static () => FiniteDifference.Gradient(static x => x[0], [0, double.PositiveInfinity]));
        foreach (var step in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>("step", () => FiniteDifference.Forward(Math.Sin, 1, step));
            Assert.Throws<ArgumentOutOfRangeException>("step", () => FiniteDifference.Gradient(static x => x[0], [1.0], step: step));
        }

        var lost = Assert.Throws<ArgumentOutOfRangeException>("step", static () => FiniteDifference.Central(MathF.Sin, 100, 1e-6f));
        Assert.Contains("lost in rounding", lost.Message);
        var bad = Assert.Throws<ArgumentException>("f", static () => FiniteDifference.Gradient(static x => Math.Sqrt(x[1]), [1, 0]));
        Assert.Contains("x[1]", bad.Message);
        Assert.Throws<ArgumentException>("f", static () => FiniteDifference.Jacobian(static (double[] x) => new double[x[0] > 1 ? 1 : 2], [1]));
    }
}
