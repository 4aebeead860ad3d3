using System.Diagnostics.CodeAnalysis;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules.Parallelism;

/// <summary>
/// Reads the body of a parallel loop, and the methods that it calls, for additions to what all iterations share. Whatever may
/// keep two iterations apart (a lock, a condition, a call of code that is not seen) keeps it silent.
/// </summary>
internal sealed class ParallelBodyReader
{
    private const int MostRounds = 10;
    private const int MostCalls = 8;

    private readonly ParallelLoop _loop;
    private readonly SourceModels _sources;
    private readonly Sameness _sameness;
    private readonly EarlyExits _exits = new();
    private readonly Dictionary<ISymbol, Dependence> _declared = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IMethodSymbol> _running = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, SharedAddition> _found = [];
    private IOperation _function;
    private SyntaxNode? _call;
    private string _in = string.Empty;

    private ParallelBodyReader(ParallelLoop loop, SourceModels sources)
    {
        _sources = sources;
        _sameness = new Sameness(loop.Scope, sources);
        _loop = loop;
        _function = loop.Body;
    }

    internal static IEnumerable<SharedAddition> Read(ParallelLoop loop, SourceModels sources)
    {
        var reader = new ParallelBodyReader(loop, sources);
        foreach (var variable in loop.Varying)
            reader._sameness.Vary(variable);

        // What varies is found out on the way; the last round knows it all.
        for (var round = 0; round < MostRounds; round++)
        {
            var before = reader._exits.Growth + reader._sameness.Growth;
            reader._found.Clear();
            if (loop.Scope is ILoopOperation starts)
                reader.WalkBody(starts.Body, Dependence.None);
            reader.WalkBody(loop.Body, Dependence.None);
            if (before == reader._exits.Growth + reader._sameness.Growth)
                return reader._found.Values.Where(found => loop.Body.Syntax.Span.Contains(found.Where.Span));
        }

        return [];
    }

