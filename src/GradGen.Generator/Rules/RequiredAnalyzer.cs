using System.Collections.Immutable;
using GradGen.Generator.Reading;
using GradGen.Generator.Reading.Adopting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Rules;

/// <summary>GG0010: a type that [GradCheckRequired] speaks of and that nobody annotated or adopted.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RequiredAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.NotAnnotated);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var required = start.Compilation.Assembly.FindAll("GradCheckRequiredAttribute")
                .Select(static data => data.ConstructorArguments is [{ Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type }] ? type : null)
                .OfType<INamedTypeSymbol>().ToArray();
            if (required.Length > 0)
                start.RegisterSymbolAction(symbol => Analyze(symbol, required), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol[] required)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        // To a ref struct or a file local type generated code could not add, so that the attribute would be refused there.
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsAbstract || type.IsRefLikeType || type.IsFileLocal
            || type.Has(AttributeReader.GradCheckable) || Adoptions.Of(context.Compilation.Assembly).Layers.Any(adoption => SymbolEqualityComparer.Default.Equals(adoption.Type.OriginalDefinition, type)) || type.Has("GradCheckIgnoreAttribute"))
        {
            return;
        }

        if (Array.Find(required, wanted => Above(type).Any(above => Is(above, wanted))) is { } found)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.NotAnnotated, type.Locations[0], type.Name, found.TypeKind == TypeKind.Interface ? "implements" : "derives from", found.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        }
    }

    private static IEnumerable<INamedTypeSymbol> Above(INamedTypeSymbol type)
    {
        for (var above = type.BaseType; above is not null; above = above.BaseType)
            yield return above;
        foreach (var contract in type.AllInterfaces)
            yield return contract;
    }

    private static bool Is(INamedTypeSymbol type, INamedTypeSymbol wanted) =>
        SymbolEqualityComparer.Default.Equals(wanted.IsUnboundGenericType ? type.OriginalDefinition : type, wanted.IsUnboundGenericType ? wanted.OriginalDefinition : wanted);
}
