using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Tensors;

/// <summary>
/// Sizes by what a constructor does with them, whatever they are called: <c>Grid(int a, int b)</c> keeps each in a member of its
/// own, in the order of the indexer's axes.
/// </summary>
internal static class KeptSizes
{
    /// <summary>The member that keeps each size; null where no constructor asks for as many, or the indexer has them in another order.</summary>
    internal static IReadOnlyList<ISymbol>? Of(TypeMembers members, ValueAccess indexer)
    {
        var sizes = members.Values.Where(static value => value.Type.SpecialType == SpecialType.System_Int32).Select(static value => value.Symbol).ToArray();
        foreach (var constructor in members.Constructors
            .Where(constructor => constructor.Parameters.Length == indexer.Rank
                && constructor.Parameters.All(static parameter => parameter.Type.SpecialType == SpecialType.System_Int32)))
        {
            var kept = constructor.Parameters.Select(parameter => Array.Find(sizes, size => Keeps(constructor, size, parameter))).OfType<ISymbol>()
                .Distinct<ISymbol>(SymbolEqualityComparer.Default).ToArray();
            if (kept.Length == indexer.Rank && !IsInAnotherOrder(indexer, kept))
                return kept;
        }

        return null;
    }

    private static bool Keeps(IMethodSymbol constructor, ISymbol member, IParameterSymbol parameter) =>
        string.Equals(member.Name.TrimStart('_'), parameter.Name, StringComparison.OrdinalIgnoreCase)
        || constructor.DeclaringSyntaxReferences.Nodes()
            .OfType<AssignmentExpressionSyntax>().Any(assignment => (assignment.Left, assignment.Right) switch
        {
            (TupleExpressionSyntax to, TupleExpressionSyntax from) =>
                to.Arguments.Zip(from.Arguments, (one, other) => IsCalled(one.Expression, member.Name) && IsCalled(other.Expression, parameter.Name))
                    .Any(static same => same),
            var (to, from) => IsCalled(to, member.Name) && IsCalled(from, parameter.Name),
        })
        || Declared.SyntaxOf(member).Any(reference => reference.GetSyntax() switch
        {
            PropertyDeclarationSyntax property => IsCalled(property.Initializer?.Value ?? property.ExpressionBody?.Expression, parameter.Name),
            VariableDeclaratorSyntax variable => IsCalled(variable.Initializer?.Value, parameter.Name),
            _ => false,
        });

    // "_data[i * B + j]": the index that is not multiplied runs along the axis of size B.
    private static bool IsInAnotherOrder(ValueAccess indexer, ISymbol[] sizes)
    {
        if (indexer is not { Rank: 2, Member: IPropertySymbol { Parameters: [var first, var second] } property })
            return false;
        return Declared.SyntaxOf(property).Nodes().OfType<BinaryExpressionSyntax>()
            .Where(static product => product.OperatorToken.ValueText == "*").Any(product =>
            (Multiplies(product, first, sizes[0]) && !Multiplies(product, first, sizes[1]))
                || (Multiplies(product, second, sizes[1]) && !Multiplies(product, second, sizes[0])));
    }

    private static bool Multiplies(BinaryExpressionSyntax product, IParameterSymbol index, ISymbol size) =>
        (IsCalled(product.Left, index.Name) && IsCalled(product.Right, size.Name))
            || (IsCalled(product.Right, index.Name) && IsCalled(product.Left, size.Name));

    private static bool IsCalled(ExpressionSyntax? expression, string name) => expression is not null && WrittenNames.NameOf(expression) == name;
}
