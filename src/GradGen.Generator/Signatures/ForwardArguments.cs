using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Signatures;

/// <summary>What each parameter of a Forward is given. What a parameter is depends on what those before it are.</summary>
/// <param name="method">The Forward.</param>
/// <param name="from">The assembly of the layer.</param>
/// <param name="overwritten">The parameter that is left with the output, which takes the input where none is before it; null where there is none.</param>
internal sealed class ForwardArguments(IMethodSymbol method, IAssemblySymbol from, IParameterSymbol? overwritten)
{
    /// <summary>The arguments, in the order of the parameters.</summary>
    internal List<Argument> All { get; } = [];

    /// <summary>The inputs.</summary>
    internal List<ForwardInput> Inputs { get; } = [];

    /// <summary>What outputs are written into.</summary>
    internal List<ForwardInput> Buffers { get; } = [];

    /// <summary>Reads the parameters.</summary>
    /// <returns>Why Forward cannot be called; null where it can.</returns>
    internal string? Read()
    {
        foreach (var parameter in method.Parameters)
        {
            if (Role(parameter) is not { } argument)
                return $"{CalledMethod.NameOf(method)} takes {parameter.Show()}, which is not an input that a check can make: {Remedy(parameter)}";
            All.Add(argument);
        }

        return null;
    }

    private Argument? Role(IParameterSymbol parameter)
    {
        var storage = Storage.OfPassed(parameter.Type, from);
        var isRead = parameter.RefKind is RefKind.None or RefKind.In;
        var place = Inputs.Count;
        if (parameter.Is(overwritten) && place == 0)
        {
            Inputs.Add(new ForwardInput(parameter, storage));
            return new Argument(ArgumentKind.InPlace, 0);
        }

        if (parameter.Is(overwritten) || (method.ReturnsVoid && IsBuffer(parameter, storage, place)))
        {
            Buffers.Add(new ForwardInput(parameter, storage));
            return new Argument(ArgumentKind.Written, Buffers.Count - 1);
        }

        if ((Argument.OfFlag(parameter) ?? Argument.OfStep(parameter)) is { } flag)
            return flag;
        if (isRead && IsInput(parameter, storage))
        {
            Inputs.Add(new ForwardInput(parameter, storage));
            return new Argument(ArgumentKind.Input, place);
        }

        if (isRead && !parameter.IsOptional && PartsOf(parameter) is { } parts)
        {
            Inputs.AddRange(parts);
            return Argument.Tuple([.. parts.Select((_, part) => new Argument(ArgumentKind.Input, place + part))]);
        }

        return parameter.IsOptional ? new Argument(ArgumentKind.Omitted, 0) : null;
    }

    // A tuple of inputs, each by its own name.
    private IReadOnlyList<ForwardInput>? PartsOf(IParameterSymbol parameter)
    {
        if (TupleParts.Of(parameter.Type) is not { } parts)
            return null;
        var inputs = new List<ForwardInput>();
        foreach (var (name, type) in parts)
        {
            var storage = Storage.OfPassed(type, from);
            if (!storage.IsReal && !storage.IsInteger && !storage.IsFlags)
                return null;
            var isTaken = name is null || Inputs.Exists(input => input.Name == name);
            inputs.Add(new ForwardInput(parameter, storage, isTaken ? $"{parameter.Name}{name ?? "Item" + (inputs.Count + 1)}" : name!, type));
        }

        return inputs;
    }

    private string Remedy(IParameterSymbol parameter) =>
        parameter.RefKind is not (RefKind.None or RefKind.In) ? "pass it by value"
        : parameter.Type.SpecialType == SpecialType.System_Int32
            ? "call it label if it is a class number, or step if it is the number of a step; for a size, write a method without it, which asks "
                + "the arrays or the layer, and mark that [Forward]"
        : Adapter.IsUntyped(parameter.Type) ? Adapter.OfUntyped(method, "Forward")
        : RowsType.Lacks(parameter.Type, from) is { } lacks ? RowsType.Remedy(parameter.Type, lacks, "Forward")
        : HiddenNumbers.LacksAsTensor(parameter.Type, from) is { } hidden ? hidden
        : "a check makes arrays of float, double, int, long, byte or bool, and types that hold such numbers and can be made of their sizes; "
            + "write a method that takes these and mark it [Forward]";

    // A span that can be written, or an array or matrix behind the inputs that is called like an output.
    private static bool IsBuffer(IParameterSymbol parameter, Storage storage, int inputs) =>
        storage is { IsReal: true, IsScalar: false, IsSequence: false, IsInPlace: true } && parameter.RefKind is RefKind.None or RefKind.In
        && (storage.IsSpan ? parameter.Type.Name == "Span" : inputs > 0 && ForwardSignature.OutputNames.Contains(parameter.Name.ToLowerInvariant()));

    private static bool IsInput(IParameterSymbol parameter, Storage storage)
    {
        if (storage.IsReal)
            return !(storage.IsScalar && parameter.IsOptional);
        return storage.IsFlags || (storage.IsInteger && (!storage.IsScalar || InputRoles.IsLabelName(parameter.Name)));
    }
}
