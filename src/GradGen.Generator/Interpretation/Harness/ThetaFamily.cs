using GradGen.Generator.Interpretation.Framework;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary><c>Theta</c>: counts, clears and copies.</summary>
internal static class ThetaFamily
{
    internal static void AddTo(NativeTable table)
    {
        const string type = "GradGen.Theta";
        table.Add(type, "Count", static (_, _, a) => Value.Of(Numbers.Count(a[0].Object as ArrayValue)));
        table.Add(type, "Clear", static (site, _, a) =>
        {
            Numbers.Clear(site.Host, a[0].Object as ArrayValue);
            return default;
        });
        table.Add(type, "CountLayer", static (site, _, a) => Value.Of(Count(site, a[0])));
        table.Add(type, "CountLayers", static (site, _, a) => Value.Of(Items(site, a[0]).Sum(layer => Count(site, layer))));
        table.Add(type, "ClearLayer", static (site, _, a) => Clear(site, a[0], site.TypeArgument(0)));
        table.Add(type, "ClearStruct", static (site, _, a) => Clear(site, ((Place)a[0].Object!).Get(), site.TypeArgument(1)));
        table.Add(type, "ClearLayers", static (site, _, a) => Each(site, a[0], layer => Clear(site, layer, site.TypeArgument(0))));
        table.Add(type, "CopyOut", static (site, _, a) => CopyOut(site, a[0], Window.Of(a[1])));
        table.Add(type, "CopyIn", static (site, _, a) => CopyIn(site, Window.Of(a[0]), a[1].Int, a[2]));
        table.Add(type, "Shaped", static (_, _, a) => Value.Of(Numbers.Shaped((ArrayValue)a[0].Object!, Integers(a[1]))));
        table.Add(type, "Rows", static (site, _, a) => Value.Of(Rows(site, (ArrayValue)a[0].Object!, a[1].Int, a[2].Int)));
        table.Add(type, "Entry", static (site, _, a) =>
        {
            foreach (var entry in Items(site, a[0]))
            {
                if (entry.Object is PairValue { Key.Object: string key } pair && key == (string?)a[1].Object)
                    return pair.Item;
            }

            return site.Host.Layouts.Default(site.TypeArgument(0));
        });
        table.Add(type, "Items", static (site, _, a) => Value.Of(new KeyedItems(site, site.TypeArgument(0), a[0])));
        AddTyped(table);
    }

    private static void AddTyped(NativeTable table)
    {
        const string type = "GradGen.Theta`1";
        table.Add(type, "Count", static (site, _, a) => Value.Of(Storage(site, 0, a[1]).Count(a[0])));
        table.Add(type, "Clear", static (site, _, a) => Zero(site, Storage(site, 0, a[1]), a[0]));
        table.Add(type, "CountPart", static (site, _, a) => Value.Of(CountPart(site, a[0], a[1])));
        table.Add(type, "CountParts", static (site, _, a) => Value.Of(Items(site, a[0]).Sum(part => CountPart(site, part, a[1]))));
        table.Add(type, "ClearPart", static (site, _, a) => ClearPart(site, a[0], a[1]));
        table.Add(type, "ClearParts", static (site, _, a) => Each(site, a[0], part => ClearPart(site, part, a[1])));
        table.Add(type, "CountItems", static (site, _, a) => Value.Of(((KeyedItems)a[0].Object!).Entries.Sum(item => Storage(site, 0, a[1]).Count(item.Item))));
        table.Add(type, "ClearItems", static (site, _, a) =>
        {
            var access = Storage(site, 0, a[1]);
            foreach (var (_, item) in ((KeyedItems)a[0].Object!).Entries)
                Zero(site, access, item);
            return default;
        });
        table.Add(type, "Privates", static (site, _, a) => Value.Of(new PrivatesValue(site.TypeArgument(0), a[0], a[1])));
        foreach (var member in new[] { "get_ParameterCount", "GetParameterLayout", "PackParameters", "UnpackParameters", "PackGradients", "ClearGradients" })
            table.Add("GradGen.IGradCheckable`1", member, static (site, self, a) => Private(site, (PrivatesValue)self.Object!, a));
        // The struct that shows arrays as storages is the runtime's own.
        foreach (var access in new[] { "GradGen.IStorage`2", "GradGen.ArrayAccess`1", "GradGen.ArrayAccess`2" })
        {
            table.Add(access, "RankOf", static (_, _, a) => Value.Of(Numbers.Sizes(a[0].Object as ArrayValue).Length));
            table.Add(access, "SizeOf", static (_, _, a) => Value.Of(Numbers.Sizes(a[0].Object as ArrayValue)[a[1].Int]));
            table.Add(access, "CopyOut", static (site, _, a) => CopyOut(site, a[0], Window.Of(a[1])));
            table.Add(access, "CopyIn", static (site, _, a) =>
            {
                CopyIn(site, Window.Of(a[0]), a[1].Int, a[2]);
                return a[2];
            });
            table.Add(access, "Create", static (_, _, a) => Value.Of(Numbers.Shaped((ArrayValue)a[1].Object!, Integers(a[0]))));
        }
    }

