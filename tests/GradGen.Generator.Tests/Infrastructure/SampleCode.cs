namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>How the generated code makes a layer.</summary>
internal static class SampleCode
{
    private const string Contract = "(global::GradGen.Harness.IHarnessed<double>)";

    /// <summary>The statements for the first sample of the layer <c>Layer</c>, which compile without a warning.</summary>
    internal static string Of(string source)
    {
        var code = GeneratorTest.Run("using System; using System.Collections.Generic; using System.Linq; using GradGen;\n" + source).Source("Layer");
        var from = code.IndexOf("case 0:", StringComparison.Ordinal);
        Assert.True(from >= 0, "There is no sample.");
        var lines = code[from..code.IndexOf("default:", from, StringComparison.Ordinal)].Split('\n').Skip(1).Select(line => line.Trim()).Where(line => line.Length > 0);
        return string.Join("\n", lines).Replace($"return ({Contract}", string.Empty).Replace(").CreateHarness(sizes);", string.Empty).Replace("global::", string.Empty).Replace("GradGen.Harness.", string.Empty);
    }

    /// <summary>The same for a layer that passes its input on, but for what is given.</summary>
    /// <param name="parameters">The parameters of its primary constructor.</param>
    /// <param name="members">Its members beside Forward and Backward.</param>
    /// <param name="factor">What Forward multiplies by, and Backward too.</param>
    /// <param name="types">Types beside it.</param>
    internal static string Of(string parameters, string members, string factor, string types = "") =>
        Of($$"""
            {{types}}
            [GradCheckable] public partial class Layer({{parameters}})
            {
                {{members}}
                public double[] Forward(double[] x) => Array.ConvertAll(x, v => v * {{factor}});
                public double[] Backward(double[] dy) => Array.ConvertAll(dy, v => v * {{factor}});
            }
            """);
}
