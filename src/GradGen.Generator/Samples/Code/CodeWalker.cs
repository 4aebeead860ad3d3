using System.Diagnostics.CodeAnalysis;
using GradGen.Generator.External;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Samples.Code;

/// <summary>
/// Walks once through a layer's initialisers, a constructor, Forward and Backward, and what these call with a value that a
/// sample decides, and takes note of how such values are used.
/// </summary>
internal sealed class CodeWalker
{
    private const int Deepest = 4;

    private readonly LayerView _layer;
    private readonly SourceModels _sources;
    private readonly SampleFacts _facts = new();
    private readonly Terms _terms = new();
    private readonly Cases _cases;
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly IndexedTogether _indexed = new();
    private readonly Measures _measures;
    private readonly Sums _sums;
    private readonly MovingWindows _windows;
    private readonly Quotients _quotients;
    private readonly Floors _floors;
    private bool _isCost;

    private CodeWalker(LayerView layer, SourceModels sources)
    {
        _layer = layer;
        _sources = sources;
        _cases = new Cases(_facts, _terms.Of);
        _measures = new Measures(_facts, _terms.Of);
        _sums = new Sums(_terms.Of);
        _windows = new MovingWindows(_facts, _sums);
        _quotients = new Quotients(_facts, _sums);
        _floors = new Floors(_facts, _terms.Of);
    }

    /// <summary>Reads the code.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="constructor">The constructor that makes it; its parameters are what the facts are about.</param>
    /// <param name="set">The members that a sample sets.</param>
    /// <param name="forward">Forward.</param>
    /// <param name="backward">Backward.</param>
    /// <param name="sources">The bodies.</param>
    internal static SampleFacts Read(LayerView layer, IMethodSymbol constructor, IEnumerable<ISymbol> set, IMethodSymbol forward,
        IMethodSymbol backward, SourceModels sources)
    {
        var walker = new CodeWalker(layer, sources);
        foreach (var parameter in constructor.OriginalDefinition.Parameters)
            walker._terms.Add(parameter, Term.Of(parameter));
        foreach (var member in set)
            walker._terms.Add(member, Term.Of(member));
        walker.WalkInitialisers();
        walker.WalkBody(constructor.OriginalDefinition);
        walker._cases.Phase = CodePhase.Forward;
        walker._isCost = forward.ReturnType.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
        walker.WalkBody(forward.OriginalDefinition);
        (walker._isCost, walker._cases.Phase) = (false, CodePhase.Backward);
        walker.WalkBody(backward.OriginalDefinition);
        return walker._facts;
    }

    // Before the layer is run.
    private bool IsMaking => _cases.Phase == CodePhase.Making;

    private void WalkInitialisers()
    {
        foreach (var member in LayerInitialisers.Of(_layer, _sources))
        {
            if (_terms.Of(member.Value) is { } term)
                _terms.Add(member.Symbol, term);
            Walk(member.Value);
        }
    }

    private void WalkBody(IMethodSymbol method)
    {
        if (_open.Count > Deepest || !_open.Add(method))
            return;
        if (method.MethodKind == MethodKind.Constructor && _sources.BaseCall(method) is { } call)
            Walk(call);
        if (_sources.Body(method) is { } body)
            Walk(body);
        _open.Remove(method);
    }

    private void Walk(IOperation operation)
    {
        Note(operation);
        foreach (var child in operation.ChildOperations)
            Walk(child);
    }

    [SuppressMessage("Maintainability", "CA1502:Avoid excessive complexity", Justification = "A table of operations.")]
    private void Note(IOperation operation)
    {
        NoteUse(operation);
        _cases.Note(operation);
        _sums.Note(operation);
        _windows.Note(operation);
        _quotients.Note(operation);
        if (_cases.Phase == CodePhase.Forward)
            _floors.Note(operation);
        switch (operation)
        {
            case ISimpleAssignmentOperation assignment:
                Assign(assignment.Target, assignment.Value);
                break;
            case IDeconstructionAssignmentOperation { Target: ITupleOperation targets, Value: var value }
                when (value is IConversionOperation { Operand: var operand } ? operand : value) is ITupleOperation values:
                foreach (var (target, part) in targets.Elements.Zip(values.Elements, static (target, part) => (target, part)))
                    Assign(target, part);
                break;
            case ICompoundAssignmentOperation assignment:
                Write(assignment.Target);
                break;
            case IIncrementOrDecrementOperation change:
                Write(change.Target);
                break;
            case IVariableDeclaratorOperation { Symbol: var local, Initializer.Value: var value } when _terms.Of(value) is { } term:
                _terms.Add(local, term);
                break;
            case IInvocationOperation call:
                NoteCall(call);
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                Enter(constructor, creation.Arguments);
                break;
            case IMemberReferenceOperation reference:
                NoteReference(reference);
                break;
            case IArrayElementReferenceOperation element:
                _indexed.Add(element, _terms.Of(element.ArrayReference), _facts);
                break;
        }
    }

