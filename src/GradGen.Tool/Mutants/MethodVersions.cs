using GradGen.Tool.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Tool.Mutants;

/// <summary>A method that has a version for each mistake in it, and runs the one whose number is set: so that thousands are compiled at once.</summary>
internal static class MethodVersions
{
    private const string Prefix = "GradGenVersion_";

    /// <summary>Whether there can be versions of a method. An override has its constraints from elsewhere, and a copy of it would not.</summary>
    internal static bool CanHave(MethodDeclarationSyntax method) =>
        (method.Body is not null || method.ExpressionBody is not null)
        && (method.TypeParameterList is null || (method.ExplicitInterfaceSpecifier is null && !method.Modifiers.Any(SyntaxKind.OverrideKeyword)));

    /// <summary>The text that takes the place of a method.</summary>
    internal static string Of(MethodDeclarationSyntax method, IReadOnlyList<Mutant> mutants)
    {
        var text = method.SyntaxTree.ToString();
        var body = BodyOf(method);
        var header = text[method.SpanStart..body.SpanStart];
        // An async method that hands on the task of another one has nothing to await.
        if (method.Modifiers.FirstOrDefault(static modifier => modifier.IsKind(SyntaxKind.AsyncKeyword)) is { RawKind: not 0 } keyword)
            header = header.Remove(keyword.SpanStart - method.SpanStart, keyword.Span.Length);
        var cases = mutants.Select(mutant => $"case {mutant.Number}: {Call(method, mutant.Number)}");
        var choice = $"{{ switch ({MutantSwitch.Number}) {{ {string.Join(' ', cases)} default: {Call(method, 0)} }} }}";
        var versions = mutants.Select(mutant => Version(method, mutant.Number, mutant.Mistake.In(text)[body.SpanStart..^(text.Length - body.Span.End)]))
            .Prepend(Version(method, 0, body.ToString()));
        return $"{header}{choice}\n{string.Join('\n', versions)}";
    }

    /// <summary>The number of the version in which a node is; null where it is in none.</summary>
    internal static int? NumberAt(SyntaxNode node) =>
        node.AncestorsAndSelf().OfType<MethodDeclarationSyntax>().Select(static method => method.Identifier.Text)
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(static name => (int?)int.Parse(name[Prefix.Length..].Split('_')[0], System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();

    private static SyntaxNode BodyOf(MethodDeclarationSyntax method) => (SyntaxNode?)method.Body ?? method.ExpressionBody!;

    private static string NameOf(MethodDeclarationSyntax method, int number) => FormattableString.Invariant($"{Prefix}{number}_{method.Identifier.ValueText}");

    // Directives in the body begin their lines.
    private static string Version(MethodDeclarationSyntax method, int number, string body)
    {
        var modifiers = method.Modifiers.Where(static modifier => modifier.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.UnsafeKeyword
            or SyntaxKind.AsyncKeyword or SyntaxKind.ReadOnlyKeyword);
        var parameters = method.ParameterList.Parameters.Select(static parameter => string.Join(
            ' ', [.. parameter.Modifiers.Where(static modifier => !modifier.IsKind(SyntaxKind.ThisKeyword)).Select(static modifier => modifier.Text),
                parameter.Type!.ToString(), parameter.Identifier.Text]));
        return $"private {string.Concat(modifiers.Select(static modifier => modifier.Text + " "))}{method.ReturnType} {NameOf(method, number)}"
            + $"{method.TypeParameterList}({string.Join(", ", parameters)}) {method.ConstraintClauses}\n{body}{(method.Body is null ? ";" : string.Empty)}";
    }

    private static string Call(MethodDeclarationSyntax method, int number)
    {
        var types = method.TypeParameterList is { } list ? $"<{string.Join(", ", list.Parameters.Select(static parameter => parameter.Identifier.Text))}>" : "";
        var arguments = method.ParameterList.Parameters.Select(static parameter => Passed(parameter.Modifiers) + parameter.Identifier.Text);
        var call = $"{NameOf(method, number)}{types}({string.Join(", ", arguments)});";
        return method.ReturnType switch
        {
            PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } => call + " return;",
            RefTypeSyntax => "return ref " + call,
            _ => "return " + call,
        };
    }

    private static string Passed(SyntaxTokenList modifiers) =>
        modifiers.Any(SyntaxKind.OutKeyword) ? "out "
        : modifiers.Any(SyntaxKind.InKeyword) || modifiers.Any(SyntaxKind.ReadOnlyKeyword) ? "in "
        : modifiers.Any(SyntaxKind.RefKeyword) ? "ref "
        : string.Empty;
}
