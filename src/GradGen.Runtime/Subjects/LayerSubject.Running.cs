using GradGen.Calls;
using GradGen.Harness;
using GradGen.Isolation;
using GradGen.Numerics;
using GradGen.Packing;

namespace GradGen.Subjects;

/// <content>Runs the layer, and sees to it that it leaves alone what is not its own.</content>
internal sealed partial class LayerSubject<T>
{
    // Forward is looked at once per point, Backward, which runs a few times only, always.
    private readonly Action _beforeForward;
    private Action _forward;
    private bool _watchForward;
    private bool _restoreInputs;
    private bool _restoreTheta;
    private T[] _observedTheta = [];
    private T[] _nowTheta = [];

    private static string Verb(string method, string what) => $"{method} writes into {what}";

    private void RunForward()
    {
        if (_restoreInputs)
            _inputs.ForEach(static input => input.Restore());
        if (_restoreTheta)
            Unpack(0, _theta.Length);
        UserCodeException.Guard(UserCodeException.Packing, _beforeForward);
        if (_watchForward)
            Observe();
        CountForward();
        UserCodeException.Guard(UserCodeException.Forward, _forward);
        ReadOutputs();
        if (_watchForward)
            Watch(UserCodeException.Forward);
        _watchForward = false;
    }

    private void ReadOutputs()
    {
        var count = 0;
        foreach (var output in _harness.Outputs)
            count += ArrayStorage.Count(output ?? throw Broken(UserCodeException.Forward, "Forward gave null."));
        if (count != _outputs.Length)
        {
            if (_outputs.Length != 0)
                throw Broken(UserCodeException.Forward, $"Forward gave {count} values, but {_outputs.Length} the first time.");
            _flat = new T[count];
            _outputs = new double[count];
        }

        // A loss may be summed in double though the layer is float.
        if (_harness.IsLoss && _harness.Outputs[0] is double[] loss)
        {
            loss.CopyTo(_outputs, 0);
            return;
        }

        var writer = new ThetaWriter<T>(_flat, count, "the output");
        foreach (var output in _harness.Outputs)
            writer.Write(output);
        Convert(_flat, _outputs);
    }

    private void FillUpstream()
    {
        // The gradient of a loss by itself is one, and Backward does not ask for it.
        if (_harness.IsLoss)
            return;
        if (_upstreamValues.Length == 0)
            _upstreamValues = new double[_outputs.Length];
        for (var output = 0; output < _outputs.Length; output++)
        {
            _upstreamValues[output] = _cost!.Upstream(output, _outputs[output]);
            _upstream[output] = Precision.FromDouble<T>(_cost.Passed(output, _outputs[output]));
        }

        PassUpstream();
    }

    private void PassUpstream()
    {
        var reader = new ThetaReader<T>(_upstream, 0, _upstream.Length, "the upstream gradient");
        foreach (var upstream in _harness.Upstream)
            reader.Read(upstream);
    }

    private void RunBackward(Span<double> gradient)
    {
        UserCodeException.Guard(UserCodeException.Packing, _harness.ClearGradients);
        if (BackwardCalls == 1 && _harness.KeepsGradients)
            RequireCleared();
        Observe();
        CountBackward();
        UserCodeException.Guard(UserCodeException.Backward, _harness.Backward);
        AfterBackward();
        UserCodeException.Guard(UserCodeException.Packing, () => _harness.PackGradients(_gradients));
        Convert(_gradients, gradient);
        foreach (var block in _blocks)
        {
            if (block.Kind == BlockKind.Input)
                CopyInputGradient(block, gradient);
        }
    }

    private void AfterBackward()
    {
        Watch(UserCodeException.Backward);
        if (_harness.IsLoss)
        {
            if (_restoreTheta)
                Unpack(0, _theta.Length);
            return;
        }

        var writer = new ThetaWriter<T>(_flat, _flat.Length, "the upstream gradient");
        foreach (var upstream in _harness.Upstream)
            writer.Write(upstream);
        if (!SameValues.Are<T>(_flat, _upstream))
        {
            _upstreamLeft = Array.ConvertAll(_flat, Precision.ToDouble);
            Note(FindingKind.UpstreamChanged, Verdict.Fail, Verb(UserCodeException.Backward, "its upstream gradient")
                + ": whoever passed it, another branch of the network perhaps, then works with wrong values.");
        }

        if (_restoreTheta)
            Unpack(0, _theta.Length);
    }