    private void NoteUse(IOperation operation)
    {
        _measures.Note(operation);
        if (IsMaking || operation is not (IParameterReferenceOperation or IMemberReferenceOperation or ILocalReferenceOperation)
            || _terms.Of(operation) is not { Axis: -1, Origin: var setting })
            return;
        _facts.InPasses.Add(setting);
        if (_isCost)
            _facts.InCost.Add(setting);
    }

    private void Assign(IOperation target, IOperation value)
    {
        if (target is IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } reference)
        {
            var member = reference.Member.OriginalDefinition;
            if (IsMaking && _terms.Of(value) is { } term)
                _terms.Add(member, term);
            _facts.Written.Add(member);
        }
        else if (target is ILocalReferenceOperation or IParameterReferenceOperation)
        {
            _terms.Forget(target is ILocalReferenceOperation local ? local.Local : ((IParameterReferenceOperation)target).Parameter);
        }
    }

    private void Write(IOperation target)
    {
        if (target is IMemberReferenceOperation reference)
            _facts.Written.Add(reference.Member.OriginalDefinition);
        else if (target is ILocalReferenceOperation { Local: var local })
            _terms.Forget(local);
    }

    private void NoteReference(IMemberReferenceOperation reference)
    {
        if (reference is IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var key], Instance: IMemberReferenceOperation table })
            NoteKey(table.Member, key.Value);
        if (reference.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out })
            _facts.Written.Add(reference.Member.OriginalDefinition);
        if (IsMaking || !IsOfLayer(reference.Member))
            return;
        _facts.Read.Add(reference.Member.OriginalDefinition);
        if (reference is IMethodReferenceOperation { Method: var handed })
            Enter(handed, []);
        if (reference is IPropertyReferenceOperation { Property.GetMethod: { } getter } && _seen.Add(getter.OriginalDefinition))
            WalkBody(getter.OriginalDefinition);
    }

    private void NoteCall(IInvocationOperation call)
    {
        if (_cases.NoteCall(call))
            return;
        if (call is { Instance: IMemberReferenceOperation { Member: var table }, Arguments: [var key, ..] })
            NoteKey(table, key.Value);
        Enter(call.TargetMethod, call.Arguments);
    }

    // Functions by name: what the table has is what can be asked for.
    private void NoteKey(ISymbol table, IOperation key)
    {
        if (key.Type?.SpecialType == SpecialType.System_String && LayerInitialisers.Of(table.OriginalDefinition, _layer, _sources) is { } entries)
            _cases.NoteKey(key, entries);
    }

    // Into the layer's own code, and into any that is handed one of the values.
    private void Enter(IMethodSymbol called, IEnumerable<IArgumentOperation> arguments)
    {
        var method = called.OriginalDefinition;
        if (method.DeclaringSyntaxReferences.IsEmpty || !_layer.HasSource(method))
            return;
        var given = arguments.Select(argument => (Parameter: argument.Parameter?.OriginalDefinition, Term: _terms.Of(argument.Value)))
            .Where(static pair => pair is { Parameter: not null, Term: not null }).ToArray();
        if (given.Length == 0 && !(IsOfLayer(method) && _seen.Add(method)))
            return;
        foreach (var (parameter, term) in given)
            _terms.Add(parameter!, term!.Value);
        WalkBody(method);
        foreach (var (parameter, _) in given)
            _terms.Forget(parameter!);
    }

    private bool IsOfLayer(ISymbol member) => member.ContainingType?.IsPartOf(_layer.Type) == true;
}
