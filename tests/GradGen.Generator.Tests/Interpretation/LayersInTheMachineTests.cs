using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Tests.Infrastructure;
using GradGen.Generator.Tests.Rules;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Interpretation;

/// <summary>Right layers run in the machine, and their gradients are those of the tape.</summary>
public class LayersInTheMachineTests
{
    private static readonly string Root = RulePage.Root();

    // An approximation has an approximate derivative; labels of an alignment are not to be its blank, which only a plan of samples knows.
    // Of probabilities whose gradient is by the logits behind them a check has to decide that.
    private static readonly string[] NotExact = ["GeluOfAbramowitz", "Alignment", "CtcLoss", "MeanCrossEntropy"];

    [Fact]
    public void Most_styles_run_and_are_right()
    {
        var ended = new List<string>();
        var wrong = new List<string>();
        var count = 0;
        var folders = new[] { Path.Combine(Root, "tests", "GradGen.Generator.Tests", "Styles"), Path.Combine(Root, "bench", "GradGen.Power", "Corpus"), Path.Combine(Root, "bench", "GradGen.Power", "Varied") };
        foreach (var file in folders.SelectMany(folder => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)).Where(file => !file.EndsWith("Tests.cs", StringComparison.Ordinal)))
        {
            var name = Path.GetRelativePath(Root, file);
            var run = GeneratorTest.Start(file.Contains("bench", StringComparison.Ordinal) ? Corpus(file) : File.ReadAllText(file), [.. GradGenAssembly.CreateGenerators()]);
            foreach (var layer in Layers(run.Output))
            {
                count++;
                try
                {
                    var clock = System.Diagnostics.Stopwatch.StartNew();
                    var machine = new Machine(run.Output, MachineTables.All, 20_000_000, CancellationToken.None);
                    var tried = TriedLayer.Run(machine, layer);
                    var cold = clock.Elapsed.TotalMilliseconds;
                    clock.Restart();
                    TriedLayer.Run(machine, layer);
                    Times.Add((clock.Elapsed.TotalMilliseconds, cold, machine.Steps, name));
                    if (!(tried.Worst.Difference < 1e-9) && !NotExact.Contains(layer.Name))
                        wrong.Add($"{name} {layer.Name}: {tried.Worst.Name} by {tried.Worst.Difference:g3}");
                }
                catch (RunEndedException exception)
                {
                    ended.Add($"{exception.Reason}\t{name} {layer.Name}");
                }
            }
        }

        var report = $"{count} layers, {ended.Count} ended, {wrong.Count} wrong\n"
            + string.Join('\n', ended.GroupBy(line => line.Split('\t')[0]).OrderByDescending(group => group.Count()).Select(group => $"{group.Count(),4} {group.Key}\n       {string.Join("\n       ", group.Select(line => line.Split('\t')[1]))}"))
            + "\nwrong:\n" + string.Join('\n', wrong)
            + "\nslow:\n" + string.Join('\n', Times.OrderByDescending(static time => time.Warm).Take(12).Select(static time => $"{time.Warm:f1} ms warm, {time.Cold:f1} cold, {time.Steps} steps {time.Name}"))
            + $"\nmedian warm {Times.Select(static time => time.Warm).Order().ElementAtOrDefault(Times.Count / 2):f2} ms, cold {Times.Select(static time => time.Cold).Order().ElementAtOrDefault(Times.Count / 2):f2} ms";
        TestContext.Current.TestOutputHelper?.WriteLine(report);
        Assert.True(wrong.Count == 0 && ended.Count <= 7, report);
    }

    private static List<(double Warm, double Cold, long Steps, string Name)> Times { get; } = [];

    private static TestProject Corpus(string file) => new(File.ReadAllText(file), "global using System; global using System.Collections.Generic; global using System.Linq;");

    private static IEnumerable<INamedTypeSymbol> Layers(Compilation compilation) =>
        compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax>()
                .Select(node => compilation.GetSemanticModel(tree).GetDeclaredSymbol(node)).OfType<INamedTypeSymbol>())
            .Where(static type => type.GetTypeMembers("GradGenSamples").Length > 0).Distinct(SymbolEqualityComparer.Default).OfType<INamedTypeSymbol>()
            .Select(type => type.Arity == 0 ? type : type.Construct([.. type.TypeParameters.Select(_ => compilation.GetSpecialType(SpecialType.System_Double))]));
}
