using GradGen.Generator.External;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Determinism;

/// <summary>
/// How a layer learns whether it is training, where Forward takes no flag: a property or a field (<c>IsTraining</c>, <c>Mode</c>), or
/// methods (<c>SetTraining(bool)</c>, <c>Train()</c> and <c>Eval()</c>).
/// </summary>
internal sealed class ModeReader(LayerView layer, IReadOnlyList<IMethodSymbol> passes, CancellationToken cancellation)
{
    private static readonly string[] Training =
    [
        "training", "istraining", "intraining", "isintraining", "trainingmode", "istrainingmode", "intrainingmode", "isintrainingmode", "train",
        "istrain", "trainmode", "istrainmode",
    ];

    private static readonly string[] Evaluation =
    [
        "eval", "iseval", "evalmode", "isevalmode", "evaluation", "isevaluation", "evaluating", "isevaluating", "evaluationmode", "isevaluationmode",
        "inference", "isinference", "inferencemode",
        "isinferencemode", "ininference", "inferring", "isinferring", "testing", "istesting", "test", "istest", "testmode", "istestmode",
        "predicting", "ispredicting",
    ];

    private static readonly string[] TrainingValues = ["train", "training", "learn", "learning", "fit"];

    private static readonly string[] EvaluationValues = ["eval", "evaluate", "evaluation", "test", "testing", "infer", "inference", "predict", "prediction"];

    private static readonly Expression True = new Expression.Constant(true);

    private static readonly Expression False = new Expression.Constant(false);

    private readonly HashSet<string> _used = [];
    private readonly HashSet<string> _assigned = [];

    internal IEnumerable<HeldModel> Read()
    {
        var settable = Settable().ToArray();
        if (settable.Any(member => layer.Has(member.Symbol, "DuringCheckAttribute")))
            return [];
        var methods = Methods().ToArray();
        if (settable.Length == 0 && methods.Length == 0)
            return [];
        var nodes = MethodBodies.Reached(layer, passes, cancellation).ToArray();
        _used.UnionWith(Names(nodes));
        _assigned.UnionWith(MethodBodies.Assigned(nodes));
        // What a caller would use: a property that can be set, a method, and only then what these keep it in.
        return settable.Where(static member => member.IsOpen).Where(IsUsed).Select(Held)
            .Concat(methods.Where(IsUsed).Select(Held))
            .Concat(settable.Where(static member => !member.IsOpen).Where(IsUsed).Select(Held))
            .Take(1);
    }

    /// <summary>Whether a member of this type and name tells a layer whether it trains.</summary>
    internal static bool IsMode(ITypeSymbol type, string name) => Values(type, MemberNames.Normalise(name)) is not null;

    private IEnumerable<Mode> Settable()
    {
        foreach (var type in layer.Type.WithBases())
        {
            foreach (var symbol in type.GetMembers()
                .Where(symbol => symbol is { IsStatic: false, CanBeReferencedByName: true } && !layer.Has(symbol, AttributeReader.GradCheckIgnore)
                    && layer.CanUse(symbol)))
            {
                var (valueType, isOpen) = symbol switch
                {
                    IPropertySymbol { SetMethod: { IsInitOnly: false } setter, GetMethod: not null, IsIndexer: false } property
                        when layer.CanUse(setter) => (property.Type, setter.DeclaredAccessibility != Accessibility.Private),
                    IFieldSymbol { IsReadOnly: false, IsConst: false } field => (field.Type, false),
                    _ => (null, false),
                };
                if (valueType is not null && Values(valueType, MemberNames.Normalise(symbol.Name)) is var (training, evaluation))
                    yield return new Mode(symbol, training, evaluation, isOpen);
            }
        }
    }

