using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>What a class says, the nearest to one of its members first: numbers, conditions and arguments that could be meant elsewhere too.</summary>
internal sealed class NearbyCode
{
    private const int LongestText = 48;
    private const int LongestFormula = 120;
    private const int MostVariables = 5;

    private readonly Lazy<IReadOnlyList<Phrase>> _derivatives;

    private NearbyCode(IReadOnlyList<Phrase> numbers, IReadOnlyList<(string, Phrase)> choices, IReadOnlyList<Phrase> conditions,
        IReadOnlyList<((string, int) Key, Phrase List)> arguments, IReadOnlyCollection<string> returned, Func<IEnumerable<Phrase>> derivatives)
    {
        (Numbers, Choices, Conditions, Arguments, Returned) = (numbers, choices, conditions, arguments, returned);
        _derivatives = new(() => [.. derivatives()]);
    }

    /// <summary>Numbers that are read.</summary>
    internal IReadOnlyList<Phrase> Numbers { get; }

    /// <summary>Numbers that depend on a condition, each with one of the two.</summary>
    internal IReadOnlyList<(string Arm, Phrase Choice)> Choices { get; }

    /// <summary>What is decided by, and the opposites; of a maximum or a minimum, which of the two it is.</summary>
    internal IReadOnlyList<Phrase> Conditions { get; }

    /// <summary>Indices of elements and arguments of methods, each with its key.</summary>
    internal IReadOnlyList<((string, int) Key, Phrase List)> Arguments { get; }

    /// <summary>The derivatives of what other members compute.</summary>
    internal IReadOnlyList<Phrase> Derivatives => _derivatives.Value;

    /// <summary>The arrays that the member returns, one or several.</summary>
    internal IReadOnlyCollection<string> Returned { get; }

    /// <summary>A piece of code, and the names in it.</summary>
    /// <param name="Text">The code.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="Names">All names in it.</param>
    /// <param name="InScope">The names that have to be in scope where it is written.</param>
    internal sealed record Phrase(string Text, ITypeSymbol? Type, IReadOnlyList<string> Names, IReadOnlyList<string> InScope)
    {
        /// <summary>The phrase, and how it reads where the class has kept what it names.</summary>
        internal IEnumerable<Phrase> AndOf(IReadOnlyDictionary<string, string> aliases)
        {
            yield return this;
            if (!InScope.Any(aliases.ContainsKey))
                yield break;
            string Kept(string name) => aliases.TryGetValue(name, out var member) ? member : name;
            yield return new(InScope.Where(aliases.ContainsKey).Distinct().Aggregate(Text, (text, name) => Aliases.Renamed(text, name, aliases[name])), Type,
                [.. Names.Select(Kept)], [.. InScope.Select(Kept)]);
        }

        /// <summary>The phrase, and what it says of each element that a loop of the member takes.</summary>
        internal IEnumerable<Phrase> AndOfEach(IReadOnlyList<ForEachStatementSyntax> loops)
        {
            yield return this;
            foreach (var loop in loops.Where(loop => InScope.Contains(loop.Expression.ToString())))
            {
                var text = Regex.Replace(Text, $@"(?<![\w.]){Regex.Escape(loop.Expression.ToString())}\[[^\]]*\]", loop.Identifier.ValueText);
                string[] names = [.. SyntaxFactory.ParseExpression(text).DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                    .Select(static name => name.Identifier.ValueText)];
                yield return new(text, Type, names, names);
            }
        }
    }

