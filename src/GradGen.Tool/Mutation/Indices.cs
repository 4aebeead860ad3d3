using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Tool.Mutation;

/// <summary>Indices beside the right ones, and in the wrong order.</summary>
internal static class Indices
{
    // Held inside the array: one that leaves it would throw, which everyone sees.
    internal static IEnumerable<Mistake> Shifted(SyntaxNode node, SemanticModel model)
    {
        if (node is not ElementAccessExpressionSyntax access || model.GetTypeInfo(access.Expression).Type is not IArrayTypeSymbol array)
            yield break;
        var arguments = access.ArgumentList.Arguments;
        for (var axis = 0; axis < arguments.Count; axis++)
        {
            var index = arguments[axis].Expression;
            if (model.GetTypeInfo(index).Type?.SpecialType != SpecialType.System_Int32)
                continue;
            var length = array.Rank == 1 ? $"{access.Expression}.Length" : $"{access.Expression}.GetLength({axis})";
            yield return new Mistake(MutationKind.Index, index.Span, $"System.Math.Max(({index}) - 1, 0)");
            yield return new Mistake(MutationKind.Index, index.Span, $"System.Math.Min(({index}) + 1, {length} - 1)");
        }
    }

    internal static IEnumerable<Mistake> Transposed(SyntaxNode node, SemanticModel model)
    {
        if (node is not ElementAccessExpressionSyntax access)
            yield break;
        var arguments = access.ArgumentList.Arguments;
        for (var axis = 0; axis + 1 < arguments.Count; axis++)
        {
            var swapped = arguments.Select(static argument => argument.ToString()).ToArray();
            (swapped[axis], swapped[axis + 1]) = (swapped[axis + 1], swapped[axis]);
            yield return new Mistake(MutationKind.Transposed, access.ArgumentList.Span, $"[{string.Join(", ", swapped)}]");
        }

        if (access.Expression is ElementAccessExpressionSyntax inner)
            yield return new Mistake(MutationKind.Transposed, access.Span, $"{inner.Expression}{access.ArgumentList}{inner.ArgumentList}");
    }
}
