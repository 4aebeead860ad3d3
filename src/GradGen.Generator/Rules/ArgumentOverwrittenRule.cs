using GradGen.Generator.Diagnostics;
using GradGen.Generator.Flow;
using GradGen.Generator.Layers;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Rules;

/// <summary>GG0106: Backward writes into the caller's upstream gradient, or Forward into the caller's input.</summary>
internal sealed class ArgumentOverwrittenRule : ILayerRule
{
    public IEnumerable<DiagnosticDescriptor> Descriptors { get; } = [Diagnostics.Descriptors.OverwritesArgument];

    public void Check(LayerAnatomy layer, Action<LayerProblem> report)
    {
        if (layer.Forward is { } forward)
            Check(layer, forward.Method,
                forward.Inputs.Skip(forward.IsInPlace ? 1 : 0).Where(static input => !input.IsPart).Select(static input => input.Parameter),
                layer.Effects.Forward, "input", report);
        if (layer.Backward is { } backward)
            Check(layer, backward.Method, LayerEffects.UpstreamsOf(backward), layer.Effects.Backward, "upstream gradient", report);
    }

    private static void Check(LayerAnatomy layer, IMethodSymbol pass, IEnumerable<IParameterSymbol> arguments, Effects? effects, string role,
        Action<LayerProblem> report)
    {
        if (effects is null || Passes.IsReportedElsewhere(layer, pass))
            return;
        foreach (var argument in arguments)
        {
            foreach (var write in effects.WritesInto(argument.OriginalDefinition).GroupBy(static write => LoopAround(write.Where))
                .Select(static writes => writes.First()))
                report(new LayerProblem(Diagnostics.Descriptors.OverwritesArgument, write.Where.GetLocation(), CalledMethod.NameOf(pass), role,
                    NameAt(write.Where, argument)));
        }
    }

    // The lines of a loop are one mistake.
    private static SyntaxNode LoopAround(SyntaxNode write) =>
        write.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax)
            .LastOrDefault(LoopSyntax.IsLoop) ?? write;

    // A base class, or Backward itself, may hand it to a method that calls it something else.
    private static string NameAt(SyntaxNode write, IParameterSymbol argument)
    {
        var names = write.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText).ToArray();
        var here = write.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>()?.ParameterList.Parameters
            .Select(static parameter => parameter.Identifier.ValueText).FirstOrDefault(names.Contains);
        return here is null || names.Contains(argument.Name) ? argument.Name : $"{argument.Name}, here called {here}";
    }
}
