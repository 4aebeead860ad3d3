using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary><c>System.Array</c> and <c>Buffer</c>.</summary>
internal static class ArrayFamily
{
    private const string Type = "System.Array";

    internal static void AddTo(NativeTable table)
    {
        AddShape(table);
        AddCopies(table);
        AddSearches(table);
        table.Add(Type, "ConvertAll", static (site, _, a) => Map(site, Array(site, a[0]), (FunctionValue)a[1].Object!));
        table.Add(Type, "ForEach", static (site, _, a) =>
        {
            var array = Array(site, a[0]);
            for (var i = 0; i < array.Length; i++)
                a[1].Call(array.Get(i));
            return default;
        });
        table.Add(Type, "Sort/1", static (site, _, a) => Sort(site, Array(site, a[0]), null, site.Host.Compare));
        table.Add(Type, "Sort/2", static (site, _, a) => a[1].Object is FunctionValue order
            ? Sort(site, Array(site, a[0]), null, (x, y, _) => order.Call(x, y).Int)
            : a[1].Object is ArrayValue items && site.Method.TypeArguments.Length == 2 ? Sort(site, Array(site, a[0]), items, site.Host.Compare)
            : throw RunEndedException.Unknown("System.Array.Sort with a comparer"));
        table.Add(Type, "Reverse/1", static (site, _, a) => Reverse(site, Array(site, a[0]), 0, Array(site, a[0]).Length));
        table.Add(Type, "Reverse/3", static (site, _, a) => Reverse(site, Array(site, a[0]), a[1].Int, a[2].Int));
    }

    private static ArrayValue Array(Site site, Value value) => value.Object as ArrayValue ?? throw site.Host.Thrown<ArgumentNullException>();

    private static void AddShape(NativeTable table)
    {
        table.Add(Type, "get_Length", static (site, self, _) => Value.Of(Array(site, self).Length));
        table.Add(Type, "get_LongLength", static (site, self, _) => Value.Of(Array(site, self).Length));
        table.Add(Type, "get_Rank", static (site, self, _) => Value.Of(Array(site, self).Rank));
        table.Add(Type, "GetLength", static (site, self, a) =>
            (uint)a[0].Int < (uint)Array(site, self).Rank
                ? Value.Of(Array(site, self).Lengths[a[0].Int])
                : throw site.Host.Thrown<IndexOutOfRangeException>());
        table.Add(Type, "GetUpperBound", static (site, self, a) => Value.Of(Array(site, self).Lengths[a[0].Int] - 1));
        table.Add(Type, "GetLowerBound", static (_, _, _) => Value.Of(0));
        table.Add(Type, "Empty", static (site, _, _) => Value.Of(ArrayValue.Create(site.TypeArgument(0), [0], null)));
        table.Add(Type, "GetValue", static (site, self, a) =>
            Conversion.Boxed(Array(site, self).Get(Flat(site, Array(site, self), a)), Array(site, self).Element));
        table.Add(Type, "SetValue", static (site, self, a) =>
        {
            site.Trace.Store(Array(site, self), Flat(site, Array(site, self), [.. a.Skip(1)]), Conversion.Unboxed(a[0], Array(site, self).Element));
            return default;
        });
    }

    private static int Flat(Site site, ArrayValue array, Value[] indices)
    {
        var place = 0;
        Value[] numbers = indices.Length == 1 && indices[0].Object is ArrayValue given ? [.. Enumerable.Range(0, given.Length).Select(given.Get)] : indices;
        for (var axis = 0; axis < array.Rank; axis++)
        {
            if ((uint)numbers[axis].Int >= (uint)array.Lengths[axis])
                throw site.Host.Thrown<IndexOutOfRangeException>();
            place = (place * array.Lengths[axis]) + numbers[axis].Int;
        }

        return place;
    }

    private static void AddCopies(NativeTable table)
    {
        table.Add(Type, "Clone", static (site, self, _) => Copy(site, Array(site, self)));
        table.Add(Type, "Copy/3", static (site, _, a) => Windows.Copy(site, Array(site, a[0]), 0, Array(site, a[1]), 0, a[2].Int));
        table.Add(Type, "Copy/5", static (site, _, a) => Windows.Copy(site, Array(site, a[0]), a[1].Int, Array(site, a[2]), a[3].Int, a[4].Int));
        table.Add("System.Buffer", "BlockCopy", static (site, _, a) =>
        {
            var size = SizeOf(Array(site, a[0]).Element);
            return size != SizeOf(Array(site, a[2]).Element) || a[1].Int % size + a[3].Int % size + a[4].Int % size != 0
                ? throw RunEndedException.Unknown("System.Buffer.BlockCopy of parts of elements")
                : Windows.Copy(site, Array(site, a[0]), a[1].Int / size, Array(site, a[2]), a[3].Int / size, a[4].Int / size);
        });
        table.Add("System.Buffer", "ByteLength", static (site, _, a) => Value.Of(Array(site, a[0]).Length * SizeOf(Array(site, a[0]).Element)));
        table.Add(Type, "CopyTo", static (site, self, a) => Windows.Copy(site, Array(site, self), 0, Array(site, a[0]), a[1].Int, Array(site, self).Length));
        table.Add(Type, "Clear/1", static (site, _, a) => Fill(site, Array(site, a[0]), 0, Array(site, a[0]).Length, null));
        table.Add(Type, "Clear/3", static (site, _, a) => Fill(site, Array(site, a[0]), a[1].Int, a[2].Int, null));
        table.Add(Type, "Fill/2", static (site, _, a) => Fill(site, Array(site, a[0]), 0, Array(site, a[0]).Length, a[1]));
        table.Add(Type, "Fill/4", static (site, _, a) => Fill(site, Array(site, a[0]), a[2].Int, a[3].Int, a[1]));
        table.Add(Type, "Resize", static (site, _, a) =>
        {
            var place = (Place)a[0].Object!;
            var old = place.Get().Object as ArrayValue;
            var resized = ArrayValue.Create(site.TypeArgument(0), [a[1].Int], site.Host.Layouts.Initial(site.TypeArgument(0)));
            for (var i = 0; old is not null && i < Math.Min(old.Length, resized.Length); i++)
                site.Trace.Store(resized, i, old.Get(i));
            place.Set(Value.Of(resized));
            return default;
        });
        table.Add(Type, "CreateInstance", static (site, _, a) =>
        {
            var sizes = a[1].Object is ArrayValue given
                ? [.. Enumerable.Range(0, given.Length).Select(axis => given.Get(axis).Int)]
                : a.Skip(1).Select(static size => size.Int).ToArray();
            var element = ((TypeValue)a[0].Object!).Type;
            return Value.Of(ArrayValue.Create(element, sizes, site.Host.Layouts.Initial(element)));
        });
        table.Add("System.GC", "AllocateUninitializedArray", static (site, _, a) => Value.Of(ArrayValue.Create(site.TypeArgument(0), [a[0].Int], null)));
    }

