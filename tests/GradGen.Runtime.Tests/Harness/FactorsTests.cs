using GradGen.Harness;
using Xunit;

namespace GradGen.Tests.Harness;

public class FactorsTests
{
    [Theory]
    [InlineData(24, 3, new[] { 2, 3, 4 })]
    [InlineData(12, 3, new[] { 2, 2, 3 })]
    [InlineData(12, 2, new[] { 3, 4 })]
    [InlineData(7, 3, new[] { 1, 1, 7 })]
    [InlineData(27, 3, new[] { 3, 3, 3 })]
    [InlineData(5, 1, new[] { 5 })]
    [InlineData(1, 2, new[] { 1, 1 })]
    public void A_product_is_split_into_factors_as_alike_as_they_can_be(int product, int count, int[] expected) =>
        Assert.Equal(expected, Enumerable.Range(0, count).Select(index => Factors.Of(product, count, index)));

    [Theory]
    [InlineData(24, 3, true)]
    [InlineData(6, 2, true)]
    [InlineData(12, 3, false)]
    [InlineData(10, 3, false)]
    [InlineData(7, 2, false)]
    public void Those_that_differ_and_are_more_than_one(int product, int count, bool expected) => Assert.Equal(expected, Factors.Differ(product, count));
}
