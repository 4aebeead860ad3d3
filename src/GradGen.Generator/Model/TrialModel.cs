namespace GradGen.Generator.Model;

/// <summary>What a trial of input shapes needs besides the layer and its sizes.</summary>
/// <param name="Advice">What to write where trying is not enough.</param>
/// <param name="Integers">Numbers that may be sizes of the inputs.</param>
internal sealed record TrialModel(string Advice, EquatableArray<Expression> Integers);
