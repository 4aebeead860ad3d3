using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Signatures;

/// <summary>
/// The learning rate that a layer keeps, and that Backward, or what completes it, takes a step with:
/// <c>w[i] -= Rate * dy[i] * x[i]</c>, or <c>w[i] -= 0.01 * dw[i]</c>. Where it can be set it is one while checking; else the step
/// is divided by it.
/// </summary>
/// <param name="Held">How it is set; null where it cannot be.</param>
/// <param name="Divisor">Its value; null where it is set.</param>
internal sealed record KeptRate(HeldModel? Held, Expression? Divisor)
{
    /// <summary>The rate of the step that some methods take; null where they take none.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="parameters">Its parameters, of which one without a gradient has to be changed.</param>
    /// <param name="methods">The methods, and whatever they call in the layer.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static KeptRate? Of(LayerView layer, ParameterReading parameters, IEnumerable<IMethodSymbol> methods, CancellationToken cancellation)
    {
        // Where gradients are kept as well, these are what is to be checked.
        if (parameters.GradientOf.Count > 0 || (parameters.Members.Count == 0 && !parameters.AreSteppedInside))
            return null;
        if (parameters.AreSteppedInside)
            return In(layer, methods, cancellation);
        var names = new HashSet<string>(parameters.Members.Select(static parameter => parameter.Name));
        SimpleNameSyntax? rate = null;
        var changes = false;
        var code = MethodBodies.Reached(layer, methods, cancellation).ToArray();
        foreach (var name in code.OfType<SimpleNameSyntax>())
        {
            changes |= names.Contains(name.Identifier.ValueText) && MethodBodies.IsChanged(name);
            if (rate is null && IsRate(name))
                rate = name;
        }

        return !changes
            ? null
            : rate is not null
            ? Find(layer, rate.Identifier.ValueText)
            : WrittenRate.Of(code, names) is { } written
            ? new KeptRate(null, written) : null;
    }

    /// <summary>The first that the code of some methods names; null where it names none that the layer keeps.</summary>
    internal static KeptRate? In(LayerView layer, IEnumerable<IMethodSymbol> methods, CancellationToken cancellation) =>
        MethodBodies.Reached(layer, methods, cancellation).OfType<SimpleNameSyntax>().FirstOrDefault(IsRate) is { } rate
            ? Find(layer, rate.Identifier.ValueText) : null;

    private static bool IsRate(SimpleNameSyntax name) => StepNames.IsLearningRate(name.Identifier.ValueText) && name.Parent is not NameColonSyntax;

    private static KeptRate? Find(LayerView layer, string name)
    {
        foreach (var type in layer.Type.WithBases())
        {
            if (type.GetMembers(name).FirstOrDefault(member => member is IFieldSymbol or IPropertySymbol && layer.CanUse(member)) is { } member)
                return OfMember(layer, member);
        }

        return !layer.IsAdopted
            && PrimaryConstructor.ParametersOf(layer.Type).FirstOrDefault(parameter => parameter.Name == name && IsReal(parameter.Type)) is not null
            ? new KeptRate(One(new Expression.Named(name)), null)
            : null;
    }

    private static KeptRate? OfMember(LayerView layer, ISymbol member)
    {
        var (type, canSet) = member switch
        {
            IFieldSymbol field => (field.Type, field is { IsReadOnly: false, IsConst: false }),
            IPropertySymbol property => (property.Type, property.SetMethod is { IsInitOnly: false } setter && layer.CanUse(setter)),
            _ => throw new InvalidOperationException(member.Kind.ToString()),
        };
        return !IsReal(type) ? null
            : member.IsStatic ? new KeptRate(null, new Expression.OfType(TypeNames.Of(member.ContainingType)).Dot(member.Name))
            : canSet && !layer.Has(member, "DuringCheckAttribute") ? new KeptRate(One(layer.Receiver.Dot(member.Name)), null)
            : new KeptRate(null, layer.Receiver.Dot(member.Name));
    }

    private static HeldModel One(Expression rate) => new(rate, HeldKind.Value) { Value = new Expression.Constant(1) };

    private static bool IsReal(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
}
