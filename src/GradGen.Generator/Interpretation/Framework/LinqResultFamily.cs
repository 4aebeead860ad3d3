using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary>The operators of LINQ that give one result.</summary>
internal static class LinqResultFamily
{
    internal static void AddTo(NativeTable table)
    {
        const string type = LinqFamily.Type;
        AddNumbers(table);
        table.Add(type, "ToArray", static (site, _, a) => Value.Of(Windows.ArrayOf(site, site.TypeArgument(0), [.. LinqFamily.Items(site, a[0])])));
        table.Add(type, "ToList", static (site, _, a) => Value.Of(new ListValue(site.Method.ReturnType, LinqFamily.Items(site, a[0]))));
        table.Add(type, "ToHashSet/1", static (site, _, a) =>
        {
            var made = new TableValue(site.Host, (INamedTypeSymbol)site.Method.ReturnType);
            foreach (var item in LinqFamily.Items(site, a[0]))
                made.Held[item] = item;
            return Value.Of(made);
        });
        table.Add(type, "ToDictionary/2", static (site, _, a) => Table(site, a[0], a[1], static item => item));
        table.Add(type, "ToDictionary/3", static (site, _, a) => Table(site, a[0], a[1], item => a[2].Call(item)));
        table.Add(type, "Count/1", static (site, _, a) => Value.Of(LinqFamily.Items(site, a[0]).Count()));
        table.Add(type, "Count/2", static (site, _, a) => Value.Of(LinqFamily.Items(site, a[0]).Count(item => a[1].Call(item).Flag)));
        table.Add(type, "LongCount/1", static (site, _, a) => Value.Of(LinqFamily.Items(site, a[0]).Count()));
        table.Add(type, "Any/1", static (site, _, a) => Value.Of(LinqFamily.Items(site, a[0]).Any()));
        table.Add(type, "Any/2", static (site, _, a) => Value.Of(LinqFamily.Items(site, a[0]).Any(item => a[1].Call(item).Flag)));
        table.Add(type, "All", static (site, _, a) => Value.Of(LinqFamily.Items(site, a[0]).All(item => a[1].Call(item).Flag)));
        table.Add(type, "Contains/2",
            static (site, _, a) => Value.Of(LinqFamily.Items(site, a[0]).Any(item => site.Host.AreEqual(item, a[1], site.TypeArgument(0)))));
        table.Add(type, "SequenceEqual/2",
            static (site, _, a) => Value.Of(LinqFamily.Items(site, a[0]).SequenceEqual(LinqFamily.Items(site, a[1]), LinqFamily.Comparer(site, 0))));
        table.Add(type, "ElementAt", static (site, _, a) =>
            LinqFamily.Items(site, a[0]).ToArray() is var all && IndexValue.Of(a[1]).In(all.Length) is var at && (uint)at < (uint)all.Length
                ? all[at] : throw site.Host.Thrown<ArgumentOutOfRangeException>());
        table.Add(type, "Aggregate/2", static (site, _, a) => NotEmpty(site, a[0]).Aggregate((x, y) => a[1].Call(x, y)));
        table.Add(type, "Aggregate/3", static (site, _, a) => LinqFamily.Items(site, a[0]).Aggregate(a[1], (x, y) => a[2].Call(x, y)));
        table.Add(type, "Aggregate/4",
            static (site, _, a) => a[3].Call(LinqFamily.Items(site, a[0]).Aggregate(a[1], (x, y) => a[2].Call(x, y))));
        foreach (var (name, isLast) in new[] { ("First", false), ("Last", true), ("Single", false) })
        {
            table.Add(type, name + "/1", (site, _, a) => Pick(site, LinqFamily.Items(site, a[0]), isLast, null));
            table.Add(type, name
                + "/2", (site, _, a) => Pick(site, LinqFamily.Items(site, a[0]).Where(item => a[1].Call(item).Flag), isLast, null));
            table.Add(type, name + "OrDefault/1",
                (site, _, a) => Pick(site, LinqFamily.Items(site, a[0]), isLast, site.Host.Layouts.Default(site.TypeArgument(0))));
            table.Add(type, name + "OrDefault/2", (site, _, a) => a[1].Object is FunctionValue
                ? Pick(site, LinqFamily.Items(site, a[0]).Where(item => a[1].Call(item).Flag), isLast,
                    site.Host.Layouts.Default(site.TypeArgument(0)))
                : Pick(site, LinqFamily.Items(site, a[0]), isLast, a[1]));
        }

        Best("MaxBy/2", 1);
        Best("MinBy/2", -1);

        void Best(string name, int sign) =>
            table.Add(type, name, (site, _, a) => NotEmpty(site, a[0]).Select(item => (Item: item, Key: a[1].Call(item)))
            .Aggregate((best, next) => site.Host.Compare(next.Key, best.Key, site.TypeArgument(1)) * sign > 0 ? next : best).Item);
    }

