namespace GradGen.Generator.Samples.Code;

/// <summary>When code runs.</summary>
internal enum CodePhase
{
    /// <summary>While a layer is made.</summary>
    Making,

    Forward,

    Backward,
}
