using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using GradGen.Folders;
using GradGen.Harness;
using GradGen.Numerics;
using GradGen.Packing;
using GradGen.Reporting;
using GradGen.Running;
using GradGen.Subjects;
using GradGen.Twins;

namespace GradGen;

/// <summary>Checks hand-written gradients against numerical ones.</summary>
public static class GradCheck
{
    private const string Untrimmed =
        "A check finds the fields of a layer, and of all that it holds, by reflection, and trimming takes fields away. Check layers in "
            + "tests, or in a program that is not trimmed.";

    // Methods that ask which assembly calls them are not inlined into it.
    /// <summary>
    /// Checks a layer's Backward against its Forward: the gradient with respect to every parameter and every input. The parameters are
    /// moved a little from where they are, since freshly initialised ones hide mistakes, and inputs are made up. Afterwards the layer
    /// is as it was: its parameters, gradients, caches, running statistics and random generators, and those of the objects it
    /// holds. Not restored are static fields, native memory, the state of framework objects other than arrays and collections, and the
    /// numbers of a layer that is a struct.
    /// </summary>
    /// <typeparam name="T">The element type of the layer.</typeparam>
    /// <param name="layer">A [GradCheckable] layer; of an adopted one the class that is generated around it.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The report; a layer that throws is a finding in it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="layer"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The layer has no harness to be run with, or GRADGEN_REPORT names a folder
    /// that cannot be written.</exception>
    /// <exception cref="OperationCanceledException"><see cref="GradCheckOptions.CancellationToken"/> was cancelled.</exception>
    [RequiresUnreferencedCode(Untrimmed)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static GradCheckReport Run<T>(IGradCheckable<T> layer, GradCheckOptions? options = null)
    {
        if (layer is null)
            throw new ArgumentNullException(nameof(layer));
        var type = AdoptedLayers.TypeOf(layer.GetType());
        var harnessed = Harnessed(layer);
        options = ReportFolder.For(options ?? new GradCheckOptions());
        var report = WatchedCheck.Run(() => LayerCheck.Run(type.Name, harnessed.CreateHarness, options), type.Name, Precision.Of<T>(), options);
        return ReportFolder.IsNamed ? ReportFolder.Keep(report, ReportName.OfCall(type, Assembly.GetCallingAssembly())) : report;
    }

    /// <summary>
    /// Checks a layer as its generated tests do, on layers made for the purpose, with sizes, choices and values that together run
    /// all of it that can be run.
    /// </summary>
    /// <param name="layer">A [GradCheckable] type, closed over its type arguments; of an adopted one the class that is generated around it.</param>
    /// <param name="sample">The number of the [GradCheckSample] or [GradCheckFactory], in the order of declaration; 0 where there is none.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The report; if no layer can be made, that is a finding in it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="layer"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The layer has no samples, or GRADGEN_REPORT names a folder that cannot be written.</exception>
    /// <exception cref="OperationCanceledException"><see cref="GradCheckOptions.CancellationToken"/> was cancelled.</exception>
    [RequiresUnreferencedCode(Untrimmed)]
    [RequiresDynamicCode("The samples of a generic layer are made for type arguments that are known only when the program runs. Give Run a "
        + "layer instead of a type.")]
    public static GradCheckReport Run(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicNestedTypes | DynamicallyAccessedMemberTypes.NonPublicNestedTypes)] Type layer,
        int sample = 0,
        GradCheckOptions? options = null) =>
        GeneratedCheck.SamplesOf(layer ?? throw new ArgumentNullException(nameof(layer))).Check(sample, options ?? new GradCheckOptions());

    /// <summary>
    /// Compares a layer with another one that has the same parameters: on the same parameters, inputs and upstream gradients, their
    /// outputs and gradients have to agree within what rounding explains. This is the only check that can find a mistake in Forward itself. Afterwards
    /// both layers are as they were.
    /// </summary>
    /// <typeparam name="T">The element type of both layers.</typeparam>
    /// <param name="layer">A [GradCheckable] layer; of an adopted one the class that is generated around it.</param>
    /// <param name="twin">Another one, whose parameters have the same names and shapes.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The report, even if a layer throws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="layer"/> or <paramref name="twin"/> is null.</exception>
    /// <exception cref="InvalidOperationException">One of them has no harness to be run with.</exception>
    /// <exception cref="OperationCanceledException"><see cref="GradCheckOptions.CancellationToken"/> was cancelled.</exception>
    public static TwinReport Against<T>(IGradCheckable<T> layer, IGradCheckable<T> twin, GradCheckOptions? options = null)
    {
        var one = Harnessed(layer ?? throw new ArgumentNullException(nameof(layer)));
        var other = Harnessed(twin ?? throw new ArgumentNullException(nameof(twin)));
        return new TwinCheck<T>(AdoptedLayers.TypeOf(layer.GetType()).Name, AdoptedLayers.TypeOf(twin.GetType()).Name, options ?? new GradCheckOptions())
            .Run(one.CreateHarness, other.CreateHarness);
    }

    /// <summary>Checks the gradient of a function at a point.</summary>
    /// <param name="f">The function; it is given a copy of the point.</param>
    /// <param name="gradient">Its claimed gradient, with as many values as the point.</param>
    /// <param name="x">The point.</param>
    /// <param name="options">The options; null for the defaults. The cost plays no part.</param>
    /// <returns>The report; a function that throws is a finding in it.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An element of <paramref name="x"/> is not finite.</exception>
    /// <exception cref="InvalidOperationException">GRADGEN_REPORT names a folder that cannot be written.</exception>
    /// <exception cref="OperationCanceledException"><see cref="GradCheckOptions.CancellationToken"/> was cancelled.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static GradCheckReport Function(
        Func<double[], double> f, Func<double[], double[]> gradient, double[] x, GradCheckOptions? options = null)
    {
        var report = Function<double>(f, gradient, x, options);
        return ReportFolder.IsNamed ? ReportFolder.Keep(report, ReportName.OfCall(null, Assembly.GetCallingAssembly())) : report;
    }

    /// <inheritdoc cref="Function(Func{double[], double}, Func{double[], double[]}, double[], GradCheckOptions?)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static GradCheckReport Function(
        Func<float[], float> f, Func<float[], float[]> gradient, float[] x, GradCheckOptions? options = null)
    {
        var report = Function<float>(f, gradient, x, options);
        return ReportFolder.IsNamed ? ReportFolder.Keep(report, ReportName.OfCall(null, Assembly.GetCallingAssembly())) : report;
    }

    private static IHarnessed<T> Harnessed<T>(IGradCheckable<T> layer) => layer as IHarnessed<T> ?? throw new InvalidOperationException(
        $"{AdoptedLayers.TypeOf(layer.GetType()).Name} has no harness: it was built with GradGenHarness set to false, "
        + "or its Forward and Backward could not be read.");

    private static GradCheckReport Function<T>(Func<T[], T> f, Func<T[], T[]> gradient, T[] x, GradCheckOptions? options)
    {
        if (f is null)
            throw new ArgumentNullException(nameof(f));
        if (gradient is null)
            throw new ArgumentNullException(nameof(gradient));
        if (x is null)
            throw new ArgumentNullException(nameof(x));
        var bad = Array.FindIndex(x, static value => !Precision.IsFinite(Precision.ToDouble(value)));
        if (bad >= 0)
            throw new ArgumentException(FormattableString.Invariant($"x[{bad}] is {x[bad]}: there is no gradient there."), nameof(x));
        options = ReportFolder.For(options ?? new GradCheckOptions());
        return WatchedCheck.Run(() => SubjectCheck.Run(new FunctionSubject<T>(f, gradient, x, options), options, out _), nameof(Function),
            Precision.Of<T>(), options);
    }
}
