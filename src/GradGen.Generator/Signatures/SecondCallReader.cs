using GradGen.Generator.Determinism;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Signatures;

/// <summary>
/// The methods that complete Backward: marked [AfterBackward], or called like one where Backward leaves the gradients alone.
/// Where Backward writes them, an optimiser's step is nothing that a check should take.
/// </summary>
internal sealed class SecondCallReader(
    LayerView layer, ForwardSignature forward, BackwardSignature backward, ParameterReading parameters, List<LayerProblem> problems,
    CancellationToken cancellation)
{
    private static readonly string[] Computes = ["compute", "calculate", "calc", "accumulate", "acc", "update", "collect", "add", "store", "set"];

    private static readonly string[] Gradients = ["gradient", "grad", "delta", "weightgradient", "weightgrad", "weightdelta", "biasgradient",
        "biasgrad", "biasdelta", "parametergradient", "paramgradient", "gradparameter", "parametergrad", "paramgrad", "gradientparameter"];

    private static readonly string[] Steps =
    [
        "update", "updateweight", "updateparameter", "updateparam", "updatebias", "updateweightsandbias", "applygradient", "applygrad",
        "applyupdate", "applydelta", "applyweightupdate", "apply", "step", "adjust",
        "adjustweight", "adjustparameter", "optimize", "optimise", "gradientdescent", "gradientstep", "descend", "learn", "correct", "correctweight",
    ];

    private static readonly string[] Inputs = ["x", "input", "in", "previous", "previousoutput", "previousactivation", "lastinput", "inp"];

    private static readonly string[] Upstreams = ["dy", "delta", "error", "upstream", "dout", "outputgradient", "outputerror", "outputdelta",
        "gradient", "grad", "gradoutput", "outputgrad", "doutput", "dz", "err", "lossgradient"];

    private static readonly string[] Counts = ["batch", "batchsize", "count", "n", "sample", "samplecount", "minibatchsize", "batchcount", "numsample"];

    /// <summary>Backward with what completes it, and the rate that a step of these is taken with.</summary>
    internal BackwardSignature Complete()
    {
        var completed = backward with { After = Read() };
        return completed.Returned.Count > 0
            || completed.Arguments.Concat(completed.After.SelectMany(static call => call.Arguments))
                .Any(static argument => argument.Kind == ArgumentKind.LearningRate) ? completed
            : completed with
            {
                Rate = KeptRate.Of(layer, parameters, completed.After.Select(static call => call.Method).Prepend(backward.Method),
                cancellation)
            };
    }

    private IReadOnlyList<SecondCall> Read()
    {
        var methods = LayerMethods.Of(layer)
            .Where(method => !method.IsAbstract && !layer.Has(method, "ForwardAttribute") && !layer.Has(method, "BackwardAttribute")).ToArray();
        var marked = methods.Where(method => layer.Has(method, AttributeReader.AfterBackward)).ToArray();
        if (marked.Length > 0)
            return [.. marked.Select(Marked).OfType<SecondCall>()];
        var computing = methods.Where(static method => Computes.Any(verb => IsOf(method.Name, verb))).ToArray();
        var stepping = methods.Where(static method => Steps.Contains(MemberNames.Normalise(method.Name))).ToArray();
        if (computing.Length + stepping.Length == 0)
            return [];
        var inBackward = NamesIn(backward.Method);
        return Computing(computing, inBackward) is { Count: > 0 } calls ? calls
            : Stepping(stepping, inBackward) is { } step ? [step]
            : [];

        static bool IsOf(string name, string verb)
        {
            var bare = MemberNames.Normalise(name);
            return bare.StartsWith(verb, StringComparison.Ordinal) && Gradients.Contains(bare.Substring(verb.Length));
        }
    }

    private SecondCall? Marked(IMethodSymbol method)
    {
        if (Arguments(method, out var obstacle) is { } arguments)
            return new SecondCall(method, arguments, TakesStep(method, arguments));
        problems.Add(new LayerProblem(
            Descriptors.BackwardDoesNotFit, layer.IsForeign ? layer.Location : method.Locations[0], method.Name,
            CalledMethod.NameOf(backward.Method),
            $"it is not clear what to pass for {obstacle}; [AfterBackward] marks methods that take a learning rate, the inputs, the "
            + "upstream gradient, or nothing"));
        return null;
    }

    private bool TakesStep(IMethodSymbol method, IReadOnlyList<Argument> arguments) =>
        arguments.Any(static argument => argument.Kind == ArgumentKind.LearningRate) || ChangedIn(method).Overlaps(ParameterNames());

    // As many as it takes until every gradient that Backward does not even mention is written.
    private List<SecondCall> Computing(IMethodSymbol[] methods, HashSet<string> inBackward)
    {
        var missing = new HashSet<string>(
            parameters.GradientOf.Values.Select(static gradient => gradient.Name).Where(name => !inBackward.Contains(name)), StringComparer.Ordinal);
        var calls = new List<SecondCall>();
        var candidates = missing.Count == 0 ? [] : methods.Select(method => (Method: method, Written: ChangedIn(method), Arguments: Arguments(method, out _)))
            .Where(candidate => candidate.Arguments is not null && !inBackward.Contains(candidate.Method.Name) && !candidate.Written.Overlaps(ParameterNames()))
            .OrderByDescending(candidate => candidate.Written.Count(missing.Contains)).ToArray();
        foreach (var (method, written, arguments) in candidates)
        {
            if (!written.Overlaps(missing))
                continue;
            calls.Add(new SecondCall(method, arguments!, TakesStep: false));
            missing.ExceptWith(written);
        }

        return calls;
    }

    // One that takes a learning rate and changes the parameters, in a layer that has no gradient otherwise.
    private SecondCall? Stepping(IMethodSymbol[] methods, HashSet<string> inBackward)
    {
        if (methods.Length == 0 || backward.TakesStep || backward.Returned.Count > 0 || parameters.Models.Count == 0
            || parameters.Models.Any(static parameter => parameter.Kind is not (ParameterKind.Array or ParameterKind.Storage or ParameterKind.Scalar))
            || parameters.GradientOf.Values.Any(gradient => inBackward.Contains(gradient.Name)))
        {
            return null;
        }

        var names = ParameterNames();
        foreach (var method in methods)
        {
            var changed = ChangedIn(method);
            if (!inBackward.Contains(method.Name) && Arguments(method, out _) is { } arguments
                && (arguments.Any(static argument => argument.Kind == ArgumentKind.LearningRate)
                    || KeptRate.Of(layer, parameters, [method], cancellation) is not null)
                && changed.Overlaps(names) && KeepsNothingElse(method, changed.Where(name => !names.Contains(name) && !inBackward.Contains(name)))
                && !ChangedIn(backward.Method).Overlaps(names))
            {
                return new SecondCall(method, arguments, TakesStep: true);
            }
        }

        return null;
    }

    // Velocities are looked for only where a step changes more than parameters and what Backward wrote.
    private bool KeepsNothingElse(IMethodSymbol step, IEnumerable<string> others) => others.ToArray() is not { Length: > 0 } kept
        || !kept.Except(Velocities.Of(layer, LayerMembers.Of(layer), parameters, forward.Method, [step], cancellation)
            .Select(static velocity => velocity.Name)).Any();

    private List<Argument>? Arguments(IMethodSymbol method, out string? obstacle)
    {
        var arguments = new List<Argument>();
        obstacle = null;
        foreach (var parameter in method.Parameters)
        {
            if (ArgumentFor(parameter) is not { } argument)
            {
                obstacle = parameter.Show();
                return null;
            }

            arguments.Add(argument);
        }

        return arguments;
    }

    private Argument? ArgumentFor(IParameterSymbol parameter)
    {
        var storage = Storage.OfPassed(parameter.Type, forward.From);
        var name = MemberNames.Normalise(parameter.Name);
        if (Argument.OfFlag(parameter) is { } flag)
            return flag;
        if (parameter.RefKind is not (RefKind.None or RefKind.In))
            return null;
        if (storage is { IsReal: true, IsScalar: true } && (StepNames.IsLearningRate(parameter.Name) || name == "alpha"))
            return new Argument(ArgumentKind.LearningRate, 0);
        if (storage is { IsReal: true, IsScalar: true } && StepNames.IsShare(parameter.Name))
            return new Argument(ArgumentKind.Share, 0);
        if (parameter.Type.SpecialType == SpecialType.System_Int32 && Counts.Contains(name))
            return new Argument(ArgumentKind.One, 0);
        if (storage.IsReal && !parameter.IsOptional)
            return Passed(parameter, storage, name);
        return parameter.IsOptional ? new Argument(ArgumentKind.Omitted, 0) : null;
    }

    // By its name, or where nothing else is of its type.
    private Argument? Passed(IParameterSymbol parameter, Storage storage, string name)
    {
        var input = Array.FindIndex([.. forward.Inputs], candidate => Storage.Fit(parameter.Type, storage, candidate.Type, candidate.Storage)
            && (MemberNames.Normalise(candidate.Name) == name || Inputs.Contains(name)));
        if (input >= 0)
            return new Argument(ArgumentKind.Input, input);
        var fits = Enumerable.Range(0, forward.Outputs.Count)
            .Where(output => Storage.Fit(parameter.Type, storage, forward.Outputs[output].Type, forward.Outputs[output].Storage)).ToArray();
        var isUpstream = Upstreams.Contains(name)
            || backward.Method.Parameters.Where((_, index) => backward.Arguments[index].Kind == ArgumentKind.Upstream)
                .Any(upstream => MemberNames.Normalise(upstream.Name) == name);
        if (fits.Length > 0 && isUpstream && backward.Arguments.Contains(new Argument(ArgumentKind.Upstream, fits[0])))
            return new Argument(ArgumentKind.Upstream, fits[0]);
        return fits.Length > 0 && name is "y" or "output" ? new Argument(ArgumentKind.Output, fits[0]) : null;
    }

    private HashSet<string> ParameterNames() => new(parameters.Members.Select(static parameter => parameter.Name), StringComparer.Ordinal);

    private HashSet<string> NamesIn(IMethodSymbol method) =>
        new(MethodBodies.Reached(layer, [method], cancellation).OfType<SimpleNameSyntax>().Where(static name => !MethodBodies.IsMeasured(name))
            .Select(static name => name.Identifier.ValueText), StringComparer.Ordinal);

    // The fields that a method changes.
    private HashSet<string> ChangedIn(IMethodSymbol method) =>
        new(MethodBodies.Reached(layer, [method], cancellation).OfType<SimpleNameSyntax>().Where(MethodBodies.IsChanged)
            .Select(static name => name.Identifier.ValueText).Where(name => LayerMethods.HasField(layer.Type, name)), StringComparer.Ordinal);
}
