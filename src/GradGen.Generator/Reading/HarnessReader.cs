using GradGen.Generator.Model;
using GradGen.Generator.Rules;
using GradGen.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>Puts together how a check makes the layer and runs it.</summary>
internal static class HarnessReader
{
    private static readonly SymbolDisplayFormat WithNullability =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Null when the layer cannot be run; the problems say why.</summary>
    internal static HarnessModel? Read(
        INamedTypeSymbol layer, IReadOnlyList<LayerMember> members, LayerFacts facts, ForwardSignature forward, BackwardSignature backward,
        ITypeSymbol element, List<LayerProblem> problems)
    {
        var isLoss = !backward.TakesUpstream;
        var isTarget = isLoss ? InputRoles.OfLoss(forward.Inputs) : new bool[forward.Inputs.Count];
        var elementType = element.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var shapes = InputShapes.Read(forward, backward, isTarget, facts, elementType);
        var inputs = new List<InputModel>();
        for (var i = 0; i < shapes.Count; i++)
        {
            if (shapes[i].Creation is null)
                problems.Add(new LayerProblem(Descriptors.UnknownInputShape, forward.Inputs[i].Parameter.Locations[0], forward.Inputs[i].Parameter.Name, shapes[i].Problem!));
            else
                inputs.Add(Input(forward.Inputs[i], shapes[i], isTarget[i], backward.InputGradients.Any(gradient => gradient.Input == i)));
        }

        var held = HoldReader.Read(layer, members, problems);
        var penalty = Penalty(layer, problems);
        var samples = layer.IsAbstract ? [] : SampleReader.Read(layer, element, problems);
        if (inputs.Count < shapes.Count)
            return null;
        var outputs = forward.Outputs.Where((_, index) => isLoss || backward.Arguments.Any(argument => argument.Kind == ArgumentKind.Upstream && argument.Index == index));
        return new HarnessModel(
            Cost(layer),
            isLoss,
            forward.HasTrainingFlag || backward.HasTrainingFlag,
            facts.Sizes(layer).Select(static size => $"sizes.Known({Literals.Of(size.Name)}, {size.Witness});").ToEquatableArray(),
            inputs.ToEquatableArray(),
            Argument.Call(forward.Method, forward.Arguments, argument => Value(argument, forward)),
            Argument.Call(backward.Method, backward.Arguments, argument => Value(argument, forward)),
            new ResultModel(forward.IsTuple, outputs.Select(static (output, index) => new ResultPart(output.Item, index, output.Storage.IsScalar)).ToEquatableArray()),
            new ResultModel(backward.IsTuple, backward.InputGradients.Select(static gradient => new ResultPart(gradient.Item, gradient.Input, gradient.IsScalar)).ToEquatableArray()),
            backward.Arguments.Any(static argument => argument.Kind == ArgumentKind.Kept) ? forward.Method.ReturnType.ToDisplayString(WithNullability) : null,
            held.ToEquatableArray(),
            penalty,
            samples.ToEquatableArray());
    }

    private static InputModel Input(ForwardInput input, InputShape shape, bool isTarget, bool hasGradient)
    {
        var role = input.Storage.IsInteger ? "Label" : isTarget && !hasGradient ? "Target" : "Real";
        // A logarithm's argument is away from zero, and below one where it stands for a probability.
        var domain = input.Parameter.Domain() ?? (shape.IsPositive && role == "Real" ? "0.05d, 0.95d" : null);
        return new InputModel(input.Parameter.Name, input.Storage.ArrayType(), shape.Creation!, role, hasGradient, input.Storage.IsScalar, domain, shape.LabelCount);
    }

    private static string Value(Argument argument, ForwardSignature forward)
    {
        switch (argument.Kind)
        {
            case ArgumentKind.Input:
                return Of("Input", forward.Inputs[argument.Index].Storage, argument.Index);
            case ArgumentKind.Output:
                return Of("Output", forward.Outputs[argument.Index].Storage, argument.Index);
            case ArgumentKind.Kept:
                return "Kept.Item" + argument.Index;
            case ArgumentKind.Upstream:
                return Of("UpstreamOf", forward.Outputs[argument.Index].Storage, argument.Index);
            case ArgumentKind.NotTraining:
                return "!Training";
            case ArgumentKind.Random:
                return "new global::System.Random(1)";
            default:
                return "Training";
        }

        static string Of(string accessor, Storage storage, int index) => $"{accessor}<{storage.ArrayType()}>({index}){(storage.IsScalar ? "[0]" : string.Empty)}";
    }

    private static string Cost(INamedTypeSymbol layer) =>
        layer.Find(AttributeReader.GradCheckable)?.NamedArguments.FirstOrDefault(static argument => argument.Key == "Cost").Value is { Type: INamedTypeSymbol type, Value: int value }
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.ConstantValue is int constant && constant == value)?.Name ?? "RandomProjection"
            : "RandomProjection";

    private static string? Penalty(INamedTypeSymbol layer, List<LayerProblem> problems)
    {
        var marked = layer.GetMembers().OfType<IMethodSymbol>().Where(static method => method.Has("PenaltyAttribute")).ToArray();
        foreach (var method in marked)
        {
            if (method.IsGenericMethod || method.Parameters.Any(static parameter => !parameter.IsOptional) || !(Constants.IsNumber(method.ReturnType) || method.ReturnType.TypeKind == TypeKind.TypeParameter))
            {
                problems.Add(new LayerProblem(Descriptors.NoSample, method.Locations[0], layer.Name, $"{method.Name} is marked [Penalty], so it has to take nothing and return a number"));
                return null;
            }
        }

        return marked.Length == 0 ? null
            : string.Join(" + ", marked.Select(method => method.ReturnType.TypeKind == TypeKind.TypeParameter
                ? $"global::System.Convert.ToDouble({(method.IsStatic ? string.Empty : "this.")}{Literals.Identifier(method.Name)}())"
                : $"(double){(method.IsStatic ? string.Empty : "this.")}{Literals.Identifier(method.Name)}()"));
    }
}
