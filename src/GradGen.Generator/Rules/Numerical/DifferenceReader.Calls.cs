using System.Collections.Immutable;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules.Numerical;

/// <content>Calls: evaluations of what is differentiated, arithmetic, and whatever may write somewhere.</content>
internal sealed partial class DifferenceReader
{
    // Names of methods that may change what they are given, though they return something.
    private static readonly string[] Changing = ["Set", "Perturb", "Nudge", "Shift", "Restore", "Reset", "Update", "Copy", "Write", "Step", "Swap", "Exchange", "Apply", "Next", "Draw", "Sample", "Read", "Move", "Add"];

    private readonly Dictionary<string, (string Text, bool IsSingle)> _texts = new(StringComparer.Ordinal);

    private Quantity Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var pieces = new Pieces(this);
        if (call.Instance is { } instance)
            pieces.Add(instance, null);
        foreach (var argument in call.Arguments)
            pieces.Add(argument.Value, argument.Parameter);

        if (IsArithmetic(method))
            return _atoms.Named($"{method.Name}({string.Join(", ", pieces.Values)})");
        var value = _atoms.Fresh();
        if (IsReal(method.ReturnType) || (!method.ReturnsVoid && method.ReturnType.SpecialType == SpecialType.None))
            value = _atoms.Of(pieces.Evaluation(method));
        if (MayChangeThings(call))
            ForgetWhatIsTouched(call);
        return value;
    }

    private static bool IsArithmetic(IMethodSymbol method) =>
        method.IsStatic && method.ContainingType is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }, Name: "Math" or "MathF" or "Double" or "Single" or "Convert" };

    private static bool MayChangeThings(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (call.Arguments.Any(static argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out))
            return true;
        // A Forward without a result leaves it in the layer, and parameters alone.
        if (PassNames.ForwardRank(method.Name) != PassNames.None)
            return false;
        return !(IsReal(method.ReturnType) || method.ReturnType.SpecialType == SpecialType.None)
            || Array.Exists(Changing, name => method.Name.StartsWith(name, StringComparison.Ordinal))
            || call.Arguments.Any(static argument => argument.Parameter?.Type.Name == "Span");
    }

    private void ForgetWhatIsTouched(IInvocationOperation call)
    {
        _state = _state with { Epoch = _state.Epoch + 1 };
        var method = call.TargetMethod;
        if (method.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction)
            _state = _state.ForgetHeap();
        foreach (var touched in call.Arguments.Select(static argument => argument.Value).Concat(call.Instance is null ? [] : [call.Instance]))
        {
            foreach (var part in touched.DescendantsAndSelf())
            {
                if (part is IInstanceReferenceOperation)
                    _state = _state.ForgetThis();
                else if (part is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation && PathOf(part) is { } path)
                    _state = _state.Forget(State.Root(path));
                if (part is ILocalReferenceOperation or IParameterReferenceOperation && part.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } && PathOf(part) is { } variable)
                    _state = _state with { Locals = _state.Locals.SetItem(variable, _atoms.Fresh()) };
            }
        }
    }

    /// <summary>What a call is made of.</summary>
    private sealed class Pieces(DifferenceReader reader)
    {
        private readonly List<Evaluation.Number> _numbers = [];
        private readonly List<Evaluation.Place> _arrays = [];
        private string _shape = string.Empty;
        private bool _isSingle;

        internal List<string> Values { get; } = [];

        internal void Add(IOperation operation, IParameterSymbol? parameter)
        {
            while (operation is IConversionOperation { OperatorMethod: null } conversion && !IsNumber(operation.Type))
                operation = conversion.Operand;
            if (operation is IArrayCreationOperation { Initializer.ElementValues: var elements } && elements.All(static element => IsReal(element.Type)))
            {
                _shape += "{";
                foreach (var element in elements)
                    Number(element, IsSingle(element.Type));
                _shape += "}";
            }
            else if (IsReal(operation.Type))
            {
                Number(operation, IsSingle(parameter?.Type ?? operation.Type));
            }
            else if (!IsNumber(operation.Type) && operation is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation or IInstanceReferenceOperation && reader.PathOf(operation) is { } path && !IsEvaluation(path))
            {
                if (parameter is null)
                {
                    _shape += path;
                    Values.Add(path);
                }
                else
                {
                    _shape += "@";
                    _arrays.Add(new Evaluation.Place(path, reader._state.Origin(path)));
                    Values.Add(path);
                }
            }
            else
            {
                Whole(reader.Value(operation));
            }

            _shape += ";";

            bool IsEvaluation(string candidate) => reader._state.Locals.TryGetValue(candidate, out var value) && reader._atoms.EvaluationOf(value) is not null;
        }

        internal Evaluation Evaluation(IMethodSymbol method)
        {
            var locals = reader._state.Locals
                .Where(pair => reader._texts.ContainsKey(pair.Key))
                .Select(pair => (pair.Key, Number: new Evaluation.Number(reader._texts[pair.Key].Text, pair.Value, reader._texts[pair.Key].IsSingle)))
                .ToLookup(pair => reader._uses.IsCaptured(pair.Key, reader._paths));
            var heap = reader._state;
            foreach (var captured in locals[true])
                heap = heap with { Cells = heap.Cells.SetItem(captured.Key, new State.Cell(captured.Number.Value, captured.Number.IsSingle, captured.Number.Text)) };
            return new Evaluation(
                $"{reader._paths.Of(method)}({_shape})",
                _numbers.ToImmutableArray(),
                _arrays.ToImmutableArray(),
                heap,
                locals[false].Select(static pair => pair.Number).ToImmutableArray(),
                heap.Epoch,
                reader._region,
                IsSingle(method.ReturnType) || _isSingle);
        }

        private void Number(IOperation operation, bool isSingle)
        {
            var value = reader.Value(operation);
            Values.Add(value.ToString());
            if (reader._atoms.EvaluationOf(value) is { } inner)
            {
                Nest(inner);
                return;
            }

            _shape += "#";
            _numbers.Add(new Evaluation.Number(operation.Syntax.ToString(), value, isSingle));
        }

        private void Whole(Quantity value)
        {
            Values.Add(value.ToString());
            if (reader._atoms.EvaluationOf(value) is { } inner)
                Nest(inner);
            else
                _shape += value;
        }

        // f(g(x)) is evaluated where g is.
        private void Nest(Evaluation inner)
        {
            _shape += $"<{inner.Shape}>";
            _numbers.AddRange(inner.Numbers);
            _arrays.AddRange(inner.Arrays);
            _isSingle |= inner.IsSingle;
        }
    }
}
