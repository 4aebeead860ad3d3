using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>A number where another belongs, and an index where another belongs.</summary>
internal static class ReplacementRewrites
{
    /// <summary>Numbers in the value.</summary>
    internal static IEnumerable<Rewrite> Numbers(StatementParts parts, Terms terms)
    {
        // 1 - t where 1 - t * t belongs, and what else is made of the same number.
        foreach (var difference in parts.Value.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>())
        {
            foreach (var number in Leaves(difference).Where(leaf => leaf is not LiteralExpressionSyntax && terms.IsReal(leaf))
                .Select(static leaf => leaf.ToString()).Distinct().Take(3))
            {
                foreach (var made in new[] { $"1 - {number} * {number}", $"1 - {number}", $"{number} * (1 - {number})", $"{number} * {number}", number })
                {
                    if (made != difference.ToString())
                        yield return Replaced(difference, made, Rank.FarFetched);
                }
            }
        }

        foreach (var leaf in Leaves(parts.Value).GroupBy(static leaf => leaf.ToString()).OrderBy(static leaf => leaf.First() is LiteralExpressionSyntax))
        {
            // What is one of two numbers elsewhere.
            foreach (var choice in terms.ChoicesOf(leaf.Key))
            {
                foreach (var old in leaf.Where(static old => old.Parent is not ConditionalExpressionSyntax))
                    yield return Replaced(old, choice, Rank.Slip);
            }

            foreach (var other in terms.LikeThat(leaf.First()).Where(other => other != leaf.Key))
            {
                foreach (var old in leaf)
                    yield return Replaced(old, other, old == parts.Value && old.ToString() == "0" ? Rank.Usual : RankOf(old, other, terms));
                if (leaf.Count() > 1)
                    yield return Everywhere([.. leaf], other);
            }

            if (leaf.First() is LiteralExpressionSyntax || !terms.IsReal(leaf.First()))
                continue;
            var operand = Texts.Grouped(Texts.Inner(leaf.First()));
            foreach (var made in new[] { $"1 - {operand}", $"1 - {operand} * {operand}", $"{operand} * {operand}", $"{operand} * (1 - {operand})" })
            {
                foreach (var old in leaf)
                    yield return Replaced(old, made, Rank.FarFetched);
            }
        }
    }

    /// <summary>Indices, of what is read and of what is written.</summary>
    internal static IEnumerable<Rewrite> Indices(StatementParts parts, Terms terms)
    {
        foreach (var access in Accesses(parts))
        {
            var arguments = access.ArgumentList.Arguments;
            for (var axis = 0; axis + 1 < arguments.Count; axis++)
            {
                var swapped = arguments.Select(static argument => argument.ToString()).ToArray();
                (swapped[axis], swapped[axis + 1]) = (swapped[axis + 1], swapped[axis]);
                yield return Element(access, $"{access.Expression}[{string.Join(", ", swapped)}]");
            }

            if (access.Expression is ElementAccessExpressionSyntax inner)
                yield return Element(access, $"{inner.Expression}{access.ArgumentList}{inner.ArgumentList}");
            foreach (var index in In(access))
            {
                // An index that was moved by one, or held inside.
                var names = index is IdentifierNameSyntax or LiteralExpressionSyntax
                    ? terms.Indices
                    : index.DescendantNodes().OfType<IdentifierNameSyntax>().Select(static name => name.ToString()).Distinct().Where(terms.Indices.Contains);
                foreach (var other in names.Where(other => other != index.ToString()))
                    yield return Element(access, Text(access, index, other));
            }
        }
    }

    /// <summary>Indices that a size takes the place of, or is missing in.</summary>
    internal static IEnumerable<Rewrite> Sizes(StatementParts parts, Terms terms)
    {
        foreach (var access in Accesses(parts))
        {
            foreach (var index in In(access).OfType<IdentifierNameSyntax>())
            {
                foreach (var length in terms.Lengths.Where(length => length != index.ToString()))
                {
                    yield return Element(access, Text(access, index, length));
                    yield return Element(access, Text(access, index, $"{index} * {length}")) with { Rank = Rank.FarFetched };
                    yield return Element(access, Text(access, index, $"{index} + {length}")) with { Rank = Rank.FarFetched };
                }
            }
        }
    }

    private static IEnumerable<ElementAccessExpressionSyntax> Accesses(StatementParts parts) =>
        new[] { parts.Target, parts.Value }.OfType<ExpressionSyntax>().SelectMany(static part => part.DescendantNodesAndSelf())
            .OfType<ElementAccessExpressionSyntax>();

    private static IEnumerable<ExpressionSyntax> In(ElementAccessExpressionSyntax access) =>
        access.ArgumentList.Arguments.SelectMany(static argument => argument.DescendantNodes()).OfType<ExpressionSyntax>()
            .Where(static index => index.Parent is not (MemberAccessExpressionSyntax or InvocationExpressionSyntax));

    // One name for another is a slip; a variable was given its name to be used.
    private static Rank RankOf(ExpressionSyntax old, string other, Terms terms) => (old, terms.Parsed(other)) switch
    {
        (LiteralExpressionSyntax, MemberAccessExpressionSyntax) => Rank.Slip,
        (LiteralExpressionSyntax, _) => terms.Indices.Contains(other) ? Rank.Slip : Rank.FarFetched,
        (IdentifierNameSyntax or InvocationExpressionSyntax, IdentifierNameSyntax) => Rank.Slip,
        (IdentifierNameSyntax, _) => Rank.FarFetched,
        (ElementAccessExpressionSyntax first, ElementAccessExpressionSyntax second) =>
            first.ArgumentList.IsEquivalentTo(second.ArgumentList) || first.Expression.IsEquivalentTo(second.Expression) ? Rank.Slip : Rank.Usual,
        _ => Rank.Usual,
    };

    // From the first to the last of them.
    private static Rewrite Everywhere(ExpressionSyntax[] olds, string text)
    {
        var (start, end) = (olds[0].SpanStart, olds[olds.Length - 1].Span.End);
        var all = olds[0].SyntaxTree.GetText().ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, end));
        foreach (var old in olds.OrderByDescending(static old => old.SpanStart))
            all = all.Remove(old.SpanStart - start, old.Span.Length).Insert(old.SpanStart - start, Texts.InPlaceOf(old, text));
        return new(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, end), all, $"has {olds[0]} where {text} belongs");
    }

    private static Rewrite Element(ElementAccessExpressionSyntax old, string text) => new(old.Span, text, $"has {old} where {text} belongs", Rank.Slip);

    private static string Text(ElementAccessExpressionSyntax access, ExpressionSyntax index, string other)
    {
        var start = index.SpanStart - access.SpanStart;
        return access.ToString().Remove(start, index.Span.Length).Insert(start, other);
    }

    private static Rewrite Replaced(ExpressionSyntax old, string text, Rank rank) =>
        new(old.Span, Texts.InPlaceOf(old, text), $"has {Texts.Inner(old)} where {text} belongs", rank);

    private static IEnumerable<ExpressionSyntax> Leaves(ExpressionSyntax value) =>
        value.DescendantNodesAndSelf(static node => node is not (ElementAccessExpressionSyntax or MemberAccessExpressionSyntax)).OfType<ExpressionSyntax>()
            .Where(static node => node is ElementAccessExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax
                or InvocationExpressionSyntax || node.IsKind(SyntaxKind.NumericLiteralExpression))
            .Where(static node => node.Parent is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax));
}
