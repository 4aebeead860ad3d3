using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>The numbers behind names that are no constants of the language: read-only fields, and parameters with a default.</summary>
internal static class NamedSteps
{
    internal static double? ValueOf(ISymbol? symbol) => symbol switch
    {
        IFieldSymbol { IsReadOnly: true } =>
            Literal(symbol.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).OfType<VariableDeclaratorSyntax>()
                .FirstOrDefault()?.Initializer?.Value),
        IPropertySymbol { SetMethod: null } =>
            Literal(symbol.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).OfType<PropertyDeclarationSyntax>()
                .FirstOrDefault() is { } property ? property.Initializer?.Value ?? property.ExpressionBody?.Expression : null),
        IParameterSymbol { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value } => value is float or double ? Convert.ToDouble(value) : null,
        _ => null,
    };

    private static double? Literal(ExpressionSyntax? value) => (value as LiteralExpressionSyntax)?.Token.Value switch
    {
        float number => number,
        double number => number,
        _ => null,
    };
}
