using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Samples.Code;

/// <summary>The names that code has for the values of a sample: parameters it is passed on to, fields it is kept in, locals.</summary>
internal sealed class Terms
{
    private readonly Dictionary<ISymbol, Term> _terms = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _ambiguous = new(SymbolEqualityComparer.Default);

    internal void Add(ISymbol symbol, Term term)
    {
        symbol = symbol.OriginalDefinition;
        // What gets one value here and another there is no name of either; a parameter has another value in each call.
        if (symbol is not IParameterSymbol && _terms.TryGetValue(symbol, out var before) && !before.Equals(term))
            _ambiguous.Add(symbol);
        _terms[symbol] = term;
    }

    internal void Forget(ISymbol symbol) => _terms.Remove(symbol.OriginalDefinition);

    internal Term? Of(IOperation? operation)
    {
        switch (operation)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return Of(conversion.Operand);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return Of(parameter);
            case ILocalReferenceOperation { Local: var local }:
                return Of(local);
            case IFieldReferenceOperation { Instance: IInstanceReferenceOperation, Field: var field }:
                return Of(field);
            case IPropertyReferenceOperation { Arguments.IsEmpty: true } property:
                return OfProperty(property);
            case IFieldReferenceOperation { Instance: { } holder, Field: var field } when Of(holder) is { Axis: -1, Origin: var whole }:
                return field is { ContainingType.IsTupleType: true, Type.SpecialType: SpecialType.System_Int32 }
                    ? new Term(whole, PlaceOf(field))
                    : OfPart(field);
            case IInvocationOperation
            {
                TargetMethod:
                {
                    Name: "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant" or "Trim",
                    ContainingType.SpecialType: SpecialType.System_String
                }, Instance: { } text
            }:
                return Of(text);
            case IInvocationOperation
            {
                TargetMethod.Name: "GetLength", Instance: { Type: IArrayTypeSymbol } array,
                Arguments: [{ Value.ConstantValue: { HasValue: true, Value: int axis } }]
            } when Of(array) is { Axis: -1, Origin: var origin }:
                return new Term(origin, axis);
            // A copy, or an array of the same sizes, stands for what is given where only sizes are asked.
            case IInvocationOperation { TargetMethod.Name: "Clone" or "ToArray", Instance: { } copied } when Of(copied) is { Axis: -1 } term:
                return term;
            case IInvocationOperation { TargetMethod: { Name: "ToArray", IsExtensionMethod: true }, Arguments: [{ Value: var listed }] }
                when Of(listed) is { Axis: -1 } term:
                return term;
            case IArrayCreationOperation { Initializer: null, DimensionSizes: [var outer, ..] sizes }
                when Of(outer) is { Axis: 0, Origin: var like } && sizes.Select(Of).SequenceEqual(sizes.Select((_, place) => (Term?)new Term(like, place))):
                return Term.Of(like);
            case IConditionalOperation { WhenTrue: var value, WhenFalse: IThrowOperation or IConversionOperation { Operand: IThrowOperation } }:
                return Of(value);
            case IConditionalOperation { WhenTrue: IThrowOperation or IConversionOperation { Operand: IThrowOperation }, WhenFalse: var value }:
                return Of(value);
            case ICoalesceOperation { Value: var value, WhenNull: IThrowOperation or IConversionOperation { Operand: IThrowOperation } }:
                return Of(value);
            // options ?? new Options(): what is varied is what is given.
            case ICoalesceOperation { Value: { Type: { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } } value, WhenNull: var otherwise }
                when Certainty.Inner(otherwise) is IObjectCreationOperation:
                return Of(value);
            default:
                return null;
        }
    }

    private Term? Of(ISymbol symbol) =>
        !_ambiguous.Contains(symbol.OriginalDefinition) && _terms.TryGetValue(symbol.OriginalDefinition, out var term) ? term : null;

    private Term? OfProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (reference.Instance is null or IInstanceReferenceOperation)
            return Of(property) ?? (property.ContainingType.IsRecord ? OfPart(property) : null);
        if (property.Name is "Length" or "Count" && Of(reference.Instance) is { Axis: -1, Origin: var origin })
            return reference.Instance.Type is IArrayTypeSymbol { Rank: > 1 } ? null : new Term(origin, 0);
        return Of(reference.Instance) is { Axis: -1 } ? OfPart(property) : null;
    }

    private static int PlaceOf(IFieldSymbol part)
    {
        var parts = part.ContainingType.TupleElements;
        return parts.IndexOf(parts.First(element => element.Name == part.Name || element.CorrespondingTupleField?.Name == part.Name));
    }

    // A part of an object that a sample makes is named by the constructor that it is made by, or set.
    private static Term? OfPart(ISymbol member) =>
        ObjectConstructor.ParameterOf(member) is { } parameter ? Term.Of(parameter)
        : member is IPropertySymbol { SetMethod: not null } or IFieldSymbol { IsReadOnly: false } ? Term.Of(member.OriginalDefinition)
        : null;
}
