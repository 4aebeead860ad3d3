using System.Collections.Immutable;
using System.Globalization;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Layers;
using GradGen.Generator.Members;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Rules;

/// <summary>GG0011: an attribute on the assembly that refers to nothing, one elsewhere written as if it were there, and a domain without values.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AnnotationAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] OfMethods = ["Forward", "Backward", "Penalty", "AfterBackward", "GradCheckReset"];

    private static readonly HashSet<string> Names = new(
        ["GradCheckable", "GradCheckSample", "GradCheckIgnore", "GradCheckAgainst", "GradientOf", "Parameter", "Shape", "Domain", "DuringCheck", .. OfMethods]);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.NoEffect);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(static node => Analyze(node), SyntaxKind.Attribute);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.Parent is not AttributeListSyntax list || NameOf(attribute) is not { } name || !Names.Contains(name)
            || context.SemanticModel.GetSymbolInfo(attribute,
                context.CancellationToken).Symbol is not
                {
                    ContainingType:
                    {
                        ContainingNamespace:
                        {
                            Name: "GradGen",
                            ContainingNamespace.IsGlobalNamespace: true
                        }
                    }
                })
        {
            return;
        }

        if (name == "Domain" && Bounds(attribute, context) is (var minimum, var maximum) && !LayerView.IsDomain(minimum, maximum))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoEffect, attribute.GetLocation(), name,
                string.Format(CultureInfo.InvariantCulture, "{0} and {1} are not two finite numbers, the smaller one first", minimum, maximum)));
        else if (list.Target?.Identifier.ValueText == "assembly")
            OnAssembly(context, attribute, name);
        else
            OnDeclaration(context, attribute, list, name);
    }

    private static (double Minimum, double Maximum)? Bounds(AttributeSyntax attribute, SyntaxNodeAnalysisContext context)
    {
        var given = attribute.ArgumentList?.Arguments.Where(static argument => argument.NameEquals is null)
            .OrderBy(static argument => argument.NameColon?.Name.Identifier.ValueText == "maximum").ToArray() ?? [];
        var values = given.Select(argument => context.SemanticModel.GetConstantValue(argument.Expression, context.CancellationToken)).ToArray();
        return values is [{ HasValue: true, Value: IConvertible minimum }, { HasValue: true, Value: IConvertible maximum }]
            ? (minimum.ToDouble(CultureInfo.InvariantCulture), maximum.ToDouble(CultureInfo.InvariantCulture)) : null;
    }

    private static void OnAssembly(SyntaxNodeAnalysisContext context, AttributeSyntax attribute, string name)
    {
        var all = context.Compilation.Assembly.GetAttributes();
        if (all.FirstOrDefault(data =>
            data.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == attribute.SyntaxTree
                && reference.Span == attribute.Span) is not { } data)
            return;
        if (name == "GradCheckable")
        {
            if (data.ConstructorArguments.Length == 0)
                Report(attribute, "on the assembly it takes the layer that is adopted, [assembly: GradCheckable(typeof(…))]");
            return;
        }

        if (Argument(attribute, "For") is not { } about)
        {
            Report(attribute, "on the assembly it needs For = typeof(…), the layer that it is about");
            return;
        }

        if (data.For() is not { TypeKind: not TypeKind.Error } type)
            return;
        var view = LayerView.Of(type, context.Compilation.Assembly);
        if (!view.IsAdopted)
        {
            // Why it cannot be adopted is reported where it is tried.
            if (type.Has(AttributeReader.GradCheckable))
                Report(about, $"{type.Show()} is [GradCheckable] itself, and has its attributes where it is declared");
            else if (!Adoptions.Of(view.From).All.Any(adoption => adoption.Type.Is(type) && adoption.Obstacle is not null))
                Report(about, $"{type.Show()} is not adopted, add [assembly: GradCheckable(typeof({type.Show()}))]");
        }
        else if (name != "GradCheckSample")
        {
            OnMember(data, view);
        }

        void OnMember(AttributeData about, LayerView layer)
        {
            if (about.Member() is not { } member)
            {
                if (Argument(attribute, "Member") is null)
                    Report(attribute, $"it needs Member = \"…\", the {Kind(name)} of {layer.Type.Show()} that it is about");
            }
            else if (!Exists(layer, name, member))
            {
                Report(Argument(attribute, "Member")!, $"{layer.Type.Show()} has no {Kind(name)} {member} that this project can reach");
            }
            else if (all.TakeWhile(other => !ReferenceEquals(other, about)).Any(other => other.IsOfGradGen()
                && other.AttributeClass.Is(about.AttributeClass) && other.For().Is(layer.Type) && other.Member() == member))
            {
                Report(attribute, $"{member} of {layer.Type.Show()} has it already");
            }
        }

        void Report(SyntaxNode at, string why) => context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoEffect, at.GetLocation(), name, why));
    }

    // Where an attribute stands on what it is about, naming another thing is a mistake, and so is saying it twice.
    private static void OnDeclaration(SyntaxNodeAnalysisContext context, AttributeSyntax attribute, AttributeListSyntax list, string name)
    {
        var misplaced = Argument(attribute, "For") ?? Argument(attribute, "Member")
            ?? (name == "GradCheckable" ? attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null) : null);
        if (name == "GradCheckAgainst")
            OnTwin(context, attribute, Report);
        else if (misplaced is not null)
            Report(misplaced, "a layer is named on the assembly only, as in [assembly: GradCheckable(typeof(…))]");
        else if (name != "GradCheckSample" && Others(list).TakeWhile(other => other != attribute).Any(other => NameOf(other) == name))
            Report(attribute, "it is here already");
        else if (name == "GradCheckable" && list.Parent is TypeDeclarationSyntax declaration
            && context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is { } type
            && !type.IsMarkedIn(declaration, context.CancellationToken))
            Report(attribute, $"another part of {type.Name} has it already");

        void Report(SyntaxNode at, string why) => context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoEffect, at.GetLocation(), name, why));
    }

    // What differs between two layers' parameters would fail the test; here it is said while the line is written.
    private static void OnTwin(SyntaxNodeAnalysisContext context, AttributeSyntax attribute, Action<SyntaxNode, string> report)
    {
        if (attribute.Parent?.Parent is not TypeDeclarationSyntax declaration
            || context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } layer)
        {
            return;
        }

        var data = layer.GetAttributes().FirstOrDefault(data => data.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) == attribute);
        if (data?.ConstructorArguments is not [{ Value: ITypeSymbol { TypeKind: not TypeKind.Error } type }])
            return;
        var why = TwinReader.Twin(data) is not { } twin ? $"{type.Show()} is not a layer"
            : TwinReader.Obstacle(layer, twin, context.Compilation.Assembly)
                ?? TwinParameters.Difference(layer, twin, context.Compilation, context.CancellationToken);
        if (why is not null)
            report(attribute.ArgumentList!.Arguments[0], why);
    }

    private static IEnumerable<AttributeSyntax> Others(AttributeListSyntax list) =>
        (list.Parent?.ChildNodes() ?? []).OfType<AttributeListSyntax>()
            .Where(other => other.Target?.Identifier.ValueText == list.Target?.Identifier.ValueText).SelectMany(static other => other.Attributes);

    private static bool Exists(LayerView layer, string name, string member) => name switch
    {
        "Shape" => IsInput(layer, member),
        "Domain" => IsInput(layer, member) || IsMember(layer, member),
        "GradCheckIgnore" => IsIgnorable(layer, member),
        _ when OfMethods.Contains(name) => IsMethod(layer, member),
        _ => IsMember(layer, member),
    };

    private static bool IsInput(LayerView layer, string member) =>
        PassCandidates.Forward(layer).Any(method => method.Parameters.Any(parameter => parameter.Name == member));

    private static bool IsMember(LayerView layer, string member) => LayerMembers.Of(layer).Any(other => other.Name == member);

    private static bool IsMethod(LayerView layer, string member) => Parts(layer).Any(symbol => symbol is IMethodSymbol && LayerView.IsCalled(symbol, member));

    private static bool IsIgnorable(LayerView layer, string member) => Parts(layer).Any(symbol => LayerView.IsCalled(symbol, member));

    private static IEnumerable<ISymbol> Parts(LayerView layer)
    {
        foreach (var type in layer.Type.WithBases())
        {
            foreach (var part in type.GetMembers().Where(layer.CanUse))
                yield return part;
        }
    }

    private static string Kind(string name) => name switch
    {
        "Shape" => "parameter of Forward",
        "Domain" => "parameter of Forward, field or property",
        "GradCheckIgnore" => "field, property or method",
        _ when OfMethods.Contains(name) => "method",
        _ => "field or property",
    };

    private static string? NameOf(AttributeSyntax attribute)
    {
        var name = attribute.Name switch
        {
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
            _ => null,
        };
        return name?.EndsWith("Attribute", StringComparison.Ordinal) == true ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    private static AttributeArgumentSyntax? Argument(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
}
