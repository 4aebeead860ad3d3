using System.Diagnostics;
using System.Text;
using Digits;
using Digits.Layers;
using Digits.Mistakes;
using Spectre.Console;

Console.OutputEncoding = Encoding.UTF8;
if (Console.IsOutputRedirected)
{
    // A file or a build log: no colours, and no line is broken for a terminal that is not there.
    AnsiConsole.Profile.Capabilities.Ansi = false;
    AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
    AnsiConsole.Profile.Width = 160;
}

var time = Stopwatch.StartNew();

Heading("1. Every layer, and the whole network");
var random = new Random(1);
var rightPass = CheckView.Show(
    new Dense(6, 4, random),
    new BatchNorm(4),
    new Tanh(),
    new Dropout(random),
    new SoftmaxCrossEntropy(),
    Architecture.Build(static () => new Tanh(), seed: 1));

Heading("2. A copy of Tanh with a square forgotten in Backward");
var mistakePasses = CheckView.Show(new TanhWithoutSquare());
AnsiConsole.WriteLine("In a network the mistake reaches what lies before the mistaken layers, and nothing that lies behind them:");
mistakePasses |= CheckView.ShowBlocks(Architecture.Build(static () => new TanhWithoutSquare(), seed: 1));

Heading("3. What the mistake would have cost, had nobody checked");
var (training, test) = DigitSet.Load().Split(testCount: 500, seed: 1);
AnsiConsole.WriteLine($"Plain SGD over θ on {training.Count} handwritten digits, tested on {test.Count} others.");
var experiment = new Experiment(training, test);
TrainingView.Show(experiment);
ResultView.Show(experiment.Runs);
DigitView.Show(test, experiment.Runs[0], experiment.Runs[1]);
AnsiConsole.WriteLine($"{time.Elapsed.TotalSeconds:F0} seconds in all.");

return rightPass && !mistakePasses ? 0 : 1;

static void Heading(string text)
{
    AnsiConsole.WriteLine();
    AnsiConsole.MarkupLineInterpolated($"[bold yellow]{text}[/]");
    AnsiConsole.MarkupLineInterpolated($"[yellow]{new string('─', text.Length)}[/]");
}
