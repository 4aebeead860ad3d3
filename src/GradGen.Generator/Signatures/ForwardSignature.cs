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

    /// <summary>The element type of what flows in.</summary>
    internal ITypeSymbol? ElementType => Inputs.Select(static input => input.Storage).FirstOrDefault(static storage => storage.IsReal)?.Element;

    internal bool HasTrainingFlag => Arguments.Any(static argument => argument.Kind is ArgumentKind.Training or ArgumentKind.NotTraining);

    internal bool TakesStepNumber => Arguments.Any(static argument => argument.Kind == ArgumentKind.Step);

    /// <summary>Reads a method's signature; says what is in the way when it cannot be called.</summary>
    /// <remarks><c>left</c> finds what a method that returns nothing leaves its output in.</remarks>
    internal static ForwardSignature? Read(IMethodSymbol method, IAssemblySymbol from, out string? obstacle, Func<IMethodSymbol, Output?>? left = null)
    {
        var arguments = new List<Argument>();
        var inputs = new List<ForwardInput>();
        var buffers = new List<ForwardInput>();
        foreach (var parameter in method.Parameters)
        {
            var storage = Storage.OfPassed(parameter.Type, from);
            if (method.ReturnsVoid && IsBuffer(parameter, storage, inputs.Count))
            {
                arguments.Add(new Argument(ArgumentKind.Written, buffers.Count));
                buffers.Add(new ForwardInput(parameter, storage));
            }
            else if ((Argument.OfFlag(parameter) ?? Argument.OfStep(parameter)) is { } flag)
            {
                arguments.Add(flag);
            }
            else if (parameter.RefKind is RefKind.None or RefKind.In && IsInput(parameter, storage))
            {
                arguments.Add(new Argument(ArgumentKind.Input, inputs.Count));
                inputs.Add(new ForwardInput(parameter, storage));
            }
            else if (!parameter.IsOptional && parameter.RefKind is RefKind.None or RefKind.In && PartsOf(parameter, from, inputs) is { } parts)
            {
                arguments.Add(Argument.Tuple([.. parts.Select((_, part) => new Argument(ArgumentKind.Input, inputs.Count + part))]));
                inputs.AddRange(parts);
            }
            else if (parameter.IsOptional)
            {
                arguments.Add(new Argument(ArgumentKind.Omitted, 0));
            }
            else
            {
                obstacle = $"{CalledMethod.NameOf(method)} takes {parameter.Show()}, which is not an input that a check can make: "
                    + $"{Remedy(method, parameter, from)}";
                return null;
            }
        }

        if (inputs.Count == 0)
        {
            obstacle = $"{CalledMethod.NameOf(method)} takes no input; write a method that takes it, puts it where {CalledMethod.NameOf(method)} "
                + "looks for it and gives the output, and mark that [Forward]";
            return null;
        }

        if (buffers.Count > 0)
        {
            obstacle = null;
            return new ForwardSignature(method, arguments, inputs,
                [.. buffers.Select(static (buffer, index) => new Output(buffer.Type, buffer.Storage, index + 1))], false, from)
            { Buffers = buffers };
        }

        var (outputs, isTuple) = method.ReturnsVoid && left?.Invoke(method) is { } output ? ([output], false) : Output.Of(method.ReturnType, from);
        if (outputs.Count == 0)
        {
            obstacle = WithoutOutput(method, from);
            return null;
        }

        obstacle = null;
        return new ForwardSignature(method, arguments, inputs, outputs, isTuple, from);
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

    // A tuple of inputs, each by its own name.
    private static IReadOnlyList<ForwardInput>? PartsOf(IParameterSymbol parameter, IAssemblySymbol from, List<ForwardInput> before)
    {
        if (TupleParts.Of(parameter.Type) is not { } parts)
            return null;
        var inputs = new List<ForwardInput>();
        foreach (var (name, type) in parts)
        {
            var storage = Storage.OfPassed(type, from);
            if (!storage.IsReal && !storage.IsInteger && !storage.IsFlags)
                return null;
            var isTaken = name is null || before.Exists(input => input.Name == name);
            inputs.Add(new ForwardInput(parameter, storage, isTaken ? $"{parameter.Name}{name ?? "Item" + (inputs.Count + 1)}" : name!, type));
        }

        return inputs;
    }

    private static string Remedy(IMethodSymbol method, IParameterSymbol parameter, IAssemblySymbol from) =>
        parameter.RefKind is not (RefKind.None or RefKind.In) ? "pass it by value"
        : parameter.Type.SpecialType == SpecialType.System_Int32
            ? "call it label if it is a class number, or step if it is the number of a step, or give it a default value"
        : Adapter.IsUntyped(parameter.Type) ? Adapter.OfUntyped(method, "Forward")
        : RowsType.Lacks(parameter.Type, from) is { } lacks ? RowsType.Remedy(parameter.Type, lacks, "Forward")
        : HiddenNumbers.LacksAsTensor(parameter.Type, from) is { } hidden ? hidden
        : "a check makes arrays of float, double, int, long, byte or bool, and types that hold such numbers and can be made of their sizes; "
            + "write a method that takes these and mark it [Forward]";

    // A span that can be written, or an array or matrix behind the inputs that is called like an output.
    private static bool IsBuffer(IParameterSymbol parameter, Storage storage, int inputs) =>
        storage is { IsReal: true, IsScalar: false, IsSequence: false, IsInPlace: true } && parameter.RefKind is RefKind.None or RefKind.In
        && (storage.IsSpan ? parameter.Type.Name == "Span" : inputs > 0 && OutputNames.Contains(parameter.Name.ToLowerInvariant()));

    private static bool IsInput(IParameterSymbol parameter, Storage storage)
    {
        if (storage.IsReal)
            return !(storage.IsScalar && parameter.IsOptional);
        return storage.IsFlags || (storage.IsInteger && (!storage.IsScalar || InputRoles.IsLabelName(parameter.Name)));
    }
}
