namespace GradGen.Harness;

/// <summary>What kind of values an input takes.</summary>
public enum InputRole
{
    /// <summary>Any real values; the layer is differentiated with respect to them if Backward returns their gradient.</summary>
    Real,

    /// <summary>What a loss compares with: non-negative values that sum to one along the last axis, which every usual loss accepts.</summary>
    Target,

    /// <summary>Class numbers, below the size of the last axis of the first real input.</summary>
    Label,
}
