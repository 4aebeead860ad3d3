using GradGen.Generator.Diagnostics;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.CodeFixes;

/// <summary>GG0003: adds a Backward with the signature that belongs to Forward, behind it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddBackwardFix))]
public sealed class AddBackwardFix : TextFix
{
    private protected override string Title => "Add a Backward method";

    private protected override string Id => RuleIds.NoBackward;

    private protected override IReadOnlyList<TextChange>? Changes(FixContext context, Diagnostic diagnostic)
    {
        if (context.TypeNamed(diagnostic) is not { } declaration
            || context.Model.GetDeclaredSymbol(declaration, context.Cancellation) is not INamedTypeSymbol layer
            || !diagnostic.Properties.TryGetValue("Member", out var id) || id is null
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(id, context.Model.Compilation) is not IMethodSymbol found
            || ForwardSignature.Read(found, found.ContainingAssembly, out _) is not { } forward)
        {
            return null;
        }

        var method = forward.Method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(context.Cancellation))
            .OfType<MethodDeclarationSyntax>().FirstOrDefault(syntax => declaration.Contains(syntax));
        if (method is null && declaration.CloseBraceToken.IsMissing)
            return null;
        var position = method?.Span.End ?? declaration.CloseBraceToken.SpanStart;
        var indent = method is not null ? context.IndentOf(method) : context.IndentOf(declaration) + "    ";
        var exception = context.Model.Compilation.GetTypeByMetadataName("System.NotImplementedException");
        if (exception is null)
            return null;
        string[] lines =
        [
            $"{indent}{Accessibility(forward.Method)}{Returned(context, forward, position)} Backward({Upstream(context, forward, position)})",
            $"{indent}{{",
            $"{indent}    throw new {context.Show(exception, position)}(\"The gradient of {layer.Name} is not written yet.\");",
            $"{indent}}}",
        ];
        var text = string.Join(context.NewLine, lines);
        if (method is not null)
            return [new TextChange(new TextSpan(position, 0), context.NewLine + context.NewLine + text)];
        var line = context.Text.Lines.GetLineFromPosition(position).Start;
        return [new TextChange(new TextSpan(line, 0), text + context.NewLine)];
    }

    private static string Accessibility(IMethodSymbol forward) => forward.DeclaredAccessibility switch
    {
        Microsoft.CodeAnalysis.Accessibility.Internal or Microsoft.CodeAnalysis.Accessibility.ProtectedAndInternal => "internal ",
        Microsoft.CodeAnalysis.Accessibility.Private => "private ",
        _ => "public ",
    };

    // A loss has no gradient above it.
    private static bool IsLoss(ForwardSignature forward) =>
        forward.Outputs.Count == 1 && forward.Outputs[0].Storage.IsScalar && !forward.Inputs[0].Storage.IsScalar;

    private static string Upstream(FixContext context, ForwardSignature forward, int position)
    {
        if (IsLoss(forward))
            return string.Empty;
        var isOne = forward.Outputs.Count == 1;
        return string.Join(", ", forward.Outputs
            .Select((output, index) =>
                $"{context.Show(output.Type, position)} "
                + $"outputGradient{(isOne ? string.Empty : (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))}"));
    }

    private static string Returned(FixContext context, ForwardSignature forward, int position)
    {
        var targets = IsLoss(forward) ? InputRoles.OfLoss(forward.Inputs) : new bool[forward.Inputs.Count];
        var types = forward.Inputs.Where((input, index) => input.Storage.IsReal && !targets[index])
            .Select(input => context.Show(input.Type, position) + " " + Literals.Identifier(input.Name)).ToArray();
        return types.Length switch
        {
            0 => "void",
            1 => types[0].Substring(0, types[0].LastIndexOf(' ')),
            _ => $"({string.Join(", ", types)})",
        };
    }
}
