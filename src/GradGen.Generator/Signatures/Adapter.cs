using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Signatures;

/// <summary>
/// What to write around a method that a check cannot call as it is: a method under another name, marked [Forward] or [Backward],
/// that takes and gives arrays and returns when it is done.
/// </summary>
internal static class Adapter
{
    /// <summary>Whether a method gives something that has to be awaited.</summary>
    internal static bool IsAsync(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" };

    /// <summary>Whether a parameter or a result may be anything.</summary>
    internal static bool IsUntyped(ITypeSymbol type) => type.SpecialType == SpecialType.System_Object || type.TypeKind == TypeKind.Dynamic;

    /// <summary>What to say of a method that has to be awaited.</summary>
    internal static string OfAsync(IMethodSymbol method, string attribute)
    {
        var result = ((INamedTypeSymbol)method.ReturnType).TypeArguments is [var value] ? Show(value) : "void";
        return $"{CalledMethod.NameOf(method)} is async, and a check does not wait: write a method that does and mark it [{attribute}], as "
            + $"in [{attribute}] public {result} {attribute}Now({Parameters(method)}) => {Call(method)}.GetAwaiter().GetResult()";
    }

    /// <summary>What to say of a method that takes or gives an object, and of what it could be in an example.</summary>
    internal static string OfUntyped(IMethodSymbol method, string attribute)
    {
        var typed = Typed(method.ReturnType) ? method.ReturnType : method.Parameters.Select(static parameter => parameter.Type).FirstOrDefault(Typed);
        var name = typed is not null ? Show(typed)
            : method.Parameters.Select(parameter => CastOf(method, parameter)).OfType<string>().FirstOrDefault() ?? "double[]";
        var cast = IsUntyped(method.ReturnType) ? $"({name})" : string.Empty;
        return $"write an adapter with types and mark it [{attribute}], as in [{attribute}] public "
            + $"{(cast.Length > 0 ? name : Show(method.ReturnType))} {attribute}Typed({Parameters(method, name)}) => {cast}{Call(method)}";

        static bool Typed(ITypeSymbol type) => Storage.Of(type) is { IsReal: true, IsScalar: false };
    }

    // What the method takes it for: (Vector)input, input as Vector.
    private static string? CastOf(IMethodSymbol method, IParameterSymbol parameter) =>
        !IsUntyped(parameter.Type) ? null
            : method.DeclaringSyntaxReferences.Nodes().Select(node => node switch
            {
                CastExpressionSyntax { Type: var type, Expression: IdentifierNameSyntax value } when value.Identifier.ValueText == parameter.Name => type,
                BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression, Left: IdentifierNameSyntax value, Right: TypeSyntax type }
                    when value.Identifier.ValueText == parameter.Name => type,
                _ => null,
            }).OfType<TypeSyntax>().FirstOrDefault()?.ToString();

    private static string Parameters(IMethodSymbol method, string untyped = "object") =>
        string.Join(", ", method.Parameters.Select(parameter => $"{(IsUntyped(parameter.Type) ? untyped : Show(parameter.Type))} {parameter.Name}"));

    private static string Call(IMethodSymbol method) =>
        $"{CalledMethod.NameOf(method)}({string.Join(", ", method.Parameters.Select(static parameter => parameter.Name))})";

    private static string Show(ITypeSymbol type) => type.ToDisplayString(NullableFlowState.None, SymbolDisplayFormat.MinimallyQualifiedFormat);
}
