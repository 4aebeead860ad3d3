namespace GradGen.Tool.Tests;

/// <summary>Projects that cannot be built here, and what is still checked of them.</summary>
public sealed class UnbuiltProjectTests
{
    // As the MSBuild of .NET Framework has them: packages beside the project, and its sources listed.
    private const string Classic = """
        <Project ToolsVersion="14.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
          <PropertyGroup><OutputType>Library</OutputType><AssemblyName>Classic</AssemblyName><TargetFrameworkVersion>v4.5.2</TargetFrameworkVersion></PropertyGroup>
          <ItemGroup>
            <Reference Include="MathNet.Numerics"><HintPath>..\packages\MathNet.Numerics.4.15.0\lib\net40\MathNet.Numerics.dll</HintPath></Reference>
            <ProjectReference Include="..\Sizes\Sizes.csproj" />
          </ItemGroup>
          <ItemGroup><Compile Include="Layers\Scale.cs" /></ItemGroup>
          <Import Project="$(MSBuildToolsPath)\Microsoft.CSharp.targets" />
        </Project>
        """;

    private const string Scale = """
        using MathNet.Numerics.LinearAlgebra;

        public class Scale
        {
            private Matrix<double> _x;
            public Matrix<double> Forward(Matrix<double> x) { _x = x; return x.PointwiseMultiply(x) * Sizes.Two; }
            public Matrix<double> Backward(Matrix<double> dy) => dy.PointwiseMultiply(_x) * 4;
        }
        """;

    [Fact]
    public async Task One_for_NET_Framework_has_its_packages_its_own_sources_and_what_it_references()
    {
        using var folder = new TestFolder()
            .With("All.sln", ProjectKindsTests.Solution("Sizes", "Classic"))
            .With("Sizes/Sizes.csproj", TestFolder.Project("netstandard2.0"))
            .With("Sizes/Sizes.cs", "public static class Sizes { public const double Two = 2; }")
            .With("Classic/Classic.csproj", Classic)
            .With("Classic/packages.config", """<packages><package id="MathNet.Numerics" version="4.15.0" targetFramework="net452" /></packages>""")
            .With("Classic/Layers/Scale.cs", Scale)
            .With("Classic/Old/Scale.cs", Scale.Replace("* 4", "* 5", StringComparison.Ordinal));

        var run = (await Gradgen.CheckAsync(folder)).Ends(0);

        Assert.Contains("right    Scale  Classic/Layers/Scale.cs(3)", run.Lines);
        Assert.DoesNotContain("CS0246", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_solution_of_projects_that_are_elsewhere()
    {
        using var folder = new TestFolder()
            .With("Old.sln", ProjectKindsTests.Solution("Gone"))
            .With("Layers/Layers.csproj", TestFolder.Project("net10.0"))
            .With("Layers/Scale.cs", Layers.Scale);

        var run = (await Gradgen.CheckAsync(folder)).Ends(0);

        Assert.Equal("right    Scale  Layers/Scale.cs(1)", run.Lines[0]);
    }

    [Fact]
    public async Task A_warning_that_the_project_counts_as_an_error()
    {
        using var folder = new TestFolder()
            .With("Layers.csproj", TestFolder.Project("net10.0", "<PropertyGroup><WarningsAsErrors>CS0169;NU1605</WarningsAsErrors></PropertyGroup>"))
            .With("Scale.cs", Layers.Scale.Replace("class Scale", "class Other { private int _unused; } public sealed class Scale", StringComparison.Ordinal));

        Assert.Contains("1 right.", (await Gradgen.CheckAsync(folder)).Ends(0).Lines);
    }

    [Fact]
    public async Task What_stopped_a_class_is_what_does_not_compile_in_its_passes()
    {
        using var folder = TestFolder.Library(("Layer.cs", """
            public class Layer
            {
                public double[] Output = new double[0], DInputs = new double[0];
                public void Forward(double[] inputs) { Output = Missing.Copy(inputs); }
                public void Backward(double[] dValues) { DInputs = Missing.Copy(dValues); }
            }
            """));

        var run = (await Gradgen.CheckAsync(folder, "--why-not")).Ends(2);

        Assert.Contains("not reached  Layer  Layer.cs(1): It does not compile here: CS0103: The name 'Missing' does not exist in the current context", run.Lines);
    }
}
