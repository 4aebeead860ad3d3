using System.Collections.Immutable;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules;

/// <summary>GG0204: a gradient check that runs at every step of a training.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CheckInTrainingAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.CheckInTraining);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("GradGen.GradCheck") is { } check)
                start.RegisterOperationAction(call => Analyze(call, check), OperationKind.Invocation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol gradCheck)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.TargetMethod.ContainingType.Is(gradCheck) || DebugOnly.Covers(call, context.ContainingSymbol))
            return;
        var subject = Subject(call);
        foreach (var parent in call.Around().TakeWhile(static around => around is not (IAnonymousFunctionOperation or ILocalFunctionOperation)))
        {
            // Once in a loop is once.
            if (parent is IConditionalOperation { Condition: var condition } && DebugOnly.IsRare(condition))
                return;
            if (parent is IBlockOperation block && LeavesLoopAfter(block, call))
                return;
            // A layer that is made again in every pass is a test case, not training.
            if (parent is ILoopOperation loop && !IsDeclaredIn(subject, loop) && TrainingLoop.Is(loop, call))
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.CheckInTraining, call.Syntax.GetLocation()));
                return;
            }
        }
    }

    // The variable behind what is checked: net in GradCheck.Run(net.Layers[0]).
    private static ISymbol? Subject(IInvocationOperation call)
    {
        var value = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "layer" or "x")?.Value;
        while (value is not null)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case IArrayElementReferenceOperation element:
                    value = element.ArrayReference;
                    break;
                case IMemberReferenceOperation { Instance: { } instance } and not { Instance: IInstanceReferenceOperation }:
                    value = instance;
                    break;
                case IInvocationOperation { Instance: { } instance }:
                    value = instance;
                    break;
                case ILocalReferenceOperation local:
                    return local.Local;
                case IObjectCreationOperation creation:
                    // A new one for every check.
                    return creation.Constructor;
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool IsDeclaredIn(ISymbol? subject, ILoopOperation loop) => subject switch
    {
        IMethodSymbol => true,
        // The variable of a foreach over layers stands for something that was there before.
        ILocalSymbol local =>
            loop.Body.Descendants().Any(operation => operation is IVariableDeclaratorOperation { Parent: IVariableDeclarationOperation } declarator
            && declarator.Symbol.Is(local) && Makes(declarator)),
        _ => false,
    };

    private static bool Makes(IVariableDeclaratorOperation declarator)
    {
        var value = declarator.GetVariableInitializer()?.Value;
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value is IObjectCreationOperation or IInvocationOperation;
    }

    private static bool LeavesLoopAfter(IBlockOperation block, IOperation call) =>
        block.Operations.LastOrDefault() is IBranchOperation { BranchKind: BranchKind.Break } or IReturnOperation or IThrowOperation
            && block.Parent is not IMethodBodyBaseOperation
        && block.Operations.Any(statement => statement.Syntax.Span.Contains(call.Syntax.Span));
}
