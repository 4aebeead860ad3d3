using System.Diagnostics;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Pages;

/// <summary>A page in a real browser, where there is one.</summary>
public sealed class BrowserTests : IDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly string _folder = Directory.CreateTempSubdirectory("gradgen page ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_page_is_drawn_in_light_and_dark_and_printed()
    {
        var browser = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .SelectMany(static folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        Assert.SkipWhen(browser is null, "There is no browser on this machine.");
        var page = Path.Combine(_folder, "page.html");
        var report = GradCheck.Run(new Dense<double>(3, 4) { WrongParameters = static (_, biases) => biases[2] *= 2 }, Page.Options);
        File.WriteAllText(page, LayerPage.Of(report).Html);
        var (light, dark, paper) = (Path.Combine(_folder, "light.png"), Path.Combine(_folder, "dark.png"), Path.Combine(_folder, "page.pdf"));
        Run(browser!, $"--screenshot={light}", page);
        Run(browser!, "--blink-settings=preferredColorScheme=0", $"--screenshot={dark}", page);
        Run(browser!, $"--print-to-pdf={paper}", page);
        // A page without its pictures is much smaller than this.
        Assert.All([light, dark, paper], static file => Assert.True(new FileInfo(file).Length > 20_000, file));
        Assert.NotEqual(File.ReadAllBytes(light), File.ReadAllBytes(dark));
    }

    private static void Run(string browser, params string[] arguments)
    {
        string[] all = ["--headless", "--no-sandbox", "--disable-gpu", "--window-size=1100,1600", .. arguments[..^1], new Uri(arguments[^1]).AbsoluteUri];
        var start = new ProcessStartInfo(browser, all)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        if (process.WaitForExit(TimeSpan.FromSeconds(60)))
            return;
        process.Kill(entireProcessTree: true);
        Assert.Skip("The browser does not come back.");
    }
}