    private void Observe()
    {
        _inputs.ForEach(static input => input.Observe());
        Pack(ref _observedTheta);
    }

    private void Watch(string method)
    {
        for (var number = 0; number < _inputs.Count; number++)
        {
            if (!_inputs[number].IsChanged())
                continue;
            _restoreInputs = true;
            Note(FindingKind.InputChanged, Verdict.Fail, Verb(method, $"its input {_harness.Inputs[number].Name}")
                + ": the layer before it, which made it, may still need it. The check filled it again before every Forward.");
        }

        RequireSizes(method);
        Pack(ref _nowTheta);
        var now = _nowTheta;
        if (SameValues.Are<T>(now, _observedTheta))
            return;
        _restoreTheta = true;
        _backwardMovesParameters |= method == UserCodeException.Backward;
        var changed = Enumerable.Range(0, Math.Min(now.Length, _observedTheta.Length)).FirstOrDefault(i => !EqualityComparer<T>.Default.Equals(now[i], _observedTheta[i]));
        Note(FindingKind.ParameterChanged, Verdict.Fail, Verb(method, $"the parameter {_harness.GetParameterLayout().NameAt(changed)}")
            + ": it belongs to the optimiser. The check put it back after every call.");
    }

    // Values and gradients of another number cannot be put back, nor compared.
    private void RequireSizes(string method)
    {
        if (_harness.ParameterCount == _observedTheta.Length)
            return;
        var now = _harness.GetParameterLayout().Blocks;
        var changed = _blocks.Find(block => block.Kind == BlockKind.Parameter && !now.Any(other => other.Name == block.Name && other.Shape.Equals(block.Shape)));
        var size = now.FirstOrDefault(other => other.Name == changed?.Name)?.Shape.ToString();
        throw Broken(method, changed is null || size is null
            ? $"{method} changes how many parameters there are: {_observedTheta.Length} before, {_harness.ParameterCount} after. Their number has to stay the same."
            : $"{method} gives the parameter {changed.Name} another shape: {changed.Shape} before, {size} after. A parameter keeps its shape.");
    }

    private void NoteEmpty(string block) =>
        Findings.Add(new Finding(FindingKind.Empty, Verdict.Pass, $"{block} has no values: there is nothing of it to compare.", block));

    // The same thing is noticed at every call, but said once.
    private void Note(FindingKind kind, Verdict verdict, string message)
    {
        var finding = new Finding(kind, verdict, message);
        if (!Findings.Contains(finding))
            Findings.Add(finding);
    }

    private void CopyInputGradient(SubjectBlock block, Span<double> gradient)
    {
        var given = GivenGradient(_harness, InputNumber(block));
        // An array of another rank, or a vector that is written as 1×1×n, can hold the same values in the same order; other sizes along
        // the same axes cannot.
        var shape = BlockShape.Of(given);
        if (shape.Length != block.Shape.Length || (shape.Dimensions.Count == block.Shape.Dimensions.Count && AxesOf(shape) == AxesOf(block.Shape) && !shape.Equals(block.Shape)))
            throw Misfit(block.Name, $"Backward gave a gradient of shape {shape} with respect to {block.Name}, whose shape is {block.Shape}.");
        var values = new T[shape.Length];
        new ThetaWriter<T>(values, values.Length, block.Name).Write(given);
        Convert(values, gradient.Slice(block.Offset));
    }

    private static int AxesOf(BlockShape shape) => shape.Dimensions.Count(static size => size != 1);

    private int InputNumber(SubjectBlock block)
    {
        var number = 0;
        while (_harness.Inputs[number].Name != block.Name)
            number++;
        return number;
    }

    private static Array GivenGradient(LayerHarness<T> harness, int number) =>
        (harness.InputGradients.Length > number ? harness.InputGradients[number] : null)
        ?? throw Misfit(harness.Inputs[number].Name, $"Backward gave null for the gradient with respect to {harness.Inputs[number].Name}.");

    private static UserCodeException Misfit(string input, string message) => new(UserCodeException.Backward, new InvalidOperationException(message)) { Input = input };

    private static UserCodeException Broken(string phase, string message) => new(phase, new InvalidOperationException(message));

