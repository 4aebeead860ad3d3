using GradGen.Generator.Framework;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>Calls: into methods that are seen, and what is assumed of those that are not.</summary>
internal sealed partial class EffectWalker
{
    private Variables? _end;

    private Value EvaluateInvocation(IInvocationOperation call)
    {
        var method = call.TargetMethod.Implemented();
        var instance = Evaluate(call.Instance);
        if (instance == Value.This && call.Instance is not null)
        {
            var target = call.IsVirtual ? Resolve(method) : method;
            if (target is not null && BodyOf(target) is { } own)
            {
                var result = Enter(target, own, Value.This, call.Arguments, call);
                // A derived class may do something else.
                if (call.IsVirtual && IsOpen(target))
                    EscapeAll(call, Value.This);
                return result;
            }
        }
        else if (method is { IsStatic: true } or { MethodKind: MethodKind.LocalFunction } && BodyOf(method) is { } body)
        {
            return Enter(method, body, instance, call.Arguments, call);
        }

        if (FrameworkCalls.IsOfFramework(method) && method.MethodKind != MethodKind.DelegateInvoke && instance != Value.This && FrameworkCalls.Of(method) is { } known)
            return CallFramework(call, known, instance);
        return CallUnseen(call, instance);
    }

    private Value CallUnseen(IInvocationOperation call, Value instance)
    {
        var given = instance;
        foreach (var argument in call.Arguments)
            given |= EvaluateArgument(argument, Value.Unknown);
        EscapeAll(call, given | Value.Foreign);
        return IsPlain(call.Type) ? Value.None : _storages.Deep(given) | Value.Foreign;
    }

    private void EscapeAll(IOperation call, Value given)
    {
        foreach (var argument in call is IInvocationOperation { Arguments: var arguments } ? arguments.AsEnumerable() : [])
        {
            // What a reference refers to may be replaced.
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out)
                AssignedOutside(argument.Value, given, call);
        }

        Escape(given, call);
    }

    private void AssignedOutside(IOperation target, Value given, IOperation at)
    {
        target = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        switch (target)
        {
            case ILocalReferenceOperation { Local: { IsRef: false } local } when !IsPlain(local.Type):
                Set(local, Get(local) | _storages.Deep(given) | Value.Foreign);
                break;
            case IParameterReferenceOperation { Parameter: var parameter } when !IsPlain(parameter.Type):
                Set(parameter, Get(parameter) | _storages.Deep(given) | Value.Foreign);
                break;
            case IFieldReferenceOperation { Instance: { } instance } field when Evaluate(instance) == Value.This:
                Note(EffectKind.MayWrite, _storages.Of(field.Field.OriginalDefinition), at);
                if (!IsPlain(field.Type))
                    Set(field.Field.OriginalDefinition, Get(field.Field.OriginalDefinition) | _storages.Deep(given) | Value.Foreign);
                break;
        }
    }

    // The value of an argument; of a reference, what it refers into.
    private Value EvaluateArgument(IArgumentOperation argument, Value forLambda)
    {
        if (IsDelegate(argument.Value))
        {
            RunDelegate(argument.Value, forLambda);
            return Value.None;
        }

        if (argument.Parameter?.RefKind is not (RefKind.Ref or RefKind.Out) || argument.Value is IDeclarationExpressionOperation or IDiscardOperation)
            return argument.Value is IDeclarationExpressionOperation or IDiscardOperation ? Value.None : Evaluate(argument.Value);
        return Address(argument.Value);
    }

    private Value Enter(IMethodSymbol method, IOperation body, Value instance, IEnumerable<IArgumentOperation> arguments, IOperation call)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        var values = arguments.Select(argument => (Argument: argument, Value: EvaluateArgument(argument, Value.Unknown))).ToArray();
        if (_running.Contains(method) || _running.Count > MaximumDepth)
        {
            EscapeAll(call, values.Aggregate(instance | Value.Foreign, static (sum, pair) => sum | pair.Value));
            return IsPlain(method.ReturnType) ? Value.None : Value.Unknown;
        }

        foreach (var (argument, value) in values)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < method.Parameters.Length)
                Bind(method.Parameters[parameter.Ordinal], argument, value);
        }

        return Run(method, body, call);
    }

    private void Bind(IParameterSymbol parameter, IArgumentOperation argument, Value value)
    {
        _aliases.Remove(parameter);
        if (parameter.RefKind is RefKind.Ref or RefKind.Out && Variable(argument.Value) is { } variable && !SymbolEqualityComparer.Default.Equals(variable, parameter)
            && (variable is IFieldSymbol || !IsPlain(parameter.Type)))
        {
            _aliases[parameter] = variable;
        }
        else
        {
            Set(parameter, value);
        }
    }

    private ISymbol? Variable(IOperation operation) => operation switch
    {
        IDeclarationExpressionOperation declaration => Variable(declaration.Expression),
        ILocalReferenceOperation { Local: { IsRef: false } local } => Unaliased(local),
        IParameterReferenceOperation { Parameter: var parameter } => Unaliased(parameter),
        IFieldReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }, Field: var field } => Kept(field),
        _ => null,
    };

    private void EnterSetter(IMethodSymbol setter, IParameterSymbol input, IOperation body, Value value, IOperation call)
    {
        if (_running.Contains(setter.OriginalDefinition) || _running.Count > MaximumDepth)
        {
            EscapeAll(call, value | Value.This);
            return;
        }

        Set(input.OriginalDefinition, value);
        Run(setter.OriginalDefinition, body, call);
    }

    private Value Run(IMethodSymbol method, IOperation body, IOperation call)
    {
        var (returned, hasReturned, end, from, outer, guard) = (_returned, _hasReturned, _end, _calledFrom, _call, _guard);
        (_returned, _end) = (Value.None, null);
        // Elsewhere a write means nothing to a reader of this layer: there it is the call that writes.
        _calledFrom = IsOfLayer(method) ? null : from ?? call.Syntax;
        _call = from ?? call.Syntax;
        _running.Add(method);
        if (body is IMethodBodyOperation or IBlockOperation)
            Execute(body);
        else
            _returned |= Evaluate(body);
        _running.Remove(method);
        var result = _returned;
        _now = Join(_now, _end);
        (_returned, _hasReturned, _end, _calledFrom, _call, _guard) = (returned, hasReturned, end, from, outer, guard);
        return result;
    }

    // The method that runs on an instance of the layer's type; null where there is none to be seen.
    private IMethodSymbol? Resolve(IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
            return _layer.FindImplementationForInterfaceMember(method) as IMethodSymbol;
        for (var type = _layer; type is not null; type = type.BaseType)
        {
            foreach (var candidate in type.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (var overridden = candidate; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                        return candidate.IsAbstract ? null : candidate.Implemented();
                }
            }
        }

        return null;
    }

    // A base class that runs the pass calls back into the layer.
    private bool IsOfLayer(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingType.OriginalDefinition, _root.ContainingType.OriginalDefinition)
        || SymbolEqualityComparer.Default.Equals(method.ContainingType.OriginalDefinition, _layer.OriginalDefinition);

    private bool IsOpen(IMethodSymbol method) => !_layer.IsSealed && !_layer.IsValueType && (method.IsVirtual || method.IsOverride) && !method.IsSealed;
}
