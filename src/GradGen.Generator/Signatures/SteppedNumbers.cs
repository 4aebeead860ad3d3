using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Signatures;

/// <summary>
/// The numbers by themselves, such as a bias, that Backward takes a step on: only the step says that they are parameters, since
/// many a number is a setting.
/// </summary>
internal static class SteppedNumbers
{
    internal static IEnumerable<string> Of(LayerView layer, IReadOnlyList<LayerMember> members, BackwardSignature backward, CancellationToken cancellation)
    {
        var numbers = new HashSet<string>(
            members.Where(static member =>
                member is { IsReadOnly: false, Storage: { IsReal: true, IsScalar: true } }
                    && MemberNames.IsParameter(MemberNames.Normalise(member.Name))).Select(static member => member.Name));
        if (numbers.Count == 0)
            return [];
        var names = MethodBodies.Reached(layer, [backward.Method], cancellation).OfType<SimpleNameSyntax>().ToArray();
        return names.Any(static name => StepNames.IsLearningRate(name.Identifier.ValueText))
            ? names.Where(MethodBodies.IsTarget).Select(static name => name.Identifier.ValueText).Where(numbers.Contains).Distinct() : [];
    }
}
