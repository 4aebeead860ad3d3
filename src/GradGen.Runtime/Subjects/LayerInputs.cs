using GradGen.Harness;

namespace GradGen.Subjects;

/// <summary>The values of the inputs of Forward, one after the other.</summary>
internal sealed class LayerInputs<T>
{
    private readonly List<InputValues> _values;

    internal LayerInputs(LayerHarness<T> harness) =>
        _values = [.. harness.Inputs.Select((input, number) => Make(input, number == 0 && harness.Meaning.IsBeforeSoftmax))];

    internal int Count => _values.Count;

    internal InputValues this[int number] => _values[number];

    /// <summary>How many values the smallest real input has.</summary>
    internal int FewestValues => _values.OfType<InputValues<T>>().Select(static input => input.Values.Length).DefaultIfEmpty(0).Min();

    /// <summary>Puts the values into the layer's arrays.</summary>
    internal void Restore() => _values.ForEach(static input => input.Restore());

    /// <summary>Remembers what the layer's arrays hold now.</summary>
    internal void Observe() => _values.ForEach(static input => input.Observe());

    internal bool All(Func<InputValues, bool> predicate) => _values.TrueForAll(input => predicate(input));

    private static InputValues Make(HarnessInput input, bool isSoftmax)
    {
        var element = input.Value.GetType();
        while (element.IsArray)
            element = element.GetElementType()!;
        if (element == typeof(T))
            return isSoftmax ? new LogitValues<T>(input) : new InputValues<T>(input);
        return Type.GetTypeCode(element) switch
        {
            TypeCode.Int32 => new InputValues<int>(input),
            TypeCode.Int64 => new InputValues<long>(input),
            TypeCode.Byte => new InputValues<byte>(input),
            TypeCode.Boolean => new InputValues<bool>(input),
            _ => throw new InvalidOperationException(
                $"The input {input.Name} holds {element.Name} values; only {typeof(T).Name}, Int32, Int64, Byte and Boolean can be made up."),
        };
    }
}
