using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Parameters;

/// <summary>
/// Arrays that a primary constructor is given and that methods read without a field, <c>class Scale(double[] weight)</c>: told
/// where they are plainly learned, by a gradient beside them or a property that shows them by the name of a parameter.
/// </summary>
internal static class CapturedParameters
{
    /// <summary>Tells of them.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="members">Its members.</param>
    /// <param name="shown">Those that properties show, by which they are packed.</param>
    /// <param name="problems">Receives what is reported.</param>
    internal static void Report(LayerView layer, IReadOnlyList<LayerMember> members, IReadOnlyCollection<string> shown, List<LayerProblem> problems)
    {
        var captured = layer.IsAdopted ? [] : PrimaryConstructor.ParametersOf(layer.Type)
            .Where(parameter => !shown.Contains(parameter.Name) && Storage.Of(parameter.Type, layer.From) is { IsReal: true, IsScalar: false }
                && PrimaryConstructor.IsCaptured(parameter, layer.Type)).ToArray();
        if (captured.Length == 0)
            return;
        var stems = new HashSet<string>(
            members.Where(static member => member.Storage.IsReal).SelectMany(static member => member.Names)
                .Concat(captured.Select(static parameter => parameter.Name)).SelectMany(static name => MemberNames.GradientOf(MemberNames.Normalise(name))));
        foreach (var parameter in captured)
        {
            var names = ShownMembers.By(parameter.Name, layer).Select(static property => MemberNames.Normalise(property.Name)).ToArray();
            if (stems.Contains(MemberNames.Normalise(parameter.Name)) || names.Any(name => MemberNames.IsParameter(name) || stems.Contains(name)))
                problems.Add(new LayerProblem(Descriptors.UnpackableParameter, parameter.Locations[0], parameter.Name,
                    "it is a parameter of the constructor: keep it in a field"));
        }
    }
}
