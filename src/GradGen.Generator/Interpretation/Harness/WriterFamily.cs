using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary><c>ThetaWriter</c>: copies parameters or gradients into θ, block after block.</summary>
internal static class WriterFamily
{
    private const string Type = "GradGen.ThetaWriter`1";

    internal static void AddTo(NativeTable table)
    {
        table.Add(Type, ".ctor", static (_, _, a) => Value.Of(new Writer(Window.Of(a[0]))));
        table.Add(Type, "Write/1", static (site, self, a) =>
        {
            if (Kinds.Of(site.TypeOf(0)) == Kind.Real)
                Put(site, Of(self).Next(1), [a[0]]);
            else
                Write(site, self, a[0].Object as ArrayValue);
            return default;
        });
        table.Add(Type, "Write/2", static (site, self, a) => Write(self, ThetaFamily.Storage(site, 0, a[1]), a[0]));
        table.Add(Type, "WriteGradient/4", static (site, self, a) =>
        {
            var count = Numbers.Count(a[3].Object as ArrayValue);
            if (a[1].Object is not ArrayValue gradient)
                Of(self).Next(count);
            else if (Numbers.Count(gradient) != count)
                throw site.Host.Thrown<InvalidOperationException>("a gradient has its parameter's shape");
            else
                Write(site, self, gradient);
            return default;
        });
        table.Add(Type, "WriteGradient/6", static (site, self, a) => Gradient(site, self, a[1], a[2], a[4], a[5]));
        table.Add(Type, "Skip", static (_, self, a) =>
        {
            Of(self).Next(a[0].Int);
            return default;
        });
        table.Add(Type, "WriteParameters", static (site, self, a) => Layer(site, self, a[0], isGradient: false));
        table.Add(Type, "WriteGradients", static (site, self, a) => Layer(site, self, a[0], isGradient: true));
        table.Add(Type, "WriteAllParameters", static (site, self, a) => ThetaFamily.Each(site, a[0], layer => Layer(site, self, layer, isGradient: false)));
        table.Add(Type, "WriteAllGradients", static (site, self, a) => ThetaFamily.Each(site, a[0], layer => Layer(site, self, layer, isGradient: true)));
        table.Add(Type, "WritePart", static (site, self, a) => Part(site, self, a[0], a[1], "PackParameters"));
        table.Add(Type, "WriteParts", static (site, self, a) => ThetaFamily.Each(site, a[0], part => Part(site, self, part, a[1], "PackParameters")));
        table.Add(Type, "WritePartGradients", static (site, self, a) => Part(site, self, a[0], a[1], "PackGradients"));
        table.Add(Type, "WritePartsGradients", static (site, self, a) => ThetaFamily.Each(site, a[0], part => Part(site, self, part, a[1], "PackGradients")));
        table.Add(Type, "WriteItems", static (site, self, a) =>
        {
            foreach (var (_, item) in ((KeyedItems)a[0].Object!).Entries)
                Write(self, ThetaFamily.Storage(site, 0, a[1]), item);
            return default;
        });
        table.Add(Type, "WriteItemGradients", static (site, self, a) =>
        {
            var gradients = ((KeyedItems)a[1].Object!).Entries.ToDictionary(static entry => entry.Place, static entry => entry.Item);
            foreach (var (place, parameter) in ((KeyedItems)a[4].Object!).Entries)
                Gradient(site, self, gradients.TryGetValue(place, out var gradient) ? gradient : default, a[2], parameter, a[5]);
            return default;
        });
    }

    private static Writer Of(Value self) => (Writer)self.Object!;

    // Packing passes numbers on and is no statement of the layer's: what is written keeps who made it.
    private static void Put(Site site, Window target, Value[] values)
    {
        if (values.Length > target.Length)
            throw site.Host.Thrown<ArgumentOutOfRangeException>();
        for (var i = 0; i < values.Length; i++)
            target.Array!.Set(target.Start + i, values[i]);
    }

    private static void Write(Site site, Value self, ArrayValue? array)
    {
        var values = Numbers.Flat(array);
        Put(site, Of(self).Next(values.Length), values);
    }

    private static Value Write(Value self, StorageAccess access, Value storage)
    {
        if (!access.IsNull(storage))
            access.CopyOut(storage, Of(self).Next(access.Count(storage)));
        return default;
    }

    private static Value Gradient(Site site, Value self, Value gradient, Value gradientHow, Value parameter, Value parameterHow)
    {
        var (own, other) = (ThetaFamily.Storage(site, 0, gradientHow), ThetaFamily.Storage(site, 2, parameterHow));
        var count = other.Count(parameter);
        if (own.IsNull(gradient) || (count > 0 && own.Count(gradient) == 0))
            Of(self).Next(count);
        else if (own.Count(gradient) != count)
            throw site.Host.Thrown<InvalidOperationException>("a gradient has its parameter's shape");
        else
            own.CopyOut(gradient, Of(self).Next(count));
        return default;
    }

    private static Value Layer(Site site, Value self, Value layer, bool isGradient)
    {
        var interfaces = new Interfaces(site.Host, site.OfType(0));
        if (!interfaces.IsLayer(layer))
            return default;
        var next = Of(self).Next(interfaces.ParameterCount(layer));
        if (isGradient)
            interfaces.PackGradients(layer, next);
        else
            interfaces.PackParameters(layer, next);
        return default;
    }

    private static Value Part(Site site, Value self, Value part, Value how, string member)
    {
        if (part.Object is null)
            return default;
        var interfaces = new Interfaces(site.Host, site.OfType(0));
        return interfaces.Part(site.TypeArgument(0), how, member, part,
            Value.Of(Of(self).Next(interfaces.Part(site.TypeArgument(0), how, "ParameterCount", part).Int)));
    }

    private sealed class Writer(Window theta)
    {
        private int _position;

        internal Window Next(int count)
        {
            var next = new Window(theta.Array, theta.Start + _position, count);
            _position += count;
            return next;
        }
    }
}
