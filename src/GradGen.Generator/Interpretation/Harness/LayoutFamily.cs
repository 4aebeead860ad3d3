using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary><c>ParameterLayoutBuilder</c>.</summary>
internal static class LayoutFamily
{
    private const string Type = "GradGen.ParameterLayoutBuilder`1";

    internal static void AddTo(NativeTable table)
    {
        table.Add(Type, ".ctor", static (_, _, _) => Value.Of(new LayoutValue()));
        table.Add(Type, "Build", static (_, self, _) => self);
        table.Add(Type, "Add/4", static (_, self, a) => Add(self, a[0], ArrayShape.Of(a[1].Object as ArrayValue), a[2].Flag, a[3]));
        table.Add(Type, "Add/5", static (site, self, a) => Add(self, a[0], Shape(site, a[1], a[2]), a[3].Flag, a[4]));
        table.Add(Type, "AddScalar", static (_, self, a) => Add(self, a[0], ArrayShape.Rectangular([]), a[1].Flag, a[2]));
        table.Add(Type, "AddLayer", static (site, self, a) => Layer(site, self, (string)a[0].Object! + ".", a[1]));
        table.Add(Type, "AddBase", static (site, self, a) => Layer(site, self, string.Empty, a[0]));
        table.Add(Type, "AddLayers", static (site, self, a) => Each(site, a[1], (layer, index) => Layer(site, self, $"{a[0].Object}[{index}].", layer)));
        table.Add(Type, "AddPart", static (site, self, a) => Part(site, self, (string)a[0].Object!, a[1], a[2]));
        table.Add(Type, "AddParts", static (site, self, a) => Each(site, a[1], (part, index) => Part(site, self, $"{a[0].Object}[{index}]", part, a[2])));
        table.Add(Type, "AddItems", static (site, self, a) =>
        {
            foreach (var (place, item) in ((KeyedItems)a[1].Object!).Entries)
                Add(self, Value.Of(a[0].Object + place), Shape(site, item, a[2]), a[3].Flag, a[4]);
            return default;
        });
        table.Add("GradGen.ValueRange", ".ctor", static (_, _, a) => Value.Of(new DomainValue(a[0].Real, a[1].Real)));
    }

    private static Value Each(Site site, Value items, Action<Value, int> action)
    {
        var index = 0;
        foreach (var item in ThetaFamily.Items(site, items))
            action(item, index++);
        return default;
    }

    private static ArrayShape Shape(Site site, Value storage, Value how) => ArrayShape.Rectangular(ThetaFamily.Storage(site, 0, how).Sizes(storage));

    private static Value Add(Value self, Value name, ArrayShape shape, bool hasGradient, Value domain)
    {
        ((LayoutValue)self.Object!).Add((string)name.Object!, shape, hasGradient, domain.Object as DomainValue);
        return default;
    }

    private static Value Layer(Site site, Value self, string prefix, Value layer)
    {
        var interfaces = new Interfaces(site.Host, site.OfType(0));
        if (interfaces.IsLayer(layer))
            Add(self, prefix, interfaces.Layout(layer), static (prefix, name) => prefix + name);
        return default;
    }

    private static Value Part(Site site, Value self, string name, Value part, Value how)
    {
        if (part.Object is not null)
            Add(self, name, (LayoutValue)new Interfaces(site.Host, site.OfType(0))
                .Part(site.TypeArgument(0), how, "GetParameterLayout", part).Object!,
                static (name, block) => block is [] or ['[', ..] ? name + block : name + "." + block);
        return default;
    }

    private static void Add(Value self, string prefix, LayoutValue layout, Func<string, string, string> named)
    {
        foreach (var block in layout.Blocks)
            ((LayoutValue)self.Object!).Add(named(prefix, block.Name), block.Shape, block.HasGradient, block.Domain);
    }
}
