using GradGen.Generator.Framework;
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
internal sealed partial class SharingReader
{
    private readonly INamedTypeSymbol _layer;
    private readonly IMethodSymbol _except;
    private readonly SourceModels _sources;
    private readonly ISymbol _member;
    private readonly Freshness _freshness;

    // Getters and methods that return the array: what is done with what they return is done with it.
    private readonly HashSet<ISymbol> _carriers = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    private ISymbol? _declared;
    private Sharing _sharing;

    private SharingReader(INamedTypeSymbol layer, ISymbol member, IMethodSymbol except, SourceModels sources)
    {
        (_layer, _member, _except, _sources) = (layer, member, except, sources);
        _freshness = new Freshness(member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type, sources);
    }

    /// <summary>Reads all bodies but that of one method, whose effects are known better.</summary>
    internal static Sharing Of(INamedTypeSymbol layer, ISymbol member, IMethodSymbol except, SourceModels sources)
    {
        var reader = new SharingReader(layer, member.OriginalDefinition, except.OriginalDefinition, sources);
        reader._carriers.Add(reader._member);
        for (var known = 0; known < reader._carriers.Count && reader._sharing != Sharing.Aliased;)
        {
            known = reader._carriers.Count;
            reader._followed.Clear();
            reader.Read();
        }

        return reader._sharing;
    }

    private void Read()
    {
        for (var type = _layer.OriginalDefinition; type is { SpecialType: SpecialType.None }; type = type.BaseType?.OriginalDefinition)
        {
            foreach (var declared in type.GetMembers())
            {
                if (SymbolEqualityComparer.Default.Equals((declared as IMethodSymbol)?.Implemented() ?? declared, _except) || declared.IsImplicitlyDeclared || IsGenerated(declared))
                    continue;
                foreach (var reference in Declared.SyntaxOf(declared))
                    Read(declared, reference.GetSyntax(_sources.Cancellation));
            }
        }
    }

    // What packs the layer and runs it in a check gets everything, and does nothing with it during Backward.
    private static bool IsGenerated(ISymbol declared) =>
        declared.GetAttributes().Any(static data => data.AttributeClass?.Name == "GeneratedCodeAttribute" && data.ConstructorArguments is [{ Value: "GradGen.Generator" }, ..]);

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
        if (body is ISymbolInitializerOperation { Value: var value } && Same(declared.OriginalDefinition, _member) && !_freshness.IsNew(value))
            Raise(Sharing.Aliased);
        _declared = declared;
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
                LookAround(operation);
                break;
            case IMethodReferenceOperation { Method: var method } when _carriers.Contains(method.OriginalDefinition):
                Raise(Sharing.Aliased);
                break;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Parent: not (IMemberReferenceOperation or IInvocationOperation) }:
                Raise(Sharing.Handed);
                break;
            case IMethodReferenceOperation { Method.IsStatic: false } or IAnonymousFunctionOperation when IsKept(operation) && operation.DescendantsAndSelf().OfType<IInstanceReferenceOperation>().Any():
                Raise(Sharing.Handed);
                break;
        }
    }

    // Delegates that a method of .NET runs and forgets are no danger.
    private static bool IsKept(IOperation function)
    {
        var parent = function.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or IDelegateCreationOperation)
            parent = parent.Parent;
        return !(parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } && FrameworkCalls.IsOfFramework(method) && !IsOfCollections(method));
    }

    private static bool IsOfCollections(IMethodSymbol method) => method.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true;

    private void Raise(Sharing sharing)
    {
        if (sharing > _sharing)
            _sharing = sharing;
    }

    private static bool Same(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
