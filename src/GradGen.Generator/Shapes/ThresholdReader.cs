using GradGen.Generator.External;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Shapes;

/// <summary>
/// The numbers that Forward, Backward or what they call compares real values with: on the other side of one, other code
/// runs. What is compared only to throw is not one: it says which values a layer takes. Of (x + 3) / 6 &gt; 1 it is 3, which x
/// itself has to pass.
/// </summary>
internal sealed class ThresholdReader
{
    private const int Most = 12;

    // Inputs that go beyond are not small any more.
    private const int Furthest = 32;

    // Of libraries, too, that hide one behind a name.
    private static readonly string[] Logarithms = ["Log", "Entropy", "Divergence"];

    private readonly LayerView _layer;
    private readonly SourceModels _sources;
    private readonly Settings _settings;
    private readonly List<(IOperation One, IOperation? Other)> _compared = [];
    private readonly HashSet<IMethodSymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly Queue<IMethodSymbol> _open = new();
    private readonly BlockReader _blocks = new();
    private readonly SortedSet<double> _numbers = [];
    private readonly SortedDictionary<string, Expression> _named = new(StringComparer.Ordinal);
    private bool _takesLogarithm;
    private int _furthest;

    private ThresholdReader(LayerView layer, SourceModels sources, Settings settings) => (_layer, _sources, _settings) = (layer, sources, settings);

    /// <summary>
    /// The numbers, the known ones first and in order; whether the code takes a logarithm, as of what has to be positive; and
    /// the largest constant that indices are compared with, moved or divided by, and how many entries loops take at once; 0 for none.
    /// </summary>
    internal static (IReadOnlyList<Expression> Thresholds, bool TakesLogarithm, int Furthest, int Block) Read(LayerView layer, SourceModels sources,
        IEnumerable<IMethodSymbol> roots, HashSet<string> written, HashSet<string> parameters)
    {
        var reader = new ThresholdReader(layer, sources, new Settings(layer, sources, written, parameters));
        foreach (var root in roots)
            reader.Open(root);
        while (reader._open.Count > 0)
        {
            if (sources.Body(reader._open.Dequeue()) is { } body)
                reader.Walk(body);
        }

        foreach (var (one, other) in reader._compared)
            reader.Compare(one, other);
        return ([.. reader._numbers.Select(static number => (Expression)new Expression.Constant(number)).Concat(reader._named.Values).Take(Most)],
            reader._takesLogarithm, reader._furthest, reader._blocks.Size);
    }

    private void Open(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (_layer.HasSource(method) && method.MethodKind != MethodKind.LocalFunction && _seen.Add(method))
            _open.Enqueue(method);
        if (!method.IsVirtual && !method.IsAbstract && !method.IsOverride)
            return;
        foreach (var overriding in _layer.Type.WithBases().SelectMany(type => type.OriginalDefinition.GetMembers(method.Name)).OfType<IMethodSymbol>()
            .Where(candidate => method.Is(candidate.OverriddenMethod?.OriginalDefinition)))
            Open(overriding);
    }

