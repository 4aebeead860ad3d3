namespace GradGen.Generator.Model;

/// <summary>A member that stands still or is set while a check runs.</summary>
/// <param name="Access">What reads it and is assigned, or a call.</param>
/// <param name="Kind">What is held.</param>
internal sealed record HeldModel(Expression Access, HeldKind Kind)
{
    /// <summary>The value of [DuringCheck], of the member's type; of a mode that of training, or the call that begins it.</summary>
    public Expression? Value { get; init; }

    /// <summary>Of a mode the value of evaluation, or the call that begins it.</summary>
    public Expression? Evaluation { get; init; }

    /// <summary>Of a velocity that is no number by itself: what is cleared.</summary>
    public GradientModel? Cleared { get; init; }

    /// <summary>The name of the method that makes the layer forget.</summary>
    public string? Name { get; init; }
}
