namespace GradGen.Packing;

/// <summary>An object that holds parameters, packed as a layer is.</summary>
internal sealed class PartPacking<TObject, THow, T>(TObject part, THow how) : IGradCheckable<T>
    where THow : struct, IParameterObject<TObject, T>
{
    public int ParameterCount => how.ParameterCount(part);

    public ParameterLayout GetParameterLayout() => how.GetParameterLayout(part);

    public void PackParameters(Span<T> theta) => how.PackParameters(part, theta);

    public void UnpackParameters(ReadOnlySpan<T> values, int start) => how.UnpackParameters(part, values, start);

    public void PackGradients(Span<T> gradients) => how.PackGradients(part, gradients);

    public void ClearGradients() => how.ClearGradients(part);
}