    internal static int[] Integers(Value array) =>
        array.Object is ArrayValue given ? [.. Enumerable.Range(0, given.Length).Select(place => given.Get(place).Int)] : [];

    internal static IEnumerable<Value> Items(Site site, Value sequence) => sequence.Object is null ? [] : site.Host.Items(sequence);

    internal static Value Each(Site site, Value sequence, Action<Value> action)
    {
        foreach (var item in Items(site, sequence))
            action(item);
        return default;
    }

    /// <summary>How the storage of a type argument, and the struct in the next one, are used.</summary>
    internal static StorageAccess Storage(Site site, int argument, Value how) => new(site.Host, site.TypeArgument(argument), how, site.OfType(0));

    private static Value Private(Site site, PrivatesValue privates, Value[] arguments) =>
        new Interfaces(site.Host, site.OfType(0))
            .Part(privates.Type, privates.How, site.Method.Name.StartsWith("get_", StringComparison.Ordinal) ? "ParameterCount" : site.Method.Name,
                [privates.Part, .. arguments]);

    private static int Count(Site site, Value layer) =>
        new Interfaces(site.Host, site.TypeArgument(0)) is var interfaces && interfaces.IsLayer(layer) ? interfaces.ParameterCount(layer) : 0;

    private static Value Clear(Site site, Value layer, ITypeSymbol element)
    {
        var interfaces = new Interfaces(site.Host, element);
        if (interfaces.IsLayer(layer))
            interfaces.ClearGradients(layer);
        return default;
    }

    private static int CountPart(Site site, Value part, Value how) =>
        part.Object is null ? 0 : new Interfaces(site.Host, site.OfType(0)).Part(site.TypeArgument(0), how, "ParameterCount", part).Int;

    private static Value ClearPart(Site site, Value part, Value how) =>
        part.Object is null ? default : new Interfaces(site.Host, site.OfType(0)).Part(site.TypeArgument(0), how, "ClearGradients", part);

    private static Value Zero(Site site, StorageAccess access, Value storage) =>
        access.Count(storage) is > 0 and var count ? access.CopyIn(new Window(new RealArray(site.OfType(0), count)), 0, storage) : storage;

    private static Value CopyOut(Site site, Value values, Window destination) =>
        Windows.Fill(site, destination, values.Object is ArrayValue array ? Numbers.Flat(array) : [.. Items(site, values)]);

    private static Value CopyIn(Site site, Window source, int start, Value values)
    {
        if (values.Object is ArrayValue array)
        {
            var place = 0;
            foreach (var (held, index) in Numbers.Places(array))
            {
                if (place - start is >= 0 and var at && at < source.Length)
                    site.Trace.Store(held, index, source[at]);
                place++;
            }
        }
        else if (values.Object is IWritable list)
        {
            for (var i = 0; i < source.Length; i++)
                list.Set(start + i, source[i]);
        }

        return default;
    }

    private static ArrayValue Rows(Site site, ArrayValue values, int count, int length)
    {
        var rows = new ItemArray(site.Host.Compilation.CreateArrayTypeSymbol(values.Element), count);
        for (var row = 0; row < count; row++)
            rows.Set(row, Value.Of(Numbers.Of(values.Element, [.. Enumerable.Range(row * length, length).Select(values.Get)])));
        return rows;
    }
}
