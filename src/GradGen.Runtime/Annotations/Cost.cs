namespace GradGen;

/// <summary>The scalar cost J that a check computes from a layer's output y.</summary>
public enum Cost
{
    /// <summary>
    /// J = ⟨v, y⟩ with a fixed random v: linear, so that it adds no rounding or curvature of its own, and not a plain sum,
    /// so that it does not vanish behind a softmax.
    /// </summary>
    RandomProjection,

    /// <summary>J = Σ y. Blind behind a softmax, whose outputs always sum to one.</summary>
    Sum,

    /// <summary>J = Σ (y − t)² / 2n with a fixed random target t of the n outputs.</summary>
    MeanSquaredError,
}
