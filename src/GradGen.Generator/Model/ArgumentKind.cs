namespace GradGen.Generator.Model;

internal enum ArgumentKind
{
    /// <summary>An input of Forward, by its number.</summary>
    Input,

    /// <summary>An input, or the output of the same number: the derivative of a function can be written by either.</summary>
    InputOrOutput,

    /// <summary>An input, or what a loss gave in its place beside the losses, by the input's number.</summary>
    InputOrState,

    /// <summary>An output of Forward, by its number.</summary>
    Output,

    /// <summary>A part of what Forward returned that is no output but a cache, by its place in the tuple, or 0 for all that it returned.</summary>
    Kept,

    /// <summary>The gradient of the cost with respect to an output, by its number.</summary>
    Upstream,

    /// <summary>The gradients of the cost with respect to an output at each step of a sequence, by its number.</summary>
    Upstreams,

    /// <summary>The number of the step in a sequence.</summary>
    Step,

    /// <summary>The array that Forward writes an output into, by its number.</summary>
    Written,

    /// <summary>
    /// The array that Forward takes its first input in and leaves its output in, or Backward the gradients by these.
    /// </summary>
    InPlace,

    /// <summary>The array that Backward writes the gradient with respect to an input into, by the input's number.</summary>
    WrittenGradient,

    /// <summary>What Backward leaves the gradient of a parameter in, by its number among these.</summary>
    WrittenParameterGradient,

    /// <summary>The number of samples whose gradients are averaged: a sum is what is asked for.</summary>
    One,

    /// <summary>The length of the step that Backward takes by itself.</summary>
    LearningRate,

    /// <summary>The share in that step of earlier steps or of the parameters themselves: none.</summary>
    Share,

    /// <summary>True while training.</summary>
    Training,

    /// <summary>False while training.</summary>
    NotTraining,

    /// <summary>A random generator.</summary>
    Random,

    /// <summary>A tuple of inputs, or of gradients of the cost by outputs.</summary>
    Tuple,

    /// <summary>One of a few values that samples vary, by the number of the parameter of Forward that takes it.</summary>
    Chosen,

    /// <summary>Optional, and left at its default.</summary>
    Omitted,
}
