using System.Numerics;
using GradGen.Harness;

namespace GradGen.Tests.Layers;

/// <summary>Layers one after the other.</summary>
public sealed class Chain<T> : HandLayer<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private readonly MatrixLayer<T>[] _layers;

    public Chain(params MatrixLayer<T>[] layers)
    {
        _layers = layers;
        for (var i = 0; i < layers.Length; i++)
            AddLayer($"_layers[{i}]", layers[i]);
    }

    public override HarnessInput[] Inputs(SampleSizes sizes) => _layers[0].Inputs(sizes);

    public override Array?[] Forward(Array[] inputs) =>
        _layers.Aggregate<MatrixLayer<T>, Array?[]>([.. inputs], static (values, layer) => layer.Forward([.. values.Cast<Array>()]));

    public override Array?[] Backward(Array[] upstream) =>
        _layers.Reverse().Aggregate<MatrixLayer<T>, Array?[]>([.. upstream], static (values, layer) => layer.Backward([.. values.Cast<Array>()]));
}
