using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Signatures;

/// <summary>What gives the gradients of all parameters of a layer at once, one after the other or as a row for each sample: <c>GetGradients()</c>.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Storage">How it holds them.</param>
internal sealed record GradientsInOne(string Name, Storage Storage)
{
    private static readonly string[] Beginnings = ["get", "getall", "getflat", "getparameter", "getparam", "getparams", "getparameters", "collect"];

    /// <summary>Null where a gradient has a member to itself, or Backward gives it to its caller.</summary>
    internal static GradientsInOne? Of(LayerView layer, BackwardSignature backward, ParameterReading parameters)
    {
        if (layer.IsAdopted || parameters.Models.Count == 0 || parameters.GradientOf.Count > 0 || parameters.Parts.Count > 0 || backward.TakesStep
            || backward.Returned.Count > 0)
            return null;
        foreach (var method in LayerMethods.Of(layer))
        {
            if (method is { IsStatic: false, IsAbstract: false, Parameters.IsEmpty: true, IsGenericMethod: false } && IsName(MemberNames.Normalise(method.Name))
                && Storage.OfPassed(method.ReturnType, layer.From) is { IsReal: true, IsScalar: false, IsSpan: false, Axes: 1 or 2 } storage
                && storage.Element.Is(parameters.Element ?? storage.Element))
            {
                return new GradientsInOne(method.Name, storage);
            }
        }

        return null;
    }

    private static bool IsName(string bare) =>
        new[] { "gradient", "grad" }.Any(
            ending => bare.EndsWith(ending, StringComparison.Ordinal) && Beginnings.Contains(bare.Substring(0, bare.Length - ending.Length)));
}
