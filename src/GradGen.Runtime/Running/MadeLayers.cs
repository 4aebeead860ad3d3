using GradGen.Calls;
using GradGen.Harness;
using GradGen.Packing;

namespace GradGen.Running;

/// <summary>The layers that a check makes for itself, which nobody else can dispose of.</summary>
/// <typeparam name="T">The element type of the layers.</typeparam>
/// <param name="create">Makes a layer in given sizes.</param>
internal sealed class MadeLayers<T>(Func<SampleSizes, LayerHarness<T>> create) : IDisposable
{
    private readonly List<IDisposable> _made = [];

    /// <summary>Makes one more.</summary>
    internal LayerHarness<T> Create(SampleSizes sizes)
    {
        var harness = create(sizes);
        if ((harness.Runs is IAround around ? around.Inner : harness.Runs) is IDisposable made and not ValueType
            && !_made.Exists(before => ReferenceEquals(before, made)))
            _made.Add(made);
        return harness;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var layer in _made)
        {
            try
            {
                layer.Dispose();
            }
            catch (Exception exception) when (UserCodeException.IsUsers(exception))
            {
                // Gradients are as right as they were.
            }
        }
    }
}
