using System.ComponentModel;

namespace GradGen;

/// <summary>
/// How the parameters of an object that holds values and gradients side by side are packed. Implemented by generated code,
/// one struct for each such type that a layer uses; see <see cref="IGradCheckable{T}"/>, which is the same for a layer.
/// </summary>
/// <typeparam name="TObject">The type that holds both.</typeparam>
/// <typeparam name="T">The type of the numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IParameterObject<TObject, T>
{
    /// <summary>The number of values.</summary>
    int ParameterCount(TObject part);

    /// <summary>Its blocks; one without a name is the object itself.</summary>
    ParameterLayout GetParameterLayout(TObject part);

    /// <summary>Copies the parameters out.</summary>
    void PackParameters(TObject part, Span<T> theta);

    /// <summary>Copies values into the parameters, from <paramref name="start"/> on.</summary>
    void UnpackParameters(TObject part, ReadOnlySpan<T> values, int start);

    /// <summary>Copies the gradients out.</summary>
    void PackGradients(TObject part, Span<T> gradients);

    /// <summary>Sets every gradient to zero.</summary>
    void ClearGradients(TObject part);
}
