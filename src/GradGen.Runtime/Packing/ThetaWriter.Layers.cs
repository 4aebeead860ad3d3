namespace GradGen;

/// <content>Sub-layers, and objects that hold parameters.</content>
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
}
