using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary>Parallel loops, run in order, and what keeps them apart.</summary>
internal static class ParallelFamily
{
    internal static void AddTo(NativeTable table)
    {
        const string type = "System.Threading.Tasks.Parallel";
        table.Add(type, "For/3", static (site, _, a) => For(site, a[0].Integer, a[1].Integer, a[2]));
        table.Add(type, "For/4", static (site, _, a) => For(site, a[0].Integer, a[1].Integer, a[3]));
        table.Add(type, "For/5", static (site, _, a) =>
        {
            var local = a[2].Call();
            for (var i = a[0].Integer; i < a[1].Integer; i++)
                local = a[3].Call(Value.Of(i), default, local);
            a[4].Call(local);
            return default;
        });
        table.Add(type, "ForEach/2", static (site, _, a) =>
        {
            foreach (var item in site.Host.Items(a[0]).ToArray())
                a[1].Call(item);
            return default;
        });
        table.Add(type, "Invoke/1", static (site, _, a) =>
        {
            foreach (var action in site.Host.Items(a[0]))
                action.Call();
            return default;
        });
        table.Add("System.Threading.Tasks.ParallelOptions", ".ctor", static (_, _, _) => Value.Of(new object()));
        table.Add("System.Threading.Tasks.ParallelOptions", "set_MaxDegreeOfParallelism", static (_, _, _) => default);
        table.Add("System.Environment", "get_ProcessorCount", static (_, _, _) => Value.Of(1));
        table.Add("System.Threading.Interlocked", "Increment", static (_, _, a) => Change(a[0], static old => Value.Of(old.Integer + 1), givesOld: false));
        table.Add("System.Threading.Interlocked", "Decrement", static (_, _, a) => Change(a[0], static old => Value.Of(old.Integer - 1), givesOld: false));
        table.Add("System.Threading.Interlocked", "Add", static (_, _, a) => Change(a[0], old => Value.Of(old.Integer + a[1].Integer), givesOld: false));
        table.Add("System.Threading.Interlocked", "Exchange", static (_, _, a) => Change(a[0], _ => a[1], givesOld: true));
        table.Add("System.Threading.Interlocked", "CompareExchange",
            static (site, _, a) => Change(a[0], old => site.Host.AreEqual(old, a[2], site.TypeOf(1)) ? a[1] : old, givesOld: true));
        foreach (var name in new[] { "Enter", "Exit" })
            table.Add("System.Threading.Monitor", name, static (_, _, _) => default);
        table.Add("System.Threading.Lock", ".ctor", static (_, _, _) => Value.Of(new object()));
    }

    private static Value For(Site site, long from, long to, Value body)
    {
        var isState = ((INamedTypeSymbol)site.TypeOf(site.Method.Parameters.Length - 1)).DelegateInvokeMethod!.Parameters.Length > 1;
        for (var i = from; i < to; i++)
            body.Call(isState ? [Value.Of(i), default] : [Value.Of(i)]);
        return default;
    }

    private static Value Change(Value place, Func<Value, Value> change, bool givesOld)
    {
        var held = (Place)place.Object!;
        var old = held.Get();
        var changed = change(old);
        held.Set(changed);
        return givesOld ? old : changed;
    }
}
