using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary><c>System.Tuple</c> and <c>ValueTuple.Create</c>.</summary>
internal static class TupleFamily
{
    internal static void AddTo(NativeTable table)
    {
        table.Add("System.Tuple", "Create", static (_, _, a) => Value.Of(new Parts(a)));
        table.Add("System.ValueTuple", "Create", static (site, _, a) =>
        {
            var tuple = (Instance)site.Host.Layouts.Default(site.Method.ReturnType).Object!;
            a.CopyTo(tuple.Fields, 0);
            return Value.Of(tuple);
        });
        for (var count = 1; count <= 7; count++)
        {
            table.Add($"System.Tuple`{count}", ".ctor", static (_, _, a) => Value.Of(new Parts(a)));
            table.Add($"System.ValueTuple`{count}", ".ctor", static (site, _, a) =>
            {
                var tuple = (Instance)site.Host.Layouts.Default(site.Method.ContainingType).Object!;
                a.CopyTo(tuple.Fields, 0);
                return Value.Of(tuple);
            });
            for (var item = 0; item < count; item++)
            {
                var place = item;
                table.Add($"System.Tuple`{count}", $"get_Item{item + 1}", (_, self, _) => ((Parts)self.Object!).Items[place]);
            }
        }

        table.Add("System.TupleExtensions", "Deconstruct", static (_, _, a) =>
        {
            for (var i = 1; i < a.Length; i++)
                ((Place)a[i].Object!).Set(((Parts)a[0].Object!).Items[i - 1]);
            return default;
        });
    }

    private sealed class Parts(Value[] items)
    {
        internal Value[] Items => items;
    }
}
