using GradGen.Generator.Exact;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Tests.Infrastructure;
using GradGen.Generator.Tests.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Tests.Interpretation;

/// <summary>Layers in the styles that people write them in, run in the machine: right ones are right, and a mistake is found where it is.</summary>
public class LayersInTheMachineTests(ITestOutputHelper output)
{
    private static readonly string Root = RulePage.Root();

    private static IEnumerable<string> Files => CompilerSample.OfLayers(
        new[] { Path.Combine(Root, "tests", "GradGen.Generator.Tests", "Styles"), Path.Combine(Root, "bench", "GradGen.Power", "Corpus"), Path.Combine(Root, "bench", "GradGen.Power", "Varied") }
            .SelectMany(static folder => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)).Where(static file => !file.EndsWith("Tests.cs", StringComparison.Ordinal)));

    [Fact]
    public void Right_layers_are_right_as_far_as_they_run()
    {
        var (ended, wrong) = (new List<string>(), new List<string>());
        var count = 0;
        foreach (var file in Files)
        {
            foreach (var (layer, result) in Run(file, File.ReadAllText(file)))
            {
                count++;
                var name = $"{Path.GetRelativePath(Root, file)} {layer}";
                if (result.Ended is { } reason)
                    ended.Add($"{reason}\t{name}");
                foreach (var component in result.Wrong)
                    wrong.Add($"{name}: {component}");
            }
        }

        output.WriteLine($"{count} layers, {ended.Count} ended, {wrong.Count} wrong\n"
            + string.Join('\n', ended.GroupBy(static line => line.Split('\t')[0]).OrderByDescending(static group => group.Count()).Select(static group => $"{group.Count(),4} {group.Key}\n       {string.Join("\n       ", group.Select(static line => line.Split('\t')[1]))}"))
            + "\nwrong:\n" + string.Join('\n', wrong));
        Assert.Empty(wrong);
        Assert.True(ended.Count <= 2, $"{ended.Count} ended");
    }

    [Fact]
    public void A_mistake_is_found_on_its_line()
    {
        var (found, missed, first, three) = (0, new List<string>(), 0, 0);
        var elsewhere = new List<string>();
        var (named, explained, told) = (0, 0, new List<string>());
        foreach (var file in Files)
        {
            foreach (var mistake in WrittenMistake.In(File.ReadAllText(file)))
            {
                var results = Run(file, mistake.Source).Select(static pair => pair.Result).ToArray();
                if (Array.Exists(results, static result => result.Ended is not null))
                    continue;
                if (results.FirstOrDefault(static result => result.Wrong.Count > 0) is not { } result)
                {
                    missed.Add($"{Path.GetRelativePath(Root, file)}: {mistake.Text}");
                    continue;
                }

                found++;
                var place = result.Suspects.Select(static suspect => suspect.Statement.GetLocation().GetLineSpan()).ToList().FindIndex(span => span.StartLinePosition.Line <= mistake.Line && mistake.Line <= span.EndLinePosition.Line);
                first += place == 0 ? 1 : 0;
                three += place is >= 0 and < 3 ? 1 : 0;
                if (result.Culprit is { } culprit)
                {
                    var span = culprit.Statement.GetLocation().GetLineSpan();
                    var isThere = span.StartLinePosition.Line <= mistake.Line && mistake.Line <= span.EndLinePosition.Line;
                    var reason = culprit.Repair?.Reason;
                    named += isThere ? 1 : 0;
                    explained += reason is null ? 0 : 1;
                    told.Add($"{mistake.Text}\n    {(isThere ? string.Empty : "ELSEWHERE ")}{culprit.Statement} {reason}");
                }

                if (place != 0)
                    elsewhere.Add($"{Path.GetRelativePath(Root, file)}: {mistake.Text}\n    place {place} of {result.Suspects.Count}; first {result.Suspects.FirstOrDefault().Statement}");
            }
        }

        output.WriteLine($"{found} found, {first} on the line, {three} among three; {told.Count} statements named, {named} of them there, {explained} with a reason; missed {missed.Count}:\n{string.Join('\n', missed)}\nelsewhere:\n{string.Join('\n', elsewhere)}\ntold:\n{string.Join('\n', told)}");
        Assert.True(missed.Count <= 1 && found > 20, $"{found} found, {missed.Count} missed");
        // Of a few layers, shares say little.
        if (CompilerSample.IsWhole)
        {
            Assert.True(first >= 0.85 * found, $"{found} found, {first} on the line");
            Assert.True(named >= 0.84 * found && named >= 0.965 * told.Count && explained >= 0.65 * found, $"{told.Count} named, {named} there, {explained} explained");
        }
    }

    private static IEnumerable<(string Layer, ExactResult Result)> Run(string file, string source)
    {
        var project = file.Contains("bench", StringComparison.Ordinal) ? new TestProject(source, "global using System; global using System.Collections.Generic; global using System.Linq;") : source;
        var run = GeneratorTest.Start(project, [.. GradGenAssembly.CreateGenerators()]);
        foreach (var layer in Layers(run.Output))
            yield return (layer.Name, ExactCheck.Run(new Machine(run.Output, MachineTables.All, 20_000_000, CancellationToken.None), layer, 0, []));
    }

    private static IEnumerable<INamedTypeSymbol> Layers(Compilation compilation) =>
        compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().Select(node => compilation.GetSemanticModel(tree).GetDeclaredSymbol(node)).OfType<INamedTypeSymbol>())
            .Where(static type => type.GetTypeMembers("GradGenSamples").Length > 0).Distinct(SymbolEqualityComparer.Default).OfType<INamedTypeSymbol>()
            .Select(type => type.Arity == 0 ? type : type.Construct([.. type.TypeParameters.Select(_ => compilation.GetSpecialType(SpecialType.System_Double))]));
}
