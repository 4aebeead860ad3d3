namespace GradGen.Harness;

/// <summary>Checks a layer in the first sizes that it accepts.</summary>
internal static class LayerCheck
{
    private const string Advice =
        "No sample could be made with any of the sizes tried: [GradCheckSample] or [GradCheckFactory] says how to make the layer, [Shape] which shapes its inputs have, [Domain] which values they take.";

    /// <summary>Makes and checks the layer; what goes wrong is told in the report.</summary>
    /// <param name="name">The layer's name, for the case that it cannot be made.</param>
    /// <param name="create">Makes the layer in given sizes.</param>
    /// <param name="options">What to do otherwise than by default.</param>
    internal static GradCheckReport Run<T>(string name, Func<SampleSizes, LayerHarness<T>> create, GradCheckOptions options)
    {
        UserCodeException? first = null;
        for (var attempt = 0; attempt < SampleSizes.AttemptCount; attempt++)
        {
            var sizes = new SampleSizes(attempt);
            LayerHarness<T>? harness = null;
            try
            {
                UserCodeException.Guard(UserCodeException.Creation, () => harness = create(sizes));
            }
            catch (UserCodeException exception)
            {
                options.CancellationToken.ThrowIfCancellationRequested();
                first ??= exception;
                continue;
            }

            var subject = new LayerSubject<T>(harness!, options);
            var report = SubjectCheck.Run(subject, options, out var failure);
            if (failure is null || !Rejects(failure, subject))
                return report;
            first ??= failure;
        }

        return new GradCheckReport(
            name, string.Empty, Precision.Of<T>().Name, options.Seed, [],
            [UserCodeFinding.Of(first!), new Finding(FindingKind.Exception, Verdict.Fail, Advice)], 0, 0);
    }

    // A layer may guard against sizes that it cannot take, but once it has run, exceptions are its mistakes.
    private static bool Rejects(UserCodeException exception, Subject subject) =>
        exception is { Phase: UserCodeException.Forward, InnerException: ArgumentException } && subject.BackwardCalls == 0;
}
