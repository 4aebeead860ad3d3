using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary><c>ThetaReader</c>: copies a part of θ into parameters, block after block.</summary>
internal static class ReaderFamily
{
    private const string Type = "GradGen.ThetaReader`1";

    internal static void AddTo(NativeTable table)
    {
        table.Add(Type, ".ctor", static (_, _, a) => Value.Of(new Reader(Window.Of(a[0]), a[1].Int)));
        table.Add(Type, "Read/1", static (site, self, a) =>
        {
            var reader = Of(self);
            if (Kinds.Of(site.TypeOf(0)) == Kind.Real)
                return reader.Cover(1, out _) is { Length: > 0 } covered ? covered[0] : a[0];
            var places = Numbers.Places(a[0].Object as ArrayValue).ToArray();
            var part = reader.Cover(places.Length, out var from);
            for (var i = 0; i < part.Length; i++)
                site.Trace.Store(places[from + i].Array, places[from + i].Index, part[i]);
            return default;
        });
        table.Add(Type, "Read/2", static (site, self, a) => Read(site, self, ThetaFamily.Storage(site, 0, a[1]), a[0]));
        table.Add(Type, "ReadParameters", static (site, self, a) => Layer(site, self, a[0].Object is Place place ? place.Get() : a[0]));
        table.Add(Type, "ReadAllParameters", static (site, self, a) => ThetaFamily.Each(site, a[0], layer => Layer(site, self, layer)));
        table.Add(Type, "ReadPart", static (site, self, a) => Part(site, self, a[0], a[1]));
        table.Add(Type, "ReadParts", static (site, self, a) => ThetaFamily.Each(site, a[0], part => Part(site, self, part, a[1])));
        table.Add(Type, "ReadItems", static (site, self, a) =>
        {
            foreach (var (_, item) in ((KeyedItems)a[0].Object!).Entries)
                Read(site, self, ThetaFamily.Storage(site, 0, a[1]), item);
            return default;
        });
    }

    private static Reader Of(Value self) => (Reader)self.Object!;

    private static Value Read(Site site, Value self, StorageAccess access, Value storage) =>
        Of(self).Cover(access.Count(storage), out var from) is { Length: > 0 } part ? access.CopyIn(part, from, storage) : storage;

    private static Value Layer(Site site, Value self, Value layer)
    {
        var interfaces = new Interfaces(site.Host, site.OfType(0));
        if (interfaces.IsLayer(layer) && Of(self).Cover(interfaces.ParameterCount(layer), out var from) is { Length: > 0 } part)
            interfaces.UnpackParameters(layer, part, from);
        return default;
    }

    private static Value Part(Site site, Value self, Value part, Value how)
    {
        var interfaces = new Interfaces(site.Host, site.OfType(0));
        if (part.Object is not null
            && Of(self).Cover(interfaces.Part(site.TypeArgument(0), how, "ParameterCount", part).Int, out var from) is { Length: > 0 } values)
            interfaces.Part(site.TypeArgument(0), how, "UnpackParameters", part, Value.Of(values), Value.Of(from));
        return default;
    }

    private sealed class Reader(Window part, int start)
    {
        private int _position;

        // Moves past a block, and gives the values of it that the part holds.
        internal Window Cover(int count, out int from)
        {
            var begin = Math.Max(start, _position);
            var end = Math.Min(start + part.Length, _position + count);
            from = begin - _position;
            _position += count;
            return end > begin ? new Window(part.Array, part.Start + begin - start, end - begin) : Window.Empty;
        }
    }
}
