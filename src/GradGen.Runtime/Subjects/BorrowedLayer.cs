using GradGen.Calls;
using GradGen.Harness;
using GradGen.Isolation;

namespace GradGen.Subjects;

/// <summary>The user's layer as it was before the check, which gives it back like that.</summary>
internal sealed class BorrowedLayer<T>(LayerHarness<T> harness, int seed)
{
    private T[] _theta = [];
    private bool _isTaken;

    /// <summary>What stands still during the check.</summary>
    internal CheckScope Scope { get; } = new(seed);

    /// <summary>The parameters as they were.</summary>
    internal ReadOnlySpan<T> Theta => _theta;

    /// <summary>Everything else that the layer held; null where the layer itself is not known.</summary>
    internal LayerMemory? Memory { get; private set; }

    /// <summary>Remembers the layer.</summary>
    /// <returns>False if it is remembered already.</returns>
    internal bool Take()
    {
        if (_isTaken)
            return false;
        Memory = harness.Runs is { } layer ? new LayerMemory(layer) : null;
        new LayerParameters<T>(harness).Pack(ref _theta);
        _isTaken = true;
        UserCodeException.Guard(UserCodeException.Packing, () => Scope.Enter(harness));
        return true;
    }

    /// <summary>Parameters that are allocated in the first Forward are what that made of them.</summary>
    internal void AddLateParameters(T[] theta)
    {
        if (theta.Length != _theta.Length)
            _theta = (T[])theta.Clone();
    }

    /// <summary>Gives the layer back as it was.</summary>
    internal void GiveBack()
    {
        if (!_isTaken)
            return;
        _isTaken = false;
        try
        {
            UserCodeException.Guard(UserCodeException.Packing, () => harness.UnpackParameters(_theta, 0));
        }
        finally
        {
            UserCodeException.Guard(UserCodeException.Packing, () => Scope.Leave(harness));
            Memory?.Restore();
        }
    }
}
