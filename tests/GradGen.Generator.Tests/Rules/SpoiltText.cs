using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Tests.Rules;

/// <summary>A file as it is while somebody types it, cuts it or pastes into it.</summary>
internal sealed class SpoiltText(string text)
{
    private readonly SyntaxNode _root = CSharpSyntaxTree.ParseText(text).GetRoot();

    /// <summary>Up to each token, or each of several.</summary>
    internal IEnumerable<string> Beginnings(int step = 1) => Tokens(step).Select(token => text[..token.SpanStart]);

    /// <summary>Without one token.</summary>
    internal IEnumerable<string> WithoutOne(int step = 1) => Tokens(step).Where(static token => token.Span.Length > 0).Select(token => text.Remove(token.SpanStart, token.Span.Length));

    /// <summary>With one member twice.</summary>
    internal IEnumerable<string> WithOneTwice() => _root.DescendantNodes().OfType<MemberDeclarationSyntax>().Select(member => text.Insert(member.FullSpan.End, "\n" + member));

    /// <summary>Each type in a file of its own, so that its base and its neighbours are missing.</summary>
    internal IEnumerable<SpoiltText> Types()
    {
        var usings = string.Concat(_root.ChildNodes().OfType<UsingDirectiveSyntax>().Select(static directive => directive.ToFullString()));
        return _root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<TypeDeclarationSyntax>().Select(type => new SpoiltText(usings + type.ToFullString()));
    }

    private IEnumerable<SyntaxToken> Tokens(int step) => _root.DescendantTokens().Where((_, index) => index % step == 0);
}