    private static (Expression Training, Expression Evaluation)? Values(ITypeSymbol type, string name)
    {
        if (type.SpecialType == SpecialType.System_Boolean)
            return Training.Contains(name) ? (True, False) : Evaluation.Contains(name) ? (False, True) : null;
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } values)
            return null;
        var training = ValueOf(TrainingValues);
        var evaluation = ValueOf(EvaluationValues);
        return training is null || evaluation is null ? null : (training, evaluation);

        Expression? ValueOf(string[] names) => values.GetMembers().OfType<IFieldSymbol>().Where(field => names.Contains(field.Name.ToLowerInvariant()))
            .Select(field => new Expression.OfType(TypeNames.Of(values)).Dot(field.Name)).FirstOrDefault();
    }

    // SetTraining(bool), or Train() and Eval(), which set the same member one way and the other.
    private IEnumerable<Switch> Methods()
    {
        var methods = LayerMethods.Of(layer).Where(method => !layer.Has(method, "ForwardAttribute") && !layer.Has(method, "BackwardAttribute")).ToArray();
        foreach (var method in methods)
        {
            if (method.Parameters is not [{ Type.SpecialType: SpecialType.System_Boolean, RefKind: RefKind.None }])
                continue;
            var name = WithoutSet(method.Name);
            if (Training.Contains(name) || Evaluation.Contains(name))
                yield return Training.Contains(name) ? new Switch(method, method, [True], [False]) : new Switch(method, method, [False], [True]);
        }

        foreach (var train in methods.Where(static method => method.Parameters.IsEmpty && Training.Contains(WithoutSet(method.Name))))
        {
            foreach (var evaluate in methods.Where(static method => method.Parameters.IsEmpty && Evaluation.Contains(WithoutSet(method.Name))))
            {
                if (Assigned(train).Overlaps(Assigned(evaluate)))
                    yield return new Switch(train, evaluate, [], []);
            }
        }
    }

    private static string WithoutSet(string name)
    {
        var bare = MemberNames.Normalise(name);
        return bare.StartsWith("set", StringComparison.Ordinal)
            ? bare.Substring(3)
            : bare.StartsWith("enter", StringComparison.Ordinal)
            ? bare.Substring(5) : bare;
    }

    private HashSet<string> Assigned(IMethodSymbol method) => MethodBodies.Assigned(MethodBodies.Reached(layer, [method], cancellation));

    // A flag that Forward is passed and keeps for Backward is no mode of the layer's own.
    private bool IsUsed(Mode mode) =>
        !_assigned.Contains(mode.Symbol.Name)
        && (_used.Contains(mode.Symbol.Name) || (mode.Symbol is IPropertySymbol { SetMethod: { } setter } && IsUsed(setter)));

    private bool IsUsed(Switch methods) => IsUsed(methods.Train) && !_used.Contains(methods.Train.Name) && !_used.Contains(methods.Evaluate.Name);

    private bool IsUsed(IMethodSymbol setter)
    {
        var nodes = MethodBodies.Reached(layer, [setter], cancellation).ToArray();
        return !_assigned.Overlaps(MethodBodies.Assigned(nodes)) && Names(nodes).Any(_used.Contains);
    }

    private static IEnumerable<string> Names(IEnumerable<SyntaxNode> nodes) =>
        nodes.OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText).Where(static name => name != "value");

    private HeldModel Held(Mode mode) => new(layer.Receiver.Dot(mode.Symbol.Name), HeldKind.Mode) { Value = mode.Training, Evaluation = mode.Evaluation };

    private HeldModel Held(Switch methods) =>
        new(layer.Receiver, HeldKind.ModeCalls)
        {
            Value = layer.Receiver.Call(methods.Train.Name, methods.Training),
            Evaluation = layer.Receiver.Call(methods.Evaluate.Name, methods.Evaluation)
        };

    private sealed record Mode(ISymbol Symbol, Expression Training, Expression Evaluation, bool IsOpen);

    private sealed record Switch(IMethodSymbol Train, IMethodSymbol Evaluate, Expression[] Training, Expression[] Evaluation);
}
