using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>Names for places in memory. Two expressions with the same path are the same place, as long as nothing in between is assigned.</summary>
internal sealed class Paths
{
    internal const string This = "this";

    private readonly Dictionary<ISymbol, int> _numbers = new(SymbolEqualityComparer.Default);

    internal string Of(ISymbol symbol)
    {
        if (!_numbers.TryGetValue(symbol, out var number))
            _numbers.Add(symbol, number = _numbers.Count);
        return "s" + number;
    }

    /// <summary>The path of a variable, a member or an element; null where it cannot be named.</summary>
    /// <param name="operation">The expression.</param>
    /// <param name="state">What locals stand for.</param>
    /// <param name="index">The value of an index.</param>
    internal string? Of(IOperation operation, State state, Func<IOperation, Quantity> index) => operation switch
    {
        ILocalReferenceOperation local => Resolve(Of(local.Local), state),
        IParameterReferenceOperation parameter => Resolve(Of(parameter.Parameter), state),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => This,
        IFieldReferenceOperation { Instance: null } field => Of(field.Field),
        IPropertyReferenceOperation { Instance: null } property => Of(property.Property),
        IFieldReferenceOperation field => Of(field.Instance!, state, index) is { } owner ? $"{owner}.{Of(field.Field)}" : null,
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property =>
            Of(property.Instance!, state, index) is { } owner ? $"{owner}.{Of(property.Property)}" : null,
        IPropertyReferenceOperation { Property.IsIndexer: true } property =>
            Of(property.Instance!, state, index) is { } owner ? owner + Element(property.Arguments.Select(static argument => argument.Value), index) : null,
        IArrayElementReferenceOperation element => Of(element.ArrayReference, state, index) is { } owner ? owner + Element(element.Indices, index) : null,
        IConversionOperation { OperatorMethod: null } conversion => Of(conversion.Operand, state, index),
        IConversionOperation { OperatorMethod.ContainingType.Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" } view =>
            Of(view.Operand, state, index),
        IInvocationOperation { TargetMethod.Name: "AsSpan" or "AsMemory", Arguments: [var only] } view => Of(only.Value, state, index),
        _ => null,
    };

    /// <summary>A place within what has a versioned name.</summary>
    internal static string Join(string origin, string suffix)
    {
        var version = origin.LastIndexOf('@');
        return origin.Substring(0, version) + suffix + origin.Substring(version);
    }

    /// <summary>Whether two places of one root are certainly not the same: other members, or elements with other constant indices.</summary>
    internal static bool AreApart(string a, string b)
    {
        var (left, right) = (a.Split('[', '.'), b.Split('[', '.'));
        return left.Zip(right, static (x, y) =>
            x != y && (x.StartsWith("s", StringComparison.Ordinal) ? y.StartsWith("s", StringComparison.Ordinal) : IsConstant(x) && IsConstant(y)))
            .Any(static apart => apart);

        static bool IsConstant(string part) => part.EndsWith("]", StringComparison.Ordinal) && !part.Contains('^');
    }

    // A fraction's dot would look like a member's.
    private static string Element(IEnumerable<IOperation> indices, Func<IOperation, Quantity> index) =>
        $"[{string.Join(",", indices.Select(operation => index(operation).ToString().Replace('.', '_')))}]";

    private static string Resolve(string path, State state) => state.Aliases.TryGetValue(path, out var target) ? target : path;
}
