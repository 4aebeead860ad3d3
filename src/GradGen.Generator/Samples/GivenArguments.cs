using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Samples;

/// <summary>The arguments of a [GradCheckSample] as those of a constructor.</summary>
internal static class GivenArguments
{
    /// <summary>The arguments; null, and what is wrong, where they do not fit.</summary>
    internal static EquatableArray<PassedArgument>? Match(IMethodSymbol constructor, TypedConstant[] given, out string? problem)
    {
        var arguments = new List<Expression>();
        problem = null;
        for (var i = 0; i < constructor.Parameters.Length; i++)
        {
            var parameter = constructor.Parameters[i];
            if (parameter.IsParams && parameter.Type is IArrayTypeSymbol { ElementType: var rest }
                && !(i < given.Length && given[i].Kind == TypedConstantKind.Array))
            {
                foreach (var value in given.Skip(i))
                {
                    if (Convert(value, rest, null) is not { } element)
                    {
                        problem = Misfit(value, parameter);
                        return null;
                    }

                    arguments.Add(element);
                }

                break;
            }

            if (i >= given.Length)
            {
                if (Argument.IsRandom(parameter.Type))
                {
                    arguments.Add(new SampleExpression.Generator());
                    continue;
                }

                if (!parameter.IsOptional)
                    problem = $"[GradCheckSample] gives no {parameter.Name}";
                break;
            }

            if (!ArgumentMaker.IsByValue(parameter) || Convert(given[i], parameter.Type, parameter.Name) is not { } argument)
            {
                problem = Misfit(given[i], parameter);
                return null;
            }

            arguments.Add(argument);
        }

        if (problem is null && given.Length > constructor.Parameters.Length && !constructor.Parameters.Any(static parameter => parameter.IsParams))
            problem = $"[GradCheckSample] gives {given.Length} arguments, but the constructor takes {constructor.Parameters.Length}";
        return problem is null ? arguments.Select(static argument => new PassedArgument(null, argument)).ToEquatableArray() : null;
    }

    private static string Misfit(TypedConstant value, IParameterSymbol parameter) =>
        $"[GradCheckSample] gives {value.ToCSharpString()} for {parameter.Show()}";

    private static Expression? Convert(TypedConstant value, ITypeSymbol type, string? name)
    {
        switch (value.Kind)
        {
            case TypedConstantKind.Type when type is { Name: "Type", ContainingNamespace.Name: "System" }:
                return Constants.Of(value);
            case TypedConstantKind.Type:
                return value.Value is INamedTypeSymbol { IsAbstract: false, IsUnboundGenericType: false } made && made.IsA(type)
                    && made.InstanceConstructors.Any(
                        static constructor => constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility != Accessibility.Private)
                    ? new Expression.New(TypeNames.Of(made), EquatableArray<PassedArgument>.Empty)
                    : null;
            case TypedConstantKind.Array:
                return value.Type.Is(type) ? Constants.Of(value) : null;
            case TypedConstantKind.Enum:
                return value.Type.Is(type) ? Constants.Of(value) : null;
            case TypedConstantKind.Primitive when value.IsNull:
                return type.IsReferenceType ? Expression.Null : null;
            case TypedConstantKind.Primitive when Argument.IsRandom(type) && value.Value is int seed:
                return new SampleExpression.Generator(seed);
            case TypedConstantKind.Primitive when Constants.Converted(value, type) is { } number:
                return value.Value is int && type.SpecialType == SpecialType.System_Int32 && name is not null
                    ? new SampleExpression.Size(SizeKind.Known, name, number) : number;
            default:
                return null;
        }
    }
}