    [SuppressMessage("Maintainability", "CA1502:Avoid excessive complexity", Justification = "A table of operations.")]
    private void Walk(IOperation? operation, Dependence control)
    {
        if (operation is null)
            return;
        control = Sameness.Max(control, Sameness.Max(_exits.Of(_function), _exits.Of(_loop.Body)));
        if (Additions.Target(operation) is { } target && control != Dependence.Iteration && _sameness.IsShared(target))
            _found[_call ?? target.Syntax] = new SharedAddition(_call ?? target.Syntax, target.Syntax + _in);
        switch (operation)
        {
            case ILoopOperation loop:
                WalkLoop(loop, control);
                break;
            case IConditionalOperation { Condition: var condition } choice:
                Walk(condition, control);
                var chosen = Sameness.Max(control, _sameness.Of(condition));
                Walk(choice.WhenTrue, chosen);
                Walk(choice.WhenFalse, chosen);
                break;
            case ISwitchOperation { Value: var value } choice:
                Walk(value, control);
                foreach (var part in choice.Cases)
                    Walk(part, Sameness.Max(control, _sameness.Of(value)));
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both:
                Walk(both.LeftOperand, control);
                Walk(both.RightOperand, Sameness.Max(control, _sameness.Of(both.LeftOperand)));
                break;
            case ILockOperation or IUsingOperation or IUsingDeclarationOperation or ICatchClauseOperation or ISwitchExpressionOperation
                or ICoalesceOperation or IConditionalAccessOperation:
                // One at a time, or one of them alone.
                if (operation is IUsingDeclarationOperation)
                    _exits.Leave(_loop.Body, Dependence.Iteration);
                WalkChildren(operation, Dependence.Iteration);
                break;
            case IBranchOperation or IReturnOperation:
                _exits.Jump(operation, _function, control);
                WalkChildren(operation, control);
                break;
            case IVariableDeclaratorOperation declaration:
                WalkDeclaration(declaration, control);
                break;
            case IAssignmentOperation assignment and (ISimpleAssignmentOperation { IsRef: false } or ICompoundAssignmentOperation):
                WalkChildren(operation, control);
                _sameness.Assign(assignment.Target, IsAsDeclared(assignment.Target, control) && _sameness.Holds(assignment.Value));
                break;
            case IIncrementOrDecrementOperation step:
                WalkChildren(operation, control);
                _sameness.Assign(step.Target, IsAsDeclared(step.Target, control));
                break;
            case IAssignmentOperation assignment:
                WalkChildren(operation, control);
                _sameness.Assign(assignment.Target, isSame: false);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol }:
                _sameness.Vary(symbol);
                break;
            case IAwaitOperation { Operation: not IInvocationOperation }:
                _exits.Leave(_loop.Body, Dependence.Iteration);
                break;
            case IInvocationOperation call:
                WalkCall(call, control);
                break;
            case IAnonymousFunctionOperation lambda:
                // It is unknown who calls it, and how often.
                if (lambda.Body != _loop.Body)
                    WalkFunction(lambda.Symbol, lambda.Body, Dependence.Iteration);
                break;
            case ILocalFunctionOperation:
                break;
            default:
                WalkChildren(operation, control);
                break;
        }
    }

    private void WalkChildren(IOperation operation, Dependence control)
    {
        foreach (var child in operation.ChildOperations)
            Walk(child, control);
    }

    private void WalkLoop(ILoopOperation loop, Dependence control)
    {
        var inside = Sameness.Max(control, _exits.Of(loop));
        switch (loop)
        {
            case IForLoopOperation counted:
                foreach (var statement in counted.Before)
                    Walk(statement, control);
                Walk(counted.Condition, control);
                // However far each iteration goes, and wherever it begins, each does what is in the loop.
                var isBound = IsBound(counted) && !_sameness.Holds(counted.Condition);
                var rounds = Sameness.Max(control, isBound ? Dependence.Values : _sameness.Of(counted.Condition));
                Walk(counted.Body, Sameness.Max(inside, rounds));
                foreach (var statement in counted.AtLoopBottom)
                    Walk(statement, isBound ? control : rounds);
                break;
            case IForEachLoopOperation each:
                Walk(each.Collection, control);
                foreach (var local in each.Locals)
                {
                    _declared[local] = inside;
                    if (!_sameness.Holds(each.Collection))
                        _sameness.Vary(local);
                    else if (local.IsRef)
                        _sameness.Refer(local, each);
                }

                Walk(each.Body, _sameness.Holds(each.Collection) ? inside : Sameness.Max(inside, Dependence.Values));
                break;
            case IWhileLoopOperation { Condition: var condition }:
                Walk(condition, control);
                Walk(loop.Body, Sameness.Max(inside, _sameness.Of(condition)));
                break;
            default:
                WalkChildren(loop, Dependence.Iteration);
                break;
        }
    }

    // j < …, where j is the loop's own.
    private static bool IsBound(IForLoopOperation loop) =>
        loop.Condition is IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual
        } bound
        && bound.LeftOperand is ILocalReferenceOperation { Local: var counter } && loop.Locals.Contains(counter, SymbolEqualityComparer.Default)
        && !bound.RightOperand.DescendantsAndSelf().Any(static part => part is IConditionalOperation or IInvocationOperation or ISwitchExpressionOperation);

    private void WalkDeclaration(IVariableDeclaratorOperation declaration, Dependence control)
    {
        var initial = declaration.GetVariableInitializer()?.Value;
        Walk(initial, control);
        _declared[declaration.Symbol] = control;
        if (declaration.Symbol.IsRef && initial is not null)
            _sameness.Refer(declaration.Symbol, initial);
        else if (!_sameness.Holds(initial))
            _sameness.Vary(declaration.Symbol);
    }

    // Under no other condition than it was declared.
    private bool IsAsDeclared(IOperation target, Dependence control) =>
        target is ILocalReferenceOperation { Local: var local } && _declared.TryGetValue(local, out var declared)
            ? control <= declared
            : control == Dependence.None;

    private void WalkCall(IInvocationOperation call, Dependence control)
    {
        var method = call.TargetMethod;
        if (IsLoopWithin(call, control))
            return;
        WalkChildren(call, control);
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind == RefKind.Out)
                _sameness.Assign(argument.Value, isSame: false);
        }

        if (Seen(call) is { } body && !_running.Contains(method.OriginalDefinition) && _running.Count < MostCalls)
        {
            foreach (var argument in call.Arguments)
                Bind(argument, method.OriginalDefinition);
            if (call.Instance is not null && !_sameness.Holds(call.Instance))
                _sameness.Vary(method.ContainingType.OriginalDefinition);
            WalkMethod(call, body, control);
        }
        else if (Waiting.IsPossibleIn(call))
        {
            _exits.Leave(_loop.Body, Dependence.Iteration);
        }
    }

    // The iterations of a loop within this one are steps of each of this one's.
    private bool IsLoopWithin(IInvocationOperation call, Dependence control)
    {
        if (call.TargetMethod is not { ContainingType: { Name: "Parallel", ContainingNamespace.Name: "Tasks" }, Name: "For" }
            || call.Arguments.Any(argument => argument.Parameter?.Name is "localInit" or "localFinally"))
            return false;
        if (call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "body") is not { } body
            || ParallelLoops.CodeOf(body.Value, _sources) is not var (method, code))
            return false;
        var isSame = call.Arguments.Where(argument => argument.Parameter?.Name is "fromInclusive" or "toExclusive")
            .All(argument => _sameness.Holds(argument.Value));
        foreach (var parameter in method.Parameters)
        {
            if (!isSame || parameter.Ordinal > 0)
                _sameness.Vary(parameter);
        }

        WalkBody(code, control);
        return true;
    }

    private void Bind(IArgumentOperation argument, IMethodSymbol method)
    {
        if (argument.Parameter is not { } given || given.Ordinal >= method.Parameters.Length)
            return;
        var parameter = method.Parameters[given.Ordinal];
        if (given.RefKind is RefKind.Ref or RefKind.Out)
            _sameness.Refer(parameter, argument.Value);
        else if (!_sameness.Holds(argument.Value))
            _sameness.Vary(parameter);
    }

    private void WalkMethod(IInvocationOperation call, IOperation body, Dependence control)
    {
        var (outer, name) = (_call, _in);
        _call ??= call.Syntax;
        _in = " in " + call.TargetMethod.Name;
        _running.Add(call.TargetMethod.OriginalDefinition);
        _sameness.Call(call.TargetMethod.OriginalDefinition);
        WalkBody(body is ILocalFunctionOperation local ? local.Body! : body, control);
        _running.Remove(call.TargetMethod.OriginalDefinition);
        (_call, _in) = (outer, name);
    }

    private void WalkFunction(IMethodSymbol function, IOperation body, Dependence control)
    {
        foreach (var parameter in function.Parameters)
            _sameness.Vary(parameter);
        WalkBody(body, control);
    }

    private void WalkBody(IOperation body, Dependence control)
    {
        var outer = _function;
        _function = body;
        Walk(body, control);
        _function = outer;
    }

    private IOperation? Seen(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke || method.IsAbstract || method.IsExtern
            || ((method.IsVirtual || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed))
            return null;
        return _sources.Body((method.PartialImplementationPart ?? method).OriginalDefinition);
    }
}
