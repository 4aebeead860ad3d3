using Spectre.Console;

namespace GradGen.Tool.Output;

/// <summary>The output and the error output: coloured on a terminal, plain and without line ends of their own in a pipe or a file.</summary>
internal static class Consoles
{
    internal static IAnsiConsole Output() => Create(Console.Out, Console.IsOutputRedirected);

    internal static IAnsiConsole Error() => Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>Shows what is being done while something works, on a terminal alone.</summary>
    internal static Task<T> WithProgressAsync<T>(IAnsiConsole console, Func<Action<string>, Task<T>> work) =>
        console.Profile.Capabilities.Interactive
            ? console.Status().StartAsync("…", status => work(text => status.Status(Markup.Escape(text))))
            : work(static _ => { });

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var isPlain = isRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
            console.Profile.Width = int.MaxValue;
        return console;
    }
}
