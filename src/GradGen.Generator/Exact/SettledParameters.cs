using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Exact;

/// <summary>
/// Parameters of helpers that are a constant wherever the layer calls these: <c>Multiply(a, b, transpose: false)</c>. What a helper would do with
/// another is there for other callers, and no sample can run it.
/// </summary>
/// <param name="passes">What others call.</param>
internal sealed class SettledParameters(IReadOnlyList<IMethodSymbol> passes)
{
    private readonly Dictionary<IParameterSymbol, List<IOperation>> _passed = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IMethodSymbol> _handedOn = new(passes.Select(static pass => pass.OriginalDefinition), SymbolEqualityComparer.Default);

    /// <summary>Notes what is passed where a method is called.</summary>
    internal void Add(IOperation operation)
    {
        if (operation is IMethodReferenceOperation { Method: var method })
            _handedOn.Add(method.OriginalDefinition);
        if (operation is not IInvocationOperation call)
            return;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.OriginalDefinition is not { } parameter)
                continue;
            if (!_passed.TryGetValue(parameter, out var values))
                _passed.Add(parameter, values = []);
            values.Add(argument.Value);
        }
    }

    /// <summary>Whether such parameters alone decide.</summary>
    internal bool Settle(IReadOnlyList<IOperation> on) =>
        on.SelectMany(static part => part.DescendantsAndSelf()).All(IsSettled)
        && on.Any(static part => part.DescendantsAndSelf().Any(static leaf => leaf is IParameterReferenceOperation));

    private bool IsSettled(IOperation operation) => operation.ConstantValue.HasValue || operation switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => IsConstant(parameter, []),
        IUnaryOperation or IBinaryOperation or IConversionOperation or IPatternOperation or IIsPatternOperation or ICaseClauseOperation => true,
        _ => false,
    };

    // The methods around, which call one another in a circle, do not count twice.
    private bool IsConstant(IParameterSymbol parameter, IReadOnlyList<IParameterSymbol> around)
    {
        if (around.Contains(parameter, SymbolEqualityComparer.Default))
            return true;
        if (parameter.ContainingSymbol is not IMethodSymbol method || _handedOn.Contains(method.OriginalDefinition)
            || !_passed.TryGetValue(parameter.OriginalDefinition, out var values))
            return false;
        return values.TrueForAll(value => value.ConstantValue.HasValue
            || (value.Unconverted() is IParameterReferenceOperation { Parameter: var outer } && IsConstant(outer, [.. around, parameter])));
    }
}
