using GradGen.Tool.Commands;
using GradGen.Tool.Running;
using Spectre.Console.Cli;

if (args is [LayerRun.Command, var request, var first, var pipe])
{
    LayerProcess.Run(request, int.Parse(first, System.Globalization.CultureInfo.InvariantCulture), pipe);
    return 0;
}

var app = new CommandApp();
app.Configure(static config =>
{
    config.SetApplicationName("gradgen");
    config.AddCommand<CheckCommand>("check")
        .WithDescription("Checks the backpropagation of every class with a Forward and a Backward, without changing a file.")
        .WithExample("check", "src/Layers")
        .WithExample("check", "My.sln", "--why-not");
});
return await app.RunAsync(args);
