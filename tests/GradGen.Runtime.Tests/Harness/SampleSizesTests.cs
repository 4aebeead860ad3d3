using GradGen.Harness;
using GradGen.Tests.Samples;
using Xunit;

namespace GradGen.Tests.Harness;

public class SampleSizesTests
{
    [Fact]
    public void Sizes_are_distinct_and_never_zero_however_many_are_asked_for()
    {
        for (var attempt = 0; attempt < SampleSizes.AttemptCount; attempt++)
        {
            var sizes = new SampleSizes(attempt);
            var made = Enumerable.Range(0, 30).Select(i => sizes.Of($"size {i}x")).ToArray();
            Assert.All(made, static size => Assert.InRange(size, 1, 100));
            Assert.Equal(made.Length, made.Distinct().Count());
        }
    }

    [Fact]
    public void A_name_keeps_its_size_and_a_known_one_wins()
    {
        var sizes = new SampleSizes();
        Assert.Equal(7, sizes.Known("inputs", 7));
        Assert.Equal(7, sizes.Of("inputs"));
        Assert.Equal(sizes.Of("batch"), sizes.Of("batch"));
        Assert.Equal("inputs 7, batch 3", sizes.ToString());
    }

    [Fact]
    public void What_a_layer_was_made_with_is_known_only_of_samples()
    {
        var sizes = new SampleSizes();
        var made = sizes.Of("width");
        Assert.Equal(made, sizes.Made("width"));

        Assert.StartsWith("A [Shape] names width", Assert.Throws<InvalidOperationException>(() => new SampleSizes().Made("width")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_overlap_though_they_are_more_than_one_apart()
    {
        var report = GradCheck.Run(typeof(Pool));

        Assert.True(report.Passed, report.ToString());
        Assert.Equal(["size 3, hop 1, length 7", "size 3, hop 2, length 7"], report.Samples.Select(static sample => sample.Sizes));
    }

    [Fact]
    public void Extents_have_room_for_two_blocks_and_an_entry_left_over_and_the_rest_stays_as_it_is()
    {
        var sizes = new SampleSizes();
        sizes.Blocks(8);

        Assert.Equal([17, 3, 19], new[] { "inputs", "kernel", "outputs" }.Select(sizes.Of));
    }

    [Fact]
    public void Blocks_give_way_to_what_a_layer_asks_for()
    {
        var sizes = new SampleSizes();
        sizes.Blocks(8);
        sizes.AtMost("inputs", 6);

        Assert.Equal(3, sizes.Of("inputs"));
    }

    private sealed class Pool(int size, int hop) : PlannedLayer(
        x => [.. Enumerable.Range(0, ((x.Length - size) / hop) + 1).Select(i => x.Skip(i * hop).Take(size).Sum())],
        (x, dy) => [.. x.Select((_, at) => dy.Where((_, i) => at >= i * hop && at < (i * hop) + size).Sum())])
    {
        private sealed class GradGenSamples : LayerSamples<double>
        {
            public override LayerHarness<double> Create(int sample, SampleSizes sizes)
            {
                sizes.Step("hop", "size");
                sizes.Windows("length", "size");
                return new Pool(sizes.Of("size"), sizes.Of("hop")).CreateHarness(sizes);
            }
        }
    }
}
