using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Adopting;

/// <summary>Layers of a library that is seen as metadata only get what a [GradCheckable] layer gets.</summary>
public class AdoptedLayerTests
{
    private const string Adoption = "[assembly: GradCheckable(typeof(Vendor.Dense))]";

    [Theory]
    [InlineData(LibraryKind.Image)]
    [InlineData(LibraryKind.Compilation)]
    public void A_layer_with_fields_passes_without_a_word(LibraryKind kind)
    {
        var project = Vendor.Project(Vendor.Dense, Adoption, kind);

        AnalyzerTest.Silent(project);
        GeneratedTests.Pass(project);
        Assert.Equal(
            ["DenseGradCheckTests.Forward_and_Backward_run", "DenseGradCheckTests.Gradient_of_Biases", "DenseGradCheckTests.Gradient_of_Weights", "DenseGradCheckTests.Gradient_of_x"],
            GeneratedTests.Run(project).Keys);
    }

    [Fact]
    public void A_mistake_in_the_library_is_found_where_it_is() =>
        GeneratedTests.Fail(Vendor.Project(Vendor.Dense.Replace("dy[i] * _x[j]", "dy[i] * _x[(j + 1) % dx.Length]", StringComparison.Ordinal), Adoption), "DenseGradCheckTests.Gradient_of_Weights");

    [Fact]
    public void The_code_of_an_adopted_layer() => Snapshot.Match(GeneratorTest.Run(Vendor.Project(Vendor.Dense, Adoption) with { Framework = TestFramework.XunitV3 }));
}
