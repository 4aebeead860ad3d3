using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>Expressions of which only a part is evaluated, and patterns.</summary>
internal sealed partial class EffectWalker
{
    // A condition, a default, what follows "?.": it may run or not.
    private Value Otherwise(Func<Value> run)
    {
        var before = _now?.Copy();
        var value = run();
        _now = Join(before, _now);
        return value;
    }

    private Value EvaluateChoice(IConditionalOperation choice)
    {
        var asked = Ask(choice.Condition);
        var before = _now?.Copy();
        var value = Value.None;
        UnderGuard(asked, () => value |= Evaluate(choice.WhenTrue));
        var whenTrue = _now;
        _now = before;
        UnderGuard(asked, () => value |= Evaluate(choice.WhenFalse));
        _now = Join(whenTrue, _now);
        return value;
    }

    private Value EvaluateSwitch(ISwitchExpressionOperation choice)
    {
        var subject = Evaluate(choice.Value);
        var start = _now;
        Variables? end = null;
        var value = Value.None;
        foreach (var arm in choice.Arms)
        {
            _now = start?.Copy();
            BindPatterns(arm.Pattern, subject, choice);
            Evaluate(arm.Guard);
            value |= Evaluate(arm.Value);
            end = Join(end, _now);
        }

        _now = end ?? start;
        return value;
    }

    // What a pattern takes apart is read; the names that it gives may be any part.
    private void BindPatterns(IOperation pattern, Value value, IOperation at)
    {
        foreach (var part in pattern.DescendantsAndSelf())
        {
            if (part is IListPatternOperation)
                Read(value, at);
            var symbol = part switch
            {
                IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
                IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
                IListPatternOperation list => list.DeclaredSymbol,
                _ => null,
            };
            if (symbol is ILocalSymbol local && !IsPlain(local.Type))
                Set(local, HoldsPlain(local.Type) ? value | _storages.Elements(value) : _storages.Deep(value));
            else if (symbol is not null)
                Read(value, at);
        }
    }
}
