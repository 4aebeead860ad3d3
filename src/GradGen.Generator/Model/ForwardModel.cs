namespace GradGen.Generator.Model;

/// <summary>How a check runs Forward.</summary>
/// <param name="Call">The call.</param>
/// <param name="Outputs">How its result becomes outputs.</param>
/// <param name="Buffers">The arrays that it writes its outputs into, or none where it returns them.</param>
/// <param name="KeptType">The type of its result, where Backward takes a cache back from it; null elsewhere.</param>
internal sealed record ForwardModel(CallModel Call, EquatableArray<ResultPart> Outputs, EquatableArray<BufferModel> Buffers, TypeName? KeptType)
{
    /// <summary>Whether it overwrites its first input with its only output.</summary>
    public bool IsInPlace { get; init; }
}
