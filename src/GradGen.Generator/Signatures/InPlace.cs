using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Signatures;

/// <summary>What a pass that returns nothing takes its input in and leaves its output in: <c>void Forward(Span&lt;float&gt; x)</c>.</summary>
internal static class InPlace
{
    /// <summary>
    /// The only parameter of a Forward without a result that its code writes into; null where there is none, or another is called like an output.
    /// </summary>
    internal static IParameterSymbol? Of(IMethodSymbol forward, IAssemblySymbol from) =>
        forward.ReturnsVoid
        && !forward.Parameters.Any(static parameter => ForwardSignature.OutputNames.Contains(parameter.Name.ToLowerInvariant()))
        && forward.Parameters.Where(parameter => IsOverwritten(parameter, from)).ToArray() is [var only] ? only : null;

    /// <summary>Whether a method's code writes into what is passed for a parameter. Of a span of a library's nobody can see more than that it may.</summary>
    internal static bool IsOverwritten(IParameterSymbol parameter, IAssemblySymbol from)
    {
        if (parameter is not { RefKind: RefKind.None, IsOptional: false, Type.Name: not "ReadOnlySpan" }
            || Storage.OfPassed(parameter.Type, from) is not { IsReal: true, IsScalar: false, IsSequence: false, Rows: null, IsInPlace: true } storage)
            return false;
        var code = Declared.SyntaxOf(parameter.ContainingSymbol).ToArray();
        return code.Length == 0 ? storage.IsSpan
            : code.Nodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == parameter.Name && IsWritten(name, storage.IsSpan));
    }

    // x[i] = …, x[i][j] += …, x.Data[i]++, ref x[i], foreach (ref var v in x), source.CopyTo(x), TensorPrimitives.Tanh(x, x); a span that
    // is handed on is handed on to be written.
    private static bool IsWritten(IdentifierNameSyntax name, bool isSpan)
    {
        ExpressionSyntax place = name;
        var isElement = false;
        while (place.Parent is ExpressionSyntax outer && IsPartOf(outer, place))
        {
            isElement |= outer is ElementAccessExpressionSyntax;
            place = outer;
        }

        return place.Parent switch
        {
            AssignmentExpressionSyntax assignment => isElement && assignment.Left == place,
            PostfixUnaryExpressionSyntax => isElement,
            PrefixUnaryExpressionSyntax prefix => isElement && prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
            RefExpressionSyntax => isElement,
            ForEachVariableStatementSyntax or ForEachStatementSyntax { Type: RefTypeSyntax } => true,
            ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument =>
                isElement ? argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) : list.Arguments.Last() == argument && (isSpan || IsDestination(call)),
            _ => false,
        };
    }

    private static bool IsPartOf(ExpressionSyntax outer, ExpressionSyntax place) => outer switch
    {
        ElementAccessExpressionSyntax element => element.Expression == place,
        MemberAccessExpressionSyntax member => member.Expression == place && member.Parent is not InvocationExpressionSyntax,
        ParenthesizedExpressionSyntax => true,
        PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        _ => false,
    };

    private static bool IsDestination(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "CopyTo"
        } or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "TensorPrimitives" } };
}
