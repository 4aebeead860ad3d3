using System.Globalization;
using GradGen.Generator.Interpretation.Values;
using GradGen.Harness;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary>What samples are made of: sizes, arrays of numbers, inputs of sub-layers.</summary>
internal static class SamplesFamily
{
    private const double GoldenRatio = 0.6180339887498949;

    internal static void AddTo(NativeTable table)
    {
        AddSizes(table);
        AddArrays(table);
        table.Add("GradGen.Harness.LayerSamples", ".ctor", static (_, self, _) => self);
        table.Add("GradGen.Harness.LayerSamples`1", ".ctor", static (_, self, _) => self);
        table.Add("GradGen.Harness.LayerSamples`1", "FromFactory",
            static (site, _, a) => a[0].Object is null ? throw site.Host.Thrown<InvalidOperationException>() : a[0]);
        table.Add("GradGen.AdoptedLayer`1", ".ctor", static (site, self, a) => Value.Of(HarnessFamily.WithLayer(site, self, a[0])));
        table.Add("GradGen.Harness.Factors", "Of", static (_, _, a) => Value.Of(Factors.Of(a[0].Int, a[1].Int, a[2].Int)));
        const string subLayer = "GradGen.Harness.SubLayerHarness";
        table.Add(subLayer, "Penalty", static (site, _, a) => Penalty(site, a[0]));
        table.Add(subLayer, "Penalties",
            static (site, _, a) => ThetaFamily.Items(site, a[0]).Aggregate(Value.Of(0.0), (sum, layer) => site.Trace.Add(sum, Penalty(site, layer))));
        table.Add(subLayer, "InputOf", static (site, _, a) => InputOf(site, a[0], a[1].Int, a[2]));
        table.Add(subLayer, "InputOfFirst", static (site, _, a) => InputOf(site, ThetaFamily.Items(site, a[0]).FirstOrDefault(), a[1].Int, a[2]));
        table.Add(subLayer, "Rows", static (site, _, a) =>
        {
            var rows = new ItemArray(site.TypeArgument(0), a[0].Int);
            for (var i = 0; i < rows.Length; i++)
                rows.Set(i, Value.Of(Numbers.Like(site.Host, (ArrayValue)a[1].Object!)));
            return Value.Of(rows);
        });
    }

    private static void AddSizes(NativeTable table)
    {
        const string type = "GradGen.Harness.SampleSizes";
        table.Add(type, "Of", static (_, self, a) => Value.Of(Sizes(self).Of(Text(a[0]))));
        table.Add(type, "Free", static (_, self, a) => Value.Of(Sizes(self).Free(Text(a[0]))));
        table.Add(type, "Tried", static (_, self, a) => Value.Of(Sizes(self).Tried(Text(a[0]))));
        table.Add(type, "Known", static (_, self, a) => Value.Of(Sizes(self).Known(Text(a[0]), a[1].Int)));
        table.Add(type, "Made", static (_, self, a) => Value.Of(Sizes(self).Made(Text(a[0]))));
        table.Add(type, "Choose", static (site, self, a) =>
        {
            var values = (ArrayValue)a[1].Object!;
            string[] texts = [.. Enumerable.Range(0, values.Length).Select(place => Text(site, values.Get(place), site.TypeArgument(0)))];
            return values.Get(Sizes(self).Which(Text(a[0]), texts, Kinds.Of(site.TypeArgument(0)) == Kind.Real));
        });
        table.Add(type, "Which", static (_, self, a) =>
            Value.Of(Sizes(self).Which(Text(a[0]), [.. Numbers.Flat(a[1].Object as ArrayValue).Select(Text)], isReal: false)));
        Relation("Multiple", static (sizes, a) => sizes.Multiple(Text(a[0]), Text(a[1])));
        Relation("Remainder", static (sizes, a) => sizes.Remainder(Text(a[0]), a[1].Int, a[2].Int));
        Relation("AtLeast", static (sizes, a) => sizes.AtLeast(Text(a[0]), a[1].Int));
        Relation("AtMost", static (sizes, a) => sizes.AtMost(Text(a[0]), a[1].Int));
        Relation("Beyond", static (sizes, a) => sizes.Beyond(Text(a[0]), a[1].Int));
        Relation("Product", static (sizes, a) => sizes.Product(Text(a[0]), a[1].Int, a[2].Int));
        Relation("Same", static (sizes, a) => sizes.Same(Text(a[0]), Text(a[1])));
        Relation("Below", static (sizes, a) => sizes.Below(Text(a[0]), Text(a[1])));
        Relation("Step", static (sizes, a) => sizes.Step(Text(a[0]), a[1].Object as string));
        Relation("Blocks", static (sizes, a) => sizes.Blocks(a[0].Int));
        Relation("Windows", static (sizes, a) => sizes.Windows(Text(a[0]), Text(a[1])));

        void Relation(string name, Action<SampleSizes, Value[]> add) => table.Add(type, name, (_, self, a) =>
        {
            add(Sizes(self), a);
            return default;
        });
    }

