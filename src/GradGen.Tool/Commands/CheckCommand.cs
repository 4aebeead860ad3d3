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
        var request = new CheckRequest(settings.Only, settings.Mode == CheckMode.Full, settings.Seed, TimeSpan.FromSeconds(settings.Timeout));
        var result = await Consoles.WithProgressAsync(errors, progress =>
        {
            var check = new ProjectCheck(request, scratch, progress);
            return settings.Sources || target.Files.Count == 0 ? check.OfSourcesAsync(target.Folder, cancellationToken) : check.OfProjectsAsync(target, cancellationToken);
        });
        new Lines(Consoles.Output(), Environment.CurrentDirectory).Write(result, settings.WhyNot);
        return result.ExitCode;
    }
}
