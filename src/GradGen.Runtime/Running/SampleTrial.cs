using GradGen.Calls;
using GradGen.Harness;
using GradGen.Isolation;
using GradGen.Reporting;
using GradGen.Samples;
using GradGen.Subjects;

namespace GradGen.Running;

/// <summary>Makes a layer in given sizes and runs it, to see whether it accepts them.</summary>
/// <typeparam name="T">The element type of the layer.</typeparam>
/// <param name="create">Makes the layer in given sizes.</param>
/// <param name="options">Those of the check.</param>
internal sealed class SampleTrial<T>(Func<SampleSizes, LayerHarness<T>> create, GradCheckOptions options) : ISampleTrial<TriedSample<T>>
{
    private const int MostRefused = 8;
    private const int LargestHeld = 4096;

    private readonly Dictionary<string, UserCodeException> _refused = [];

    /// <summary>Takes note that a sample which was found is none after all: a later Forward threw.</summary>
    /// <returns>Whether it is worth looking for another.</returns>
    internal bool Refuse(TriedSample<T> sample, UserCodeException failure)
    {
        _refused[sample.Sizes.ToString()] = failure;
        return _refused.Count <= MostRefused;
    }

    /// <inheritdoc/>
    public TriedSample<T> Run(Assignment assignment) => Run(assignment, ignoresBackward: false);

    /// <summary>Runs the layer once.</summary>
    /// <param name="assignment">What was decided; the layer is made with it and with what it leaves open.</param>
    /// <param name="ignoresBackward">Whether sizes that nobody saw in the code need not fit Backward.</param>
    internal TriedSample<T> Run(Assignment assignment, bool ignoresBackward)
    {
        options.CancellationToken.ThrowIfCancellationRequested();
        var sizes = new SampleSizes(assignment);
        LayerSubject<T>? subject = null;
        LayerHarness<T>? harness = null;
        try
        {
            UserCodeException.Guard(UserCodeException.Creation, () => harness = create(sizes));
            subject = new LayerSubject<T>(harness!, options);
            if (_refused.TryGetValue(sizes.ToString(), out var refused))
                return new TriedSample<T>(assignment, sizes, null, refused) { Findings = [UserCodeFinding.Of(refused)] };
            CallWatch.Tell(subject);
            subject.Start();
            // Inputs too small for a single window.
            if (sizes.OfInputs.Count > 0 && subject.Outputs.Length == 0)
                throw new UserCodeException(UserCodeException.Forward, new ArgumentException("Forward gave no values."));
            // A Forward that leaves the rest of its input alone takes any; then what Backward gives has another shape.
            if (sizes.OnTrial.Count > 0 && !ignoresBackward)
                subject.Gradient(new double[subject.Length]);
            return new TriedSample<T>(assignment, sizes, subject, null);
        }
        catch (UserCodeException exception)
        {
            subject?.PutBack();
            // A layer that stops at the same token refuses nothing.
            options.CancellationToken.ThrowIfCancellationRequested();
            return new TriedSample<T>(assignment, sizes, null, exception)
            {
                Held = exception.Phase == UserCodeException.Forward && harness?.Runs is { } layer
                    ? [.. new LayerObjects(layer).Fields.Select(static held => held.Value).OfType<int>()
                        .Where(static size => size is > 1 and <= LargestHeld).Distinct()] : [],
                Findings = subject is null ? [StartAdvice.OfUnsized(exception) ?? UserCodeFinding.Of(exception)]
                    : [.. subject.Findings, SubjectCheck.Of(exception, subject)],
            };
        }
    }

    /// <summary>Whether Forward reads all of its inputs, so that they are of the sizes that it is meant for.</summary>
    internal bool ReadsEverything(TriedSample<T> sample)
    {
        if (Run(sample.Assignment, true).Subject is not { } subject)
            return false;
        try
        {
            return subject.ReadsEverything();
        }
        catch (UserCodeException)
        {
            return false;
        }
        finally
        {
            subject.PutBack();
        }
    }

    /// <inheritdoc/>
    public bool Changes(TriedSample<T> sample, string name, int size)
    {
        var tried = Run(sample.Assignment.WithSize(name, size), true);
        var changes = tried.Facts is { } other && !other.OutputSizes.SequenceEqual(sample.Facts!.OutputSizes);
        PutBack(tried);
        return changes;
    }

    /// <inheritdoc/>
    public void PutBack(TriedSample<T> sample) => sample.Subject?.PutBack();
}
