using GradGen.Calls;
using GradGen.Isolation;

namespace GradGen.Subjects;

/// <content>Runs the layer otherwise than for J: with another upstream gradient, or in evaluation mode.</content>
internal sealed partial class LayerSubject<T>
{
    internal override int UpstreamLength => _harness.IsLoss || _harness.Target is not null ? 0 : _outputs.Length;

    internal override bool HasPenalty => _penalty != 0;

    internal override bool HasTrainingFlag => _harness.HasTrainingFlag || _scope.HoldsMode;

    internal override bool IsTraining
    {
        get => _harness.Training;
        set
        {
            _harness.Training = value;
            if (!value)
                ForgetTraining();
        }
    }

    internal override void UpstreamHere(Span<double> upstream)
    {
        for (var output = 0; output < upstream.Length; output++)
            upstream[output] = Precision.Round(_cost!.Upstream(output, _outputs[output]));
    }

    internal override double Gradient(ReadOnlySpan<double> upstream, Span<double> gradient)
    {
        RunForward();
        var cost = Total();
        Convert(upstream, _upstream);
        PassUpstream();
        RunBackward(gradient);
        return cost;
    }

    // What only training keeps for Backward must not look like what evaluation has kept.
    private void ForgetTraining()
    {
        if (_memory is null || _harness.Runs is not { } layer)
            return;
        var trained = new LayerMemory(layer);
        try
        {
            _memory.Restore();
            if (_harness.ParameterCount == _theta.Length)
            {
                Unpack(0, _theta.Length);
                RunForward();
                return;
            }
        }
        catch (UserCodeException)
        {
            // It has to have been trained before.
        }

        trained.Restore();
    }
}
