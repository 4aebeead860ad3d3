using GradGen.Packing;

namespace GradGen.Harness;

/// <content>
/// Volumes that hold a gradient beside their values: Backward is passed nothing, but finds the upstream gradient in what Forward
/// gave, and leaves the gradients of the inputs in what Forward took.
/// </content>
public abstract partial class LayerHarness<T>
{
    private object? _made;

    /// <summary>Takes note of what Forward gave.</summary>
    protected void Keep(object? made) => _made = made;

    /// <summary>Sets the gradient in an input to zero, where an earlier Backward may have left one.</summary>
    protected void ClearGiven<TStorage, THow>(int input)
        where THow : struct, IStorage<TStorage, T> => Fill<TStorage, THow>(_given[input], ZerosLike(input));

    /// <summary>Puts the gradient of the cost with respect to an output into what Forward gave.</summary>
    protected void FillMade<TStorage, THow>(int output)
        where THow : struct, IStorage<TStorage, T> => Fill<TStorage, THow>(_made, Upstream[output]);

    private static void Fill<TStorage, THow>(object? storage, Array values)
        where THow : struct, IStorage<TStorage, T>
    {
        var flat = new T[ArrayStorage.Count(values)];
        Theta.CopyOut<T>(values, flat);
        default(THow).CopyIn(flat, 0, (TStorage)storage!);
    }
}
