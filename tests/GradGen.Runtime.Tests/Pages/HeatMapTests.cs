using GradGen.Harness;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Pages;

public class HeatMapTests
{
    private const string Map = "Analytic − numeric";

    [Fact]
    public void A_wrong_column_is_a_column_of_the_map()
    {
        var map = MapOf(new Dense<double>(12, 10)
        {
            WrongParameters = static (weights, _) => Change(weights, static (_, j, value) => j == 7 ? 2 * value : value),
        });
        Assert.StartsWith("12 of the 120 components are off, by up to ", map.QuerySelector("figcaption")!.TextContent);
        Assert.EndsWith("All of them are in column 7.", map.QuerySelector("figcaption")!.TextContent);
        var coloured = map.Coloured();
        Assert.Equal(12, coloured.Length);
        Assert.Single(coloured.Select(static run => run.X).Distinct());
        Assert.Equal(12, coloured.Select(static run => run.Y).Distinct().Count());
        // Ten columns beside the margin: the eighth begins after seven of their widths.
        var width = coloured[0].Width;
        Assert.Equal(24 + (7 * width), coloured[0].X, 0.1);
    }

    [Fact]
    public void A_row_that_is_left_out_is_a_row_of_the_map()
    {
        var map = MapOf(new Dense<double>(6, 5) { WrongParameters = static (weights, _) => Change(weights, static (i, _, value) => i == 5 ? 0 : value) });
        Assert.StartsWith("5 of the 30 components are off, by up to ", map.QuerySelector("figcaption")!.TextContent);
        Assert.EndsWith("All of them are in row 5.", map.QuerySelector("figcaption")!.TextContent);
        Assert.Single(map.Coloured().Select(static run => run.Y).Distinct());
    }

    [Fact]
    public void A_map_says_in_numbers_what_its_colours_say()
    {
        var report = GradCheck.Run(new Dense<double>(3, 4) { WrongParameters = static (weights, _) => weights[2, 1] += 3 }, Page.Options);
        var map = Page.Of(report).Section("_weights").Figure(Map);
        Assert.Equal("1 of the 12 components is off, by up to 3 in _weights[2,1].", map.QuerySelector("figcaption")!.TextContent);
        Assert.Equal("3", Assert.Single(map.QuerySelectorAll("text.value")).TextContent);
        Assert.Equal("−3+3", map.QuerySelector(".scale")!.TextContent);
        Assert.Equal(12, map.QuerySelectorAll("rect.hit title").Length);
        var pointed = Assert.Single(map.QuerySelectorAll("rect.hit title"), static title => title.TextContent.EndsWith(", wrong", StringComparison.Ordinal));
        Assert.StartsWith("_weights[2,1]: analytic ", pointed.TextContent);
        Assert.Single(map.QuerySelectorAll("path.plus.s6"), static path => path.ParentElement!.GetAttribute("role") == "img");
        Assert.Empty(map.QuerySelectorAll("svg[role=img] path.minus"));
    }

    [Theory]
    [InlineData(CheckMode.Probe)]
    [InlineData(CheckMode.Full)]
    public void What_agrees_has_no_colour(CheckMode mode)
    {
        var page = Page.Of(GradCheck.Run(new Dense<float>(8, 6), Page.Options with { Mode = mode }));
        var maps = page.QuerySelectorAll("figure.map");
        Assert.Equal(["_weights", "_biases", "x"], maps.Select(static map => map.QuerySelector("h3 code")!.TextContent));
        Assert.All(maps, static map => Assert.Empty(map.Coloured()));
        Assert.All(maps, static map => Assert.StartsWith("None of the ", map.QuerySelector("svg title")!.TextContent));
    }

    [Fact]
    public void Outer_axes_are_slices_with_names()
    {
        var map = Page.Of(GradCheck.Run(new Sliced(), Page.Options)).Section("_kernels").Figure(Map);
        Assert.StartsWith("4 of the 24 components are off, ", map.QuerySelector("figcaption")!.TextContent);
        var labels = map.QuerySelectorAll("svg[role=img] > text:not(.value)").Select(static text => text.TextContent);
        Assert.Equal(["[0,0]", "[0,1]", "[0,2]", "[1,0]", "[1,1]", "[1,2]"], labels);
        // In the last slice: below the others, and right of them.
        Assert.Equal(4, map.Coloured().Length);
        var label = map.QuerySelectorAll("svg[role=img] > text:not(.value)").Last();
        Assert.All(map.Coloured(), run => Assert.True(run.X >= double.Parse(label.GetAttribute("x")!, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(map.Coloured(), run => Assert.True(run.Y >= double.Parse(label.GetAttribute("y")!, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_large_block_is_measured_in_cells_and_the_map_says_so()
    {
        var layer = new Dense<double>(90, 60) { WrongParameters = static (weights, _) => Change(weights, static (i, _, value) => i == 17 ? 0 : value) };
        var map = Page.Of(GradCheck.Run(layer, Page.Options)).Section("_weights").Figure("|Analytic − numeric| in cells");
        var caption = map.QuerySelector("figcaption")!.TextContent;
        Assert.StartsWith("30 of the 2700 cells of 2 components, moved together, forth and back at random, are off, by up to ", caption);
        Assert.Matches(@"in _weights\[17,\d+\] and after\. All of them are in row 17\.$", caption);
        Assert.Empty(map.QuerySelectorAll("svg[role=img] path.minus"));
        Assert.StartsWith("0+", map.QuerySelector(".scale")!.TextContent);
    }

    [Fact]
    public void What_lies_next_to_a_kink_of_a_right_block_is_not_coloured()
    {
        var page = Page.Of(GradCheck.Run(new Chain<float>(new Dense<float>(40, 30), Activation<float>.Relu(30), new Dense<float>(30, 2)), Page.Options));
        Assert.All(page.QuerySelectorAll("figure.map"), static map => Assert.Empty(map.Coloured()));
        var words = page.QuerySelectorAll("figure.map svg > title").Select(static title => title.TextContent);
        Assert.Contains(words, static text => text.EndsWith("in grey, could not be measured well here.", StringComparison.Ordinal));
    }

    private static AngleSharp.Dom.IElement MapOf(Dense<double> layer) => Page.Of(GradCheck.Run(layer, Page.Options)).Section("_weights").Figure(Map);

    private static void Change(double[,] values, Func<int, int, double, double> change)
    {
        for (var i = 0; i < values.GetLength(0); i++)
        {
            for (var j = 0; j < values.GetLength(1); j++)
                values[i, j] = change(i, j, values[i, j]);
        }
    }

    /// <summary>y = θ x with θ of rank 4, whose last slice Backward forgets.</summary>
    private sealed class Sliced : HandLayer<double>
    {
        private readonly double[,,,] _kernels = new double[2, 3, 2, 2];
        private readonly double[,,,] _gradients = new double[2, 3, 2, 2];
        private double[] _x = [];

        public Sliced() => Add("_kernels", _kernels, _gradients);

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[sizes.Known("size", 24)])];

        public override Array?[] Forward(Array[] inputs) => [(_x = (double[])inputs[0]).Zip(_kernels.Cast<double>(), static (x, theta) => x * theta).ToArray()];

        public override Array?[] Backward(Array[] upstream)
        {
            var dy = (double[])upstream[0];
            for (var number = 0; number < 20; number++)
                _gradients[number / 12, number / 4 % 3, number / 2 % 2, number % 2] += _x[number] * dy[number];
            return [dy.Zip(_kernels.Cast<double>(), static (dy, theta) => dy * theta).ToArray()];
        }
    }
}