    private void Walk(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            _sources.Cancellation.ThrowIfCancellationRequested();
            _settings.Note(operation);
            _blocks.Note(operation);
            switch (operation)
            {
                case IBinaryOperation
                {
                    OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
                    or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.Equals
                    or BinaryOperatorKind.NotEquals
                } comparison
                    when (IsReal(comparison.LeftOperand) || IsReal(comparison.RightOperand)) && IsBranch(comparison):
                    _compared.Add((comparison.LeftOperand, comparison.RightOperand));
                    break;
                case IBinaryOperation { OperatorKind: not BinaryOperatorKind.Multiply, LeftOperand.Type.SpecialType: SpecialType.System_Int32 } index:
                    GoTo(index.LeftOperand);
                    GoTo(index.RightOperand);
                    break;
                case ICompoundAssignmentOperation
                {
                    OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract,
                    Type.SpecialType: SpecialType.System_Int32
                } step:
                    GoTo(step.Value);
                    break;
                case IIsPatternOperation pattern when IsReal(pattern.Value) && IsBranch(pattern):
                    Match(pattern.Value, pattern.Pattern);
                    break;
                case ISwitchExpressionOperation choice when IsReal(choice.Value):
                    foreach (var arm in choice.Arms)
                        Match(choice.Value, arm.Pattern);
                    break;
                case ISwitchOperation choice when IsReal(choice.Value):
                    foreach (var clause in choice.Cases.SelectMany(static section => section.Clauses).OfType<IPatternCaseClauseOperation>())
                        Match(choice.Value, clause.Pattern);
                    break;
                case IMethodReferenceOperation reference:
                    Open(reference.Method);
                    break;
                case IPropertyReferenceOperation { Property.GetMethod: { } getter }:
                    Open(getter);
                    break;
                case IInvocationOperation call:
                    Call(call);
                    break;
            }
        }
    }

    private void GoTo(IOperation index)
    {
        if (index.ConstantValue is { HasValue: true, Value: int and > 2 and <= Furthest and var number })
            _furthest = Math.Max(_furthest, number);
    }

    private void Match(IOperation value, IPatternOperation pattern)
    {
        foreach (var part in pattern.Parts())
        {
            if (part is IRelationalPatternOperation relation)
                _compared.Add((value, relation.Value));
            else if (part is IConstantPatternOperation constant)
                _compared.Add((value, constant.Value));
        }
    }

    private void Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        _takesLogarithm |= Logarithms.Any(method.Name.Contains);
        if (method is { Name: "Min" or "Max" or "Clamp", ContainingType.Name: "Math" })
        {
            foreach (var argument in call.Arguments)
                GoTo(argument.Value);
        }

        if (_layer.HasSource(method) || !method.IsStatic || call.Arguments.IsEmpty
            || (!IsReal(call.Arguments[0].Value) && method.ContainingType?.Name != "TensorPrimitives"))
        {
            Open(method);
            return;
        }

        switch (method.Name)
        {
            case "Max" or "Min" or "Clamp":
                foreach (var limit in call.Arguments.Skip(1))
                    _compared.Add((call.Arguments[0].Value, limit.Value));
                break;
            case "Abs" or "Sign":
                _compared.Add((call.Arguments[0].Value, null));
                break;
        }
    }

    // Null stands for zero.
    private void Compare(IOperation one, IOperation? other)
    {
        foreach (var withParameters in new[] { false, true })
        {
            var (left, right) = (_settings.Of(one, withParameters), other is null ? Threshold.Of(0) : _settings.Of(other, withParameters));
            if (left is null && right is { } limit)
                Pass(one, limit, 0);
            else if (right is null && left is { } bound)
                Pass(other!, bound, 0);
            if (left is not null || right is not null)
                return;
        }
    }

    // Back through what is computed from a value, as far as it can be undone.
    private void Pass(IOperation value, Threshold limit, int depth)
    {
        value = value.Unconverted();
        if (depth < 8 && _settings.Source(value) is { } source)
        {
            Pass(source, limit, depth + 1);
            return;
        }

        switch (value)
        {
            case IParenthesizedOperation parenthesized:
                Pass(parenthesized.Operand, limit, depth);
                return;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus:
                Pass(minus.Operand, limit.Negated(), depth);
                return;
            case IInvocationOperation { TargetMethod.Name: "Abs", Arguments: [var inner] }:
                Pass(inner.Value, limit, depth);
                Pass(inner.Value, limit.Negated(), depth);
                return;
            case IBinaryOperation binary when _settings.Of(binary.RightOperand) is { } right && Undone(binary.OperatorKind, limit, right) is { } undone:
                Pass(binary.LeftOperand, undone, depth);
                return;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when _settings.Of(sum.LeftOperand) is { } added:
                Pass(sum.RightOperand, limit.Minus(added), depth);
                return;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference when _settings.Of(difference.LeftOperand) is { } from:
                Pass(difference.RightOperand, from.Minus(limit), depth);
                return;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product
                when _settings.Of(product.LeftOperand) is { } factor && factor.Number != 0:
                Pass(product.RightOperand, limit.Over(factor), depth);
                return;
        }

        // Numbers of elements and rounds are no values.
        if (value.Type?.SpecialType == SpecialType.System_Int32 || !limit.IsMeant)
            return;
        if (limit.Number is { } number)
            _numbers.Add(number == 0 ? 0 : number);
        else
            _named[limit.Code.ToString()] = limit.Code;
    }

    private static Threshold? Undone(BinaryOperatorKind kind, Threshold limit, Threshold right) => kind switch
    {
        BinaryOperatorKind.Add => limit.Minus(right),
        BinaryOperatorKind.Subtract => limit.Plus(right),
        BinaryOperatorKind.Multiply when right.Number != 0 => limit.Over(right),
        BinaryOperatorKind.Divide => limit.Times(right),
        _ => null,
    };

    private static bool IsReal(IOperation operation) =>
        operation.Type is { } type && (type.SpecialType is SpecialType.System_Double or SpecialType.System_Single || type.TypeKind == TypeKind.TypeParameter);

    // Not the condition of a loop that counts, nor one behind which there is an exception.
    private static bool IsBranch(IOperation condition)
    {
        while (condition.Parent is IBinaryOperation or IUnaryOperation or IParenthesizedOperation or IIsPatternOperation or IConversionOperation)
            condition = condition.Parent;
        return condition.Parent switch
        {
            IForLoopOperation => false,
            IConditionalOperation choice when ReferenceEquals(choice.Condition, condition) => !choice.WhenTrue.Throws() && !choice.WhenFalse.Throws(),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Assert" or "Requires" } } => false,
            _ => true,
        };
    }
}
