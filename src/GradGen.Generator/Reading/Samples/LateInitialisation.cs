using GradGen.Generator.Model;
using GradGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Reading;

/// <summary>
/// What has to be called after construction, because only there a layer's parameters are made: <c>Initialize(…)</c>, <c>Build(…)</c>
/// and the like. Where a constructor or Forward makes them already, nothing is called.
/// </summary>
internal static class LateInitialisation
{
    private static readonly string[] Verbs = ["initialize", "initialise", "init", "build", "setup", "allocate"];

    private static readonly string[] Objects = ["", "weight", "parameter", "param", "layer", "array", "buffer", "network", "kernel", "filter", "bias"];

    /// <summary>The calls as C# behind the layer and a dot, with <c>sizes</c> in scope.</summary>
    internal static IReadOnlyList<string> Read(LayerView layer, IReadOnlyList<LayerMember> members, IReadOnlyList<ParameterModel> parameters, IMethodSymbol forward, List<LayerProblem> problems, CancellationToken cancellation)
    {
        var methods = LayerMethods.Of(layer).Where(static method => !method.IsAbstract && IsNamed(method.Name)).ToArray();
        if (methods.Length == 0)
            return [];
        var names = new HashSet<string>(parameters.Where(static parameter => parameter.Kind != ParameterKind.Scalar).Select(static parameter => parameter.Name), StringComparer.Ordinal);
        var missing = new HashSet<string>(members.Where(member => names.Contains(member.Name) && layer.HasSource(member.Symbol) && StartsWithout(member.Symbol, cancellation)).Select(static member => member.Name), StringComparer.Ordinal);
        missing.ExceptWith(MethodBodies.Assigned(MethodBodies.Reached(layer, ConstructorsOf(layer.Type).Append(forward), cancellation)));
        var calls = new List<string>();
        while (missing.Count > 0)
        {
            var made = methods.Select(method => (Method: method, Names: MethodBodies.Assigned(MethodBodies.Reached(layer, [method], cancellation)).Where(missing.Contains).ToArray(), Arguments: SampleReader.Arguments(method, out _)))
                .Where(static candidate => candidate.Names.Length > 0)
                .OrderByDescending(static candidate => candidate.Arguments is not null).ThenByDescending(static candidate => candidate.Names.Length).ThenByDescending(static candidate => candidate.Method.Parameters.Length)
                .FirstOrDefault();
            if (made.Method is null)
                break;
            if (made.Arguments is not { } arguments)
            {
                SampleReader.Arguments(made.Method, out var obstacle);
                problems.Add(new LayerProblem(Descriptors.NoSample, made.Method.Locations[0], layer.Type.Name, $"{made.Method.Name} makes {made.Names[0]}, and takes {obstacle}; give a [GradCheckFactory] method, which calls {made.Method.Name} too"));
                break;
            }

            calls.Add($"{Literals.Identifier(made.Method.Name)}({arguments})");
            missing.ExceptWith(made.Names);
        }

        return calls;
    }

    private static bool IsNamed(string name)
    {
        var bare = MemberNames.Normalise(name);
        return Verbs.Any(verb => bare.StartsWith(verb, StringComparison.Ordinal) && Objects.Contains(bare.Substring(verb.Length)));
    }

    private static IEnumerable<IMethodSymbol> ConstructorsOf(INamedTypeSymbol layer)
    {
        for (var type = layer; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            foreach (var constructor in type.InstanceConstructors)
                yield return constructor;
        }
    }

    // Declared with nothing in it, or with an array that holds nothing.
    private static bool StartsWithout(ISymbol member, CancellationToken cancellation) =>
        member.DeclaringSyntaxReferences.Any() && member is not IPropertySymbol { IsRequired: true } and not IFieldSymbol { IsRequired: true }
        && member.DeclaringSyntaxReferences.All(reference => reference.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer is null || IsNothing(variable.Initializer.Value),
            PropertyDeclarationSyntax property => property.Initializer is null || IsNothing(property.Initializer.Value),
            _ => false,
        });

    private static bool IsNothing(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var operand } => IsNothing(operand),
        LiteralExpressionSyntax literal => literal.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression,
        DefaultExpressionSyntax => true,
        CollectionExpressionSyntax collection => collection.Elements.Count == 0,
        ArrayCreationExpressionSyntax { Initializer: null, Type.RankSpecifiers: [var sizes, ..] } => sizes.Sizes.All(IsZero),
        BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: { Count: > 0 } arguments } => arguments.All(static argument => IsZero(argument.Expression)),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" } } => true,
        _ => false,
    };

    private static bool IsZero(ExpressionSyntax size) => size is LiteralExpressionSyntax { Token.Value: 0 };
}
