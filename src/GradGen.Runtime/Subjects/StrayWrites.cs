using GradGen.Calls;
using GradGen.Harness;
using GradGen.Isolation;
using GradGen.Numerics;

namespace GradGen.Subjects;

/// <summary>What Forward and Backward write that is not theirs to write: inputs and parameters. It is reported, and put back.</summary>
internal sealed class StrayWrites<T>(LayerHarness<T> harness, LayerInputs<T> inputs, LayerParameters<T> parameters, List<Finding> findings)
{
    private bool _areInputsWritten;
    private bool _areParametersWritten;
    private bool? _takesStep;
    private T[] _before = [];
    private T[] _after = [];

    /// <summary>Whether there were any.</summary>
    internal bool Any => _areInputsWritten || _areParametersWritten;

    /// <summary>Whether Forward wrote into inputs.</summary>
    internal bool ForwardWritesInputs { get; private set; }

    /// <summary>Whether Backward wrote into parameters.</summary>
    internal bool BackwardMovesParameters { get; private set; }

    /// <summary>Remembers everything before a call.</summary>
    internal void Observe()
    {
        inputs.Observe();
        parameters.Pack(ref _before);
    }

    /// <summary>Reports what a call has written.</summary>
    internal void Report(string method)
    {
        for (var number = 0; number < inputs.Count; number++)
        {
            if (!inputs[number].IsChanged())
                continue;
            _areInputsWritten = true;
            ForwardWritesInputs |= method == UserCodeException.Forward;
            Add(FindingKind.InputChanged, $"{method} writes into its input {harness.Inputs[number].Name}"
                + ": the layer before may still need it. The check restored it before every Forward.");
        }

        RequireSizes(method);
        parameters.Pack(ref _after);
        if (SameValues.Are<T>(_after, _before))
            return;
        _areParametersWritten = true;
        BackwardMovesParameters |= method == UserCodeException.Backward;
        if (method == UserCodeException.Backward && (_takesStep ??= IsStepAlongGradient()) == true)
        {
            Add(new Finding(FindingKind.ParameterChanged, Verdict.Pass, "Backward takes a step along the gradient that it leaves. That gradient is "
                + "what is checked; the parameters were put back after every call."));
            return;
        }

        var changed = Enumerable.Range(0, Math.Min(_after.Length, _before.Length))
            .FirstOrDefault(i => !EqualityComparer<T>.Default.Equals(_after[i], _before[i]));
        Add(FindingKind.ParameterChanged, $"{method} writes into the parameter {harness.GetParameterLayout().NameAt(changed)}"
            + ": only the optimiser should. The check restored it after every call.");
    }

    /// <summary>Reports that Backward has written into its upstream gradient.</summary>
    internal void ReportUpstream() => Add(FindingKind.UpstreamChanged, $"{UserCodeException.Backward} writes into its upstream gradient"
        + ": whatever passed it, perhaps another branch of the network, goes on with wrong values.");

    /// <summary>Puts inputs back into a layer that writes into them.</summary>
    internal void UndoInputs()
    {
        if (_areInputsWritten)
            inputs.Restore();
    }

    /// <summary>Puts parameters back into a layer that writes into them.</summary>
    internal void UndoParameters()
    {
        if (_areParametersWritten)
            parameters.Restore();
    }

    // Values and gradients of another number cannot be put back, nor compared.
    private void RequireSizes(string method)
    {
        if (harness.ParameterCount == _before.Length)
            return;
        var now = harness.GetParameterLayout().Blocks;
        var changed = parameters.Blocks.Find(block => !now.Any(other => other.Name == block.Name && other.Shape.Equals(block.Shape)));
        var size = now.FirstOrDefault(other => other.Name == changed?.Name)?.Shape.ToString();
        throw UserCodeException.Of(method, changed is null || size is null
            ? $"{method} changes the number of parameters: {_before.Length} before, {harness.ParameterCount} after. It has to stay the same."
            : $"{method} gives the parameter {changed.Name} another shape: {changed.Shape} before, {size} after. A parameter keeps its shape.");
    }

    // What an optimiser would do with the same gradient, as a network does that trains itself at once. Only a first call is not in doubt:
    // what is kept of others may be in later ones.
    private bool IsStepAlongGradient()
    {
        if (!harness.KeepsGradients)
            return false;
        var gradients = new T[_before.Length];
        UserCodeException.Guard(UserCodeException.Packing, () => harness.PackGradients(gradients));
        var (along, square) = (0.0, 0.0);
        for (var i = 0; i < gradients.Length; i++)
        {
            along += Gradient(i) * Step(i);
            square += Gradient(i) * Gradient(i);
        }

        var rate = along / square;
        var precision = Precision.Of<T>();
        return rate > 0 && Enumerable.Range(0, gradients.Length).All(i => Math.Abs(Step(i) - (rate * Gradient(i)))
            <= (4 * precision.Epsilon * Math.Abs(Precision.ToDouble(_before[i]))) + (precision.Reordering * rate * Math.Abs(Gradient(i))));

        double Gradient(int i) => Precision.ToDouble(gradients[i]);

        double Step(int i) => Precision.ToDouble(_before[i]) - Precision.ToDouble(_after[i]);
    }

    private void Add(FindingKind kind, string message) => Add(new Finding(kind, Verdict.Fail, message));

    // The same thing is noticed at every call, but said once.
    private void Add(Finding finding)
    {
        if (!findings.Contains(finding))
            findings.Add(finding);
    }
}