    private static SampleSizes Sizes(Value self) => (SampleSizes)self.Object!;

    private static string Text(Value text) => (string)text.Object!;

    // As the runtime shows the values of a choice.
    private static string Text(Site site, Value value, ITypeSymbol type) => Kinds.Of(type) switch
    {
        Kind.Nullable when value.IsNothing => "null",
        Kind.Boolean => value.Flag ? "true" : "false",
        Kind.Real => value.Real.ToString(CultureInfo.InvariantCulture),
        Kind.Object when value.Object is null => "null",
        _ => site.Host.TextOf(value, type),
    };

    private static void AddArrays(NativeTable table)
    {
        const string type = "GradGen.Harness.SampleArrays";
        table.Add(type, "Values", static (site, _, a) => Value.Of(Array(site.TypeArgument(0), [.. Spread(a[0].Int).OrderBy(static value => value)])));
        table.Add(type, "Table", static (site, _, a) => Value.Of(Numbers.Shaped(Array(site.TypeArgument(0), Spread(Count(a[0]))), ThetaFamily.Integers(a[0]))));
        table.Add(type, "Rows", static (site, _, a) =>
        {
            var values = Spread(a[0].Int * a[1].Int);
            var rows = new ItemArray(site.Host.Compilation.CreateArrayTypeSymbol(site.TypeArgument(0)), a[0].Int);
            for (var row = 0; row < rows.Length; row++)
                rows.Set(row, Value.Of(Array(site.TypeArgument(0), [.. values.Skip(row * a[1].Int).Take(a[1].Int)])));
            return Value.Of(rows);
        });
        table.Add(type, "Made", static (site, _, a) =>
            new StorageAccess(site.Host, site.TypeArgument(0), site.Host.Layouts.Default(site.TypeArgument(2)), site.TypeArgument(1))
                .Create(ThetaFamily.Integers(a[0]), Array(site.TypeArgument(1), Spread(Count(a[0])))));
        table.Add(type, "Flags", static (site, _, a) =>
            Value.Of(Numbers.Of(site.Host.Compilation.GetSpecialType(SpecialType.System_Boolean),
                [.. Enumerable.Range(0, a[0].Int).Select(static i => Value.Of(i % 2 == 0))])));
    }

    private static int Count(Value sizes) => ThetaFamily.Integers(sizes).Aggregate(1, static (count, size) => count * size);

    private static double[] Spread(int count) => [.. Enumerable.Range(1, count).Select(static i => 0.1 + (0.8 * (i * GoldenRatio % 1)))];

    private static ArrayValue Array(ITypeSymbol element, double[] values) => Numbers.Of(element, [.. values.Select(static value => Value.Of(value))]);

    private static Value Penalty(Site site, Value layer) =>
        new Interfaces(site.Host, site.TypeArgument(0)) is var interfaces && interfaces.IsHarnessed(layer)
            ? interfaces.Harnessed(layer, "Penalty")
            : Value.Of(0.0);

    private static Value InputOf(Site site, Value layer, int input, Value sizes)
    {
        var interfaces = new Interfaces(site.Host, site.TypeArgument(0));
        if (!interfaces.IsHarnessed(layer))
            throw site.Host.Thrown<InvalidOperationException>("the sub-layer that takes the input cannot be run");
        var harness = (HarnessValue)((Instance)interfaces.Harnessed(layer, "CreateHarness", Value.Of(Sizes(sizes).OfSubLayer())).Object!).Native!;
        return Value.Of(Numbers.Like(site.Host, harness.Inputs[input].Array));
    }
}
