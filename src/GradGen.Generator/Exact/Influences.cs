using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact;

/// <summary>
/// What decides whether a statement runs and which elements it is about, though no number goes through it: the choices and loops around it, the
/// jumps before it, and where the names that all these read got their values.
/// </summary>
internal sealed class Influences
{
    private const int Deepest = 3;
    private const int Most = 16;

    private readonly Dictionary<SyntaxNode, IReadOnlyList<SyntaxNode>> _known = [];
    private readonly Dictionary<SyntaxNode, ILookup<string, SyntaxNode>> _writers = [];

    /// <summary>The nearest first.</summary>
    internal IReadOnlyList<SyntaxNode> On(SyntaxNode statement)
    {
        if (_known.TryGetValue(statement, out var known))
            return known;
        var met = new List<SyntaxNode> { statement };
        var (from, depth) = (0, 0);
        while (depth++ < Deepest && from < met.Count && met.Count <= Most)
        {
            var level = met.Skip(from).ToArray();
            from = met.Count;
            foreach (var next in level.SelectMany(node => Choices(node).Concat(Sources(node))).Where(next => !met.Contains(next)).Distinct().ToArray())
                met.Add(next);
        }

        _known.Add(statement, known = [.. met.Skip(1).Take(Most)]);
        return known;
    }

    private static IEnumerable<SyntaxNode> Choices(SyntaxNode statement)
    {
        for (var (inner, outer) = (statement, statement.Parent); outer is not (null or MemberDeclarationSyntax or LocalFunctionStatementSyntax);
            (inner, outer) = (outer, outer.Parent))
        {
            if (outer.IsLoop() || outer is IfStatementSyntax or SwitchStatementSyntax
                || (outer is StatementSyntax and not BlockSyntax && inner is not StatementSyntax))
                yield return outer;
            if (outer is not BlockSyntax block)
                continue;
            foreach (var before in block.Statements.TakeWhile(one => one != inner).OfType<IfStatementSyntax>().Where(Jumps))
                yield return before;
        }
    }

    private static bool Jumps(IfStatementSyntax choice) =>
        choice.DescendantNodes().Any(static node => node is ContinueStatementSyntax or BreakStatementSyntax or ReturnStatementSyntax);

    private IEnumerable<SyntaxNode> Sources(SyntaxNode statement)
    {
        if (statement.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
            return [];
        if (!_writers.TryGetValue(member, out var writers))
            _writers.Add(member, writers = Writers(member));
        return Heads.Of(statement).OfType<IdentifierNameSyntax>().SelectMany(name => writers[name.Identifier.ValueText])
            .Where(writer => writer.SpanStart <= statement.SpanStart || Loops(writer).Intersect(Loops(statement)).Any());
    }

    // What stands behind runs before only where both are in a loop.
    private static IEnumerable<SyntaxNode> Loops(SyntaxNode statement) => statement.Ancestors().Where(LoopSyntax.IsLoop);

    private static ILookup<string, SyntaxNode> Writers(SyntaxNode member) =>
        member.DescendantNodes().Select(static node => (Name: NameOf(node), Statement: (SyntaxNode?)node.FirstAncestorOrSelf<StatementSyntax>()))
            .Where(static pair => pair.Name is not null && pair.Statement is not null).ToLookup(static pair => pair.Name!, static pair => pair.Statement!);

    private static string? NameOf(SyntaxNode writer) => writer switch
    {
        VariableDeclaratorSyntax { Initializer: not null, Identifier: var name } => name.ValueText,
        SingleVariableDesignationSyntax { Identifier: var name } => name.ValueText,
        ForEachStatementSyntax { Identifier: var name } => name.ValueText,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier: var name } } => name.ValueText,
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier: var name } } } => name.ValueText,
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax { Identifier: var name } } => name.ValueText,
        PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax { Identifier: var name }, OperatorToken.ValueText: "++" or "--" } => name.ValueText,
        _ => null,
    };
}
