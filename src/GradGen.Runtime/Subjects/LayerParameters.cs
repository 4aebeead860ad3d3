using GradGen.Calls;
using GradGen.Harness;
using GradGen.Isolation;
using GradGen.Numerics;

namespace GradGen.Subjects;

/// <summary>The parameters of a layer: θ as the check last wrote it, and how it gets into the layer and out of it.</summary>
internal sealed class LayerParameters<T>(LayerHarness<T> harness)
{
    private T[] _theta = [];

    internal T[] Theta => _theta;

    /// <summary>The blocks of θ that have values.</summary>
    internal List<SubjectBlock> Blocks { get; } = [];

    /// <summary>Reads θ off the layer.</summary>
    internal void Read() => Pack(ref _theta);

    /// <summary>Reads the layer's parameters into a vector, which is replaced if it is of another length.</summary>
    internal void Pack(ref T[] theta)
    {
        try
        {
            var count = harness.ParameterCount;
            if (theta.Length != count)
                theta = new T[count];
            harness.PackParameters(theta);
        }
        catch (Exception exception) when (UserCodeException.IsUsers(exception))
        {
            throw new UserCodeException(UserCodeException.Packing, exception);
        }
    }

    /// <summary>Sets a part of θ, each to the nearest number of the element type.</summary>
    internal void Write(int start, ReadOnlySpan<double> values)
    {
        Precision.FromDouble<T>(values, _theta.AsSpan(start));
        Unpack(start, values.Length);
    }

    /// <summary>Puts θ into the layer again.</summary>
    internal void Restore() => Unpack(0, _theta.Length);

    /// <summary>Sets all of θ, and checks that the layer has taken it.</summary>
    internal void Move(ReadOnlySpan<double> theta)
    {
        var before = (T[])_theta.Clone();
        Write(0, theta);
        var written = (T[])_theta.Clone();
        // Parameters that share their storage read back as the last of them was written.
        Read();
        RequireMoved(before, written);
    }

    private void Unpack(int start, int count) =>
        UserCodeException.Guard(UserCodeException.Packing, () => harness.UnpackParameters(_theta.AsSpan(start, count), start));

    // A property may hand out a copy: what is written into it moves nothing, and a right gradient would look wrong. Then written
    // values read back as they were before.
    private void RequireMoved(T[] before, T[] written)
    {
        foreach (var block in Blocks)
        {
            var now = _theta.AsSpan(block.Offset, block.Shape.Length);
            if (SameValues.Are<T>(now, before.AsSpan(block.Offset, now.Length)) && !SameValues.Are<T>(now, written.AsSpan(block.Offset, now.Length))
                && !IsShared(block, written))
            {
                throw UserCodeException.Of(
                    UserCodeException.Packing,
                    $"{block.Name} cannot be changed: the layer hands out a copy of its values. Leave it out with [GradCheckIgnore].");
            }
        }
    }

    // The same array by another name reads back as it was written there.
    private bool IsShared(SubjectBlock block, T[] written) =>
        Blocks.Exists(other => !ReferenceEquals(other, block) && other.Shape.Length == block.Shape.Length
            && SameValues.Are<T>(_theta.AsSpan(block.Offset, block.Shape.Length), written.AsSpan(other.Offset, other.Shape.Length)));
}
