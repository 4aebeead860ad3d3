using GradGen.Packing;

namespace GradGen;

/// <content>Sub-layers, objects that hold parameters, and collections.</content>
public ref partial struct ThetaWriter<T>
{
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
            throw new InvalidOperationException($"{gradientName} has {place}, but {parameterName} has not: a gradient stands where its parameter does.");
    }
}
