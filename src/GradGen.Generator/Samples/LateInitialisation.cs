using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Samples;

/// <summary>
/// What has to be called after construction, because only there is made what Forward works with, parameters or not:
/// <c>Initialize(…)</c>, <c>Build(…)</c> and the like. Where a constructor or Forward makes it already, nothing is called.
/// </summary>
internal sealed class LateInitialisation
{
    private static readonly string[] Verbs = ["initialize", "initialise", "init", "build", "setup", "allocate", "prepare"];

    private static readonly string[] Objects = ["", "weight", "parameter", "param", "layer", "array", "buffer", "network", "kernel", "filter",
        "bias", "train", "training"];

    private readonly LayerView _layer;
    private readonly CancellationToken _cancellation;
    private readonly IMethodSymbol[] _methods;
    private readonly HashSet<string> _missing;
    private readonly HashSet<string> _parameters;

    private LateInitialisation(LayerView layer, IReadOnlyList<LayerMember> members, IReadOnlyList<ParameterModel> parameters,
        IMethodSymbol? constructor, IMethodSymbol forward, IMethodSymbol backward, CancellationToken cancellation)
    {
        _layer = layer;
        _cancellation = cancellation;
        _methods = [.. LayerMethods.Of(layer).Where(static method => !method.IsAbstract)];
        var names = new HashSet<string>(
            parameters.Where(static parameter => parameter.Kind != ParameterKind.Scalar).Select(static parameter => parameter.Name));
        var empty = members.Where(member =>
            layer.HasSource(member.Symbol) && (names.Contains(member.Name) || IsWorkedWith(member)) && StartsWithout(member.Symbol, cancellation))
            .Select(static member => member.Name).ToArray();
        (_missing, _parameters) = ([], []);
        if (empty.Length == 0)
            return;
        var made = Assigned(ConstructorsOf(layer.Type, constructor).Append(forward));
        empty = [.. empty.Where(name => !made.Contains(name))];
        if (empty.Length == 0)
            return;
        var used = new HashSet<string>(
            MethodBodies.Reached(layer, [forward, backward], cancellation).OfType<SimpleNameSyntax>()
                .Select(static name => name.Identifier.ValueText));
        var byBackward = Assigned([backward]);
        // What Backward makes for itself is its own.
        _missing =
        [
            .. empty.Where(name =>
                names.Contains(name) || AxisNames.OfInput(name) != AxisRole.None || (used.Contains(name) && !byBackward.Contains(name))),
        ];
        _parameters = [.. _missing.Where(names.Contains)];
    }

    /// <summary>What the methods of a layer take that may have to be called on a new one.</summary>
    internal static IEnumerable<IParameterSymbol> Parameters(LayerView layer) =>
        LayerMethods.Of(layer).Where(static method => IsNamed(method.Name)).SelectMany(static method => method.Parameters);

    /// <summary>The calls on the new layer.</summary>
    internal static IReadOnlyList<InitialisationModel> Read(
        LayerView layer, IReadOnlyList<LayerMember> members, IReadOnlyList<ParameterModel> parameters, IMethodSymbol? constructor,
        IMethodSymbol forward, IMethodSymbol backward, List<LayerProblem> problems, CancellationToken cancellation) =>
        new LateInitialisation(layer, members, parameters, constructor, forward, backward, cancellation).Read(problems);

    private List<InitialisationModel> Read(List<LayerProblem> problems)
    {
        var calls = new List<InitialisationModel>();
        while (_missing.Count > 0)
        {
            var made = _methods.Where(static method => IsNamed(method.Name))
                .Select(method => (Method: method, Names: Makes(method, _missing), Arguments: SampleReader.Arguments(method, out _)))
                .Where(static candidate => candidate.Names.Length > 0)
                .OrderByDescending(static candidate => candidate.Arguments is not null).ThenByDescending(static candidate => candidate.Names.Length)
                .ThenByDescending(static candidate => candidate.Method.Parameters.Length)
                .FirstOrDefault();
            if (made.Arguments is not { } arguments)
                break;
            calls.Add(new InitialisationModel(made.Method.Name, arguments));
            _missing.ExceptWith(made.Names);
            _parameters.ExceptWith(made.Names);
        }

        if (_parameters.Count > 0 && Maker() is var (method, name))
        {
            var why = SampleReader.Arguments(method, out var obstacle) is null
                ? $", and takes {obstacle}"
                : ", and a check does not call methods of that name";
            problems.Add(new LayerProblem(Descriptors.NoSample, method.Locations[0], _layer.Type.Name,
                $"{method.Name} makes {name}{why}; give a [GradCheckFactory] method, which calls {method.Name} too"));
        }

        return calls;
    }

