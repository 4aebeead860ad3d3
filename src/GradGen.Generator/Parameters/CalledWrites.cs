using GradGen.Generator.External;
using GradGen.Generator.Framework;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Parameters;

/// <summary>What calls do to what they are given: <c>input.Insert(x)</c> fills the vector input, <c>Ops.Multiply(a, b, c)</c> the vector c.</summary>
internal sealed class CalledWrites(SourceModels sources)
{
    private const int MaximumDepth = 8;

    private static readonly Effect None = new([], []);

    private readonly Dictionary<IMethodSymbol, Effect> _effects = new(SymbolEqualityComparer.Default);
    private int _depth;

    /// <summary>Adds the names that a call writes, other than those that a method of the same object writes by itself.</summary>
    /// <param name="call">The call.</param>
    /// <param name="matters">Whether a name is worth finding out about.</param>
    /// <param name="written">The names.</param>
    internal void Note(InvocationExpressionSyntax call, Func<string, bool> matters, HashSet<string> written)
    {
        var receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        if (!Names(receiver).Concat(call.ArgumentList.Arguments.SelectMany(static argument => Names(argument.Expression))).Any(matters)
            || sources.Operation(call) is not IInvocationOperation { TargetMethod: var method } operation)
        {
            return;
        }

        if (FrameworkCalls.IsOfFramework(method))
        {
            NoteFramework(operation, receiver, written);
            return;
        }

        var effect = Of((method.ReducedFrom ?? method).OriginalDefinition);
        foreach (var argument in operation.Arguments
            .Where(argument => argument.Parameter is { } parameter && effect.Arguments.Contains(parameter.Name) && argument.Value.Syntax is ExpressionSyntax))
            WrittenNames.Add((ExpressionSyntax)argument.Value.Syntax, written);
        if (operation.Instance is null || receiver is null || WrittenNames.NameOf(receiver) is not { } held || effect.Own.Count == 0)
            return;
        written.Add(WrittenNames.Inside(held));
        written.UnionWith(effect.Own.Select(part => WrittenNames.Inside(held) + part));
    }

    private static void NoteFramework(IInvocationOperation operation, ExpressionSyntax? receiver, HashSet<string> written)
    {
        if (FrameworkCalls.Of(operation.TargetMethod) is not { } known)
            return;
        if (known.Receiver == FrameworkRole.Write && receiver is not null)
            WrittenNames.Add(receiver, written);
        foreach (var argument in operation.Arguments)
        {
            if (argument is { Parameter: { } parameter, Value: var value } && known.Parameters(parameter) == FrameworkRole.Write
                && value.Unconverted().Syntax is ExpressionSyntax expression)
                WrittenNames.Add(expression, written);
        }
    }


    private static IEnumerable<string> Names(SyntaxNode? expression) =>
        (expression?.DescendantNodesAndSelf() ?? []).OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText);

    private Effect Of(IMethodSymbol method)
    {
        if (_effects.TryGetValue(method, out var known))
            return known;
        // A method that calls itself does nothing new.
        _effects[method] = None;
        if (_depth >= MaximumDepth || !method.ContainingAssembly.Is(sources.Assembly))
            return None;
        _depth++;
        var effect = Read(method);
        _depth--;
        return _effects[method] = effect;
    }

    private Effect Read(IMethodSymbol method)
    {
        var parameters = new HashSet<string>(method.Parameters.Select(static parameter => parameter.Name));
        var written = new HashSet<string>();
        foreach (var node in Declared.SyntaxOf(method).Nodes(sources.Cancellation))
        {
            WrittenNames.Note(node, written);
            if (node is not InvocationExpressionSyntax call)
                continue;
            Note(call, name => parameters.Contains(name) || IsOwn(method, name), written);
            if (!method.IsStatic && call.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
                && sources.Operation(call) is IInvocationOperation { Instance: not null, TargetMethod: var called })
            {
                written.UnionWith(Of(called.OriginalDefinition).Own);
            }
        }

        var own = written.Where(name => name == WrittenNames.Indexer || (!parameters.Contains(name) && IsOwn(method, name)));
        return new Effect([.. parameters.Where(name => written.Contains(name) || written.Contains(WrittenNames.Inside(name)))],
            method.IsStatic ? [] : [.. own]);
    }

    private static bool IsOwn(IMethodSymbol method, string name) => LayerMethods.HasField(method.ContainingType, name);

    private sealed record Effect(HashSet<string> Arguments, HashSet<string> Own);
}
