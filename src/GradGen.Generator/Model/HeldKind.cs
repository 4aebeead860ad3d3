namespace GradGen.Generator.Model;

internal enum HeldKind
{
    /// <summary>A random generator of the layer's own.</summary>
    Random,

    /// <summary>The random generators of an adopted layer, wherever it has them.</summary>
    Randoms,

    /// <summary>A member with [DuringCheck].</summary>
    Value,

    /// <summary>A member that says whether the layer trains.</summary>
    Mode,

    /// <summary>Two calls, one that makes the layer train and one that ends it.</summary>
    ModeCalls,

    /// <summary>What the layer remembers of earlier calls, by the call that makes it forget.</summary>
    State,

    /// <summary>What Forward carries from call to call, and makes where it is null.</summary>
    Carried,

    /// <summary>What a step keeps for the next one, as a velocity.</summary>
    Velocity,
}
