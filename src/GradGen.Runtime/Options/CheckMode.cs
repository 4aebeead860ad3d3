namespace GradGen;

/// <summary>How a check searches a gradient for what is wrong with it.</summary>
public enum CheckMode
{
    /// <summary>
    /// Each block as a whole along random directions, and only where that disagrees its components: a right layer of any size
    /// costs a few Forward calls a block.
    /// </summary>
    Probe,

    /// <summary>Every component by itself, as articles on gradient checking do it: two Forward calls each at the least.</summary>
    Full,
}
