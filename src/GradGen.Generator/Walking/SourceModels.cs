using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Walking;

/// <summary>The operations behind symbols that are declared in the compilation itself; one semantic model per file.</summary>
internal sealed class SourceModels(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    /// <summary>The files that were looked into.</summary>
    internal IEnumerable<SyntaxTree> Files => _models.Keys;

    internal Compilation Compilation => compilation;

    /// <summary>The assembly that is being compiled.</summary>
    internal IAssemblySymbol Assembly => compilation.Assembly;

    internal CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The operation of a piece of syntax, or null when the syntax belongs to another compilation.</summary>
    internal IOperation? Operation(SyntaxNode node)
    {
        if (!compilation.ContainsSyntaxTree(node.SyntaxTree))
            return null;
        return Model(node.SyntaxTree).GetOperation(node, Cancellation);
    }

    /// <summary>The semantic model of a file of the compilation.</summary>
    internal SemanticModel Model(SyntaxTree file)
    {
        if (!_models.TryGetValue(file, out var model))
            _models.Add(file, model = SemanticModels.Of(compilation, file));
        return model;
    }

    /// <summary>The body of a method or constructor.</summary>
    internal IOperation? Body(IMethodSymbol method) =>
        Declared.SyntaxOf(method).Select(reference => Operation(reference.GetSyntax(Cancellation))).FirstOrDefault(static operation => operation is not null);

    /// <summary>The code of a method, without binding it; null where it belongs to another compilation.</summary>
    internal SyntaxNode? Syntax(IMethodSymbol method)
    {
        var syntax = Declared.SyntaxOf(method).FirstOrDefault()?.GetSyntax(Cancellation);
        if (syntax is null || !compilation.ContainsSyntaxTree(syntax.SyntaxTree))
            return null;
        // The caller has read the file already.
        _ = Model(syntax.SyntaxTree);
        return syntax;
    }

    /// <summary>The value that a field or a property is declared with; null where there is none.</summary>
    internal IOperation? Initial(ISymbol member) =>
        Declared.SyntaxOf(member).Select(reference => reference.GetSyntax(Cancellation) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        }).OfType<EqualsValueClauseSyntax>().Select(initializer => (Operation(initializer) as ISymbolInitializerOperation)?.Value)
        .FirstOrDefault(static value => value is not null);

    /// <summary>What a primary constructor hands to its base: <c>class Dense(int n) : Layer(n)</c>.</summary>
    internal IInvocationOperation? BaseCall(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(Cancellation)).OfType<TypeDeclarationSyntax>()
            .SelectMany(static type => type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? [])
            .Select(Operation).OfType<IInvocationOperation>().FirstOrDefault();
}