    private InputValues Values(HarnessInput input)
    {
        var element = input.Value.GetType();
        while (element.IsArray)
            element = element.GetElementType()!;
        if (element == typeof(T))
            return new InputValues<T>(input);
        return Type.GetTypeCode(element) switch
        {
            TypeCode.Int32 => new InputValues<int>(input),
            TypeCode.Int64 => new InputValues<long>(input),
            TypeCode.Byte => new InputValues<byte>(input),
            TypeCode.Boolean => new InputValues<bool>(input),
            _ => throw new InvalidOperationException($"The input {input.Name} holds {element.Name} values; {typeof(T).Name}, Int32, Int64, Byte and Boolean can be made up."),
        };
    }

    private void DrawInputs(SplitMix64 random, PointStyle style, bool insideUnitInterval)
    {
        for (var number = 0; number < _inputs.Count; number++)
        {
            var input = _harness.Inputs[number];
            var drawn = style.IsOfFirst && number > 0 ? PointStyle.Usual : style;
            var count = input.Shape.Length;
            var last = input.Shape.Dimensions.Count == 0 || input.Shape.IsRagged ? 1 : input.Shape.Dimensions[input.Shape.Dimensions.Count - 1];
            if (input.Role == InputRole.Label)
            {
                _inputs[number].Label(Labels(input));
            }
            else
            {
                Convert(
                    input.Role == InputRole.Target
                        ? SampleValues.Target(count, last, input.Domain, input.TakesAnySign ? drawn : PointStyle.Usual, random)
                        : SampleValues.Real(count, input.Domain, _thresholds, drawn, insideUnitInterval, random),
                    ((InputValues<T>)_inputs[number]).Values);
            }
        }

        if (style.IsNear && !insideUnitInterval && Twins() is var (moved, other))
        {
            var near = Array.ConvertAll(moved.Values, Precision.ToDouble);
            SampleValues.Near(near, Array.ConvertAll(other.Values, Precision.ToDouble), _thresholds, random);
            Convert(near, moved.Values);
        }

        _inputs.ForEach(static input => input.Restore());

        int[] Labels(HarnessInput input)
        {
            var (first, count) = LabelsOf(input);
            var labels = style.LoneFlag is { } lone && input.FlagsInARow is > 0 and var row ? LabelValues.Lone(input.Shape.Length, row, lone, random) : LabelValues.Draw(input.Shape.Length, first, count, input.ComparedWith.Count > 0 && !input.IsOneOfCompared ? input.ComparedWith : [first], style, random);
            return input.IsOneOfCompared ? Array.ConvertAll(labels, label => input.ComparedWith[label]) : labels;
        }
    }

    // The smallest of an input's labels, and how many there are.
    private (int First, int Count) LabelsOf(HarnessInput input)
    {
        var (first, count) = input.Domain is { } domain
            ? ((int)Math.Ceiling(domain.Minimum), (int)(Math.Floor(domain.Maximum) - Math.Ceiling(domain.Minimum)) + 1)
            : (0, input.IsOneOfCompared ? input.ComparedWith.Count : input.LabelCount > 0 ? input.LabelCount : Classes());
        return (first, Math.Max(1, Math.Min(count, _harness.Sizes.Assignment.Classes ?? count)));
    }

    // Two inputs of as many values, of which the first is free to be moved: a prediction and its target.
    private (InputValues<T> Moved, InputValues<T> Other)? Twins()
    {
        for (var first = 0; first < _inputs.Count; first++)
        {
            for (var second = 0; second < _inputs.Count; second++)
            {
                if (first != second && _harness.Inputs[first] is { Role: InputRole.Real, Domain: null } && _harness.Inputs[second].Role is InputRole.Real or InputRole.Target
                    && _inputs[first] is InputValues<T> moved && _inputs[second] is InputValues<T> other && moved.Values.Length == other.Values.Length)
                {
                    return (moved, other);
                }
            }
        }

        return null;
    }

    // Labels name an output class, of which a real input has one value each, or a row of a table of parameters.
    private int Classes()
    {
        var real = _harness.Inputs.FirstOrDefault(static input => input.Role == InputRole.Real && input.Shape.Dimensions.Count > 0);
        if (real is not null)
            return Math.Max(1, real.Shape.Dimensions[real.Shape.Dimensions.Count - 1]);
        var table = _harness.GetParameterLayout().Blocks.FirstOrDefault(static block => block.Shape.Dimensions.Count > 0);
        return Math.Max(1, table?.Shape.Dimensions[0] ?? 2);
    }
}
