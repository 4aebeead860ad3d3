using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.CodeFixes.Tests;

/// <summary>GG0401's fix writes what makes the gradient right.</summary>
public class RepairStatementFixTests
{
    [Theory]
    [InlineData("_weightGradients[i, j] += dy[i];", "_weightGradients[i, j] += dy[i] * _x[j];")]
    [InlineData("_weightGradients[i, j] += dy[i] * _x[i % 1];", "_weightGradients[i, j] += dy[i] * _x[j];")]
    [InlineData("_weightGradients[i, j] -= dy[i] * _x[j];", "_weightGradients[i, j] += dy[i] * _x[j];")]
    [InlineData("_weightGradients[i, j] += 2 * dy[i] * _x[j];", "_weightGradients[i, j] += dy[i] * _x[j];")]
    [InlineData("_weightGradients[i, j] += dy[i] * _biases[i];", "_weightGradients[i, j] += dy[i] * _x[j];")]
    public void A_statement_of_a_dense_layer(string wrong, string right) => FixTest.Fix("GG0401", Dense(wrong), Dense(right));

    [Fact]
    public void A_statement_that_is_missing() => FixTest.Fix("GG0401", WithoutInput(Dense(Weights)), Dense(Weights).Replace(Input, "dx[j] += dy[i] * _weights[i, j];", StringComparison.Ordinal));

    // Behind a statement that has no block around it, so that it gets one.
    [Fact]
    public void A_statement_that_is_missing_in_a_loop_without_a_block() => FixTest.Fix(
        "GG0401",
        WithoutInput(Dense("if (dy.Length > 0)\n                    " + Weights)),
        WithoutInput(Dense("if (dy.Length > 0)\n                    { " + Weights + " dx[j] += dy[i] * _weights[i, j]; }")));

    [Fact]
    public void In_float_the_change_is_one_that_compiles() =>
        FixTest.Fix("GG0401", Dense("_weightGradients[i, j] += dy[i];").Replace("double", "float"), Dense("_weightGradients[i, j] += dy[i] * _x[j];").Replace("double", "float"));

    [Fact]
    public void Two_layers_of_a_file_at_once() => FixTest.FixAll(
        "GG0401",
        Dense("_weightGradients[i, j] += dy[i];") + Dense("_weightGradients[i, j] = -dy[i] * _x[j];").Replace("Dense", "Other").Replace("using GradGen;\n\nnamespace App;", string.Empty),
        Dense("_weightGradients[i, j] += dy[i] * _x[j];") + Dense("_weightGradients[i, j] = dy[i] * _x[j];").Replace("Dense", "Other").Replace("using GradGen;\n\nnamespace App;", string.Empty));

    // The statement is known, what belongs there is not; or two gradients are wrong, and one change is not enough.
    [Theory]
    [InlineData("_weightGradients[i, j] += dy[i] * dy[i] + 1;")]
    [InlineData("_weightGradients[i, j] += dy[i]; _biasGradients[i] += _x[j];")]
    public void None_where_the_layer_would_not_be_right(string wrong) => FixTest.NoFix("GG0401", Dense(wrong));

    private const string Weights = "_weightGradients[i, j] += dy[i] * _x[j];";
    private const string Input = "dx[j] += _weights[i, j] * dy[i];";

    private static string WithoutInput(string source) => source.Replace("\n                " + Input, string.Empty, StringComparison.Ordinal);

    private static string Dense(string statement) => LayerSources.Dense.Replace("_weightGradients[i, j] += dy[i] * _x[j];", statement, StringComparison.Ordinal);
}
