using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>Loops, and the ways out of them.</summary>
internal sealed partial class EffectWalker
{
    private readonly Dictionary<ILabelSymbol, Variables> _jumps = new(SymbolEqualityComparer.Default);

    private void ExecuteLoop(ILoopOperation loop)
    {
        var collection = Value.None;
        if (loop is IForLoopOperation { Before: var before })
        {
            foreach (var statement in before)
                Execute(statement);
        }
        else if (loop is IForEachLoopOperation each)
        {
            collection = Evaluate(each.Collection);
        }

        // Each round may begin with what an earlier one left.
        for (var round = 0; _now is not null && round < MaximumRounds; round++)
        {
            var start = _now.Copy();
            ExecuteRound(loop, collection);
            Land(loop.ContinueLabel);
            if (loop is IForLoopOperation { AtLoopBottom: var bottom })
            {
                foreach (var statement in bottom)
                    Execute(statement);
            }

            _now = Join(start, _now);
            if (start.IsSame(_now))
                break;
        }

        Land(loop.ExitLabel);
    }

    private void ExecuteRound(ILoopOperation loop, Value collection)
    {
        switch (loop)
        {
            case IForLoopOperation { Condition: { } condition }:
                Evaluate(condition);
                break;
            case IWhileLoopOperation { ConditionIsTop: true, Condition: { } condition }:
                Evaluate(condition);
                break;
            case IForEachLoopOperation each:
                BindElement(each.LoopControlVariable, collection, each);
                break;
            case IForLoopOperation or IWhileLoopOperation:
                break;
            default:
                _gaveUp = true;
                break;
        }

        Execute(loop.Body);
        if (loop is IWhileLoopOperation { ConditionIsTop: false, Condition: { } last } && _now is not null)
            Evaluate(last);
    }

    private void BindElement(IOperation variable, Value collection, IOperation at)
    {
        var elements = _storages.Elements(collection);
        switch (variable)
        {
            case IVariableDeclaratorOperation { Symbol: var local }:
                if (local.IsRef)
                {
                    Read(collection, at);
                    Set(local, collection);
                }
                else if (IsPlain(local.Type))
                {
                    Read(collection, at);
                }
                else
                {
                    // Of a generic element it is not known whether it is a number.
                    if (local.Type is ITypeParameterSymbol)
                        Read(collection, at);
                    Set(local, elements);
                }

                break;
            default:
                Read(_storages.Deep(collection), at);
                Assign(variable, elements, isZero: false, at);
                break;
        }
    }

    private void Jump(ILabelSymbol label)
    {
        _jumps[label] = Join(_jumps.TryGetValue(label, out var other) ? other : null, _now)!;
        _now = null;
    }

    private void Land(ILabelSymbol? label)
    {
        if (label is null || !_jumps.TryGetValue(label, out var jumped))
            return;
        _now = Join(_now, jumped);
        _jumps.Remove(label);
    }
}
