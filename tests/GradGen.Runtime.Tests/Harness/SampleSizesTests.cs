using GradGen.Harness;
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
}
