using GradGen.Calls;
using GradGen.Harness;
using GradGen.Numerics;

namespace GradGen.Subjects;

/// <summary>The gradients that Backward gives, of parameters and of inputs, as one vector.</summary>
internal sealed class LayerGradients<T>
{
    private readonly LayerHarness<T> _harness;
    private readonly LayerPoint<T> _point;
    private readonly T[] _ofParameters;
    private readonly Action _pack;

    internal LayerGradients(LayerHarness<T> harness, LayerPoint<T> point, int parameterCount)
    {
        _harness = harness;
        _point = point;
        _ofParameters = new T[parameterCount];
        _pack = () => harness.PackGradients(_ofParameters);
    }

    /// <summary>Clears the gradients that the layer keeps.</summary>
    internal void Clear() => UserCodeException.Guard(UserCodeException.Packing, _harness.ClearGradients);

    /// <summary>Requires that they are zero now: where the layer hands out a copy, they are not.</summary>
    internal void RequireCleared()
    {
        UserCodeException.Guard(UserCodeException.Packing, _pack);
        foreach (var block in _point.Blocks)
        {
            if (block.Kind == BlockKind.Parameter
                && Array.FindIndex(_ofParameters, block.Offset, block.Shape.Length, static value => Precision.ToDouble(value) != 0) >= 0)
            {
                throw UserCodeException.Of(
                    UserCodeException.Packing,
                    $"The gradient of {block.Name} cannot be cleared: the layer hands out a copy of it. Leave {block.Name} out with [GradCheckIgnore].");
            }
        }
    }

    /// <summary>Reads what Backward gave for parameters, and for each block of an input.</summary>
    internal void Read(Span<double> gradient)
    {
        ReadParameters(gradient);
        foreach (var block in _point.Blocks)
        {
            if (block.Kind == BlockKind.Input)
                ReadInput(block, gradient);
        }
    }

    /// <summary>Reads what Backward gave for parameters.</summary>
    internal void ReadParameters(Span<double> gradient)
    {
        UserCodeException.Guard(UserCodeException.Packing, _pack);
        Precision.ToDouble<T>(_ofParameters, gradient);
    }

    /// <summary>What Backward gave for an input.</summary>
    internal Array OfInput(int number)
    {
        var name = _harness.Inputs[number].Name;
        return (_harness.InputGradients.Length > number ? _harness.InputGradients[number] : null)
            ?? throw Misfit(name, $"Backward gave null for the gradient with respect to {name}.");
    }

    internal int NumberOf(SubjectBlock block)
    {
        var number = 0;
        while (_harness.Inputs[number].Name != block.Name)
            number++;
        return number;
    }

    /// <summary>Backward gave something for an input that does not belong to it.</summary>
    internal static UserCodeException Misfit(string input, BlockShape given, BlockShape shape) =>
        Misfit(input, $"Backward gave a gradient of shape {given} with respect to {input}, whose shape is {shape}.");

    private static UserCodeException Misfit(string input, string message) =>
        new(UserCodeException.Backward, new InvalidOperationException(message)) { Input = input };

    private void ReadInput(SubjectBlock block, Span<double> gradient)
    {
        var given = OfInput(NumberOf(block));
        // An array of another rank, or a vector that is written as 1×1×n, can hold the same values in the same order; other sizes along
        // the same axes cannot.
        var shape = BlockShape.Of(given);
        if (shape.Length != block.Shape.Length
            || (shape.Dimensions.Count == block.Shape.Dimensions.Count && AxesOf(shape) == AxesOf(block.Shape) && !shape.Equals(block.Shape)))
        {
            throw Misfit(block.Name, shape, block.Shape);
        }

        var values = new T[shape.Length];
        Theta.CopyOut<T>(given, values);
        Precision.ToDouble<T>(values, gradient.Slice(block.Offset));
    }

    private static int AxesOf(BlockShape shape) => shape.Dimensions.Count(static size => size != 1);
}