    /// <summary>What is near a statement.</summary>
    internal static NearbyCode Of(SyntaxNode statement, SemanticModel model)
    {
        var member = MemberOf(statement);
        // In the member first, then in the rest of the class.
        var type = statement.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        SyntaxNode[] nodes = [.. new[] { member, type }.OfType<SyntaxNode>()
            .SelectMany(static part => part.DescendantNodes())];
        var aliases = type is null ? new Dictionary<string, string>() : Aliases.In(type, member);
        var each = (member ?? statement).DescendantNodes().OfType<ForEachStatementSyntax>().ToArray();
        return new NearbyCode(
            [.. NumbersIn(nodes, (member as MethodDeclarationSyntax)?.Identifier.ValueText, model)],
            [.. nodes.OfType<ConditionalExpressionSyntax>().Where(static choice => choice.Span.Length <= LongestText)
                .SelectMany(choice => new[] { choice.WhenTrue, choice.WhenFalse }
                    .SelectMany(arm => PhraseOf(choice, choice.ToString(), model).AndOf(aliases).Select(phrase => (arm.ToString(), phrase))))],
            [.. ConditionsIn(nodes, model).Where(static node => node.Span.Length <= LongestText).GroupBy(static node => node.ToString())
                .Select(static group => group.First())
                .SelectMany(node => new[] { node.ToString(), Opposite(node) }.Select(text => PhraseOf(node, text, model)))
                .Concat(nodes.OfType<InvocationExpressionSyntax>().Where(static node => node.Span.Length <= LongestText)
                    .SelectMany(call => BordersOf(call).Select(text => PhraseOf(call, text, model))))
                .SelectMany(phrase => phrase.AndOf(aliases)).SelectMany(phrase => phrase.AndOfEach(each))],
            [.. nodes.Select(static node => (node, List: ArgumentRewrites.ArgumentsOf(node))).Where(static pair => pair.List is not null)
                .Select(static pair => (Key: KeyOf(pair.node), pair.List)).GroupBy(static pair => (pair.Key, pair.List!.ToString()))
                .Select(static group => group.First()).Select(pair => (pair.Key, PhraseOf(pair.List!, pair.List!.ToString(), model)))],
            [.. ReturnedBy(member)],
            () => DerivativesIn(nodes.Where(node => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() != member), model)
                .SelectMany(phrase => phrase.AndOf(aliases)));
    }

