using System.Collections.Immutable;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Rules.Numerical;
using GradGen.Generator.Tensors;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules;

/// <summary>
/// The settings of FiniteDifference and GradCheck: GG0201 steps too small for float, GG0202 a cost that is blind, GG0205 one-sided differences.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SettingsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.StepTooSmall, Descriptors.BlindCost, Descriptors.OneSided);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("GradGen.GradCheckableAttribute") is null)
                return;
            start.RegisterOperationAction(static call => AnalyzeCall(call), OperationKind.Invocation);
            start.RegisterOperationAction(static method => AnalyzeMethod(method), OperationKind.MethodReference);
            start.RegisterOperationAction(static field => AnalyzeField(field), OperationKind.FieldReference);
        });
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (IsOurs(call.TargetMethod, "FiniteDifference"))
        {
            if (call.TargetMethod.Name == "Forward")
                Report(context, Descriptors.OneSided, call.Syntax);
            if (IsSingle(call.TargetMethod))
                CheckStep(context, call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "step")?.Value);
        }
        else if (IsOurs(call.TargetMethod, "GradCheck") && CheckOptions.Of(call) is { } options)
        {
            if (IsSingle(call.TargetMethod))
                CheckStep(context, options.Step);
            if (options.Cost is { } cost && CheckOptions.LayerOf(call) is { } layer
                && Softmax.EndsIn(layer, new SourceModels(context.Compilation, context.CancellationToken)))
                Report(context, Descriptors.BlindCost, cost.Syntax, layer.Name);
        }
    }

    private static void AnalyzeMethod(OperationAnalysisContext context)
    {
        if (IsOurs(((IMethodReferenceOperation)context.Operation).Method, "FiniteDifference")
            && ((IMethodReferenceOperation)context.Operation).Method.Name == "Forward")
            Report(context, Descriptors.OneSided, context.Operation.Syntax);
    }

    private static void AnalyzeField(OperationAnalysisContext context)
    {
        var field = ((IFieldReferenceOperation)context.Operation).Field;
        if (field is not { Name: "OneSided", ContainingType.Name: "DifferenceScheme" } || !IsGradGen(field.ContainingType))
            return;
        var parent = context.Operation.Parent;
        while (parent is IConversionOperation)
            parent = parent.Parent;
        // Told to GradGen itself; what a method of one's own does with it is not known.
        if (parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: var type } }
            ? IsGradGen(type)
            : parent is ISimpleAssignmentOperation
            {
                Target: IPropertyReferenceOperation
                {
                    Property:
                    {
                        Name: "Scheme",
                        ContainingType: var options
                    }
                }
            } && IsGradGen(options))
            Report(context, Descriptors.OneSided, context.Operation.Syntax);
    }

    private static void CheckStep(OperationAnalysisContext context, IOperation? value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        var step = value?.ConstantValue is { HasValue: true, Value: float or double } constant
            ? Convert.ToDouble(constant.Value)
            : value is IMemberReferenceOperation member ? NamedSteps.ValueOf(member.Member) : null;
        if (step is { } number && SmallStep.IsTooSmall(number))
            context.ReportDiagnostic(SmallStep.Diagnostic(number, value!.Syntax.GetLocation()));
    }

    // float anywhere: every overload takes and gives values of one type.
    private static bool IsSingle(IMethodSymbol method) =>
        method.TypeArguments.Any(static type => type.SpecialType == SpecialType.System_Single)
        || method.Parameters.Any(static parameter =>
            parameter.Type is INamedTypeSymbol { Name: "Func", TypeArguments: var types }
                && types.Any(static type => Storage.Of(type).Element.SpecialType == SpecialType.System_Single));

    private static bool IsOurs(IMethodSymbol method, string type) => method.ContainingType?.Name == type && IsGradGen(method.ContainingType);

    private static bool IsGradGen(INamedTypeSymbol type) => type.ContainingNamespace is { Name: "GradGen", ContainingNamespace.IsGlobalNamespace: true };

    private static void Report(OperationAnalysisContext context, DiagnosticDescriptor descriptor, SyntaxNode node, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(descriptor, node.GetLocation(), arguments));
}
