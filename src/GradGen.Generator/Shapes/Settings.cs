using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GradGen.Generator.External;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Shapes;

/// <summary>Numbers in code that stand still while a layer runs: constants, and what the layer was made with, as they are read in the layer.</summary>
internal sealed class Settings(LayerView layer, SourceModels sources, HashSet<string> written, HashSet<string> parameters)
{
    private const int MaximumDepth = 8;

    private readonly Dictionary<ILocalSymbol, IOperation> _locals = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IParameterSymbol, List<IOperation>> _passed = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _changed = new(SymbolEqualityComparer.Default);

    /// <summary>Takes note of what an operation declares, passes on or changes; all of it has to be seen before anything is asked.</summary>
    internal void Note(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { Value: var initial }:
                _locals[declarator.Symbol] = initial;
                break;
            case IDeconstructionAssignmentOperation { Target: ITupleOperation parts }:
                foreach (var part in parts.Elements)
                    Change(part);
                break;
            case IAssignmentOperation assignment:
                Change(assignment.Target);
                break;
            case IIncrementOrDecrementOperation change:
                Change(change.Target);
                break;
            case IArgumentOperation { Parameter: { } parameter } argument:
                if (parameter.RefKind is RefKind.Ref or RefKind.Out)
                    Change(argument.Value);
                if (!_passed.TryGetValue(parameter.OriginalDefinition, out var values))
                    _passed.Add(parameter.OriginalDefinition, values = []);
                values.Add(argument.Value);
                break;
        }
    }

    /// <summary>What a local or a parameter of a helper always is; null for any other operation, and for what changes.</summary>
    internal IOperation? Source(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => !_changed.Contains(local) && _locals.TryGetValue(local, out var initial) ? initial : null,
        IParameterReferenceOperation { Parameter: var parameter } =>
            !_changed.Contains(parameter) && _passed.TryGetValue(parameter.OriginalDefinition, out var values) && values.Count == 1 ? values[0] : null,
        _ => null,
    };

    /// <summary>
    /// The number that an operation gives in every call; null where it may be any. Parameters, which are learned, count as the
    /// number that they start from where that is asked for.
    /// </summary>
    internal Threshold? Of(IOperation operation, bool withParameters = false) => Of(operation, withParameters, 0);

    [SuppressMessage("Maintainability", "CA1502:Avoid excessive complexity", Justification = "A table of expressions.")]
    private Threshold? Of(IOperation operation, bool withParameters, int depth)
    {
        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
            return constant is double or float or int or long or decimal ? Threshold.Of(Convert.ToDouble(constant, CultureInfo.InvariantCulture)) : null;
        if (depth > MaximumDepth)
            return null;
        switch (operation)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return Of(conversion.Operand, withParameters, depth + 1);
            case IParenthesizedOperation parenthesized:
                return Of(parenthesized.Operand, withParameters, depth + 1);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus:
                return Of(minus.Operand, withParameters, depth + 1)?.Negated();
            case IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply
                or BinaryOperatorKind.Divide
            } binary:
                return Of(binary.LeftOperand, withParameters, depth + 1) is { } left
                    && Of(binary.RightOperand, withParameters, depth + 1) is { } right ? Combine(binary, left, right) : null;
            case IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } captured }:
                return !layer.IsAdopted && !_changed.Contains(captured) && captured.Name != "sizes" && captured.ContainingType.Is(layer.Type)
                    ? Named(captured.Type, new Expression.Named(captured.Name)) : null;
            case IParameterReferenceOperation { Parameter: var parameter }:
                return OfPassed(parameter, withParameters, depth + 1);
            case ILocalReferenceOperation:
                return Source(operation) is { } source ? Of(source, withParameters, depth + 1) : null;
            case IPropertyReferenceOperation { Property: { IsStatic: true, Name: var name, Type.TypeKind: TypeKind.TypeParameter } }:
                return name switch { "Zero" => Threshold.Of(0), "One" => Threshold.Of(1), "NegativeOne" => Threshold.Of(-1), _ => null };
            case IPropertyReferenceOperation { Property: { GetMethod: { } getter } property } when !IsAuto(property):
                return layer.HasSource(property) && sources.Body(getter.OriginalDefinition) is { } body
                    && body.DescendantsAndSelf().OfType<IReturnOperation>().ToArray() is [{ ReturnedValue: { } returned }]
                    ? Of(returned, withParameters, depth + 1) : null;
            case IMemberReferenceOperation member:
                return Path(member, withParameters) is { } path ? Named(member.Type, path) : null;
            case IInvocationOperation
            {
                TargetMethod: { IsStatic: true, Name: "CreateChecked" or "CreateSaturating" or "CreateTruncating" },
                Arguments: [var created]
            }:
                return Of(created.Value, withParameters, depth + 1);
            default:
                return null;
        }
    }

    // What every caller of a helper passes: Clip(p, ε, 1 − ε) in Forward and in Backward.
    private Threshold? OfPassed(IParameterSymbol parameter, bool withParameters, int depth)
    {
        if (_changed.Contains(parameter) || !_passed.TryGetValue(parameter.OriginalDefinition, out var values))
            return null;
        Threshold? common = null;
        foreach (var value in values)
        {
            if (Of(value, withParameters, depth) is not { } passed || (common is { } before && before.Code.ToString() != passed.Code.ToString()))
                return null;
            common = passed;
        }

        return common;
    }

    private static Threshold? Combine(IBinaryOperation binary, Threshold left, Threshold right) => binary.OperatorKind switch
    {
        BinaryOperatorKind.Add => left.Plus(right),
        BinaryOperatorKind.Subtract => left.Minus(right),
        BinaryOperatorKind.Multiply => left.Times(right),
        // Integers are divided to integers.
        _ => binary.Type?.SpecialType == SpecialType.System_Int32 ? null : left.Over(right),
    };

    private static Threshold? Named(ITypeSymbol? type, Expression code) => type?.SpecialType switch
    {
        SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Int32 => new Threshold(null, code),
        _ => null,
    };

    // "this._delta", "this._options.Delta".
    private Expression? Path(IMemberReferenceOperation reference, bool withParameters)
    {
        var member = reference.Member;
        if (member is not (IFieldSymbol or IPropertySymbol) || _changed.Contains(member.OriginalDefinition))
            return null;
        if (member.IsStatic)
            return member is IFieldSymbol { IsReadOnly: true } && IsReachable(member)
                ? new Expression.OfType(TypeNames.Of(member.ContainingType)).Dot(member.Name) : null;
        if (reference.Instance is IInstanceReferenceOperation)
            return member.ContainingType.IsPartOf(layer.Type) && layer.CanUse(member) && !written.Contains(member.Name)
                && (withParameters || !parameters.Contains(member.Name)) ? layer.Receiver.Dot(member.Name) : null;
        return reference.Instance is IMemberReferenceOperation holder && !MayBeNull(holder.Member)
            && IsReachable(member) && Path(holder, withParameters) is { } path ? path.Dot(member.Name) : null;
    }

    // As declared: that code has asked before does not help where the number is read.
    private static bool MayBeNull(ISymbol member) =>
        member is IFieldSymbol { NullableAnnotation: NullableAnnotation.Annotated } or IPropertySymbol { NullableAnnotation: NullableAnnotation.Annotated };

    private bool IsReachable(ISymbol member) =>
        (member.ContainingType.IsPartOf(layer.Type) && layer.CanUse(member)) || member.DeclaredAccessibility == Accessibility.Public
            || (member.DeclaredAccessibility == Accessibility.Internal && layer.HasSource(member));

    private static bool IsAuto(IPropertySymbol property) =>
        property.ContainingType.GetMembers().Any(member => member is IFieldSymbol { AssociatedSymbol: { } associated } && associated.Is(property));

    private void Change(IOperation target)
    {
        ISymbol? symbol = target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IMemberReferenceOperation member => member.Member.OriginalDefinition,
            _ => null,
        };
        if (symbol is not null)
            _changed.Add(symbol);
    }
}
