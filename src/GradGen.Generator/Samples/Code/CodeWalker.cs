using System.Diagnostics.CodeAnalysis;
using GradGen.Generator.External;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Samples.Code;

/// <summary>
/// Walks once through a layer's initialisers, a constructor, Forward and Backward, and what these call with a value that a
/// sample decides, and takes note of what is asked of such values.
/// </summary>
internal sealed class CodeWalker
{
    private const int Deepest = 4;

    private readonly LayerView _layer;
    private readonly SourceModels _sources;
    private readonly SampleFacts _facts = new();
    private readonly Terms _terms = new();
    private readonly Refusals _refusals;
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly IndexedTogether _indexed = new();
    private readonly Measures _measures;
    private bool _isPass;
    private bool _isBackward;
    private bool _isCost;

    private CodeWalker(LayerView layer, SourceModels sources)
    {
        _layer = layer;
        _sources = sources;
        _refusals = new Refusals(_facts, _terms.Of);
        _measures = new Measures(_facts, _terms.Of);
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
        walker._isPass = true;
        walker._isCost = forward.ReturnType.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
        walker.WalkBody(forward.OriginalDefinition);
        (walker._isCost, walker._isBackward) = (false, true);
        walker.WalkBody(backward.OriginalDefinition);
        return walker._facts;
    }

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
        switch (operation)
        {
            case IConditionalOperation { Condition: var condition } branch:
                if (branch.WhenTrue.Throws())
                    Refuse(branch, condition, true);
                else if (branch.WhenFalse.Throws())
                    Refuse(branch, condition, false);
                else
                    NoteChain(branch);
                break;
            case ISwitchOperation choice:
                NoteSwitch(choice);
                break;
            case ISwitchExpressionOperation choice:
                NoteSwitch(choice);
                break;
            case IBinaryOperation binary:
                NoteBinary(binary);
                break;
            case IIsPatternOperation match when _terms.Of(match.Value) is { } term:
                foreach (var part in match.Pattern.DescendantsAndSelf())
                {
                    if (part is IConstantPatternOperation constant)
                        _facts.Compare(term, BinaryOperatorKind.Equals, constant.Value.ConstantValue.Value);
                    else if (part is IRelationalPatternOperation relation)
                        _facts.Compare(term, relation.OperatorKind, relation.Value.ConstantValue.Value);
                }

                break;
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
        if (!_isPass || operation is not (IParameterReferenceOperation or IMemberReferenceOperation or ILocalReferenceOperation)
            || _terms.Of(operation) is not { Axis: -1, Origin: var setting })
            return;
        _facts.InPasses.Add(setting);
        if (_isCost)
            _facts.InCost.Add(setting);
    }

    // A Backward that refuses what Forward takes is a mistake, not a guard.
    private void Refuse(IOperation guard, IOperation condition, bool holds)
    {
        if (!_isBackward)
            _refusals.Add(condition, holds, Certainty.IsCertain(guard));
    }

    // if (kind == "a") … else if (kind == "b") … else throw: what is left over is refused.
    private void NoteChain(IConditionalOperation first)
    {
        if (_isBackward || !Certainty.IsCertain(first))
            return;
        Term? term = null;
        var covered = new List<object>();
        IOperation? rest = first;
        while (Certainty.Inner(rest) is IConditionalOperation branch)
        {
            if (_refusals.Alternatives(branch.Condition) is not var (compared, values) || (term is { } before && !before.Equals(compared)))
                return;
            term = compared;
            covered.AddRange(values);
            rest = branch.WhenFalse;
        }

        if (term is { } asked && rest.Throws())
            _facts.Allow(asked, covered);
    }

