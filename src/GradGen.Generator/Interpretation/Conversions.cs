using System.Diagnostics.CodeAnalysis;
using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation;

/// <summary>Conversions that the language defines itself.</summary>
internal sealed class Conversions(Machine machine)
{
    /// <summary>How a value of one type becomes one of another; null where nothing has to be done.</summary>
    [SuppressMessage("Maintainability", "CA1502:Avoid excessive complexity", Justification = "A table of conversions.")]
    internal Func<Value, Value>? Between(ITypeSymbol? from, ITypeSymbol to, bool isChecked = false)
    {
        if (from is null || from.Is(to))
            return null;
        var (source, target) = (Kinds.Known(from), Kinds.Known(to));
        if (source == Kind.Nullable)
            return OfNullable(from, to, isChecked);
        if (target == Kind.Nullable)
            return from.IsValueType
                ? Between(from, Kinds.Underlying(to), isChecked)
                : value => value.Object is null ? Value.Nothing : Unbox(value, Kinds.Underlying(to));
        if (source != Kind.Object && target != Kind.Object)
            return Number(source, target, isChecked);
        if (IsSpan(to) && (from is IArrayTypeSymbol || IsSpan(from) || from.SpecialType == SpecialType.System_String))
            return ToSpan;
        if (from is INamedTypeSymbol { IsTupleType: true } fromTuple && to is INamedTypeSymbol { IsTupleType: true } toTuple)
            return Tuple(fromTuple, toTuple, isChecked);
        if (from.IsValueType && !to.IsValueType)
            return value => Box(value, from);
        if (to.IsValueType && !from.IsValueType)
            return value => Unbox(value, to);
        return from.IsReferenceType && to.IsReferenceType && !machine.Types.Fits(from, to) ? value => Cast(value, to) : null;
    }

    internal static bool IsSpan(ITypeSymbol type) =>
        type is INamedTypeSymbol
        {
            Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment", Arity: 1,
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
        };

    internal static Value Box(Value value, ITypeSymbol type) =>
        Kinds.Of(type) == Kind.Nullable
            ? value.IsNothing ? Value.Null : Box(value, Kinds.Underlying(type))
            : value.Object is Instance or not null ? Instance.Copy(value) : type.IsValueType ? Value.Of(new Boxed(type, value)) : value;

    internal Value Unbox(Value value, ITypeSymbol type)
    {
        if (Kinds.Of(type) == Kind.Nullable)
            return value.Object is null ? Value.Nothing : Unbox(value, Kinds.Underlying(type));
        return value.Object switch
        {
            null => throw machine.Thrown<NullReferenceException>(),
            Boxed boxed => boxed.Type.Is(type) ? boxed.Held : throw machine.Thrown<InvalidCastException>(),
            Instance held when machine.Types.IsInstance(value, type) => Value.Of(held.Clone()),
            Instance => throw machine.Thrown<InvalidCastException>(),
            _ => value,
        };
    }

    private static Value ToSpan(Value value) => value.Object switch
    {
        string text => Value.Of(text),
        ArrayValue array => Value.Of(new Window(array)),
        _ => value,
    };

    private Value Cast(Value value, ITypeSymbol to) =>
        value.Object is null || machine.Types.IsInstance(value, to) ? value : throw machine.Thrown<InvalidCastException>();

    private Func<Value, Value> OfNullable(ITypeSymbol from, ITypeSymbol to, bool isChecked)
    {
        var underlying = Kinds.Underlying(from);
        if (!to.IsValueType)
            return value => Box(value, from);
        var convert = Between(underlying, Kinds.Underlying(to), isChecked);
        return Kinds.Of(to) == Kind.Nullable
            ? value => value.IsNothing || convert is null ? value : convert(value)
            : value => value.IsNothing
                ? throw machine.Thrown<InvalidOperationException>("Nullable object must have a value.")
                : convert is null ? value : convert(value);
    }

    private Func<Value, Value> Tuple(INamedTypeSymbol from, INamedTypeSymbol to, bool isChecked)
    {
        var layout = machine.Layouts.Of(to);
        Func<Value, Value>?[] parts = [.. from.TupleElements.Select((element, place) => Between(element.Type, to.TupleElements[place].Type, isChecked))];
        return value =>
        {
            var tuple = new Instance(layout);
            for (var i = 0; i < parts.Length; i++)
            {
                var part = ((Instance)value.Object!).Fields[i];
                tuple.Fields[i] = parts[i] is { } convert ? convert(part) : Instance.Copy(part);
            }

            return Value.Of(tuple);
        };
    }

    private Func<Value, Value>? Number(Kind from, Kind to, bool isChecked)
    {
        if (from == to || to == Kind.Boolean)
            return null;
        if (to == Kind.Real)
            return from == Kind.UInt64 ? static value => Value.Of((double)(ulong)value.Integer) : static value => Value.Of((double)value.Integer);
        if (from == Kind.Real)
            return value => Truncated(value.Real, to, isChecked);
        if (!isChecked)
            return value => Value.Of(to.Wrap(value.Integer));
        return value => to.Wrap(value.Integer) == value.Integer && (to != Kind.UInt64 && from != Kind.UInt64 || value.Integer >= 0)
            ? value
            : throw machine.Thrown<OverflowException>();
    }

    private Value Truncated(double real, Kind to, bool isChecked)
    {
        var whole = to == Kind.UInt64 && real >= 9.2233720368547758E18 ? unchecked((long)(ulong)real)
            : double.IsNaN(real) ? 0
            : real >= 9.2233720368547758E18 ? long.MaxValue
            : real <= -9.2233720368547758E18 ? long.MinValue
            : (long)real;
        if (isChecked && (double.IsNaN(real) || Math.Abs(Math.Truncate(real) - to.Wrap(whole)) > 0))
            throw machine.Thrown<OverflowException>();
        // As .NET has it since version 9: what does not fit becomes the nearest that does.
        return Value.Of(to switch
        {
            Kind.Int32 => Math.Max(int.MinValue, Math.Min(int.MaxValue, whole)),
            Kind.UInt32 => Math.Max(0, Math.Min(uint.MaxValue, whole)),
            _ => to.Wrap(whole),
        });
    }
}
