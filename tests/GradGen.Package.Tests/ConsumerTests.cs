using Xunit;

namespace GradGen.Package.Tests;

/// <summary>What a user does first: a library with a layer, beside it a test project without a line of code.</summary>
public sealed class ConsumerTests(PackedPackage package) : IClassFixture<PackedPackage>
{
    private const string Layer = """
        using GradGen;

        namespace Demo;

        [GradCheckable]
        public sealed partial class Dense(int inputs, int outputs)
        {
            private readonly double[,] _weights = new double[outputs, inputs];
            private readonly double[] _biases = new double[outputs];
            private readonly double[,] _weightGradients = new double[outputs, inputs];
            private readonly double[] _biasGradients = new double[outputs];
            private double[] _x = [];

            public double[] Forward(double[] x)
            {
                _x = x;
                var y = new double[outputs];
                for (var i = 0; i < outputs; i++)
                {
                    y[i] = _biases[i];
                    for (var j = 0; j < inputs; j++)
                        y[i] += _weights[i, j] * x[j];
                }

                return y;
            }

            public double[] Backward(double[] dy)
            {
                var dx = new double[inputs];
                for (var i = 0; i < outputs; i++)
                {
                    _biasGradients[i] += dy[i];
                    for (var j = 0; j < inputs; j++)
                    {
                        _weightGradients[i, j] += dy[i] * _x[j];
                        dx[j] += dy[i] * _weights[i, j];
                    }
                }

                return dx;
            }
        }
        """;

    [Fact]
    public void A_layer_gets_tests_that_pass_and_a_flipped_sign_fails_the_right_one()
    {
        var folder = package.NewFolder("dense");
        WriteProjects(folder);
        File.WriteAllText(Path.Combine(folder, "Layers", "Dense.cs"), Layer);

        var right = Command.Dotnet(Path.Combine(folder, "Layers.Tests"), "test", "--logger", "console;verbosity=normal").Succeeds();
        Assert.Contains("Passed Demo.DenseGradCheckTests.Gradient_of_weights", right.Output);
        Assert.Contains("Passed Demo.DenseGradCheckTests.Gradient_of_biases", right.Output);
        Assert.Contains("Passed Demo.DenseGradCheckTests.Gradient_of_x", right.Output);

        const string Gradient = "_biasGradients[i] += dy[i];";
        Assert.Contains(Gradient, Layer);
        File.WriteAllText(Path.Combine(folder, "Layers", "Dense.cs"), Layer.Replace(Gradient, "_biasGradients[i] += i == 2 ? -dy[i] : dy[i];"));
        var reports = Path.Combine(folder, "reports");
        var wrong = Command.Dotnet(
            Path.Combine(folder, "Layers.Tests"), new Dictionary<string, string> { ["GRADGEN_REPORT"] = reports }, "test", "--logger", "console;verbosity=normal");
        Assert.NotEqual(0, wrong.ExitCode);
        Assert.Contains("Passed Demo.DenseGradCheckTests.Gradient_of_weights", wrong.Output);
        Assert.Contains("Failed Demo.DenseGradCheckTests.Gradient_of_biases", wrong.Output);
        Assert.Contains("Passed Demo.DenseGradCheckTests.Gradient_of_x", wrong.Output);
        Assert.Contains("_biases[2]", wrong.Output);
        Assert.DoesNotContain("_biases[1]", wrong.Output);
        Assert.Equal(["Demo.Dense-1.json", "Demo.Dense-1.md", "Demo.Dense-1.txt"], Directory.GetFiles(reports).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("_biases[2]", File.ReadAllText(Path.Combine(reports, "Demo.Dense-1.txt")));
    }

    [Fact]
    public void A_layer_that_cannot_be_handled_is_told_where_it_is_declared()
    {
        var folder = package.NewFolder("warning");
        WriteProjects(folder);
        File.WriteAllText(Path.Combine(folder, "Layers", "Dense.cs"), Layer.Replace("sealed partial", "sealed"));

        var build = Command.Dotnet(Path.Combine(folder, "Layers"), "build");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("Dense.cs(6,21): error GG0001", build.Output);
        Assert.DoesNotContain("error CS", build.Output);
    }

    private void WriteProjects(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "Layers"));
        Directory.CreateDirectory(Path.Combine(folder, "Layers.Tests"));
        File.WriteAllText(Path.Combine(folder, "Layers", "Layers.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="GradGen" Version="{package.Version}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Layers.Tests", "Layers.Tests.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="GradGen" Version="{package.Version}" />
                <PackageReference Include="xunit.v3" Version="3.2.2" />
                <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="17.14.1" />
                <ProjectReference Include="../Layers/Layers.csproj" />
              </ItemGroup>
            </Project>
            """);
    }
}