    // Who makes what Forward has to find there, called like that or not.
    private (IMethodSymbol Method, string Name)? Maker() =>
        _methods.OrderByDescending(static method => IsNamed(method.Name)).Select(method => (method, Makes(method, _parameters).FirstOrDefault()))
            .Where(static pair => pair.Item2 is not null).Select(static pair => ((IMethodSymbol, string)?)(pair.method, pair.Item2!)).FirstOrDefault();

    private string[] Makes(IMethodSymbol method, HashSet<string> names) => [.. Assigned([method]).Where(names.Contains)];

    private HashSet<string> Assigned(IEnumerable<IMethodSymbol> methods) => MethodBodies.Assigned(MethodBodies.Reached(_layer, methods, _cancellation));

    // Arrays and objects, and the sizes that loops run to. What may be null is looked at before it is used.
    private static bool IsWorkedWith(LayerMember member) =>
        member.Type.SpecialType == SpecialType.System_Int32
            || (member.Type.IsReferenceType && member.Type.NullableAnnotation != NullableAnnotation.Annotated
                && member.Type.SpecialType != SpecialType.System_String);

    private static bool IsNamed(string name) => MemberNames.IsAction(MemberNames.Normalise(name), Verbs, Objects);

    // Another of the layer's own, as one for a file that was saved, makes nothing in what this one makes, unless it is called by it; nor
    // does one of a base that it does not call.
    private static IEnumerable<IMethodSymbol> ConstructorsOf(INamedTypeSymbol layer, IMethodSymbol? used)
    {
        IMethodSymbol[] called = used is null || CallsAnother(used) ? [.. layer.InstanceConstructors.AsEnumerable()] : [used];
        foreach (var type in layer.WithBases())
        {
            if (!ReferenceEquals(type, layer))
                called = [.. type.InstanceConstructors.Where(constructor => Array.Exists(called, other => CanCall(other, constructor)))];
            foreach (var constructor in called)
                yield return constructor;
        }
    }

    private static bool CallsAnother(IMethodSymbol constructor) => Initialiser(constructor) is { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword };

    private static ConstructorInitializerSyntax? Initialiser(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Select(static reference => (reference.GetSyntax() as ConstructorDeclarationSyntax)?.Initializer).FirstOrDefault();

    // By what is passed, as far as it shows. A primary constructor says elsewhere what it passes.
    private static bool CanCall(IMethodSymbol constructor, IMethodSymbol ofBase)
    {
        if (CallsAnother(constructor)
            || constructor.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax))
            return true;
        var passed = Initialiser(constructor)?.ArgumentList.Arguments.ToArray() ?? [];
        return ofBase.Parameters.Count(static parameter => !parameter.IsOptional && !parameter.IsParams) <= passed.Length
            && (passed.Length <= ofBase.Parameters.Length || ofBase.Parameters.Any(static parameter => parameter.IsParams))
            && ofBase.Parameters.Zip(passed, (parameter, argument) => CanBe(parameter.Type, argument.Expression, constructor)).All(static fits => fits);
    }

    // A number that is handed on is not a list or dictionary.
    private static bool CanBe(ITypeSymbol type, ExpressionSyntax argument, IMethodSymbol constructor) =>
        argument is not IdentifierNameSyntax name || type.SpecialType == SpecialType.System_Object
        || constructor.Parameters.FirstOrDefault(parameter => parameter.Name == name.Identifier.ValueText) is not { } given
        || given.Type.IsValueType == type.IsValueType || type.TypeKind == TypeKind.TypeParameter;

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
        LiteralExpressionSyntax literal => IsZero(literal) || literal.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression,
        DefaultExpressionSyntax => true,
        CollectionExpressionSyntax collection => collection.Elements.Count == 0,
        ArrayCreationExpressionSyntax { Initializer: null, Type.RankSpecifiers: [var sizes, ..] } => sizes.Sizes.All(IsZero),
        BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: { Count: > 0 } arguments } =>
            arguments.All(static argument => IsZero(argument.Expression)),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" } } => true,
        _ => false,
    };

    private static bool IsZero(ExpressionSyntax size) => size is LiteralExpressionSyntax { Token.Value: 0 };
}
