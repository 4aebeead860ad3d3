namespace GradGen;

/// <summary>How a check searches a gradient for errors.</summary>
public enum CheckMode
{
    /// <summary>
    /// Each block as a whole along random directions, and its components only if that disagrees: a correct layer of any size
    /// costs a few Forward calls per block.
    /// </summary>
    Probe,

    /// <summary>Every component individually, as articles on gradient checking do it: at least two Forward calls each.</summary>
    Full,
}
