using System.Collections.Immutable;
using GradGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>
/// Numerical gradients that are written by hand: GG0301 where they are wrong, GG0205 where they are one-sided, GG0201 where
/// their step is too small for float.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferenceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.NumericalGradient, Descriptors.OneSided, Descriptors.StepTooSmall);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("GradGen.GradCheckableAttribute") is not null)
                start.RegisterCodeBlockAction(static block => Analyze(block));
        });
    }

    private static void Analyze(CodeBlockAnalysisContext context)
    {
        // Nearly all bodies are done with here, before anything is bound.
        if (!MayHaveQuotient(context.CodeBlock) || context.SemanticModel.GetOperation(context.CodeBlock, context.CancellationToken) is not { } body)
            return;
        foreach (var stencil in DifferenceReader.Read(body, context.CancellationToken))
        {
            var location = stencil.Operation.Syntax.GetLocation();
            if (stencil.Mistake is { } mistake)
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.NumericalGradient, location, mistake));
            else if (stencil.IsOneSided)
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.OneSided, location));
            if (stencil.Step is { } step && SmallStep.IsTooSmall(step))
                context.ReportDiagnostic(SmallStep.Diagnostic(step, Divisor(stencil.Operation)));
        }
    }

    private static Location Divisor(IOperation quotient) => (quotient switch
    {
        IBinaryOperation binary => binary.RightOperand,
        ICompoundAssignmentOperation compound => compound.Value,
        _ => quotient,
    }).Syntax.GetLocation();

    private static bool MayHaveQuotient(SyntaxNode body)
    {
        var (divides, subtracts, calls) = (false, false, false);
        foreach (var node in body.DescendantNodes())
        {
            switch (node.Kind())
            {
                case SyntaxKind.DivideExpression or SyntaxKind.DivideAssignmentExpression:
                    divides = true;
                    break;
                case SyntaxKind.SubtractExpression or SyntaxKind.SubtractAssignmentExpression:
                    subtracts = true;
                    break;
                case SyntaxKind.InvocationExpression:
                    calls = true;
                    break;
            }

            if (divides && subtracts && calls)
                return true;
        }

        return false;
    }
}
