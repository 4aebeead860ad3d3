using GradGen.Generator.Layers;
using GradGen.Generator.Symbols;
using GradGen.Tool.Annotating;
using GradGen.Tool.Mutation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Tool.Mutants;

/// <summary>Makes the mutants of a project's layers.</summary>
/// <param name="project">The project.</param>
/// <param name="seed">Chooses among the mutants of a layer that has many.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class MutantMaker(AnnotatedProject project, int seed, CancellationToken cancellation)
{
    /// <summary>Of a layer as many are made at most.</summary>
    internal const int Most = 200;

    private readonly GradientMethods _methods = new(project, cancellation);
    private readonly Dictionary<MethodDeclarationSyntax, Mutant[]> _made = [];

    /// <summary>All mutants, those of a method that several layers have once.</summary>
    internal IEnumerable<Mutant> All => _made.Values.SelectMany(static mutants => mutants);

    /// <summary>The mutants of a layer in the order of its code, and how many more there could be.</summary>
    internal (IReadOnlyList<Mutant> Chosen, int LeftOut) Of(LayerReading layer)
    {
        Mutant[] all = layer.Anatomy is { } anatomy ? [.. _methods.Of(anatomy).SelectMany(Of)] : [];
        if (all.Length <= Most)
            return (all, 0);
        var order = Enumerable.Range(0, all.Length).ToArray();
        new Random(seed).Shuffle(order);
        return ([.. order.Take(Most).Order().Select(number => all[number])], all.Length - Most);
    }

    private Mutant[] Of(MethodDeclarationSyntax method)
    {
        if (_made.TryGetValue(method, out var made))
            return made;
        // Without what generators write: nobody mistakes a member for one that is not in the source.
        var model = SemanticModels.Of(project.Sources.Compilation, method.SyntaxTree);
        var body = (SyntaxNode?)method.Body ?? method.ExpressionBody!;
        var first = _made.Values.Sum(static mutants => mutants.Length) + 1;
        made = [.. MistakeMaker.In(body.DescendantNodes(static node => !IsAside(node)).Where(static node => !IsAside(node)), model)
            .Select((mistake, number) => new Mutant(first + number, method, mistake))];
        _made.Add(method, made);
        return made;
    }

    // Guards, and what is there for people, compute no gradient.
    private static bool IsAside(SyntaxNode node) => node switch
    {
        ThrowStatementSyntax or ThrowExpressionSyntax or InterpolatedStringExpressionSyntax or TypeOfExpressionSyntax => true,
        IfStatementSyntax { Else: null, Statement: var guarded } => IsThrow(guarded),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } } =>
            call.Name.Identifier.Text.StartsWith("ThrowIf", StringComparison.Ordinal)
            || call.Expression.ToString().Split('.')[^1] is "Console" or "Debug" or "Trace",
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } => true,
        _ => false,
    };

    private static bool IsThrow(StatementSyntax statement) =>
        statement is ThrowStatementSyntax or BlockSyntax { Statements: [ThrowStatementSyntax] };
}
