using GradGen.Calls;
using GradGen.Harness;
using GradGen.Isolation;

namespace GradGen.Subjects;

/// <summary>What Forward and Backward write that is not theirs to write: inputs and parameters. It is reported, and put back.</summary>
internal sealed class StrayWrites<T>(LayerHarness<T> harness, LayerInputs<T> inputs, LayerParameters<T> parameters, List<Finding> findings)
{
    private bool _areInputsWritten;
    private bool _areParametersWritten;
    private T[] _before = [];
    private T[] _after = [];

    /// <summary>Whether there were any.</summary>
    internal bool Any => _areInputsWritten || _areParametersWritten;

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
            Add(FindingKind.InputChanged, $"{method} writes into its input {harness.Inputs[number].Name}"
                + ": the layer before may still need it. The check restored it before every Forward.");
        }

        RequireSizes(method);
        parameters.Pack(ref _after);
        if (SameValues.Are<T>(_after, _before))
            return;
        _areParametersWritten = true;
        BackwardMovesParameters |= method == UserCodeException.Backward;
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

    // The same thing is noticed at every call, but said once.
    private void Add(FindingKind kind, string message)
    {
        var finding = new Finding(kind, Verdict.Fail, message);
        if (!findings.Contains(finding))
            findings.Add(finding);
    }
}