    private static void AddNumbers(NativeTable table)
    {
        const string type = LinqFamily.Type;
        table.Add(type, "Sum", static (site, _, a) => Sum(site, Numbers(site, a)));
        table.Add(type, "Average", static (site, _, a) =>
        {
            Value[] numbers = [.. Numbers(site, a)];
            if (numbers.Length == 0)
                throw site.Host.Thrown<InvalidOperationException>();
            // Of integers the average is a real.
            return IsReal(site, a)
                ? site.Trace.Divide(Sum(site, numbers), Value.Of((double)numbers.Length))
                : Value.Of(numbers.Sum(static number => number.Integer) / (double)numbers.Length);
        });
        table.Add(type, "Max", static (site, _, a) => Extreme(site, a, 1));
        table.Add(type, "Min", static (site, _, a) => Extreme(site, a, -1));
    }

    // The items, or what a selector makes of them.
    private static IEnumerable<Value> Numbers(Site site, Value[] a) =>
        a.Length == 1
            ? LinqFamily.Items(site, a[0])
            : a[1].Object is FunctionValue
            ? LinqFamily.Items(site, a[0]).Select(item => a[1].Call(item)) : throw RunEndedException.Unknown("a comparer of numbers");

    private static ITypeSymbol NumberType(Site site, Value[] a) =>
        a.Length == 1 ? ((INamedTypeSymbol)site.TypeOf(0)).TypeArguments[0] : ((INamedTypeSymbol)site.TypeOf(1)).DelegateInvokeMethod!.ReturnType;

    private static bool IsReal(Site site, Value[] a) => Kinds.Of(NumberType(site, a)) == Kind.Real;

    private static Value Sum(Site site, IEnumerable<Value> numbers) => Kinds.Of(site.Method.ReturnType) switch
    {
        Kind.Real => numbers.Aggregate(Value.Of(0.0), site.Trace.Add),
        Kind.Int32 or Kind.Int64 => Value.Of(numbers.Sum(static number => number.Integer)),
        _ => throw RunEndedException.Unknown("System.Linq.Enumerable.Sum of " + site.Method.ReturnType.ToDisplayString()),
    };

    private static Value Extreme(Site site, Value[] a, int sign)
    {
        var type = NumberType(site, a);
        Value[] numbers = [.. Numbers(site, a)];
        if (numbers.Length == 0)
            return type.IsValueType && Kinds.Of(type) != Kind.Nullable
                ? throw site.Host.Thrown<InvalidOperationException>()
                : site.Host.Layouts.Default(type);
        var best = numbers.Aggregate((best, next) => site.Host.Compare(next, best, type) * sign > 0 ? next : best);
        return Kinds.Of(type) == Kind.Real ? site.Trace.Pass(best) : best;
    }

    private static Value[] NotEmpty(Site site, Value sequence) =>
        LinqFamily.Items(site, sequence).ToArray() is { Length: > 0 } items ? items : throw site.Host.Thrown<InvalidOperationException>();

    private static Value Pick(Site site, IEnumerable<Value> items, bool isLast, Value? otherwise)
    {
        var found = otherwise;
        foreach (var item in items)
        {
            found = item;
            if (!isLast)
                return item;
        }

        return found ?? throw site.Host.Thrown<InvalidOperationException>();
    }

    private static Value Table(Site site, Value items, Value key, Func<Value, Value> value)
    {
        var made = new TableValue(site.Host, (INamedTypeSymbol)site.Method.ReturnType);
        foreach (var item in LinqFamily.Items(site, items))
            made.Held.Add(key.Call(item), value(item));
        return Value.Of(made);
    }
}
