using GradGen.Harness;
using GradGen.Packing;
using GradGen.Subjects;

namespace GradGen.Twins;

/// <summary>Compares two layers at several points: on the same parameters and inputs, with the same upstream gradient.</summary>
/// <typeparam name="T">The element type of both.</typeparam>
internal sealed class TwinComparison<T>
{
    private const int Points = 3;

    private readonly LayerSubject<T> _layer;
    private readonly LayerSubject<T> _twin;
    private readonly List<(SubjectBlock OfLayer, SubjectBlock OfTwin)> _blocks = [];

    internal TwinComparison(LayerSubject<T> layer, LayerSubject<T> twin)
    {
        (_layer, _twin) = (layer, twin);
        Obstacle = Pair();
    }

    /// <summary>Why they cannot be compared; null where they can.</summary>
    internal string? Obstacle { get; }

    /// <summary>The outputs and the gradients that both give, at the first point where they differ or at the last.</summary>
    internal IReadOnlyList<TwinPart> Compare()
    {
        IReadOnlyList<TwinPart> parts = [];
        for (var attempt = 0; attempt < Math.Max(Points, _layer.Styles.Count) && parts.All(static part => part.Agrees); attempt++)
        {
            _layer.Draw(attempt, false);
            _twin.Draw(attempt, false);
            for (var number = 0; number < _layer.Inputs.Count; number++)
                _twin.Inputs[number].Take(_layer.Inputs[number]);
            var here = new double[_layer.Length];
            _layer.Read(here);
            Go(here);
            parts = Parts(new TwinPoint(_layer, _twin, Go).Look());
        }

        return parts;
    }

    private void Go(double[] point)
    {
        _layer.Write(0, point);
        foreach (var (ofLayer, ofTwin) in _blocks)
            _twin.Write(ofTwin.Offset, point.AsSpan(ofLayer.Offset, ofLayer.Shape.Length));
    }

    // The twin's parameters by name, in whatever order it has them; its inputs by their place.
    private string? Pair()
    {
        foreach (var block in _layer.Blocks.Where(static block => block.Kind == BlockKind.Parameter))
        {
            var name = PlainName.Of(block.Name);
            if (_twin.Blocks.FirstOrDefault(other => other.Kind == BlockKind.Parameter && PlainName.Of(other.Name) == name) is not { } other)
                return $"{_twin.Name} has no parameter {block.Name}: both need parameters of the same names and shapes.";
            // A fast path may have flattened it.
            if (other.Shape.Length != block.Shape.Length)
                return $"{block.Name} is {block.Shape} in {_layer.Name} and {other.Shape} in {_twin.Name}: both need parameters of the same names and shapes.";
            _blocks.Add((block, other));
        }

        if (_twin.Blocks.FirstOrDefault(other => other.Kind == BlockKind.Parameter && !_blocks.Exists(pair => pair.OfTwin == other)) is { } more)
            return $"{_layer.Name} has no parameter {more.Name}, and {_twin.Name} has: both need parameters of the same names and shapes.";
        return PairInputs() ?? Outputs();
    }

    private string? PairInputs()
    {
        var (ofLayer, ofTwin) = (_layer.HarnessInputs, _twin.HarnessInputs);
        if (ofLayer.Count != ofTwin.Count)
            return FormattableString.Invariant($"Forward takes {ofLayer.Count} inputs in {_layer.Name} and {ofTwin.Count} in {_twin.Name}.");
        for (var number = 0; number < ofLayer.Count; number++)
        {
            if (!ofLayer[number].Shape.Equals(ofTwin[number].Shape) || ofLayer[number].Value.GetType() != ofTwin[number].Value.GetType())
                return $"The input {ofLayer[number].Name} is {Show(ofLayer[number])} in {_layer.Name} and {Show(ofTwin[number])} in {_twin.Name}.";
            if (Block(_layer, ofLayer[number]) is { } one && Block(_twin, ofTwin[number]) is { } other)
                _blocks.Add((one, other));
        }

        return null;
    }

    private string? Outputs() =>
        _layer.OutputLengths.SequenceEqual(_twin.OutputLengths) && _layer.UpstreamLength == _twin.UpstreamLength ? null
        : $"Forward gives {Values(_layer)} in {_layer.Name} and {Values(_twin)} in {_twin.Name}.";

    private List<TwinPart> Parts(TwinPoint point)
    {
        var parts = new List<TwinPart>();
        var terms = Math.Max(_layer.Outputs.Length, _layer.Blocks.Select(static block => block.Shape.Length).DefaultIfEmpty(1).Max());
        var start = 0;
        var lengths = _layer.OutputLengths;
        for (var number = 0; number < lengths.Count; number++)
        {
            var shape = lengths.Count == 1 && _layer.OutputShape is { } only ? only : BlockShape.Rectangular(lengths[number]);
            var name = lengths.Count == 1 ? "output" : FormattableString.Invariant($"output {number + 1}");
            var range = (start, lengths[number]);
            parts.Add(Part(
                name, shape, Of(point.OfLayer.Outputs, range), Of(point.OfTwin.Outputs, range),
                Of(point.MovesOfLayer.Outputs, range), Of(point.MovesOfTwin.Outputs, range)));
            start += lengths[number];
        }

        foreach (var (ofLayer, ofTwin) in _blocks)
        {
            var name = (ofLayer.Kind == BlockKind.Input ? "input " : string.Empty) + ofLayer.Name;
            var (here, there) = ((ofLayer.Offset, ofLayer.Shape.Length), (ofTwin.Offset, ofTwin.Shape.Length));
            parts.Add(Part(
                name, ofLayer.Shape, Of(point.OfLayer.Gradient, here), Of(point.OfTwin.Gradient, there),
                Of(point.MovesOfLayer.Gradient, here), Of(point.MovesOfTwin.Gradient, there)));
        }

        return parts;

        TwinPart Part(string name, BlockShape shape, double[] layer, double[] twin, double[] moves, double[] movesOfTwin)
        {
            if (layer.Length == 0)
                return new TwinPart(name, shape, 0, 0, new TwinComponent(name, 0, 0), 0);
            var bounds = point.Bounds((layer, twin), [.. moves.Zip(movesOfTwin, Math.Max)], terms);
            double[] excess = [.. layer.Select((value, index) => Excess(value, twin[index], bounds[index]))];
            var worst = Array.IndexOf(excess, excess.Max());
            return new TwinPart(
                name, shape, Math.Abs(layer[worst] - twin[worst]), bounds[worst],
                new TwinComponent(name + shape.IndexAt(worst), layer[worst], twin[worst]), excess.Count(static times => times > 1));
        }
    }

    private static double Excess(double layer, double twin, double bound) =>
        layer.Equals(twin) ? 0 : Math.Abs(layer - twin) / bound is var times && double.IsNaN(times) ? double.PositiveInfinity : times;

    private static double[] Of(double[] values, (int Start, int Count) range) => values.AsSpan(range.Start, range.Count).ToArray();

    private static SubjectBlock? Block(LayerSubject<T> subject, HarnessInput input) =>
        subject.Blocks.FirstOrDefault(block => block.Kind == BlockKind.Input && block.Name == input.Name);

    private static string Show(HarnessInput input) => $"{input.Shape} of {input.Value.GetType().Name.TrimEnd('[', ']', ',')}";

    private static string Values(LayerSubject<T> subject) =>
        subject.UpstreamLength == 0 && subject.Outputs.Length > 0 ? "a loss" : $"{string.Join(" and ", subject.OutputLengths)} values";
}
