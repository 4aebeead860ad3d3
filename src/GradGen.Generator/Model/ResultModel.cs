namespace GradGen.Generator.Model;

/// <summary>What a call gives back, part by part: a part of a tuple, or the only one.</summary>
/// <param name="IsTuple">Whether the parts are <c>Item1</c>, <c>Item2</c>, ….</param>
/// <param name="Parts">One entry per part that is used.</param>
internal sealed record ResultModel(bool IsTuple, EquatableArray<ResultPart> Parts)
{
    public static ResultModel None { get; } = new(false, EquatableArray<ResultPart>.Empty);
}
