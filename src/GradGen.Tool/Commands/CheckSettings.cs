using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace GradGen.Tool.Commands;

/// <summary>What <c>gradgen check</c> is told.</summary>
internal sealed class CheckSettings : CommandSettings
{
    [CommandArgument(0, "[path]")]
    [Description("A project, a solution or a folder; the current folder without it.")]
    public string Path { get; init; } = ".";

    [CommandOption("--only <NAME>")]
    [Description("Check the classes of this name alone.")]
    public string? Only { get; init; }

    [CommandOption("--why-not")]
    [Description("Say of each class that looks like a layer and was not reached what stopped it.")]
    public bool WhyNot { get; init; }

    [CommandOption("--sources")]
    [Description("Compile the .cs files of a folder by themselves, without a project. What does not compile is left out.")]
    public bool Sources { get; init; }

    [CommandOption("--mode <MODE>")]
    [Description("'probe' compares along random directions; 'full' compares every component.")]
    [DefaultValue(CheckMode.Probe)]
    public CheckMode Mode { get; init; }

    [CommandOption("--mutate")]
    [Description("Make mistakes in the Backward of every layer that is right, in memory, and say how many the check sees, and which it does not.")]
    public bool Mutate { get; init; }

    [CommandOption("--seed <NUMBER>")]
    [Description("The seed of every check. The same seed gives the same check.")]
    [DefaultValue(1)]
    public int Seed { get; init; }

    [CommandOption("--timeout <SECONDS>")]
    [Description("How long the check of a layer may take.")]
    [DefaultValue(120.0)]
    public double Timeout { get; init; }

    [CommandOption("--json")]
    [Description("Write the reports to the output as JSON, in place of a line a layer.")]
    public bool Json { get; init; }

    [CommandOption("--html <FILE>")]
    [Description("Write a page with a picture of every difference, and Backward's source with the statement to blame. It needs no network.")]
    public string? Html { get; init; }

    [CommandOption("--sarif <FILE>")]
    [Description("Write what is wrong to a SARIF 2.1.0 file.")]
    public string? Sarif { get; init; }

    [CommandOption("--github")]
    [Description("Annotate what is wrong in a GitHub workflow, and write its summary.")]
    public bool GitHub { get; init; }

    public override ValidationResult Validate() =>
        Timeout > 0 && Timeout < TimeSpan.FromDays(20).TotalSeconds
            ? ValidationResult.Success()
            : ValidationResult.Error("--timeout is a number of seconds above 0.");
}
