using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using GradGen.Reporting;

namespace GradGen.Harness;

/// <summary>Called by generated tests. A layer's sample is checked once; each test looks at its own part of the report.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GeneratedCheck
{
    private const string SamplesClass = "GradGenSamples";

    private static readonly ConcurrentDictionary<(string Layer, int Sample), Lazy<GradCheckReport>> Reports = new();

    /// <summary>Passes if the sample can be made and Forward and Backward run and are deterministic.</summary>
    /// <param name="layer">The assembly-qualified name of the layer's type.</param>
    /// <param name="sample">The sample's number.</param>
    /// <param name="show">Writes to the output of the test: the report, which a passing test shows nowhere else.</param>
    /// <param name="skip">Ends the test as skipped: if no sample could be made, nothing was checked.</param>
    /// <exception cref="GradCheckFailedException">It does not; the message is the report.</exception>
    public static void Runs(string layer, int sample, Action<string>? show = null, Action<string>? skip = null)
    {
        var report = Report(layer, sample);
        if (IsSkipped(report, skip))
            return;
        if (report.Findings.Any(static finding => finding.Block is null && finding.Verdict != Verdict.Pass))
            throw new GradCheckFailedException(report.ToString());
        show?.Invoke(report.ToString());
    }

    /// <summary>Passes if the gradients of a block, or of all blocks of a sub-layer, agree.</summary>
    /// <param name="layer">The assembly-qualified name of the layer's type.</param>
    /// <param name="sample">The sample's number.</param>
    /// <param name="block">The member's or the input's name.</param>
    /// <param name="show">Writes to the output of the test: what the report says about the block.</param>
    /// <param name="skip">Ends the test as skipped: if no sample could be made, nothing was checked.</param>
    /// <exception cref="GradCheckFailedException">They do not; the message is the report.</exception>
    public static void Block(string layer, int sample, string block, Action<string>? show = null, Action<string>? skip = null)
    {
        var report = Report(layer, sample);
        if (IsSkipped(report, skip))
            return;
        var blocks = report.Blocks.Where(result => IsPart(result.Name, block)).ToArray();
        if (blocks.Length == 0 && !report.Findings.Any(finding => finding.Kind == FindingKind.Empty && IsPart(finding.Block!, block)))
            throw new GradCheckFailedException($"{block} was not compared.{Environment.NewLine}{report}");
        if (blocks.Any(static result => result.Verdict != Verdict.Pass))
            throw new GradCheckFailedException(report.ToString());
        foreach (var finding in report.Findings.Where(finding => finding.Block is { } about && IsPart(about, block)))
            show?.Invoke($"{ReportWords.Of(finding)}: {finding.Message}");
    }

    /// <summary>Passes if a layer and its twin give the same outputs and gradients.</summary>
    /// <param name="layer">The assembly-qualified name of the layer's type.</param>
    /// <param name="sample">The sample's number.</param>
    /// <param name="twin">The assembly-qualified name of the twin's type.</param>
    /// <param name="show">Writes to the output of the test: the report.</param>
    /// <param name="skip">Ends the test as skipped: if no sample could be made, nothing was compared.</param>
    /// <exception cref="GradCheckFailedException">They do not; the message is the report.</exception>
    public static void Agrees(string layer, int sample, string twin, Action<string>? show = null, Action<string>? skip = null)
    {
        var report = Samples(layer).Against(Samples(twin), sample, new GradCheckOptions());
        if (report.HasNoSample && skip is not null)
        {
            skip(report.Obstacle!);
            return;
        }

        report.ThrowIfFailed();
        show?.Invoke(report.ToString());
    }

    /// <summary>
    /// The samples that the generator has nested in a layer. They are looked up here and not in their own class, since a trimmer would
    /// then keep all of that class.
    /// </summary>
    /// <param name="layer">The layer's type, closed over its type arguments; of an adopted one the class around it.</param>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The class has the constraints of the layer around it.")]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "Nested types are kept with all that is in them.")]
    [RequiresDynamicCode("The class is closed over the layer's type arguments.")]
    internal static LayerSamples SamplesOf(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicNestedTypes | DynamicallyAccessedMemberTypes.NonPublicNestedTypes)] Type layer)
    {
        // A class of the user's own may have the name.
        var samples = Array.Find(
            layer.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public),
            static nested => nested.Name.StartsWith(SamplesClass, StringComparison.Ordinal) && typeof(LayerSamples).IsAssignableFrom(nested))
            ?? throw new InvalidOperationException(
                $"{layer} cannot be checked: a warning in its build says why (GG0002 to GG0009), or it was built with GradGenHarness set to false.");
        // A class nested in a generic one has its type parameters too.
        if (samples.ContainsGenericParameters)
            samples = samples.MakeGenericType(layer.GetGenericArguments());
        return (LayerSamples)Activator.CreateInstance(samples, nonPublic: true)!;
    }

    // The block itself, a member of the sub-layer with this name, or one of the sub-layers in this collection.
    private static bool IsPart(string name, string block) =>
        name.StartsWith(block, StringComparison.Ordinal) && (name.Length == block.Length || name[block.Length] is '.' or '[');

    private static bool IsSkipped(GradCheckReport report, Action<string>? skip)
    {
        if (skip is null || report.Findings.FirstOrDefault(static finding => finding.Kind == FindingKind.NoSample) is not { } finding
            || report.Blocks.Count > 0)
            return false;
        skip(finding.Message);
        return true;
    }

    private static GradCheckReport Report(string layer, int sample) =>
        Reports.GetOrAdd((layer, sample), static key => new(() => Samples(key.Layer).Check(key.Sample, new GradCheckOptions()))).Value;

    [UnconditionalSuppressMessage("Trimming", "IL2057", Justification = "Test projects are not trimmed: their tests are found by reflection as well.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Test projects are not trimmed: their tests are found by reflection as well.")]
    private static LayerSamples Samples(string layer) => SamplesOf(Type.GetType(layer, throwOnError: true)!);
}
