using GradGen.Generator.External;
using GradGen.Generator.Model;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Layers;

/// <summary>How the harness calls Forward, Backward and what completes it: what it passes for each parameter.</summary>
internal sealed class CallReader(LayerView layer, ForwardSignature forward, StorageModels storages)
{
    internal CallModel Read(IMethodSymbol method, IReadOnlyList<Argument> arguments)
    {
        var called = CalledMethod.Of(method);
        var isNamed = false;
        var passed = new List<ArgumentModel>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Kind == ArgumentKind.Omitted)
                isNamed = true;
            else
                passed.Add(Read(arguments[i], method.Parameters[i]) with { Name = isNamed ? called.Parameters[i].Name : null });
        }

        return new CallModel(OwnerOf(method, called), called.Name, passed.ToEquatableArray());
    }

    /// <summary>How the harness keeps a value.</summary>
    internal KeptModel Kept(Storage storage) => new(storage.ArrayType(), storage.IsScalar, storages.Passed(storage));

    private Expression OwnerOf(IMethodSymbol method, IMethodSymbol called) =>
        method.IsStatic ? new Expression.OfType(TypeNames.Of(method.ContainingType))
        : called.ContainingType.TypeKind == TypeKind.Interface ? new Expression.Cast(TypeNames.Of(called.ContainingType), layer.Receiver)
        : layer.Receiver;

    private ArgumentModel Read(Argument argument, IParameterSymbol parameter)
    {
        var model = new ArgumentModel(argument.Kind, argument.Index)
        {
            List = ListOf(parameter),
            IsGivenAgain = !parameter.ContainingSymbol.Is(forward.Method),
        };
        switch (argument.Kind)
        {
            case ArgumentKind.Input:
                return model with { Kept = Kept(forward.Inputs[argument.Index].Storage) };
            case ArgumentKind.InPlace:
                var kind = model.IsGivenAgain ? ArgumentKind.WrittenGradient : ArgumentKind.Written;
                return model with { Kind = kind, Kept = Kept(forward.Inputs[argument.Index].Storage) };
            case ArgumentKind.WrittenGradient:
                return model with { Kept = Kept(forward.Inputs[argument.Index].Storage), IsOut = parameter.RefKind == RefKind.Out };
            case ArgumentKind.Output or ArgumentKind.Upstream or ArgumentKind.Upstreams or ArgumentKind.Written:
                return model with { Kept = Kept(forward.Outputs[argument.Index].Storage) };
            case ArgumentKind.WrittenParameterGradient:
                return model with { IsOut = parameter.RefKind == RefKind.Out, IsRef = parameter.RefKind == RefKind.Ref };
            case ArgumentKind.InputOrOutput:
                return model with
                {
                    Kind = ArgumentKind.Input,
                    Kept = Kept(forward.Inputs[argument.Index].Storage),
                    Other = OutputInPlace(argument.Index, parameter)
                };
            case ArgumentKind.InputOrState:
                var state = new ArgumentModel(ArgumentKind.Kept, forward.Outputs[StatedLoss.Of(forward)!.Value.State].Item);
                return model with { Kind = ArgumentKind.Input, Kept = Kept(forward.Inputs[argument.Index].Storage), Other = state };
            case ArgumentKind.Tuple:
                return model with { Parts = argument.Parts!.Select(part => Read(part, parameter)).ToEquatableArray(), IsObject = !parameter.Type.IsValueType };
            case ArgumentKind.Chosen:
                return model with { Choice = ChosenArgument.Value(forward.Method.Parameters[argument.Index]) };
            default:
                return model;
        }
    }

    // A number that Forward gives is kept in double, unless the layer's own type is open.
    private ArgumentModel OutputInPlace(int index, IParameterSymbol parameter)
    {
        var kept = Constants.IsNumber(parameter.Type)
            ? new KeptModel(new TypeName.ArrayOf(TypeName.Double, 1), true, null) { Number = TypeNames.Of(parameter.Type) }
            : Kept(forward.Outputs[index].Storage);
        return new ArgumentModel(ArgumentKind.Output, index) { Kept = kept, List = ListOf(parameter) };
    }

    // An array is any other sequence already.
    private TypeName? ListOf(IParameterSymbol parameter) =>
        parameter.Type is INamedTypeSymbol { Name: "List" } list && Storage.OfPassed(list, forward.From).IsSequence ? TypeNames.Of(list) : null;
}
