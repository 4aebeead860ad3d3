using System.Globalization;
using GradGen.Harness;
using GradGen.Isolation;
using GradGen.Packing;

namespace GradGen.Subjects;

/// <summary>The values of one input of Forward, which the layer's own array may lose when it is written into.</summary>
internal abstract class InputValues
{
    /// <summary>Writes the values into the layer's array.</summary>
    internal abstract void Restore();

    /// <summary>Remembers what the layer's array holds now.</summary>
    internal abstract void Observe();

    /// <summary>Takes integers for its values: class numbers, or flags as 0 and 1.</summary>
    internal abstract void Label(int[] labels);

    /// <summary>Puts the values of some samples into the array of a smaller input.</summary>
    /// <param name="samples">Which, in what order.</param>
    /// <param name="axis">The axis that they lie along; null where all of them share the values.</param>
    /// <param name="smaller">The input of a layer of so many samples.</param>
    internal abstract void Fill(int[] samples, SampleAxis? axis, HarnessInput smaller);

    /// <summary>Takes the values of the same input of another layer.</summary>
    internal abstract void Take(InputValues other);

    /// <summary>Gives the first of some equal parts the values of the last.</summary>
    internal abstract void RepeatLast(int parts);

    /// <summary>The first values, as text for a report.</summary>
    internal abstract string Text();

    /// <summary>Whether the layer's array holds something else than when it was observed.</summary>
    internal abstract bool IsChanged();
}

/// <inheritdoc/>
/// <typeparam name="TValue">The element type of the input.</typeparam>
internal class InputValues<TValue> : InputValues
{
    // More are not compared with anything by eye.
    private const int Shown = 12;

    private readonly HarnessInput _input;
    private readonly TValue[] _observed;
    private readonly TValue[] _now;

    internal InputValues(HarnessInput input)
    {
        _input = input;
        Values = new TValue[ArrayStorage.Count(input.Value)];
        _observed = new TValue[Values.Length];
        _now = new TValue[Values.Length];
    }

    internal TValue[] Values { get; }

    internal override void Restore() => Restore(0, Values.Length);

    internal virtual void Restore(int start, int count) =>
        Put(Values.AsSpan(start, count), start);

    /// <summary>Writes some values into the layer's array, from an element on.</summary>
    protected void Put(ReadOnlySpan<TValue> values, int start) =>
        new ThetaReader<TValue>(values, start, Values.Length, _input.Name).Read(_input.Value);

    internal override void Observe() => Read(_observed);

    internal override void Label(int[] labels)
    {
        for (var i = 0; i < Values.Length; i++)
            Values[i] = (TValue)Convert.ChangeType(labels[i], typeof(TValue), CultureInfo.InvariantCulture);
    }

    internal override void Fill(int[] samples, SampleAxis? axis, HarnessInput smaller)
    {
        var part = axis is null ? Values : new TValue[smaller.Shape.Length];
        axis?.Take(Values, samples, part);
        new ThetaReader<TValue>(part, 0, part.Length, smaller.Name).Read(smaller.Value);
    }

    internal override void Take(InputValues other)
    {
        ((InputValues<TValue>)other).Values.CopyTo(Values, 0);
        Restore();
    }

    internal override void RepeatLast(int parts)
    {
        var length = Values.Length / parts;
        Array.Copy(Values, Values.Length - length, Values, 0, length);
        Restore();
    }

    internal override string Text() =>
        string.Join(", ", Values.Take(Shown).Select(static value => string.Format(CultureInfo.InvariantCulture, "{0}", value).ToLowerInvariant()))
            + (Values.Length > Shown ? ", …" : string.Empty);

    internal override bool IsChanged()
    {
        Read(_now);
        return !SameValues.Are<TValue>(_now, _observed);
    }

    private void Read(TValue[] into) => new ThetaWriter<TValue>(into, into.Length, _input.Name).Write(_input.Value);
}
