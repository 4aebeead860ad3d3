using System.IO.Compression;
using Xunit;

namespace GradGen.Package.Tests;

/// <summary>Projects as they are found: old and new, strict and lax, several libraries and one test project.</summary>
public sealed class ConsumerTests(PackedPackage package)
{
    /// <summary>No newer C# than 7.3, which is what netstandard2.0 comes with; the layer is internal.</summary>
    private const string Old = """
        using GradGen;

        namespace Old
        {
            [GradCheckable]
            internal partial class Scale
            {
                private readonly float[] scale;
                private readonly float[] scaleGradients;
                private float[] last;

                public Scale(int width)
                {
                    scale = new float[width];
                    scaleGradients = new float[width];
                }

                public float[] Forward(float[] x)
                {
                    last = x;
                    var y = new float[scale.Length];
                    for (int i = 0; i < y.Length; i++) y[i] = scale[i] * x[i];
                    return y;
                }

                public float[] Backward(float[] dy)
                {
                    var dx = new float[scale.Length];
                    for (int i = 0; i < dx.Length; i++)
                    {
                        scaleGradients[i] += dy[i] * last[i];
                        dx[i] = dy[i] * scale[i];
                    }
                    return dx;
                }
            }
        }
        """;

    [Fact]
    public void A_failing_test_names_the_statement_that_the_compiler_warned_about()
    {
        var wrong = Old.Replace("dy[i] * last[i]", "dy[i] * last[last.Length - 1 - i]", StringComparison.Ordinal);
        var line = wrong.Split('\n').TakeWhile(static text => !text.Contains("last.Length - 1", StringComparison.Ordinal)).Count() + 1;
        var folder = package.NewFolder("statements");
        Write(folder, "Old/Old.csproj", Project("netstandard2.0"));
        Write(folder, "Old/Scale.cs", wrong);
        Write(folder, "Tests/Tests.csproj", FirstPage.ProjectOf("xUnit v3")
            .Replace($"\"GradGen\" Version=\"{Repository.Version}\"", $"\"GradGen\" Version=\"{package.Version}\"", StringComparison.Ordinal)
            .Replace("../Layers/Layers.csproj", "../Old/Old.csproj", StringComparison.Ordinal));
        Write(folder, "Tests/Scale.cs", wrong.Replace("namespace Old", "namespace New", StringComparison.Ordinal));

        Assert.NotEqual(0, package.Dotnet(folder, "test", "Tests", "--logger", "trx").ExitCode);
        Assert.Collection(
            TestResult.Read(folder).Where(static result => result.Outcome == "Failed"),
            result => Names(result, "Tests"),
            result => Names(result, "Old"));

        // Without the exact gradient nothing is known, and what is left of the build before is not believed.
        Assert.NotEqual(0, package.Dotnet(folder, "test", "Tests", "--logger", "trx", "-p:GradGenExact=false").ExitCode);
        Assert.All(TestResult.Read(folder), static result => Assert.DoesNotContain(".cs:line", result.Message, StringComparison.Ordinal));

        void Names(TestResult result, string project) => Assert.Matches(
            $@"Note:\s+GG0401\s+in\s+\S.*{project}[\\/]Scale.cs:line\s+{line}:\s+The\s+gradient\s+of\s+scale\s+is\s+wrong:\s", result.Message.Replace('\n', ' '));
    }

