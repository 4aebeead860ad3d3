using GradGen.Generator.Exact;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Layers;
using GradGen.Generator.Symbols;
using GradGen.Tool.Annotating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Tool.Mutants;

/// <summary>Asks the exact check of a layer why mistakes in it are not seen.</summary>
internal sealed class Survivals
{
    private readonly AnnotatedProject _project;
    private readonly CancellationToken _cancellation;
    private readonly string _layer;
    private readonly Func<SyntaxNode, bool>? _hasRun;

    internal Survivals(AnnotatedProject project, LayerReading layer, CancellationToken cancellation)
    {
        (_project, _cancellation, _layer) = (project, cancellation, ReflectionNames.Definition(layer.Anatomy!.Type));
        var (result, machine) = Run(layer);
        // A sample that did not run may be what the code is for.
        _hasRun = result is { IsComplete: true, Wrong.Count: 0 } ? machine.Trace.Statements.HasRun : null;
    }

    internal Survival Of(Mutant mutant)
    {
        if (_hasRun is null)
            return Survival.NotShown;
        if (!IsRun(mutant))
            return Survival.NotRun;
        var tree = mutant.Method.SyntaxTree;
        var text = tree.GetText(_cancellation).WithChanges(new Microsoft.CodeAnalysis.Text.TextChange(mutant.Mistake.Span, mutant.Mistake.NewText));
        var compilation = _project.Complete.ReplaceSyntaxTree(tree, tree.WithChangedText(text));
        var layer = LayerReader.Read(compilation.Assembly.GetTypeByMetadataName(_layer)!, compilation, _cancellation);
        if (layer is not { Model.Harness.Samples.Count: > 0, Anatomy: { Forward: not null, Backward: not null } })
            return Survival.NotShown;
        var (result, _) = Run(layer);
        return result.Wrong.Count > 0 ? Survival.SeenByExact : result.IsComplete ? Survival.Equivalent : Survival.NotShown;
    }

    private static (ExactResult Result, Machine Machine) Run(LayerReading layer)
    {
        var machine = LayerCheck.MachineOf(layer);
        return (LayerCheck.Run(layer, machine), machine);
    }

    // The innermost statement or arm of which the machine knows whether it ran.
    private bool IsRun(Mutant mutant) =>
        mutant.Method.FindNode(mutant.Mistake.Span).AncestorsAndSelf().TakeWhile(node => node != mutant.Method).FirstOrDefault(IsMarked) is not { } marked
        || _hasRun!(marked);

    private static bool IsMarked(SyntaxNode node) => node switch
    {
        ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax or IfStatementSyntax or ForStatementSyntax
            or ForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax => true,
        // No operation is one of the parentheses.
        ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax => false,
        _ => (node.Parent is ConditionalExpressionSyntax choice && choice.Condition != node)
            || (node.Parent is SwitchExpressionArmSyntax arm && arm.Expression == node),
    };
}
