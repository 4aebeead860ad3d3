namespace GradGen.Tool.Tests;

/// <summary>What the command says and ends with.</summary>
public sealed class CheckTests
{
    [Fact]
    public async Task Right_layers_have_a_line_each_and_the_end_is_0()
    {
        using var folder = TestFolder.Library(("Scale.cs", Layers.Scale), ("Other.cs", Layers.Named("Other")), ("Plain.cs", "public class Plain { public int Forward(int x) => x; }"));

        var run = (await Gradgen.CheckAsync(folder)).Ends(0);

        Assert.Equal(["right    Other  Other.cs(1)", "right    Scale  Scale.cs(1)", "", "2 right.", ""], run.Lines);
        Assert.Contains("runs the code", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', run.Output + run.Errors);
    }

    [Fact]
    public async Task A_wrong_layer_has_its_report_and_the_statement_to_blame_and_the_end_is_1()
    {
        using var folder = TestFolder.Library(("Scale.cs", Layers.Scale), ("WrongScale.cs", Layers.WrongScale));

        var run = (await Gradgen.CheckAsync(folder, folder.Path)).Ends(1);

        Assert.Equal("right    Scale       Scale.cs(1)", run.Lines[0]);
        Assert.Equal("WRONG    WrongScale  WrongScale.cs(20)  _weights", run.Lines[1]);
        Assert.Contains("WrongScale, double, seed 1: FAIL", run.Lines);
        Assert.Contains("  WrongScale.cs(20): The gradient of _weights is wrong: this has _x[2 - i] where _x[i] belongs", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 right, 1 wrong.", run.Lines);
    }

    [Fact]
    public async Task The_page_has_all_layers_and_marks_the_statement_to_blame()
    {
        using var folder = TestFolder.Library(("Scale.cs", Layers.Scale), ("WrongScale.cs", Layers.WrongScale));
        var page = Path.Combine(folder.Path, "page.html");

        (await Gradgen.CheckAsync(folder, "--html", page)).Ends(1);

        var html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        Assert.Contains("2 reports, 1 passed, 1 did not.", html, StringComparison.Ordinal);
        Assert.Contains("WrongScale.cs, line 20 is to blame", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html.Replace("http://www.w3.org/2000/svg", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_penalty_that_only_its_author_could_name_is_unclear_everywhere()
    {
        using var folder = TestFolder.Library(("Decay.cs", Layers.Named("Decay").Replace("dy[i] * _x[i];", "dy[i] * _x[i] + 0.01 * _weights[i];", StringComparison.Ordinal)));
        var page = Path.Combine(folder.Path, "page.html");

        var run = (await Gradgen.CheckAsync(folder, "--html", page)).Ends(2);

        Assert.Equal("unclear  Decay  Decay.cs(1)  _weights", run.Lines[0]);
        Assert.Contains("Decay, double, seed 1: INCONCLUSIVE", run.Lines);
        Assert.Contains("[Penalty] on the method", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("FAIL", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("FAIL", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_check_ends_with_2()
    {
        using var folder = TestFolder.Library(("Plain.cs", "public class Plain;"));

        var run = (await Gradgen.CheckAsync(folder, "Layers.csproj")).Ends(2);

        Assert.Contains("No class with a Forward and a Backward was found.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_built_is_told_in_the_words_of_the_compiler()
    {
        using var folder = TestFolder.Library(("Scale.cs", Layers.Scale.Replace("var y =", "nothing y =", StringComparison.Ordinal)));

        var run = (await Gradgen.CheckAsync(folder)).Ends(2);

        Assert.Contains($"{Path.Combine(folder.Path, "Scale.cs")}(10,9): error CS0246: The type or namespace name 'nothing' could not be found", run.Output, StringComparison.Ordinal);
        // The rest of it compiles, but Forward cannot be run.
        Assert.Contains("1 not reached.", run.Lines);
    }

    [Fact]
    public async Task A_path_that_is_not_there_ends_with_2()
    {
        using var folder = new TestFolder();

        var run = (await Gradgen.CheckAsync(folder, "nowhere")).Ends(2);

        Assert.Contains("There is no file or folder nowhere.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_that_hangs_and_one_that_ends_the_process_leave_the_others_their_verdicts()
    {
        const string Endless = "while (true) { } var y =";
        const string Deep = "double Down(int n) => n + Down(n + 1) + 1; Down(0); var y =";
        using var folder = TestFolder.Library(
            ("A.cs", Layers.Named("A").Replace("var y =", Deep, StringComparison.Ordinal)),
            ("B.cs", Layers.Named("B").Replace("var y =", Endless, StringComparison.Ordinal)),
            ("C.cs", Layers.Named("C")));

        var run = (await Gradgen.CheckAsync(folder, "--timeout", "5")).Ends(0);

        Assert.Equal(["unclear  A  A.cs(1)", "unclear  B  B.cs(1)", "right    C  C.cs(1)"], run.Lines[..3]);
        Assert.Contains("A: It ended the process that ran it: Stack overflow.", run.Output, StringComparison.Ordinal);
        Assert.Contains("B: Its check did not end within 5 s (--timeout).", run.Lines);
    }

    [Fact]
    public async Task What_the_code_prints_is_not_shown()
    {
        using var folder = TestFolder.Library(("Loud.cs", Layers.Named("Loud").Replace("var y =", "System.Console.WriteLine(\"loud\"); System.Console.Error.WriteLine(\"loud\"); var y =", StringComparison.Ordinal)));

        var run = (await Gradgen.CheckAsync(folder)).Ends(0);

        Assert.DoesNotContain("loud", run.Output + run.Errors, StringComparison.Ordinal);
    }
}
