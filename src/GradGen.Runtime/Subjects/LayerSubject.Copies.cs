using GradGen.Calls;
using GradGen.Isolation;
using GradGen.Numerics;

namespace GradGen.Subjects;

/// <content>
/// A property may hand out a copy, of which nothing can be seen before it is tried: what is written into a copy moves nothing,
/// and a right gradient would look wrong.
/// </content>
internal sealed partial class LayerSubject<T>
{
    // Written values that read back as they were before.
    private void RequireMoved(T[] before, T[] written)
    {
        foreach (var block in _blocks.Where(static block => block.Kind == BlockKind.Parameter))
        {
            var now = _theta.AsSpan(block.Offset, block.Shape.Length);
            if (SameValues.Are<T>(now, before.AsSpan(block.Offset, now.Length)) && !SameValues.Are<T>(now, written.AsSpan(block.Offset, now.Length)) && !IsShared(block, written))
                throw Broken(UserCodeException.Packing, $"{block.Name} cannot be moved: what the layer hands out is a copy of its values. Leave it out with [GradCheckIgnore].");
        }
    }

    // The same array by another name reads back as it was written there.
    private bool IsShared(SubjectBlock block, T[] written) =>
        _blocks.Exists(other => other.Kind == BlockKind.Parameter && !ReferenceEquals(other, block) && other.Shape.Length == block.Shape.Length
            && SameValues.Are<T>(_theta.AsSpan(block.Offset, block.Shape.Length), written.AsSpan(other.Offset, other.Shape.Length)));

    // Gradients that are there after they were cleared.
    private void RequireCleared()
    {
        UserCodeException.Guard(UserCodeException.Packing, () => _harness.PackGradients(_gradients));
        foreach (var block in _blocks.Where(static block => block.Kind == BlockKind.Parameter))
        {
            foreach (var gradient in _gradients.AsSpan(block.Offset, block.Shape.Length))
            {
                if (Precision.ToDouble(gradient) != 0)
                    throw Broken(UserCodeException.Packing, $"The gradient of {block.Name} cannot be cleared: what the layer hands out is a copy of it. Leave {block.Name} out with [GradCheckIgnore].");
            }
        }
    }
}
