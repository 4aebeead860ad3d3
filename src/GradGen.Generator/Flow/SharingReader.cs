using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>
/// Looks through a layer, whether the array of a member is ever handed to somebody who may write it during Backward by
/// another way: a list of parameters, an object, a stored delegate, another member. A use that is not known to end there
/// is taken for one.
/// </summary>
internal sealed class SharingReader
{
    private readonly INamedTypeSymbol _layer;
    private readonly IMethodSymbol _except;
    private readonly SourceModels _sources;
    private readonly ISymbol _member;
    private readonly Freshness _freshness;

    // Getters and methods that return the array: what is done with what they return is done with it.
    private readonly HashSet<ISymbol> _carriers = new(SymbolEqualityComparer.Default);
    private readonly ArrayUses _uses;
    private Sharing _sharing;

    private SharingReader(INamedTypeSymbol layer, ISymbol member, IMethodSymbol except, SourceModels sources)
    {
        (_layer, _member, _except, _sources) = (layer, member, except, sources);
        _freshness = new Freshness(member.MemberType()!, sources);
        _uses = new ArrayUses(this, layer, sources);
    }

    /// <summary>The member whose code is read.</summary>
    internal ISymbol? Declared { get; private set; }

    /// <summary>Reads all bodies but that of one method, whose effects are known better.</summary>
    internal static Sharing Of(INamedTypeSymbol layer, ISymbol member, IMethodSymbol except, SourceModels sources)
    {
        var reader = new SharingReader(layer, member.OriginalDefinition, except.OriginalDefinition, sources);
        reader._carriers.Add(reader._member);
        for (var known = 0; known < reader._carriers.Count && reader._sharing != Sharing.Aliased;)
        {
            known = reader._carriers.Count;
            reader._uses.Restart();
            reader.Read();
        }

        return reader._sharing;
    }

    private void Read()
    {
        foreach (var declared in _layer.WithBases().SelectMany(static type => type.OriginalDefinition.GetMembers()))
        {
            if (_except.Is((declared as IMethodSymbol)?.Implemented() ?? declared) || declared.IsImplicitlyDeclared || IsGenerated(declared))
                continue;
            foreach (var reference in Symbols.Declared.SyntaxOf(declared))
                Read(declared, reference.GetSyntax(_sources.Cancellation));
        }
    }

    // What packs the layer and runs it in a check gets everything, and does nothing with it during Backward.
    private static bool IsGenerated(ISymbol declared) =>
        declared.GetAttributes().Any(static data => data.AttributeClass?.Name == "GeneratedCodeAttribute"
            && data.ConstructorArguments is [{ Value: "GradGen.Generator" }, ..]);

    private void Read(ISymbol declared, SyntaxNode syntax)
    {
        var body = syntax switch
        {
            VariableDeclaratorSyntax { Initializer: { } initializer } => _sources.Operation(initializer),
            PropertyDeclarationSyntax { Initializer: { } initializer } => _sources.Operation(initializer),
            _ when declared is IMethodSymbol => _sources.Operation(syntax),
            _ => null,
        };
        if (body is null)
            return;
        if (body is ISymbolInitializerOperation { Value: var value } && declared.OriginalDefinition.Is(_member))
            Raise(SharingOf(value));
        Declared = declared;
        foreach (var operation in body.DescendantsAndSelf())
            Look(operation);
    }

    private void Look(IOperation operation)
    {
        switch (operation)
        {
            case IFieldReferenceOperation { Field: var field } when _carriers.Contains(field.OriginalDefinition):
            case IPropertyReferenceOperation { Property: var property } when _carriers.Contains(property.OriginalDefinition):
            case IInvocationOperation { TargetMethod: var method } when _carriers.Contains(method.OriginalDefinition):
                _uses.Look(operation);
                break;
            case IMethodReferenceOperation { Method: var method } when _carriers.Contains(method.OriginalDefinition):
                Raise(Sharing.Aliased);
                break;
            case IInstanceReferenceOperation { Parent: not (IMemberReferenceOperation or IInvocationOperation) } when operation.IsThis():
                Raise(Sharing.Handed);
                break;
            case IMethodReferenceOperation { Method.IsStatic: false } or IAnonymousFunctionOperation
                when ArrayUses.IsKept(operation) && operation.DescendantsAndSelf().OfType<IInstanceReferenceOperation>().Any():
                Raise(Sharing.Handed);
                break;
        }
    }

    internal void Raise(Sharing sharing)
    {
        if (sharing > _sharing)
            _sharing = sharing;
    }

    /// <summary>What a getter or a method returns is the array.</summary>
    internal void Carry(ISymbol carrier) => _carriers.UnionWith(carrier.OriginalDefinition.WithOverridden().Select(static symbol => symbol.OriginalDefinition));

    /// <summary>Who may hold an array that the member is given.</summary>
    internal Sharing SharingOf(IOperation given) => _freshness.IsNew(given) ? Sharing.None : Sharing.Aliased;
}
