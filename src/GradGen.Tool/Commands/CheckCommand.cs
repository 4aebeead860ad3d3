using GradGen.Tool.Building;
using GradGen.Tool.Checking;
using GradGen.Tool.Output;
using Spectre.Console;
using Spectre.Console.Cli;

namespace GradGen.Tool.Commands;

/// <summary><c>gradgen check</c>.</summary>
internal sealed class CheckCommand : AsyncCommand<CheckSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, CheckSettings settings, CancellationToken cancellationToken)
    {
        var errors = Consoles.Error();
        BuildTarget target;
        try
        {
            target = BuildTarget.Of(settings.Path);
        }
        catch (FileNotFoundException exception)
        {
            errors.WriteLine(exception.Message);
            return 2;
        }

        errors.WriteLine("gradgen runs the code of the layers that it checks, as their tests would.");
        using var scratch = new Scratch();
        var limit = TimeSpan.FromSeconds(settings.Timeout);
        var request = new CheckRequest(
            settings.Only, settings.Mode == CheckMode.Full, settings.Seed, settings.Html is not null, settings.Mutate, limit);
        var result = await Consoles.WithProgressAsync(errors, progress =>
        {
            var check = new ProjectCheck(request, scratch, progress);
            return settings.Sources || target.Files.Count == 0
                ? check.OfSourcesAsync(target.Folder, cancellationToken)
                : check.OfProjectsAsync(target, cancellationToken);
        });
        await WriteAsync(result, settings, cancellationToken);
        return result.ExitCode;
    }

    private static async Task WriteAsync(CheckResult result, CheckSettings settings, CancellationToken cancellation)
    {
        var folder = Environment.CurrentDirectory;
        if (settings.Json)
            Console.WriteLine(JsonText.Write(result, folder));
        else
            new Lines(Consoles.Output(), folder).Write(result, settings.WhyNot);
        if (settings.Html is { } html)
            await File.WriteAllTextAsync(html, PageFile.Write(result, folder), cancellation);
        if (settings.Sarif is { } sarif)
            await File.WriteAllTextAsync(sarif, SarifFile.Write(result, folder), cancellation);
        if (!settings.GitHub)
            return;
        var root = Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") is { Length: > 0 } workspace ? workspace : folder;
        // A reader of JSON on the output is not to meet them.
        foreach (var annotation in GitHubOutput.Annotations(result, root))
            (settings.Json ? Console.Error : Console.Out).WriteLine(annotation);
        if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary)
            await File.AppendAllTextAsync(summary, GitHubOutput.Summary(result, root), cancellation);
    }
}
