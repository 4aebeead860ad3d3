using GradGen.Calls;
using GradGen.Checking;
using GradGen.Subjects;

namespace GradGen.Reporting;

/// <summary>Checks a subject, and puts what comes out, exceptions of the user's code included, into a report.</summary>
internal static class SubjectCheck
{
    /// <param name="subject">What to check; it is put back in any case.</param>
    /// <param name="options">How to check it.</param>
    /// <param name="failure">The exception that ended the check early.</param>
    internal static GradCheckReport Run(Subject subject, GradCheckOptions options, out UserCodeException? failure)
    {
        var outcome = new CheckOutcome([], subject.Findings);
        CallWatch.Tell(subject);
        do
        {
            failure = null;
            try
            {
                try
                {
                    outcome = new Check(subject, options).Run();
                }
                finally
                {
                    subject.PutBack();
                }
            }
            catch (UserCodeException exception)
            {
                failure = exception;
            }
        }
        while (failure is not null && subject.CanGoOnWithout(failure));

        IReadOnlyList<Finding> findings = failure is null ? outcome.Findings : [.. outcome.Findings, Of(failure, subject), .. With(failure, subject)];
        // A check that is cancelled has no report, not even at its last call: a layer that stops at the same token would seem to be wrong.
        options.CancellationToken.ThrowIfCancellationRequested();
        return new GradCheckReport(
            subject.Name, subject.Sizes, subject.Precision.Name, options.Seed, outcome.Blocks, findings, subject.ForwardCalls, subject.BackwardCalls)
        {
            Causes = outcome.Causes,
        };
    }

    private static IEnumerable<Finding> With(UserCodeException failure, Subject subject) =>
        failure.Phase is UserCodeException.Forward or UserCodeException.Backward && subject.Labels is { } labels ? [labels] : [];

    // Before the first Backward, what the check made up is as likely to be what is wrong.
    internal static Finding Of(UserCodeException failure, Subject subject)
    {
        var said = UserCodeFinding.Of(failure);
        return failure.Phase == UserCodeException.Forward && subject.BackwardCalls == 0 && subject.Advice(failure) is { } advice
            ? said with { Message = $"{said.Message.TrimEnd('.')}. {advice}" }
            : said;
    }
}