    /// <summary>The member that a statement is of.</summary>
    internal static SyntaxNode? MemberOf(SyntaxNode statement) =>
        statement.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not TypeDeclarationSyntax);

    /// <summary>What calls of a method have in common, or elements with as many indices.</summary>
    internal static (string, int) KeyOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => (call.Expression.ToString(), call.ArgumentList.Arguments.Count),
        ElementAccessExpressionSyntax access => ("[", access.ArgumentList.Arguments.Count),
        _ => default,
    };

    /// <summary>The opposite of a condition.</summary>
    internal static string Opposite(ExpressionSyntax condition) => condition switch
    {
        BinaryExpressionSyntax both when condition.Kind() switch
        {
            SyntaxKind.EqualsExpression => "!=",
            SyntaxKind.NotEqualsExpression => "==",
            SyntaxKind.LessThanExpression => ">=",
            SyntaxKind.GreaterThanExpression => "<=",
            SyntaxKind.LessThanOrEqualExpression => ">",
            SyntaxKind.GreaterThanOrEqualExpression => "<",
            _ => null,
        } is { } other => $"{both.Left} {other} {both.Right}",
        PrefixUnaryExpressionSyntax not => not.Operand.ToString(),
        BinaryExpressionSyntax or ConditionalExpressionSyntax or IsPatternExpressionSyntax => $"!({condition})",
        _ => "!" + condition,
    };

    /// <summary>Whether a name is read as a part of another, or is that of a type or a method.</summary>
    internal static bool IsPartOfName(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax or InvocationExpressionSyntax or TypeSyntax or VariableDeclarationSyntax or ParameterSyntax
            or NameColonSyntax or ObjectCreationExpressionSyntax;

    private static IEnumerable<Phrase> NumbersIn(IEnumerable<SyntaxNode> nodes, string? own, SemanticModel model) =>
        nodes.OfType<ExpressionSyntax>()
            .Where(node => node.Span.Length <= LongestText && node switch
            {
                IdentifierNameSyntax name => !IsPartOfName(name),
                MemberAccessExpressionSyntax => node.Parent is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax),
                ElementAccessExpressionSyntax => true,
                // A method that called itself would not end.
                InvocationExpressionSyntax call => call.ArgumentList.Arguments.Count > 0 && (call.Expression as SimpleNameSyntax)?.Identifier.ValueText != own,
                BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.SubtractExpression) || binary.IsKind(SyntaxKind.AddExpression),
                _ => false,
            })
            .GroupBy(static node => node.ToString()).Select(static group => group.First())
            .Where(node => node is IdentifierNameSyntax || !model.GetConstantValue(node).HasValue)
            .Select(node => PhraseOf(node, node.ToString(), model, model.GetTypeInfo(node).Type));

    private static IEnumerable<Phrase> DerivativesIn(IEnumerable<SyntaxNode> nodes, SemanticModel model)
    {
        foreach (var formula in nodes.OfType<ExpressionSyntax>().Where(node => node.Span.Length <= LongestFormula && IsFormula(node)
            && Terms.IsReal(model.GetTypeInfo(node).Type)))
        {
            foreach (var variable in formula.DescendantNodes().OfType<ExpressionSyntax>()
                .Where(node => node is ElementAccessExpressionSyntax or IdentifierNameSyntax && Terms.IsReal(model.GetTypeInfo(node).Type))
                .Select(static node => node.ToString()).Distinct().Take(MostVariables))
            {
                if (Derivative.Of(formula, variable) is { Length: <= LongestFormula } text)
                {
                    string[] names = [.. SyntaxFactory.ParseExpression(text).DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                        .Where(static name => !IsPartOfName(name))
                        .Select(static name => name.Identifier.ValueText)];
                    if (names.Length > 0)
                        yield return new(text, null, names, names);
                }
            }
        }
    }

    // What is assigned, returned, or one of several things that are.
    private static bool IsFormula(ExpressionSyntax node) => node is BinaryExpressionSyntax or InvocationExpressionSyntax && node.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Right == node,
        EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax or ConditionalExpressionSyntax
            or SwitchExpressionArmSyntax => true,
        _ => false,
    };

    // Where the larger or smaller of two numbers becomes the other one.
    private static IEnumerable<string> BordersOf(InvocationExpressionSyntax call) => call switch
    {
        { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Max" or "Min" }, ArgumentList.Arguments: [var one, var other] } =>
            [$"{one} > {other}", $"{one} < {other}"],
        { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Clamp" }, ArgumentList.Arguments: [var number, var least, var most] } =>
            [$"{number} > {least}", $"{number} < {least}", $"{number} > {most}", $"{number} < {most}"],
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> ConditionsIn(IEnumerable<SyntaxNode> nodes, SemanticModel model) => nodes.OfType<ExpressionSyntax>()
        .Where(node => node.Parent switch
        {
            IfStatementSyntax or ConditionalExpressionSyntax => true,
            BinaryExpressionSyntax both => both.IsKind(SyntaxKind.LogicalAndExpression) || both.IsKind(SyntaxKind.LogicalOrExpression),
            PrefixUnaryExpressionSyntax or LambdaExpressionSyntax => true,
            _ => node is IdentifierNameSyntax or ElementAccessExpressionSyntax,
        } && node is not (LiteralExpressionSyntax or IdentifierNameSyntax { IsVar: true })
            && model.GetTypeInfo(node).Type?.SpecialType == SpecialType.System_Boolean);

    // A member of something is in scope where that is, and so are constants and types.
    private static Phrase PhraseOf(SyntaxNode node, string text, SemanticModel model, ITypeSymbol? type = null)
    {
        IdentifierNameSyntax[] names = [.. node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()];
        return new(text, type, [.. names.Select(static name => name.Identifier.ValueText)],
            [.. names.Where(HasToBeInScope).Select(static name => name.Identifier.ValueText)]);

        bool HasToBeInScope(IdentifierNameSyntax name) => !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name
            || name.Parent is InvocationExpressionSyntax or NameColonSyntax
            || model.GetSymbolInfo(name).Symbol is INamespaceOrTypeSymbol or IFieldSymbol { IsConst: true });
    }

    private static IEnumerable<string> ReturnedBy(SyntaxNode? member) => member is not MethodDeclarationSyntax ? []
        : member.DescendantNodes().OfType<ReturnStatementSyntax>()
            .SelectMany(static result => result.Expression is TupleExpressionSyntax tuple
                ? tuple.Arguments.Select(static argument => (ExpressionSyntax?)argument.Expression) : new[] { (ExpressionSyntax?)result.Expression })
            .OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText);
}
