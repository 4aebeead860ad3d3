namespace GradGen.Generator.Interpretation.Values;

/// <summary>What can be reached from some objects, as it is at a moment, so that a run can go on from there more than once.</summary>
internal sealed class Snapshot
{
    private readonly List<Action> _setBack = [];

    /// <summary>Takes all that can change and can be reached.</summary>
    /// <param name="roots">Where to begin.</param>
    internal Snapshot(IEnumerable<object?> roots)
    {
        var met = new HashSet<IChangeable>();
        var open = new Stack<IChangeable>();
        foreach (var root in roots)
            Meet(root);
        while (open.Count > 0)
            _setBack.Add(open.Pop().Remember(Meet));

        void Meet(object? held)
        {
            if (held is IChangeable changeable && met.Add(changeable))
                open.Push(changeable);
        }
    }

    /// <summary>Sets back what only holds other objects, and does not change itself.</summary>
    internal static Action Nothing { get; } = static () => { };

    /// <summary>Sets all of it back to what it was.</summary>
    internal void SetBack()
    {
        foreach (var setBack in _setBack)
            setBack();
    }
}

/// <summary>An object that can change, or that leads to others that can.</summary>
internal interface IChangeable
{
    /// <summary>Gives what sets it back to what it is now.</summary>
    /// <param name="meet">Is called with everything that it holds.</param>
    Action Remember(Action<object?> meet);
}
