using GradGen.Generator.Framework;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>Calls: into methods that are seen, and what is assumed of those that are not.</summary>
internal sealed class Calls(EffectWalker walker)
{
    internal const int MaximumDepth = 12;

    private readonly HashSet<IMethodSymbol> _running = new(SymbolEqualityComparer.Default);
    private Value _returned;

    internal Value Of(IInvocationOperation call)
    {
        var method = call.TargetMethod.Implemented();
        var instance = walker.Evaluate(call.Instance);
        if (instance == Value.This)
        {
            if ((call.IsVirtual ? Running(method) : method) is { } target && BodyOf(target) is { } own)
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
        else if (method.MethodKind != MethodKind.DelegateInvoke && FrameworkCalls.IsOfFramework(method) && FrameworkCalls.Of(method) is { } known)
        {
            return walker.Framework.Of(call, known, instance);
        }

        foreach (var argument in call.Arguments)
            instance |= ValueOf(argument);
        EscapeAll(call, instance | Value.Foreign);
        return Plainness.IsPlain(call.Type) ? Value.None : walker.Storages.Deep(instance) | Value.Foreign;
    }

    /// <summary>The value of an argument; of a reference, what it refers into.</summary>
    internal Value ValueOf(IArgumentOperation argument) =>
        argument.Value is IDeclarationExpressionOperation or IDiscardOperation ? Value.None
        : argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out ? walker.References.To(argument.Value)
        : walker.Evaluate(argument.Value);

    internal Value Enter(IMethodSymbol method, IOperation body, Value instance, IEnumerable<IArgumentOperation> arguments, IOperation call)
    {
        method = method.Implemented().OriginalDefinition;
        var values = arguments.Select(argument => (Argument: argument, Value: ValueOf(argument))).ToArray();
        if (!CanRun(method))
        {
            EscapeAll(call, values.Aggregate(instance | Value.Foreign, static (sum, pair) => sum | pair.Value));
            return Plainness.IsPlain(method.ReturnType) ? Value.None : Value.Unknown;
        }

        foreach (var (argument, value) in values)
        {
            if (argument.Parameter is { } given && given.Ordinal < method.Parameters.Length && method.Parameters[given.Ordinal] is var parameter)
                walker.Variables.Bind(parameter, ReferredBy(parameter, argument.Value), value);
        }

        return Run(method, body, call);
    }

    internal void EnterSetter(IMethodSymbol setter, IParameterSymbol input, IOperation body, Value value, IOperation call)
    {
        if (!CanRun(setter))
        {
            EscapeAll(call, value | Value.This);
            return;
        }

        walker.Variables.Set(input, value);
        Run(setter, body, call);
    }

    /// <summary>Whether a method is not running already, and not too many are.</summary>
    internal bool CanRun(IMethodSymbol method) => !_running.Contains(method) && !method.Is(walker.Root) && _running.Count < MaximumDepth;

    /// <summary>Runs a method, its parameters being set.</summary>
    internal Value Run(IMethodSymbol method, IOperation body, IOperation call)
    {
        var (returned, outside, outer) = (_returned, walker.Log.Outside, walker.Log.Call);
        // Elsewhere a write means nothing to a reader of this layer: there it is the call that writes.
        walker.Log.Call = outside ?? call.Syntax;
        walker.Log.Outside = IsOfLayer(method) ? null : walker.Log.Call;
        _returned = Value.None;
        _running.Add(method);
        walker.WalkFunction(body);
        _running.Remove(method);
        (var result, _returned, walker.Log.Outside, walker.Log.Call) = (_returned, returned, outside, outer);
        return result;
    }

    internal void Return(IReturnOperation at, Value value)
    {
        if (_running.Count == 0)
            walker.Log.Read(walker.Storages.Deep(value), at);
        if (at.Kind == OperationKind.YieldReturn)
        {
            var sequence = walker.Storages.CreatedAt(at.Syntax);
            walker.Storages.Store(sequence, value);
            value = sequence;
        }

        _returned |= value;
    }

    /// <summary>Something is handed to code that is not seen.</summary>
    internal void AssignedOutside(IOperation target, Value given, IOperation at)
    {
        switch (Writes.Declared(target))
        {
            case ILocalReferenceOperation { Local: { IsRef: false } local } when !Plainness.IsPlain(local.Type):
                walker.Variables.Blur(local, given);
                break;
            case IParameterReferenceOperation { Parameter: var parameter } when !Plainness.IsPlain(parameter.Type):
                walker.Variables.Blur(parameter, given);
                break;
            case IFieldReferenceOperation { Instance: { } instance, Field.OriginalDefinition: var field } when walker.Evaluate(instance) == Value.This:
                walker.Log.Note(EffectKind.MayWrite, walker.Storages.Of(field), at);
                if (!Plainness.IsPlain(field.Type))
                    walker.Variables.Blur(field, given);
                break;
        }
    }

    internal IOperation? BodyOf(IMethodSymbol method) => walker.Sources.Body(method.OriginalDefinition) switch
    {
        IMethodBodyOperation { BlockBody: null, ExpressionBody: null } => null,
        ILocalFunctionOperation local => local.Body,
        var body => body as IMethodBodyOperation ?? (IOperation?)(body as IBlockOperation),
    };

    /// <summary>The method that runs on an instance of the layer's type; null where none is visible.</summary>
    internal IMethodSymbol? Running(IMethodSymbol method) => method.ContainingType.TypeKind == TypeKind.Interface
        ? walker.Layer.FindImplementationForInterfaceMember(method) as IMethodSymbol
        : method.OverrideIn(walker.Layer) is IMethodSymbol { IsAbstract: false } target ? target.Implemented() : null;

    /// <summary>Whether a derived class may have another.</summary>
    internal bool IsOpen(IMethodSymbol method) =>
        walker.Layer is { IsSealed: false, IsValueType: false } && method is { IsSealed: false } and ({ IsVirtual: true } or { IsOverride: true });

    private void EscapeAll(IOperation call, Value given)
    {
        foreach (var argument in call is IInvocationOperation { Arguments: var arguments } ? arguments.AsEnumerable() : [])
        {
            // What a reference refers to may be replaced.
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out)
                AssignedOutside(argument.Value, given, call);
        }

        walker.Log.Escape(given, call);
    }

    // The variable that a parameter is another name of.
    private ISymbol? ReferredBy(IParameterSymbol parameter, IOperation argument)
    {
        if (parameter.RefKind is not (RefKind.Ref or RefKind.Out))
            return null;
        var variable = Writes.Declared(argument) switch
        {
            ILocalReferenceOperation { Local: { IsRef: false } local } => walker.Variables.Unaliased(local),
            IParameterReferenceOperation { Parameter: var outer } => walker.Variables.Unaliased(outer),
            IFieldReferenceOperation { Field: var field, Instance: var holder } when holder.IsThis() => Members.Kept(field),
            _ => null,
        };
        return !variable.Is(parameter) && (variable is IFieldSymbol || !Plainness.IsPlain(parameter.Type)) ? variable : null;
    }

    // A base class that runs the pass calls back into the layer.
    private bool IsOfLayer(IMethodSymbol method) =>
        method.ContainingType.OriginalDefinition.Is(walker.Root.ContainingType.OriginalDefinition)
            || method.ContainingType.OriginalDefinition.Is(walker.Layer.OriginalDefinition);
}
