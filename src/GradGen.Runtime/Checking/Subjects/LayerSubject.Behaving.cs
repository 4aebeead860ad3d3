namespace GradGen;

/// <content>Runs the layer otherwise than for J: with another upstream gradient, or in evaluation mode.</content>
internal sealed partial class LayerSubject<T>
{
    internal override int UpstreamLength => _harness.IsLoss ? 0 : _outputs.Length;

    internal override bool HasPenalty => _penalty != 0;

    internal override bool HasTrainingFlag => _harness.HasTrainingFlag;

    internal override bool IsTraining
    {
        get => _harness.Training;
        set => _harness.Training = value;
    }

    internal override void UpstreamHere(Span<double> upstream)
    {
        for (var output = 0; output < upstream.Length; output++)
            upstream[output] = Precision.Round(_cost!.Upstream(output, _outputs[output]));
    }

    internal override void Gradient(ReadOnlySpan<double> upstream, Span<double> gradient)
    {
        RunForward();
        Total();
        Convert(upstream, _upstream);
        PassUpstream();
        RunBackward(gradient);
    }
}
