namespace GradGen.Generator.Interpretation.Values;

/// <summary>A <c>KeyValuePair</c>.</summary>
internal sealed record PairValue(Value Key, Value Item);
