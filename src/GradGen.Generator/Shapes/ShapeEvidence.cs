using GradGen.Generator.Model;

namespace GradGen.Generator.Shapes;

/// <summary>What a run through Forward shows about its inputs.</summary>
internal sealed class ShapeEvidence
{
    private const double Farthest = 10;

    /// <summary>Sizes that are equal because Forward throws otherwise, or says so.</summary>
    internal List<(Polynomial Left, Polynomial Right)> Equal { get; } = [];

    /// <summary>Sizes that are at least a bound, because an index reaches so far.</summary>
    internal List<(Polynomial Size, Polynomial Bound)> AtLeast { get; } = [];

    /// <summary>Sizes that have to be no smaller than a bound, or an array would have none or one element, or Forward throws.</summary>
    internal List<(Polynomial Size, Polynomial Bound)> Least { get; } = [];

    /// <summary>Sizes that have to be no larger than a bound, since Forward throws otherwise.</summary>
    internal List<(Polynomial Size, Polynomial Bound)> Most { get; } = [];

    /// <summary>Inputs that went where the interpreter cannot follow.</summary>
    internal HashSet<int> Escaped { get; } = [];

    /// <summary>Axes of inputs along which an index goes that the interpreter cannot follow.</summary>
    internal HashSet<SizeName> EscapedAxes { get; } = [];

    /// <summary>
    /// Inputs that are handed to a sub-layer as they are: the expression for it, whether it is the first of a collection, and its input's number.
    /// </summary>
    internal Dictionary<int, (Expression Access, bool IsFirstOf, int Input)> PassedOn { get; } = [];

    /// <summary>What the elements of integer inputs are used for.</summary>
    internal LabelEvidence Labels { get; init; } = new();

    /// <summary>Inputs whose elements go into a logarithm or a root, and so have to be positive.</summary>
    internal HashSet<int> Positive { get; } = [];

    /// <summary>What guards leave to the elements of real inputs: between these numbers.</summary>
    internal Dictionary<int, (double Least, double Most)> Limits { get; } = [];

    /// <summary>How many axes of an input are used, where its type leaves their number open.</summary>
    internal Dictionary<int, int> Axes { get; } = [];

    /// <summary>Names of dimensions that Forward asks for, so that a size is theirs to choose.</summary>
    internal HashSet<SizeName> Asked { get; } = [];

    internal void Limit(int input, double least, double most)
    {
        // That something is positive is said of what goes into a logarithm, and what keeps far numbers out is no limit.
        if (least == 0)
            Positive.Add(input);
        if (Math.Abs(double.IsInfinity(least) ? most : least) > Farthest)
            return;
        var (low, high) = Limits.TryGetValue(input, out var before) ? before : (double.NegativeInfinity, double.PositiveInfinity);
        Limits[input] = (Math.Max(low, least), Math.Min(high, most));
    }
}
