using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Exact.Repairs;

/// <summary>Code that could stand at a place, bound as if it did.</summary>
internal sealed class Speculation(SourceModels sources, SyntaxTree tree, int position, Budget budget)
{
    /// <summary>The text of a condition as a number.</summary>
    internal static string OneOrZero(string condition) => $"({condition}) ? 1.0 : 0.0";

    /// <summary>Statements, all at once; null for each that means nothing there.</summary>
    internal IReadOnlyList<IOperation?> Statements(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return [];
        budget.Take(texts.Count * Budget.OfText);
        var block = Bind("{" + string.Concat(texts.Select(static text => "{" + text + "}\n")) + "}");
        return block is IBlockOperation { Operations: var statements } && statements.Length == texts.Count
            ? [.. statements.Select(statement => statement is IBlockOperation { Operations: [var only] } && IsSound(only) ? only : null)]
            : new IOperation?[texts.Count];
    }

    /// <summary>Expressions, all at once; null for each that means nothing there.</summary>
    internal IReadOnlyList<IOperation?> Values(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return [];
        budget.Take(texts.Count * Budget.OfText);
        var block = Bind("{" + string.Concat(texts.Select(static text => "_ = (" + text + ");\n")) + "}");
        return block is IBlockOperation { Operations: var statements } && statements.Length == texts.Count
            ? [.. statements.Select(statement =>
                statement is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Value: var value } assignment }
                    && IsSound(assignment) ? value : null)]
            : new IOperation?[texts.Count];
    }

    private IOperation? Bind(string text)
    {
        var statement = SyntaxFactory.ParseStatement(text, options: tree.Options);
        return statement.Span.Length == text.Trim().Length
            && sources.Model(tree).TryGetSpeculativeSemanticModel(position, (StatementSyntax)statement, out var model)
            ? model!.GetOperation(statement, sources.Cancellation)
            : null;
    }

    private bool IsSound(IOperation operation) => operation.DescendantsAndSelf().All(part => part.Type is not IErrorTypeSymbol && part switch
    {
        IInvalidOperation => false,
        // What has to be cast where it is not, as a double that is assigned to a float.
        IConversionOperation conversion => conversion.Conversion.Exists && !(conversion.IsImplicit && conversion.GetConversion().IsExplicit),
        ICompoundAssignmentOperation { Target.Type.SpecialType: SpecialType.System_Single, Value: var value } =>
            value.Type?.SpecialType != SpecialType.System_Double,
        // Variables that are declared behind the place are in scope there, and have no value yet.
        ILocalReferenceOperation { Local: var local } =>
            local.Locations[0].SourceTree != tree || local.Locations[0].SourceSpan.End <= position,
        _ => true,
    });
}
