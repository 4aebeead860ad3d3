namespace GradGen;

/// <summary>How a derivative is approximated from function values.</summary>
public enum DifferenceScheme
{
    /// <summary>(f(x + h) − f(x − h)) / 2h, whose error is O(h²).</summary>
    TwoSided,

    /// <summary>(f(x + h) − f(x)) / h: half the evaluations, but the error is O(h).</summary>
    OneSided,
}
