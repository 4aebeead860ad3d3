using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation;

/// <summary>A call that runs: its variables, its object, and what it returns.</summary>
internal sealed class Frame(int size)
{
    internal Value[] Locals { get; } = new Value[size];

    /// <summary>The object of the method; of a closure that of the method around it.</summary>
    internal Value Self { get; set; }

    internal Value Result { get; set; }

    /// <summary>The exception that the catch clause around a statement has caught.</summary>
    internal ThrownException? Caught { get; set; }

    internal void Clear()
    {
        Array.Clear(Locals, 0, Locals.Length);
        (Self, Result, Caught) = (default, default, null);
    }
}

/// <summary>An expression, compiled.</summary>
internal delegate Value Code(Frame frame);

/// <summary>An expression whose value is a real, compiled.</summary>
internal delegate TapedReal RealCode(Frame frame);

/// <summary>An expression whose value is an <see langword="int"/>, compiled.</summary>
internal delegate int IntCode(Frame frame);

/// <summary>A condition, compiled.</summary>
internal delegate bool TestCode(Frame frame);

/// <summary>An expression whose value is an object, compiled.</summary>
internal delegate object? ObjectCode(Frame frame);

/// <summary>A statement, compiled.</summary>
internal delegate Flow Step(Frame frame);

/// <summary>A statement that can stop at a <c>yield</c>, compiled: it gives <see cref="Flow.Yield"/> there, and at last how it ended.</summary>
internal delegate IEnumerable<Flow> Steps(Frame frame);

/// <summary>Where a statement leads to.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
    Return,
    Yield,
}
