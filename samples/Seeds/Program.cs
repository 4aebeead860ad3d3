using System.Text;
using Seeds;
using Seeds.Article;
using Seeds.Question;
using Spectre.Console;

Console.OutputEncoding = Encoding.UTF8;
if (Console.IsOutputRedirected)
{
    // A file or a build log: no colours, and no line is broken for a terminal that is not there.
    AnsiConsole.Profile.Capabilities.Ansi = false;
    AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
    AnsiConsole.Profile.Width = 160;
}

var findings = new Findings();

Findings.Document("Debugging your Neural Nets and checking your Gradients (an article by Rishit Dagli)");
CubeAtOne.Show(findings);
ErrorOrders.Show(findings);
GiantVector.Show(findings);
Similarity.Show(findings);
LookAtComponents.Show(findings);
Regularisation.Show(findings);
DropoutStrategies.Show(findings);
SmallStepInFloat.Show(findings);

Findings.Document("Gradient checking an MSE layer: why is a larger ε better? (a question and its answer)");
EpsilonTrend.Show(findings);
LoopAsPrinted.Show(findings);
DefaultCheck.Show(findings);
SumBehindSoftmax.Show(findings);

AnsiConsole.WriteLine();
foreach (var claim in findings.Failed)
    AnsiConsole.MarkupLineInterpolated($"[red]did not hold:[/] {claim}");
AnsiConsole.MarkupLineInterpolated($"[bold]{findings.ClaimCount - findings.Failed.Count} of {findings.ClaimCount} claims hold.[/]");
return findings.Failed.Count == 0 ? 0 : 1;
