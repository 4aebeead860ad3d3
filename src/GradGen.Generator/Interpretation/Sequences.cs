using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation;

/// <summary>Whatever has items: arrays, spans, texts, the framework's collections, and types with an enumerator of their own.</summary>
internal sealed class Sequences(Machine machine)
{
    internal static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        _ when Enumerator(type) is { } enumerator && Current(enumerator.ReturnType) is { } current => current.Type,
        INamedTypeSymbol named => Enumerable(named)?.TypeArguments[0],
        _ => null,
    };

    internal IEnumerable<Value> Items(Value sequence, ITypeSymbol? type)
    {
        switch (sequence.Object)
        {
            case ArrayValue array:
                return OfArray(array);
            case Window window:
                return OfWindow(window);
            case string text:
                return text.Select(static letter => Value.Of(letter));
            case SequenceValue made:
                return Counted(made.Items);
            case IItems held:
                return Counted(held.Items);
            case Instance instance when OfInstance(instance) is { } items:
                return items;
            case Instance { Native: IItems held }:
                return Counted(held.Items);
            case null when type is { IsValueType: true }:
                return [];
            case null:
                throw machine.Thrown<NullReferenceException>();
            default:
                throw RunEndedException.Unknown("the items of " + (type?.ToDisplayString() ?? sequence.Object.GetType().Name));
        }
    }

    internal IEnumerable<Value> Places(Value sequence)
    {
        var window = Window.Of(sequence);
        for (var i = 0; i < window.Length; i++)
            yield return Value.Of(new ElementPlace(machine.Trace, window.Array!, window.Start + i));
    }

    internal Value Slice(Value held, RangeValue range)
    {
        var length = held.Object switch
        {
            ArrayValue array => array.Length,
            string text => text.Length,
            IItems items => items.Count,
            _ => Window.Of(held).Length,
        };
        var (from, to) = (range.From.In(length), range.To.In(length));
        if (from < 0 || to < from || to > length)
            throw machine.Thrown<ArgumentOutOfRangeException>();
        switch (held.Object)
        {
            case string text:
                return Value.Of(text.Substring(from, to - from));
            case ArrayValue array:
                var part = array.New(to - from);
                for (var i = from; i < to; i++)
                    machine.Trace.Store(part, i - from, array.Get(i));
                return Value.Of(part);
            case Window window:
                return Value.Of(new Window(window.Array, window.Start + from, to - from));
            case null:
                return Value.Of(Window.Empty);
            default:
                throw RunEndedException.Unknown("a range of " + held.Object.GetType().Name);
        }
    }

    private IEnumerable<Value> Counted(IEnumerable<Value> items)
    {
        foreach (var item in items)
        {
            machine.Spend(1);
            yield return item;
        }
    }

    private static IEnumerable<Value> OfArray(ArrayValue array)
    {
        for (var i = 0; i < array.Length; i++)
            yield return array.Get(i);
    }

    private static IEnumerable<Value> OfWindow(Window window)
    {
        for (var i = 0; i < window.Length; i++)
            yield return window[i];
    }

    private IEnumerable<Value>? OfInstance(Instance instance)
    {
        var own = Bodies.IsSource(instance.Layout.Type) ? Enumerator(instance.Layout.Type) : null;
        if (own is null && Enumerable(instance.Layout.Type) is { } implemented)
        {
            own = implemented.GetMembers("GetEnumerator").OfType<IMethodSymbol>().FirstOrDefault() is { } declared
                && instance.Layout.Type.FindImplementationForInterfaceMember(declared) is IMethodSymbol found && Bodies.IsSource(found) ? found : null;
        }

        return own is null ? null : Enumerate(machine.Bodies.Function(own)(Value.Of(instance), []));
    }

    private IEnumerable<Value> Enumerate(Value enumerator)
    {
        if (enumerator.Object is not Instance { Layout.Type: var type })
        {
            foreach (var item in enumerator.Object is EnumeratorValue held ? held.Rest() : Items(enumerator, null))
                yield return item;
            yield break;
        }

        var next = Member(type, "MoveNext") ?? throw RunEndedException.Unknown("an enumerator");
        var current = Member(type, "get_Current") ?? throw RunEndedException.Unknown("an enumerator");
        while (machine.Bodies.Function(next)(enumerator, []).Flag)
        {
            machine.Spend(1);
            var item = machine.Bodies.Function(current)(enumerator, []);
            yield return item.Object is Place place && (current.ReturnsByRef || current.ReturnsByRefReadonly) ? place.Get() : item;
        }
    }

    private static IMethodSymbol? Member(INamedTypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault() is { } found)
                return found;
        }

        return type.AllInterfaces.SelectMany(one => one.GetMembers(name)).OfType<IMethodSymbol>().Select(type.FindImplementationForInterfaceMember)
            .OfType<IMethodSymbol>().FirstOrDefault();
    }

    private static IMethodSymbol? Enumerator(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers("GetEnumerator").OfType<IMethodSymbol>()
                .FirstOrDefault(static method => method.Parameters.Length == 0 && !method.IsStatic) is { } found)
                return found;
        }

        return null;
    }

    private static IPropertySymbol? Current(ITypeSymbol enumerator) =>
        enumerator.GetMembers("Current").OfType<IPropertySymbol>().FirstOrDefault()
        ?? enumerator.AllInterfaces.SelectMany(static one => one.GetMembers("Current")).OfType<IPropertySymbol>().FirstOrDefault();

    private static INamedTypeSymbol? Enumerable(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T ? type
            : type.AllInterfaces.FirstOrDefault(static one => one.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T);
}
