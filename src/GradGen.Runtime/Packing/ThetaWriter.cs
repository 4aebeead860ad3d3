using System.ComponentModel;
using GradGen.Packing;

namespace GradGen;

/// <summary>Used by generated code to copy parameters or gradients, one after the other, into a vector.</summary>
/// <typeparam name="T">The element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ThetaWriter<T>
{
    private readonly Span<T> _theta;
    private int _position;

    /// <summary>A writer at the beginning of a vector.</summary>
    /// <param name="theta">The vector to fill.</param>
    /// <param name="count">How many values will be written.</param>
    /// <param name="layer">The layer's name, for the error.</param>
    /// <exception cref="ArgumentException">The vector has another length.</exception>
    public ThetaWriter(Span<T> theta, int count, string layer)
    {
        if (theta.Length != count)
            throw new ArgumentException($"The vector has {theta.Length} values, but {layer} has {count} parameters.", nameof(theta));
        _theta = theta;
        _position = 0;
    }

    /// <summary>Copies an array of any rank, or an array of arrays; null writes nothing.</summary>
    public void Write(Array? values)
    {
        if (values is Array?[] rows)
        {
            foreach (var row in rows)
                Write(row);
        }
        else if (values is not null)
        {
            ArrayStorage.CopyOut(values, _theta.Slice(_position, values.Length));
            _position += values.Length;
        }
    }

    /// <summary>Copies a number.</summary>
    public void Write(T value) => _theta[_position++] = value;

    /// <summary>Copies a storage that is not an array; null writes nothing.</summary>
    public void Write<TStorage, THow>(TStorage? storage, THow how)
        where THow : struct, IStorage<TStorage, T>
    {
        if (storage is not null)
            how.CopyOut(storage, Next(StorageShape.Count<TStorage, THow, T>(storage, how)));
    }

    /// <summary>Copies a gradient, whose shape has to be its parameter's; zeros where it is not allocated.</summary>
    /// <exception cref="InvalidOperationException">The shapes differ.</exception>
    public void WriteGradient(string gradientName, Array? gradient, string parameterName, Array? parameter)
    {
        var count = ArrayStorage.Count(parameter);
        if (gradient is null)
        {
            Skip(count);
            return;
        }

        if (!HaveSameShape(gradient, parameter))
        {
            throw new InvalidOperationException(
                $"{gradientName} is {BlockShape.Of(gradient)}, but {parameterName} is {(parameter is null ? "null" : BlockShape.Of(parameter).ToString())}: "
                + "a gradient has its parameter's shape.");
        }

        Write(gradient);
    }

    /// <summary>The same where one of the two, or both, are not arrays.</summary>
    /// <exception cref="InvalidOperationException">The shapes differ.</exception>
    public void WriteGradient<TGradient, TGradientHow, TParameter, TParameterHow>(
        string gradientName, TGradient? gradient, TGradientHow gradientHow, string parameterName, TParameter? parameter, TParameterHow parameterHow)
        where TGradientHow : struct, IStorage<TGradient, T>
        where TParameterHow : struct, IStorage<TParameter, T>
    {
        var count = StorageShape.Count<TParameter, TParameterHow, T>(parameter, parameterHow);
        if (gradient is null || (count > 0 && StorageShape.Count<TGradient, TGradientHow, T>(gradient, gradientHow) == 0))
        {
            Skip(count);
            return;
        }

        if (parameter is null || !StorageShape.Fit<TGradient, TGradientHow, TParameter, TParameterHow, T>(gradient, gradientHow, parameter, parameterHow))
        {
            throw new InvalidOperationException(
                $"{gradientName} is {StorageShape.Of<TGradient, TGradientHow, T>(gradient, gradientHow)}, but {parameterName} is "
                + $"{(parameter is null ? "null" : StorageShape.Of<TParameter, TParameterHow, T>(parameter, parameterHow).ToString())}: a "
                + "gradient has its parameter's shape.");
        }

        gradientHow.CopyOut(gradient, Next(count));
    }

    /// <summary>Writes zeros, in place of a gradient that the layer does not have.</summary>
    public void Skip(int count)
    {
        _theta.Slice(_position, count).Clear();
        _position += count;
    }

    private static bool HaveSameShape(Array gradient, Array? parameter)
    {
        if (parameter is null)
            return false;
        if (gradient.Rank != parameter.Rank || gradient is Array?[] != parameter is Array?[])
        {
            // Rows and a flat array with as many values hold them in the same order.
            var (one, other) = (BlockShape.Of(gradient), BlockShape.Of(parameter));
            return one.Equals(other) || (one.Dimensions.Count != other.Dimensions.Count && one.Length == other.Length);
        }

        if (gradient is Array?[] rows)
            return HaveSameRows(rows, (Array?[])parameter);
        for (var axis = 0; axis < gradient.Rank; axis++)
        {
            if (gradient.GetLength(axis) != parameter.GetLength(axis))
                return false;
        }

        return true;
    }

    private static bool HaveSameRows(Array?[] gradient, Array?[] parameter)
    {
        if (gradient.Length != parameter.Length)
            return false;
        for (var row = 0; row < gradient.Length; row++)
        {
            if (gradient[row] is not { } inner ? ArrayStorage.Count(parameter[row]) != 0 : !HaveSameShape(inner, parameter[row]))
                return false;
        }

        return true;
    }

    private Span<T> Next(int count)
    {
        var next = _theta.Slice(_position, count);
        _position += count;
        return next;
    }

    /// <summary>Copies the parameters of a sub-layer.</summary>
    public void WriteParameters(object? layer)
    {
        if (SubLayers.As<T>(layer) is { } checkable)
            checkable.PackParameters(Next(checkable.ParameterCount));
    }

    /// <summary>Copies the gradients of a sub-layer.</summary>
    public void WriteGradients(object? layer)
    {
        if (SubLayers.As<T>(layer) is { } checkable)
            checkable.PackGradients(Next(checkable.ParameterCount));
    }

    /// <summary>Copies the parameters of each sub-layer of a collection.</summary>
    public void WriteAllParameters(IEnumerable<object?>? layers)
    {
        foreach (var layer in layers ?? [])
            WriteParameters(layer);
    }

    /// <summary>Copies the gradients of each sub-layer of a collection.</summary>
    public void WriteAllGradients(IEnumerable<object?>? layers)
    {
        foreach (var layer in layers ?? [])
            WriteGradients(layer);
    }

    /// <summary>Copies a parameter object.</summary>
    public void WritePart<TObject, THow>(TObject? part, THow how)
        where THow : struct, IParameterObject<TObject, T>
    {
        if (part is not null)
            how.PackParameters(part, Next(how.ParameterCount(part)));
    }

    /// <summary>Copies each parameter object of a collection.</summary>
    public void WriteParts<TObject, THow>(IEnumerable<TObject?>? parts, THow how)
        where THow : struct, IParameterObject<TObject, T>
    {
        foreach (var part in parts ?? [])
            WritePart(part, how);
    }

    /// <summary>Copies the gradients in a parameter object.</summary>
    public void WritePartGradients<TObject, THow>(TObject? part, THow how)
        where THow : struct, IParameterObject<TObject, T>
    {
        if (part is not null)
            how.PackGradients(part, Next(how.ParameterCount(part)));
    }

    /// <summary>Copies the gradients in each parameter object of a collection.</summary>
    public void WritePartsGradients<TObject, THow>(IEnumerable<TObject?>? parts, THow how)
        where THow : struct, IParameterObject<TObject, T>
    {
        foreach (var part in parts ?? [])
            WritePartGradients(part, how);
    }

    /// <summary>Copies each storage of a collection.</summary>
    public void WriteItems<TStorage, THow>(IReadOnlyList<KeyValuePair<string, TStorage?>> items, THow how)
        where THow : struct, IStorage<TStorage, T>
    {
        foreach (var item in items ?? [])
            Write(item.Value, how);
    }

    /// <summary>Copies the gradient of each storage of a collection: the one in the same place.</summary>
    /// <exception cref="InvalidOperationException">The shapes of two differ, or there is a gradient of nothing.</exception>
    public void WriteItemGradients<TGradient, TGradientHow, TParameter, TParameterHow>(
        string gradientName, IReadOnlyList<KeyValuePair<string, TGradient?>> gradients, TGradientHow gradientHow,
        string parameterName, IReadOnlyList<KeyValuePair<string, TParameter?>> parameters, TParameterHow parameterHow)
        where TGradientHow : struct, IStorage<TGradient, T>
        where TParameterHow : struct, IStorage<TParameter, T>
    {
        var byPlace = (gradients ?? []).ToDictionary(static item => item.Key, static item => item.Value);
        foreach (var parameter in parameters ?? [])
        {
            byPlace.TryGetValue(parameter.Key, out var gradient);
            byPlace.Remove(parameter.Key);
            WriteGradient(gradientName + parameter.Key, gradient, gradientHow, parameterName + parameter.Key, parameter.Value, parameterHow);
        }

        if (byPlace.FirstOrDefault(static item => item.Value is not null) is { Key: { } place })
            throw new InvalidOperationException($"{gradientName} has {place}, but {parameterName} does not: a gradient has the same place as its parameter.");
    }
}
