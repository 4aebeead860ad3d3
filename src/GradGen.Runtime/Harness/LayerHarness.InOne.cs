using GradGen.Calls;
using GradGen.Numerics;
using GradGen.Packing;

namespace GradGen.Harness;

/// <content>Gradients that the layer gives in one, those of all parameters behind one another.</content>
public abstract partial class LayerHarness<T>
{
    private T[]? _inOne;

    /// <summary>What gives the gradients of all parameters in one; null where each has its own.</summary>
    public virtual string? GradientsInOne => null;

    /// <summary>
    /// Takes note of the gradients of all parameters: behind one another, be it in parts or not, or that many in a row for each
    /// sample, to be added up.
    /// </summary>
    /// <exception cref="UnreadGradientsException">There are not as many as parameters.</exception>
    protected void ReturnInOne(Array? gradients)
    {
        _inOne = new T[ParameterCount];
        if (gradients is null)
            return;
        var all = new T[ArrayStorage.Count(gradients)];
        Theta.CopyOut<T>(gradients, all);
        var isRows = gradients is T[,] table ? table.GetLength(1) == _inOne.Length : gradients is T[][] rows && rows.All(row => row.Length == _inOne.Length);
        if (all.Length != _inOne.Length && !isRows)
            throw new UnreadGradientsException($"{GradientsInOne} gives {all.Length} values, but there are {_inOne.Length} parameters: whose gradient each is cannot be told. [GradientOf] says it of a member.");
        for (var i = 0; i < all.Length; i++)
            _inOne[i % _inOne.Length] = Precision.FromDouble<T>(Precision.ToDouble(_inOne[i % _inOne.Length]) + Precision.ToDouble(all[i]));
    }
}