    private void NoteBinary(IBinaryOperation binary)
    {
        if (binary.OperatorKind is BinaryOperatorKind.Divide && binary.Type?.SpecialType == SpecialType.System_Int32
            && _terms.Of(binary.LeftOperand) is { } dividend)
        {
            // A quotient of one hides what is done with the parts.
            if (binary.RightOperand.ConstantValue is { HasValue: true, Value: int and > 1 and < 5 and var divisor })
                _facts.Relations.Add(new Relation("AtLeast", dividend, null, 2 * divisor));
            else if (_terms.Of(binary.RightOperand) is { } size)
                _facts.Relations.Add(new Relation("Multiple", dividend, size));
            return;
        }

        // Two entries on each side of where an index turns, as in cells - 2.
        if (binary is
            {
                OperatorKind: BinaryOperatorKind.Subtract,
                RightOperand.ConstantValue: { HasValue: true, Value: int and > 1 and < 16 and var offset }
            } && _isPass
            && _terms.Of(binary.LeftOperand) is { } whole)
            _facts.Relations.Add(new Relation("AtLeast", whole, null, offset + 2));
        var isOrder = binary.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan
            or BinaryOperatorKind.GreaterThanOrEqual;
        if (isOrder ? IsGuard(binary) : binary.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
            return;
        Compare(binary.LeftOperand, binary.OperatorKind, binary.RightOperand);
        Compare(binary.RightOperand, Refusals.Turned(binary.OperatorKind), binary.LeftOperand);
    }

    private void Compare(IOperation setting, BinaryOperatorKind comparison, IOperation other)
    {
        if (_terms.Of(setting) is not { } term)
            return;
        if (Constant(other) is { } value)
            _facts.Compare(term, comparison, value);
        else if (_isPass && term.Axis < 0 && _terms.Of(other) is null)
            _facts.Tested.Add(term.Origin);
    }

    // That what lies beyond is refused makes a bound no case of its own.
    private static bool IsGuard(IOperation comparison)
    {
        var condition = comparison;
        while (condition.Parent is IBinaryOperation or IUnaryOperation)
            condition = condition.Parent;
        return condition.Parent is IConditionalOperation branch && branch.Condition == condition && (branch.WhenTrue.Throws() || branch.WhenFalse.Throws());
    }

    private void NoteSwitch(ISwitchOperation choice)
    {
        if (_terms.Of(choice.Value) is not { } term)
            return;
        var covered = new List<object>();
        var refuses = false;
        foreach (var section in choice.Cases)
        {
            var throws = section.Body.Length > 0 && section.Body[0].Throws();
            foreach (var clause in section.Clauses)
            {
                refuses |= throws && clause is IDefaultCaseClauseOperation;
                var values = clause switch
                {
                    ISingleValueCaseClauseOperation { Value: var single } => Constant(single) is { } constant ? [constant] : [],
                    IPatternCaseClauseOperation { Pattern: var pattern } => Patterns.Constants(pattern) ?? [],
                    _ => [],
                };
                Cover(choice, term, values, throws, covered);
            }
        }

        if (refuses && !_isBackward && Certainty.IsCertain(choice))
            _facts.Allow(term, covered);
    }

    private void NoteSwitch(ISwitchExpressionOperation choice)
    {
        if (_terms.Of(choice.Value) is not { } term)
            return;
        var covered = new List<object>();
        var isTotal = false;
        foreach (var arm in choice.Arms)
        {
            var throws = arm.Value.Throws();
            if (Patterns.Constants(arm.Pattern) is { } constants)
                Cover(choice, term, constants, throws, covered);
            else
                isTotal |= !throws;
        }

        if (!isTotal && !_isBackward && Certainty.IsCertain(choice))
            _facts.Allow(term, covered);
    }

    private void Cover(IOperation choice, Term term, IEnumerable<object> values, bool throws, List<object> covered)
    {
        foreach (var value in values)
        {
            if (!throws)
            {
                covered.Add(value);
                _facts.Compare(term, BinaryOperatorKind.Equals, value);
            }
            else if (!_isBackward && Certainty.IsCertain(choice))
            {
                _facts.Refuse(term, BinaryOperatorKind.Equals, value);
            }
        }
    }

    private void Assign(IOperation target, IOperation value)
    {
        if (target is IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } reference)
        {
            var member = reference.Member.OriginalDefinition;
            if (!_isPass && _terms.Of(value) is { } term)
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
        if (!_isPass || !IsOfLayer(reference.Member))
            return;
        _facts.Read.Add(reference.Member.OriginalDefinition);
        if (reference is IMethodReferenceOperation { Method: var handed })
            Enter(handed, []);
        if (reference is IPropertyReferenceOperation { Property.GetMethod: { } getter } && _seen.Add(getter.OriginalDefinition))
            WalkBody(getter.OriginalDefinition);
    }

    private void NoteCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method is { Name: "Equals", ContainingType.SpecialType: SpecialType.System_String or SpecialType.System_Object })
        {
            var sides = call.Arguments.Select(static argument => argument.Value).Concat(call.Instance is { } instance ? [instance] : []).ToArray();
            foreach (var term in sides.Select(_terms.Of).OfType<Term>())
            {
                foreach (var side in sides)
                    _facts.Compare(term, BinaryOperatorKind.Equals, Constant(side));
            }

            return;
        }

        if (call is { Instance: IMemberReferenceOperation { Member: var table }, Arguments: [var key, ..] })
            NoteKey(table, key.Value);
        // ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 5).
        if (ThrowHelpers.Comparison(method) is { } comparison && call.Arguments.Length > 0)
        {
            if (ThrowHelpers.Bound(method) is { } bound && _terms.Of(call.Arguments[0].Value) is { } value && Certainty.IsCertain(call))
                _facts.Refuse(value, comparison, bound);
            else if (call.Arguments.Length > 1 && !_isBackward)
                _refusals.Compare(call.Arguments[0].Value, comparison, call.Arguments[1].Value, Certainty.IsCertain(call));
            return;
        }

        if (method is { Name: "Assert", ContainingType.Name: "Debug" } && call.Arguments.Length > 0)
            Refuse(call, call.Arguments[0].Value, false);
        Enter(method, call.Arguments);
    }

    // Functions by name: what the table has is what can be asked for.
    private void NoteKey(ISymbol table, IOperation key)
    {
        if (key.Type?.SpecialType != SpecialType.System_String || _terms.Of(key) is not { } term
            || LayerInitialisers.Of(table.OriginalDefinition, _layer, _sources) is not { } entries)
            return;
        foreach (var entry in entries.DescendantsAndSelf())
        {
            var name = entry switch
            {
                IInvocationOperation { TargetMethod.Name: "Add", Arguments: [var first, ..] } => first.Value,
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [var index] } } => index.Value,
                _ => null,
            };
            if (name is not null)
                _facts.Compare(term, BinaryOperatorKind.Equals, Constant(name));
        }
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

    private bool IsOfLayer(ISymbol member)
    {
        foreach (var type in _layer.Type.WithBases())
        {
            if (type.OriginalDefinition.Is(member.ContainingType?.OriginalDefinition))
                return true;
        }

        return false;
    }

    private static object? Constant(IOperation operation)
    {
        while (operation is IConversionOperation { ConstantValue.HasValue: false } conversion)
            operation = conversion.Operand;
        return operation.ConstantValue is { HasValue: true, Value: var value } ? value : null;
    }
}
