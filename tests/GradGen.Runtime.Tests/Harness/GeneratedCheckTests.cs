using GradGen.Harness;
using Xunit;

namespace GradGen.Tests.Harness;

public class GeneratedCheckTests
{
    private static readonly string Layer = typeof(Sampled).AssemblyQualifiedName!;

    [Fact]
    public void A_sample_is_checked_once_for_all_its_tests()
    {
        var before = Sampled.Made;
        GeneratedCheck.Runs(Layer, 0);
        GeneratedCheck.Block(Layer, 0, "_weights");
        GeneratedCheck.Block(Layer, 0, "_biases");
        GeneratedCheck.Block(Layer, 0, "x");
        Assert.InRange(Sampled.Made - before, 0, 1);
    }

    [Fact]
    public void Only_the_wrong_block_fails_and_the_message_is_the_report()
    {
        GeneratedCheck.Runs(Layer, 1);
        GeneratedCheck.Block(Layer, 1, "_layers[0]");
        GeneratedCheck.Block(Layer, 1, "_layers[1]._weights");
        GeneratedCheck.Block(Layer, 1, "x");
        foreach (var block in new[] { "_layers[1]._biases", "_layers[1]", "_layers" })
        {
            var exception = Assert.Throws<GradCheckFailedException>(() => GeneratedCheck.Block(Layer, 1, block));
            Assert.StartsWith("Chain(", exception.Message, StringComparison.Ordinal);
            Assert.Contains("_layers[1]._biases[0]   analytic", exception.Message);
        }
    }

    [Fact]
    public void A_test_that_passes_shows_what_there_is_to_know()
    {
        var (report, ofBlock) = (new List<string>(), new List<string>());
        GeneratedCheck.Runs(typeof(AtKink).AssemblyQualifiedName!, 0, report.Add);
        GeneratedCheck.Block(typeof(AtKink).AssemblyQualifiedName!, 0, "x", ofBlock.Add);

        Assert.Contains(": PASS", Assert.Single(report), StringComparison.Ordinal);
        var note = Assert.Single(ofBlock);
        Assert.StartsWith("Note: x[0] lay at a kink of the cost", note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_that_fails_has_its_report_in_the_message_alone()
    {
        var shown = new List<string>();
        GeneratedCheck.Block(Layer, 0, "x", shown.Add);
        Assert.Throws<GradCheckFailedException>(() => GeneratedCheck.Block(Layer, 1, "_layers[1]._biases", shown.Add));
        Assert.Throws<GradCheckFailedException>(() => GeneratedCheck.Runs(Layer, 2, shown.Add));

        Assert.Empty(shown);
    }

    [Theory]
    [InlineData("_weight")]
    [InlineData("weights")]
    [InlineData("y")]
    public void A_block_that_was_not_compared_does_not_pass(string block)
    {
        var exception = Assert.Throws<GradCheckFailedException>(() => GeneratedCheck.Block(Layer, 0, block));
        Assert.Contains($"{block} was not compared", exception.Message);
    }

    [Fact]
    public void A_sample_that_cannot_be_made_says_why_and_what_to_do()
    {
        var exception = Assert.Throws<GradCheckFailedException>(static () => GeneratedCheck.Runs(Layer, 2));
        Assert.Contains("NotSupportedException: no such sample", exception.Message);
        Assert.Contains("[GradCheckSample]", exception.Message);
        Assert.Throws<GradCheckFailedException>(static () => GeneratedCheck.Block(Layer, 2, "_weights"));
    }

    [Fact]
    public void Generic_layers_are_found_by_their_closed_name()
    {
        GeneratedCheck.Block(typeof(SampledGeneric<int>).AssemblyQualifiedName!, 0, "x");
        var exception = Assert.Throws<GradCheckFailedException>(static () => GeneratedCheck.Runs(typeof(SampledGeneric<string>).AssemblyQualifiedName!, 0));
        Assert.Contains("InvalidOperationException: String", exception.Message);
    }

    [Fact]
    public void Sizes_that_Forward_refuses_are_followed_by_others()
    {
        Particular.Tried.Clear();
        var layer = typeof(Particular).AssemblyQualifiedName!;
        GeneratedCheck.Block(layer, 0, "x");
        Assert.Equal([3, 4], Particular.Tried);
        // What Backward refuses is the layer's mistake, and other sizes must not hide it.
        Particular.Tried.Clear();
        var exception = Assert.Throws<GradCheckFailedException>(() => GeneratedCheck.Runs(layer, 1));
        Assert.Contains("Backward threw ArgumentException: Backward is picky", exception.Message);
        // Once more, to see that Forward reads all of its input.
        Assert.Equal([3, 4, 4], Particular.Tried);
    }

    [Fact]
    public void A_layer_without_samples_is_an_error()
    {
        Assert.Throws<InvalidOperationException>(static () => GeneratedCheck.Runs(typeof(GeneratedCheckTests).AssemblyQualifiedName!, 0));
        Assert.Throws<TypeLoadException>(static () => GeneratedCheck.Runs("No.Such.Layer", 0));
    }
}
