namespace GradGen;

/// <summary>Looks at how Backward behaves besides giving the right gradient at a point: one class for each thing that it has to keep to.</summary>
internal sealed class Behaviours(Subject subject, GradCheckOptions options, Places places, List<Finding> findings)
{
    /// <summary>Looks at all of it.</summary>
    /// <param name="gradient">The gradient at the first point.</param>
    internal void Look(AnalyticGradient gradient)
    {
        if (subject.UpstreamLength > 0)
        {
            places.Return();
            LookAtUpstream(gradient);
        }

        if (subject.HasTrainingFlag)
            Add(EvaluationMode.Look(subject, options, places));
    }

    private void LookAtUpstream(AnalyticGradient gradient)
    {
        var constant = new double[subject.Length];
        var upstream = new double[subject.UpstreamLength];
        try
        {
            var finding = ZeroUpstream.Look(subject, gradient, constant);
            var outputs = subject.Outputs.ToArray();
            subject.UpstreamHere(upstream);
            // What is found first mostly explains the rest. Samples come last, since a layer may keep what it made for one
            // number of them.
            finding ??= LinearUpstream.Look(subject, gradient, upstream, constant, options.Seed);
            Add(finding ?? BatchOfSamples.Look(subject, gradient, outputs, upstream, constant));
        }
        catch (UserCodeException exception)
        {
            var said = UserCodeFinding.Of(exception);
            findings.Add(said with { Message = said.Message + " Its upstream gradient held zeros, which it may do." });
        }
    }

    private void Add(Finding? finding)
    {
        if (finding is not null)
            findings.Add(finding);
    }
}
