using GradGen.Harness;

namespace GradGen;

/// <summary>The values of one input of Forward, which the layer's own array may lose when it is written into.</summary>
internal abstract class InputValues
{
    /// <summary>Puts the values into the layer's array.</summary>
    internal abstract void Restore();

    /// <summary>Whether the layer's array no longer holds the values.</summary>
    internal abstract bool IsChanged();
}

/// <inheritdoc/>
/// <typeparam name="TValue">The element type of the input.</typeparam>
internal sealed class InputValues<TValue> : InputValues
{
    private readonly HarnessInput _input;
    private readonly TValue[] _now;

    internal InputValues(HarnessInput input)
    {
        _input = input;
        Values = new TValue[ArrayStorage.Count(input.Value)];
        _now = new TValue[Values.Length];
    }

    internal TValue[] Values { get; }

    internal override void Restore() => Restore(0, Values.Length);

    internal void Restore(int start, int count) =>
        new ThetaReader<TValue>(Values.AsSpan(start, count), start, Values.Length, _input.Name).Read(_input.Value);

    internal override bool IsChanged()
    {
        new ThetaWriter<TValue>(_now, _now.Length, _input.Name).Write(_input.Value);
        return !SameValues.Are<TValue>(_now, Values);
    }
}
