using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Determinism;

/// <summary>What has to stand still or be set while a layer is checked: its own random numbers, [DuringCheck] members, its mode and its state.</summary>
internal static class HoldReader
{
    // What the generated method calls its own parameter, behind which one of the layer's cannot be seen.
    private const string Scope = "scope";

    internal static IReadOnlyList<HeldModel> Read(
        LayerView layer, IReadOnlyList<LayerMember> members, ParameterReading parameters, IReadOnlyList<IMethodSymbol> passes,
        List<LayerProblem> problems, CancellationToken cancellation)
    {
        var all = new List<HeldModel>();
        foreach (var member in members)
        {
            if (member.Find("DuringCheckAttribute") is { ConstructorArguments: [var value] } attribute)
            {
                if (member.IsReadOnly)
                    Report(attribute, member, "[DuringCheck] cannot set it, since it is read-only");
                else if (ValueOf(value, member.Type) is { } held)
                    all.Add(new HeldModel(member.Access, HeldKind.Value) { Value = held });
                else
                    Report(attribute, member, $"[DuringCheck] gives {value.ToCSharpString()}, which a {member.Type.Show()} cannot hold");
            }
            else if (!layer.IsAdopted && member.Symbol is IFieldSymbol && Argument.IsRandom(member.Type))
            {
                all.Add(new HeldModel(member.Access, HeldKind.Random));
            }
        }

        all.AddRange(layer.IsAdopted ? [new HeldModel(layer.Receiver, HeldKind.Randoms)] : CapturedRandoms(layer.Type));
        all.AddRange(new ModeReader(layer, passes, cancellation).Read());
        // Last, since what is remembered at first may be drawn at random.
        all.AddRange(new StateReader(layer, parameters, passes, problems, cancellation).Read());
        all.AddRange(CarriedMembers.Of(layer, members, parameters, passes[0], cancellation)
            .Select(static member => new HeldModel(member.Access, HeldKind.Carried)));
        return all;

        void Report(AttributeData attribute, LayerMember member, string why) =>
            problems.Add(new LayerProblem(Descriptors.NoSample, attribute.LocationOr(member.Location), layer.Type.Name, $"{member.Name}: {why}"));
    }

    // A primary constructor's generator that methods draw from lives on as a captured parameter.
    private static IEnumerable<HeldModel> CapturedRandoms(INamedTypeSymbol layer) =>
        PrimaryConstructor.ParametersOf(layer)
            .Where(parameter => Argument.IsRandom(parameter.Type) && parameter.Name != Scope && PrimaryConstructor.IsCaptured(parameter, layer))
            .Select(static parameter => new HeldModel(new Expression.Named(parameter.Name), HeldKind.Random));

    private static Expression? ValueOf(TypedConstant value, ITypeSymbol type) => value.Kind switch
    {
        TypedConstantKind.Enum when value.Type.Is(type) => Constants.Of(value),
        TypedConstantKind.Primitive when value.IsNull =>
            type.IsReferenceType || type.NullableAnnotation == NullableAnnotation.Annotated ? Expression.Null : null,
        TypedConstantKind.Primitive => Constants.Converted(value, type),
        _ => null,
    };
}