    [Fact]
    public void Three_libraries_of_different_kinds_have_their_tests_in_one_project()
    {
        var folder = package.NewFolder("libraries");
        Write(folder, "Old/Old.csproj", Project("netstandard2.0"));
        Write(folder, "Old/Scale.cs", Old);
        Write(folder, "Strict/Strict.csproj", Project("net8.0", "<LangVersion>9</LangVersion><Nullable>disable</Nullable><TreatWarningsAsErrors>true</TreatWarningsAsErrors><GenerateDocumentationFile>true</GenerateDocumentationFile>"));
        Write(folder, "Strict/Scale.cs", Old.Replace("namespace Old", "namespace Strict", StringComparison.Ordinal));
        Write(folder, "New/New.csproj", Project("net10.0", "<Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings><TreatWarningsAsErrors>true</TreatWarningsAsErrors>"));
        Write(folder, "New/Dense.cs", FirstPage.FileOf("Layers/Dense.cs"));
        Write(folder, "All Tests/Tests.csproj", FirstPage.ProjectOf("xUnit v3")
            .Replace($"\"GradGen\" Version=\"{Repository.Version}\"", $"\"GradGen\" Version=\"{package.Version}\"", StringComparison.Ordinal)
            .Replace("<ProjectReference Include=\"../Layers/Layers.csproj\" />", "<ProjectReference Include=\"../Old/Old.csproj;../Strict/Strict.csproj;../New/New.csproj\" />", StringComparison.Ordinal)
            .Replace("<OutputType>", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><OutputType>", StringComparison.Ordinal));
        Write(folder, "All.slnx", """
            <Solution>
              <Project Path="Old/Old.csproj" />
              <Project Path="Strict/Strict.csproj" />
              <Project Path="New/New.csproj" />
              <Project Path="All Tests/Tests.csproj" />
            </Solution>
            """);

        package.Dotnet(folder, "test", "All.slnx", "--logger", "trx", "--filter", "Category=GradCheck").Succeeds();

        // That the tests ran on the very files of the package, and not on some that were restored before.
        using (var archive = ZipFile.OpenRead(package.File))
        using (var packed = new MemoryStream())
        {
            archive.GetEntry("lib/net10.0/GradGen.Runtime.dll")!.Open().CopyTo(packed);
            Assert.Equal(packed.ToArray(), File.ReadAllBytes(Path.Combine(folder, "All Tests", "bin", "Debug", "net10.0", "GradGen.Runtime.dll")));
        }

        Assert.Equal([package.Version], Directory.GetDirectories(Path.Combine(package.Restored, "gradgen")).Select(Path.GetFileName));
        var results = TestResult.Read(folder);
        Assert.All(results, static result => Assert.Equal("Passed", result.Outcome));
        Assert.Equal(
            [
                "DenseGradCheckTests.Forward_and_Backward_run", "DenseGradCheckTests.Gradient_of_biases", "DenseGradCheckTests.Gradient_of_weights", "DenseGradCheckTests.Gradient_of_x",
                "Old.ScaleGradCheckTests.Forward_and_Backward_run", "Old.ScaleGradCheckTests.Gradient_of_scale", "Old.ScaleGradCheckTests.Gradient_of_x",
                "Strict.ScaleGradCheckTests.Forward_and_Backward_run", "Strict.ScaleGradCheckTests.Gradient_of_scale", "Strict.ScaleGradCheckTests.Gradient_of_x",
            ],
            results.Select(static result => result.Name));
    }

    /// <summary>A test project of each framework, one of them for .NET 8, beside a build that ships and a project that wants no tests.</summary>
    [Fact]
    public void Each_framework_shows_what_is_not_checked_as_skipped()
    {
        var folder = package.NewFolder("skipped");
        Write(folder, "Shipped/Shipped.csproj", Project("netstandard2.0", "<GradGenHarness>false</GradGenHarness>"));
        Write(folder, "Shipped/Scale.cs", Old.Replace("namespace Old", "namespace Shipped", StringComparison.Ordinal));
        Write(folder, "Layers/Layers.csproj", Project("net8.0", "<LangVersion>12</LangVersion><Nullable>enable</Nullable>"));
        Write(folder, "Layers/Dense.cs", FirstPage.FileOf("Layers/Dense.cs"));
        Write(folder, "Layers/Others.cs", """
            using GradGen;
            [GradCheckable] public partial class Unfinished { public double[] Forward(double[] x) => x; }
            [GradCheckable, GradCheckIgnore("the network is checked")] public partial class Slow { }
            """);
        string[] frameworks = [.. FirstPage.Frameworks];
        foreach (var framework in frameworks)
            Write(folder, $"{framework}/Tests.{framework.Replace(' ', '.')}.csproj", TestProject(framework));
        Write(folder, "NUnit 4/Parallel.cs", "[assembly: NUnit.Framework.Parallelizable(NUnit.Framework.ParallelScope.All)]");
        Write(folder, "MSTest 3/Parallel.cs", "[assembly: Microsoft.VisualStudio.TestTools.UnitTesting.Parallelize(Scope = Microsoft.VisualStudio.TestTools.UnitTesting.ExecutionScope.MethodLevel)]");
        Write(folder, "None/Tests.None.csproj", TestProject("NUnit 4").Replace("<PropertyGroup>", "<PropertyGroup><GradGenTests>none</GradGenTests>", StringComparison.Ordinal));
        Write(folder, "None/Own.cs", "public class Own { [NUnit.Framework.Test] public void Passes() { } }");
        Write(folder, "All.slnx", $"""
            <Solution>
            {string.Concat(Directory.GetFiles(folder, "*.csproj", SearchOption.AllDirectories).Select(file => $"  <Project Path=\"{Path.GetRelativePath(folder, file)}\" />\n"))}</Solution>
            """);

        package.Dotnet(folder, "test", "All.slnx", "--logger", "trx").Succeeds();

        Assert.Equal(["Own.Passes"], TestResult.Read(Path.Combine(folder, "None")).Select(static result => result.Name));
        foreach (var framework in frameworks)
        {
            var results = TestResult.Read(Path.Combine(folder, framework));
            Assert.Equal(4, results.Count(static result => result.Outcome == "Passed" && result.Name.StartsWith("DenseGradCheckTests.", StringComparison.Ordinal)));
            Assert.Equal(
                [
                    "Shipped.ScaleGradCheckTests.Forward_and_Backward_run: GradGenHarness is false: only the packing is in this build",
                    "SlowGradCheckTests.Forward_and_Backward_run: [GradCheckIgnore]: the network is checked",
                    "UnfinishedGradCheckTests.Forward_and_Backward_run: GG0003: Unfinished has no Backward method: its gradients cannot be checked",
                ],
                results.Where(static result => result.Outcome != "Passed").Select(static result => $"{result.Name}: {(result.Message.Length > 0 ? result.Message : result.Output).Trim()}"));
            Assert.All(results, static result => Assert.True(result.Outcome is "Passed" or "NotExecuted", result.Outcome));
        }
    }

    [Fact]
    public void A_library_that_knows_nothing_of_GradGen_is_checked_by_a_line_in_the_test_project()
    {
        var folder = package.NewFolder("adopted");
        Write(folder, "Vendor/Vendor.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>netstandard2.0</TargetFramework></PropertyGroup></Project>");
        Write(folder, "Vendor/Scale.cs", Old.Replace("using GradGen;", string.Empty, StringComparison.Ordinal).Replace("[GradCheckable]", string.Empty, StringComparison.Ordinal)
            .Replace("internal partial class", "public class", StringComparison.Ordinal).Replace("private readonly float[]", "public readonly float[]", StringComparison.Ordinal)
            .Replace("scaleGradients[i] += dy[i] * last[i];", "scaleGradients[i] += dy[i];", StringComparison.Ordinal));
        Write(folder, "Tests/Tests.csproj", FirstPage.ProjectOf("xUnit v3")
            .Replace($"\"GradGen\" Version=\"{Repository.Version}\"", $"\"GradGen\" Version=\"{package.Version}\"", StringComparison.Ordinal)
            .Replace("../Layers/Layers.csproj", "../Vendor/Vendor.csproj", StringComparison.Ordinal)
            .Replace("<OutputType>", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><OutputType>", StringComparison.Ordinal));
        Write(folder, "Tests/Adopted.cs", "[assembly: GradGen.GradCheckable(typeof(Old.Scale))]");

        Command.Dotnet(folder, "test", "Tests", "--logger", "trx");

        var results = TestResult.Read(folder);
        Assert.Equal(["Old.ScaleGradCheckTests.Forward_and_Backward_run", "Old.ScaleGradCheckTests.Gradient_of_scale", "Old.ScaleGradCheckTests.Gradient_of_x"], results.Select(static result => result.Name));
        var failed = Assert.Single(results, static result => result.Outcome != "Passed");
        Assert.Equal("Old.ScaleGradCheckTests.Gradient_of_scale", failed.Name);
        Assert.Contains("scale[0]", failed.Message);
    }

    [Fact]
    public void A_layer_that_cannot_be_handled_is_told_where_it_is_declared()
    {
        var folder = package.NewFolder("warning");
        Write(folder, "Layers/Layers.csproj", Project("net10.0", "<Nullable>enable</Nullable>"));
        Write(folder, "Layers/Dense.cs", FirstPage.FileOf("Layers/Dense.cs").Replace("sealed partial", "sealed", StringComparison.Ordinal));

        var build = package.Dotnet(Path.Combine(folder, "Layers"), "build");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("Dense.cs(4,21): error GG0001", build.Output);
        Assert.DoesNotContain("error CS", build.Output);
    }

    // One of them for an older .NET, which the one that is there stands in for.
    private string TestProject(string framework) => FirstPage.ProjectOf(framework)
        .Replace($"\"GradGen\" Version=\"{Repository.Version}\"", $"\"GradGen\" Version=\"{package.Version}\"", StringComparison.Ordinal)
        .Replace("Include=\"../Layers/Layers.csproj\"", "Include=\"../Layers/Layers.csproj;../Shipped/Shipped.csproj\"", StringComparison.Ordinal)
        .Replace("<TargetFramework>net10.0<", framework == "MSTest 3" ? "<RollForward>Major</RollForward><TargetFramework>net8.0<" : "<TargetFramework>net10.0<", StringComparison.Ordinal);

    private string Project(string framework, string properties = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>{framework}</TargetFramework>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="GradGen" Version="{package.Version}" />
          </ItemGroup>
        </Project>
        """;

    private static void Write(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
