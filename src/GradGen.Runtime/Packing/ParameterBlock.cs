namespace GradGen;

/// <summary>One parameter's place in θ.</summary>
public sealed class ParameterBlock
{
    internal ParameterBlock(string name, BlockShape shape, int offset, bool hasGradient, ValueRange? domain)
    {
        Name = name;
        Shape = shape;
        Offset = offset;
        HasGradient = hasGradient;
        Domain = domain;
    }

    /// <summary>The member's name as the user wrote it, after those of the sub-layers that contain it.</summary>
    public string Name { get; }

    /// <summary>The shape of the parameter and of its gradient.</summary>
    public BlockShape Shape { get; }

    /// <summary>Where the block starts in θ.</summary>
    public int Offset { get; }

    /// <summary>Whether the layer has a gradient for it; if not, dθ is zero there.</summary>
    public bool HasGradient { get; }

    /// <summary>The values it may take, from [Domain].</summary>
    public ValueRange? Domain { get; }
}
