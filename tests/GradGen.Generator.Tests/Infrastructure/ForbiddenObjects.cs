using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>Finds what a pipeline must not carry: it would keep whole compilations alive, and no two of them are ever equal.</summary>
internal sealed class ForbiddenObjects
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _found = [];

    /// <summary>Where such objects sit, as paths beginning with <paramref name="root"/>.</summary>
    internal static IReadOnlyList<string> In(object? value, string root)
    {
        var search = new ForbiddenObjects();
        search.Visit(value, root);
        return search._found;
    }

    private void Visit(object? value, string path)
    {
        if (value is null || IsHarmless(value) || (!value.GetType().IsValueType && !_seen.Add(value)))
            return;
        if (value is ISymbol or Compilation or SemanticModel or SyntaxNode or SyntaxTree or SyntaxToken or SyntaxReference or Location)
        {
            _found.Add($"{path} is a {value.GetType().Name}");
            return;
        }

        if (value is Array items)
        {
            var index = 0;
            foreach (var item in items)
                Visit(item, $"{path}[{index++}]");
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer)
                    Visit(field.GetValue(value), $"{path}.{Readable(field)}");
            }
        }
    }

    // Values without parts, and what the host itself hands to every generator.
    private static bool IsHarmless(object value) =>
        value.GetType().IsPrimitive || value is string or Enum or decimal or MemberInfo or Module or Assembly
            or SourceText or MetadataReference or AdditionalText or ParseOptions or CompilationOptions or AnalyzerConfigOptionsProvider or AnalyzerConfigOptions;

    private static string Readable(FieldInfo field) =>
        field.Name.StartsWith('<') && field.Name.IndexOf('>') is > 1 and var end ? field.Name[1..end] : field.Name;
}