    private static int SizeOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double or SpecialType.System_Int64 or SpecialType.System_UInt64 => 8,
        SpecialType.System_Single or SpecialType.System_Int32 or SpecialType.System_UInt32 => 4,
        SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char => 2,
        SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Boolean => 1,
        _ => throw RunEndedException.Unknown("the size of " + type.ToDisplayString()),
    };

    private static Value Copy(Site site, ArrayValue array)
    {
        var copy = array.New(array.Lengths);
        for (var i = 0; i < array.Length; i++)
            site.Trace.Store(copy, i, Instance.Copy(array.Get(i)));
        return Value.Of(copy);
    }

    private static Value Fill(Site site, ArrayValue array, int start, int count, Value? value)
    {
        if (start < 0 || count < 0 || start + count > array.Length)
            throw site.Host.Thrown<IndexOutOfRangeException>();
        var initial = site.Host.Layouts.Initial(array.Element);
        for (var i = start; i < start + count; i++)
            site.Trace.Store(array, i, value is { } given ? Instance.Copy(given) : initial?.Invoke() ?? default);
        return default;
    }

    private static Value Map(Site site, ArrayValue array, FunctionValue function)
    {
        var mapped = ArrayValue.Create(site.TypeArgument(1), [array.Length], null);
        for (var i = 0; i < array.Length; i++)
            site.Trace.Store(mapped, i, function.Call(array.Get(i)));
        return Value.Of(mapped);
    }

    private static Value Reverse(Site site, ArrayValue array, int start, int count)
    {
        for (int i = start, j = start + count - 1; i < j; i++, j--)
            Windows.Swap(site, array, i, j);
        return default;
    }

    private static Value Sort(Site site, ArrayValue array, ArrayValue? items, Func<Value, Value, ITypeSymbol, int> compare)
    {
        var order = Enumerable.Range(0, array.Length).Select(place => (Key: array.Get(place), Item: items?.Get(place) ?? default)).ToList();
        // Stable where .NET is not: nothing that tells equal keys apart should matter to a layer.
        var sorted = order.OrderBy(static pair => pair.Key, Comparer<Value>.Create((x, y) => compare(x, y, array.Element))).ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            site.Trace.Store(array, i, sorted[i].Key);
            if (items is not null)
                site.Trace.Store(items, i, sorted[i].Item);
        }

        return default;
    }

    private static void AddSearches(NativeTable table)
    {
        table.Add(Type, "IndexOf/2", static (site, _, a) =>
            Value.Of(Places(site, a[0]).FirstOrDefault(pair => site.Host.AreEqual(pair.Item, a[1], Array(site, a[0]).Element), -1)));
        table.Add(Type, "FindIndex/2",
            static (site, _, a) => Value.Of(Places(site, a[0]).FirstOrDefault(pair => a[1].Call(pair.Item).Flag, -1)));
        table.Add(Type, "Exists", static (site, _, a) => Value.Of(Places(site, a[0]).Any(pair => a[1].Call(pair.Item).Flag)));
        table.Add(Type, "TrueForAll", static (site, _, a) => Value.Of(Places(site, a[0]).All(pair => a[1].Call(pair.Item).Flag)));
        table.Add(Type, "Find", static (site, _, a) =>
            Found(site, a).DefaultIfEmpty(site.Host.Layouts.Default(site.TypeArgument(0))).First());
        table.Add(Type, "FindAll", static (site, _, a) => Value.Of(Windows.ArrayOf(site, site.TypeArgument(0), [.. Found(site, a)])));
        table.Add(Type, "AsReadOnly", static (_, _, a) => a[0]);
    }

    private static IEnumerable<Value> Found(Site site, Value[] a) =>
        Places(site, a[0]).Where(pair => a[1].Call(pair.Item).Flag).Select(static pair => pair.Item);

    private static IEnumerable<(int Place, Value Item)> Places(Site site, Value array) =>
        Enumerable.Range(0, Array(site, array).Length).Select(place => (place, Array(site, array).Get(place)));

    private static int FirstOrDefault(this IEnumerable<(int Place, Value Item)> pairs, Func<(int Place, Value Item), bool> test, int otherwise)
    {
        foreach (var pair in pairs)
        {
            if (test(pair))
                return pair.Place;
        }

        return otherwise;
    }
}
