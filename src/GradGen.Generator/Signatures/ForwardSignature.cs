using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Signatures;

/// <summary>A Forward method that a check can call: what each argument is, and what comes back.</summary>
internal sealed class ForwardSignature
{
    internal static readonly string[] OutputNames = ["y", "ys", "output", "outputs", "result", "results", "out", "o", "dst", "dest", "destination",
        "top", "activations", "yhat"];

    private ForwardSignature(IMethodSymbol method, IReadOnlyList<Argument> arguments, IReadOnlyList<ForwardInput> inputs,
        IReadOnlyList<Output> outputs, bool isTuple, IAssemblySymbol from)
    {
        Method = method;
        From = from;
        Arguments = arguments;
        Inputs = inputs;
        Outputs = outputs;
        IsTuple = isTuple;
    }

    internal IMethodSymbol Method { get; }

    /// <summary>The assembly of the layer, whose code makes the inputs and reads the outputs.</summary>
    internal IAssemblySymbol From { get; }

    internal IReadOnlyList<Argument> Arguments { get; }

    internal IReadOnlyList<ForwardInput> Inputs { get; }

    internal IReadOnlyList<Output> Outputs { get; }

    internal bool IsTuple { get; }

    /// <summary>What Forward writes its outputs into, where it returns nothing: as many as outputs.</summary>
    internal IReadOnlyList<ForwardInput> Buffers { get; private init; } = [];

    /// <summary>Whether Forward overwrites its first input with its only output.</summary>
    internal bool IsInPlace { get; private init; }

    /// <summary>The element type of what flows in.</summary>
    internal ITypeSymbol? ElementType => Inputs.Select(static input => input.Storage).FirstOrDefault(static storage => storage.IsReal)?.Element;

    internal bool HasTrainingFlag => Arguments.Any(static argument => argument.Kind is ArgumentKind.Training or ArgumentKind.NotTraining);

    internal bool TakesStepNumber => Arguments.Any(static argument => argument.Kind == ArgumentKind.Step);

    /// <summary>Reads a method's signature; says what is in the way when it cannot be called.</summary>
    /// <remarks><c>left</c> finds what a method that returns nothing leaves its output in.</remarks>
    internal static ForwardSignature? Read(IMethodSymbol method, IAssemblySymbol from, out string? obstacle, Func<IMethodSymbol, Output?>? left = null)
    {
        // What it keeps of an output that it leaves elsewhere is its own affair.
        var overwritten = InPlace.Of(method, from) is { } written && left?.Invoke(method) is null or { IsShown: false } ? written : null;
        var arguments = new ForwardArguments(method, from, overwritten);
        if ((obstacle = arguments.Read()) is not null)
            return null;
        var (inputs, buffers) = (arguments.Inputs, arguments.Buffers);
        if (inputs.Count == 0)
        {
            obstacle = $"{CalledMethod.NameOf(method)} takes no input; write a method that takes it, puts it where {CalledMethod.NameOf(method)} "
                + "looks for it and gives the output, and mark that [Forward]";
            return null;
        }

        var isInPlace = arguments.All.Exists(static argument => argument.Kind == ArgumentKind.InPlace);
        var (outputs, isTuple) = isInPlace ? ([new Output(inputs[0].Type, inputs[0].Storage, 1)], false)
            : buffers.Count > 0 ? ([.. buffers.Select(static (buffer, index) => new Output(buffer.Type, buffer.Storage, index + 1))], false)
            : method.ReturnsVoid && left?.Invoke(method) is { } output ? ([output], false)
            : Output.Of(method.ReturnType, from);
        obstacle = outputs.Count == 0 ? WithoutOutput(method, from) : OfTwoKinds(method, inputs, outputs);
        return obstacle is not null ? null
            : new ForwardSignature(method, arguments.All, inputs, outputs, isTuple, from) { Buffers = buffers, IsInPlace = isInPlace };
    }

    // TOut Forward(TIn x): what is no number of one kind is for heirs to say.
    private static string? OfTwoKinds(IMethodSymbol method, IEnumerable<ForwardInput> inputs, IReadOnlyList<Output> outputs)
    {
        var open = inputs.Select(static input => input.Storage).Where(static storage => storage.IsReal).Concat(outputs.Select(static output => output.Storage))
            .Select(static storage => storage.Element).Where(static element => element.TypeKind == TypeKind.TypeParameter)
            .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default).ToArray();
        return open.Length < 2 ? null
            : $"{CalledMethod.NameOf(method)} takes {open[0].Show()} and gives {open[1].Show()}, which may be anything: it is checked in classes that say what "
                + "these are";
    }

    private static string WithoutOutput(IMethodSymbol method, IAssemblySymbol from)
    {
        if (Adapter.IsAsync(method))
            return Adapter.OfAsync(method, "Forward");
        if (method.ReturnsVoid)
        {
            return $"{CalledMethod.NameOf(method)} returns nothing: let it return its output, "
                + "or write it into an array or a matrix that is passed behind the input as y or output";
        }

        var remedy = Adapter.IsUntyped(method.ReturnType) ? Adapter.OfUntyped(method, "Forward")
            : RowsType.Lacks(method.ReturnType, from) is { } lacks ? RowsType.Remedy(method.ReturnType, lacks, "Forward")
            : HiddenNumbers.LacksAsTensor(method.ReturnType, from);
        return $"{CalledMethod.NameOf(method)} returns {method.ReturnType.Show()}, which is not an array of numbers"
            + (remedy is null ? string.Empty : ": " + remedy);
    }
}
