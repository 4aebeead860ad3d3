using GradGen.Generator.Model;
using GradGen.Generator.Signatures;
using Microsoft.CodeAnalysis;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Forward and Backward, run on inputs whose sizes are names.</summary>
internal sealed class SymbolicPasses(LayerFacts facts, IReadOnlyList<ForwardInput> inputs, ShapeAttributes attributes)
{
    private const int MostAxes = 4;

    internal Interpreter Interpreter { get; } = facts.Interpreter();

    /// <summary>The sizes that [Shape] and the inputs' types say, by their axes.</summary>
    internal Dictionary<SizeName, Polynomial> Given { get; } = [];

    /// <summary>The inputs with the number of axes that their type leaves open: from [Shape], or as many as Forward uses.</summary>
    internal IReadOnlyList<ForwardInput> Ranked(IMethodSymbol method)
    {
        RunForward(method, countsAxes: true);
        return [.. inputs.Select((input, number) =>
            input.Storage.Own is { Axes.IsOpen: true } ? input with { Storage = input.Storage with { Ranks = [Rank(number)] } } : input)];

        int Rank(int input) => attributes.Of(input)?.Count
            ?? (RequiredRank(input) is { } required ? (int)required
                : Interpreter.Evidence.Axes.TryGetValue(input, out var used) ? used : 1);
    }

    private long? RequiredRank(int input) =>
        Interpreter.Evidence.Equal.SelectMany(static pair => new[] { pair, (Left: pair.Right, Right: pair.Left) })
            .Where(pair => pair.Left.AsName == SizeName.Rank(input)).Select(static pair => pair.Right.AsConstant)
            .FirstOrDefault(static rank => rank is not null);

    internal SymbolicValue RunForward(IMethodSymbol method, bool countsAxes = false)
    {
        var values = new Dictionary<ForwardInput, SymbolicValue>();
        for (var input = 0; input < inputs.Count; input++)
        {
            var storage = inputs[input].Storage;
            attributes.Read(input, Given);
            if (!storage.IsScalar)
            {
                // The first run through Forward finds out how many there are.
                var isOpen = countsAxes && storage.Own is { Axes.IsOpen: true };
                for (var axis = 0; axis < storage.Axes; axis++)
                {
                    if (storage.Own?.Axes.Fixed(axis) is { } size)
                        Given[SizeName.Axis(input, axis)] = Polynomial.Constant(size);
                }

                var axes = Enumerable.Range(0, isOpen ? MostAxes : storage.Axes)
                    .Select(axis => Given.TryGetValue(SizeName.Axis(input, axis), out var size) ? size : Polynomial.Name(SizeName.Axis(input, axis)));
                var rank = isOpen ? MostAxes : storage.Rows is null ? storage.Ranks[0] : 1;
                values[inputs[input]] = new ArrayOf([.. axes], rank, input, IsWhole: true) { IsOpen = isOpen };
            }
            else
            {
                values[inputs[input]] = storage.IsInteger || storage.IsReal ? new Element(input) : Unknown;
            }

            if (!inputs[input].IsPart)
                Interpreter[inputs[input].Parameter] = values[inputs[input]];
        }

        foreach (var tuple in inputs.Where(static input => input.IsPart)
            .GroupBy<ForwardInput, ISymbol>(static input => input.Parameter, SymbolEqualityComparer.Default))
            Interpreter[tuple.Key] = new SymbolicValue.Tuple([.. tuple.Select(part => values[part])]);
        return Interpreter.RunMethod(method);
    }

    /// <summary>From where Forward left the members. Only what is returned counts: which indices Backward uses is what is to be checked.</summary>
    /// <param name="backward">Backward.</param>
    /// <param name="output">What Forward returned.</param>
    /// <param name="firstBuffer">The number of the first input that Forward writes.</param>
    /// <returns>The sizes of the gradients that Backward returns, by the inputs' axes.</returns>
    internal IReadOnlyDictionary<SizeName, Polynomial> RunBackward(BackwardSignature backward, SymbolicValue output, int firstBuffer)
    {
        for (var i = 0; i < backward.Arguments.Count; i++)
        {
            var parameter = backward.Method.Parameters[i];
            if (backward.Arguments[i].Kind == ArgumentKind.Upstream && output is ArrayOf array)
                Interpreter[parameter] = array.Copy();
            else if (backward.Arguments[i] is { Kind: ArgumentKind.Upstream, Index: var buffer } && firstBuffer + buffer < inputs.Count
                && Interpreter[inputs[firstBuffer + buffer].Parameter] is ArrayOf written)
                Interpreter[parameter] = written.Copy();
            else if (backward.Arguments[i] is { Kind: ArgumentKind.Input or ArgumentKind.InPlace, Index: var input })
                Interpreter[parameter] = Interpreter[inputs[input].Parameter];
        }

        var evidence = Interpreter.Evidence;
        // What it does with labels counts all the same.
        Interpreter.Evidence = new ShapeEvidence { Labels = evidence.Labels };
        var result = Interpreter.RunMethod(backward.Method);
        Interpreter.Evidence = evidence;
        var returned = new Dictionary<SizeName, Polynomial>();
        foreach (var gradient in backward.InputGradients.Where(static gradient => gradient.Item > 0 && gradient.Path is not Expression.Item))
        {
            if ((backward.IsTuple ? (result as SymbolicValue.Tuple)?.Parts.ElementAtOrDefault(gradient.Item - 1) : result) is not ArrayOf given)
                continue;
            for (var axis = 0; axis < given.Axes.Count; axis++)
            {
                if (given.Axes[axis] is { } size)
                    returned[SizeName.Axis(gradient.Input, axis)] = size;
            }
        }

        return returned;
    }
}
