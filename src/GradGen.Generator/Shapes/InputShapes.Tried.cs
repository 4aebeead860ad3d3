using GradGen.Generator.Model;


namespace GradGen.Generator.Shapes;

/// <content>Inputs whose shapes are found by running the layer.</content>
internal sealed partial class InputShapes
{
    private const int MostTriedAxes = 4;

    // Where the code of an adopted layer does not show a shape, or there is none to be seen, running it may.
    private InputShape? Tried(int input)
    {
        if (!IsTried(input))
            return null;
        var axes = Enumerable.Range(0, _inputs.Count).Where(IsTried).Where(tried => !Follows(tried)).Sum(tried => _inputs[tried].Storage.Axes);
        var storage = _inputs[input].Storage;
        var open = storage.Own is { Axes.IsOpen: true };
        var name = _inputs[input].Name;
        var advice = $"give {_facts.Layer.Advice("Shape", open ? "…" : string.Join(", ", Enumerable.Repeat("\"…\"", storage.Axes)), name)}";
        if (axes > MostTriedAxes)
            return new InputShape(null, $"inputs of {axes} axes are too many to be found by running {_facts.Layer.Type.Name}; {advice}", null, false);
        var key = Follows(input) ? _inputs[_sizes.FirstReal].Name : name;
        return new InputShape(new SampleExpression.Trial(open ? TypeName.Array : storage.ArrayType(), key), advice, null, false);
    }

    private bool IsTried(int input) =>
        _facts.Layer.IsAdopted && !_inputs[input].Storage.IsScalar && ShapeAttributeOf(input) is null && (!_facts.HasCode || Resolve(input, TypeName.Double).Creation is null)
        && !(_followsFirst[input] && _sizes.FirstReal is var first && first != input && !IsTried(first));

    // A target of a loss has the shape of what it is compared with.
    private bool Follows(int input) =>
        _followsFirst[input] && _sizes.FirstReal is var first && first != input && IsTried(first) && _inputs[first].Storage.Axes == _inputs[input].Storage.Axes && _inputs[first].Storage.Own is not { Axes.IsOpen: true };
}
