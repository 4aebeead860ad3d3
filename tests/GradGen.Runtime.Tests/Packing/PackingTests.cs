using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Packing;

public class PackingTests
{
    [Fact]
    public void Theta_and_its_gradient_have_the_same_order()
    {
        var layer = new Dense<double>(2, 3);
        var theta = Enumerable.Range(1, 9).Select(static value => (double)value).ToArray();
        layer.UnpackParameters(theta);
        Assert.Equal(6, layer.Weights[1, 2]);
        Assert.Equal(9, layer.Biases[2]);
        Assert.Equal(theta, layer.PackParameters());
        layer.WrongParameters = static (weights, biases) => (weights[1, 2], biases[2]) = (6, 9);
        layer.Forward([new double[1, 2]]);
        layer.Backward([new double[1, 3]]);
        Assert.Equal([0, 0, 0, 0, 0, 6, 0, 0, 9], layer.PackGradients());
        layer.ClearGradients();
        Assert.Equal(new double[9], layer.PackGradients());
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        var layer = new Dense<float>(2, 3);
        Assert.Throws<ArgumentException>(() => layer.PackParameters(new float[8]));
        Assert.Throws<ArgumentException>(() => layer.UnpackParameters(new float[10]));
        Assert.Throws<ArgumentException>(() => ((IGradCheckable<float>)layer).UnpackParameters(new float[3], 7));
        Assert.Throws<ArgumentException>(() => ((IGradCheckable<float>)layer).UnpackParameters(new float[3], -1));
    }

    [Fact]
    public void A_gradient_of_another_shape_is_refused_by_name()
    {
        var exception = Assert.Throws<InvalidOperationException>(static () =>
            new ThetaWriter<double>(new double[6], 6, "the layer").WriteGradient("_weightGradients", new double[3, 2], "_weights", new double[2, 3]));
        Assert.Equal("_weightGradients is 3×2, but _weights is 2×3: a gradient has its parameter's shape.", exception.Message);
    }

    [Fact]
    public void A_gradient_in_rows_fits_a_flat_parameter_with_as_many_values()
    {
        var dTheta = new double[4];
        new ThetaWriter<double>(dTheta, 4, "the layer").WriteGradient("_dw", new[] { new double[] { 1, 2 }, new double[] { 3, 4 } }, "_w", new double[4]);
        Assert.Equal([1, 2, 3, 4], dTheta);
        new ThetaWriter<double>(dTheta, 4, "the layer").WriteGradient("_dw", new double[] { 5, 6, 7, 8 }, "_w", new double[2, 2]);
        Assert.Equal([5, 6, 7, 8], dTheta);

        Assert.Throws<InvalidOperationException>(() => new ThetaWriter<double>(dTheta, 4, "the layer").WriteGradient("_dw", new[] { new double[2], new double[1] }, "_w", new double[4]));
    }

    [Fact]
    public void Components_are_named_as_they_are_written_in_code()
    {
        var layout = new Chain<double>(new Dense<double>(2, 3), new Dense<double>(3, 1)).GetParameterLayout();
        Assert.Equal("_layers[0]._weights[1,2]", layout.NameAt(5));
        Assert.Equal("_layers[1]._biases[0]", layout.NameAt(12));
        Assert.Throws<ArgumentOutOfRangeException>(() => layout.NameAt(13));
        Assert.Equal("[1][0]", BlockShape.Of(new[] { new double[2], new double[1] }).IndexAt(2));
        Assert.Equal("ragged 2 + 1", BlockShape.Of(new[] { new double[2], new double[1] }).ToString());
        Assert.Equal("2×3", BlockShape.Of(new[] { new double[3], new double[3] }).ToString());
    }
}
