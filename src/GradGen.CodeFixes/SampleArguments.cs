using System.Globalization;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.CodeFixes;

/// <summary>Values that an attribute can hold for what a constructor asks: sizes that differ, usual settings, a type to make.</summary>
internal sealed class SampleArguments(FixContext context, int position)
{
    private int _size = 3;

    /// <summary>One value for each parameter that has to be given; null where one cannot be made up.</summary>
    internal IReadOnlyList<string>? Of(IMethodSymbol constructor)
    {
        _size = 3;
        var values = new List<string>();
        foreach (var parameter in constructor.Parameters)
        {
            if (parameter.IsOptional)
                break;
            if (parameter.RefKind is not (RefKind.None or RefKind.In) || Of(parameter) is not { } value)
                return null;
            values.Add(value);
        }

        return values;
    }

    /// <summary>The named argument with a generic layer's type arguments, none for any other; null where one cannot be found.</summary>
    internal IReadOnlyList<string>? TypeArguments(INamedTypeSymbol layer)
    {
        var types = new List<string>();
        for (var type = layer; type is not null; type = type.ContainingType)
        {
            foreach (var parameter in type.TypeParameters.Reverse())
            {
                if (TypeArgument(parameter) is not { } argument)
                    return null;
                types.Insert(0, $"typeof({argument})");
            }
        }

        return types.Count == 0 ? [] : [$"TypeArguments = new[] {{ {string.Join(", ", types)} }}"];
    }

    private string? TypeArgument(ITypeParameterSymbol parameter)
    {
        var constraints = parameter.ConstraintTypes;
        // Numbers are constrained by interfaces in terms of themselves.
        if (constraints.All(constraint =>
            constraint is INamedTypeSymbol { TypeArguments: [var self] } && self.Is(parameter))
            && !parameter.HasReferenceTypeConstraint)
            return "double";
        return constraints is [INamedTypeSymbol only] && !parameter.HasValueTypeConstraint ? Made(only) : null;
    }

    private string? Of(IParameterSymbol parameter)
    {
        var type = parameter.Type;
        switch (type.SpecialType)
        {
            case SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64
                or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Byte:
                return Size();
            case SpecialType.System_Double or SpecialType.System_Single:
                return type.SpecialType == SpecialType.System_Single ? "0.5f" : "0.5";
            case SpecialType.System_Boolean:
                return "true";
            case SpecialType.System_String:
                return $"\"{parameter.Name}\"";
        }

        if (Argument.IsRandom(type))
            return "1";
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } choice)
            return choice.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(static field => field.HasConstantValue) is { } first
                ? $"{context.Show(choice, position)}.{first.Name}" : null;
        if (type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Int32 })
            return parameter.IsParams ? Size() : $"new[] {{ {Size()}, {Size()} }}";
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } named && Made(named) is { } made)
            return $"typeof({made})";
        return type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? "null" : null;
    }

    private string Size() => (_size++).ToString(CultureInfo.InvariantCulture);

    // The type itself or one of this project that derives from it and can be made from nothing; by name, to be the same each time.
    private string? Made(INamedTypeSymbol wanted)
    {
        if (CanBeMade(wanted))
            return context.Show(wanted, position);
        var found = context.Model.Compilation.Assembly.GlobalNamespace.AllTypes().Where(type => CanBeMade(type) && type.IsA(wanted))
            .OrderBy(static type => type.ToDisplayString(), StringComparer.Ordinal).FirstOrDefault();
        return found is null ? null : context.Show(found, position);
    }

    private static bool CanBeMade(INamedTypeSymbol type) =>
        type is
        {
            TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false, IsGenericType: false, SpecialType: SpecialType.None,
            DeclaredAccessibility: not Accessibility.Private
        }
        && type.InstanceConstructors.Any(static constructor => constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility == Accessibility.Public);
}
