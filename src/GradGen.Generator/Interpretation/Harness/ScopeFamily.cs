using GradGen.Generator.Interpretation.Framework;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary><c>CheckScope</c>: what a layer's own state is while it is run.</summary>
internal static class ScopeFamily
{
    private const string Type = "GradGen.Harness.CheckScope";

    internal static void AddTo(NativeTable table)
    {
        table.Add(Type, "HoldRandom", static (_, self, a) =>
        {
            var place = (Place)a[0].Object!;
            var scope = (ScopeValue)self.Object!;
            if (place.Get().Object is not null)
                place.Set(Value.Of(scope.NextRandom()));
            return default;
        });
        table.Add(Type, "HoldRandoms", static (_, self, a) =>
        {
            if (((Place)a[0].Object!).Get().Object is Instance layer)
            {
                foreach (var slot in Enumerable.Range(0, layer.Fields.Length).Where(slot => layer.Fields[slot].Object is RandomValue))
                    layer.Fields[slot] = Value.Of(((ScopeValue)self.Object!).NextRandom());
            }

            return default;
        });
        table.Add(Type, "Hold", static (_, _, a) => a[1]);
        table.Add(Type, "HoldMode", static (_, self, a) => Mode(self).IsTraining ? a[1] : a[2]);
        table.Add(Type, "EntersTraining", static (_, self, _) => Value.Of(Mode(self).IsTraining && Scope(self).IsBeforeForward));
        table.Add(Type, "EntersEvaluation", static (_, self, _) => Value.Of(!Mode(self).IsTraining && Scope(self).IsBeforeForward));
        table.Add(Type, "StartsSequence", static (_, self, _) =>
        {
            Scope(self).HoldsState = true;
            return Value.Of(Scope(self).IsBeforeForward && Scope(self).ResetsState);
        });
        table.Add(Type, "StartsAfresh", static (_, self, _) => Value.Of(Scope(self).IsBeforeForward));
        table.Add(Type, "HoldLayer", static (site, self, a) => Hold(site, self, a[0], site.TypeArgument(0)));
        table.Add(Type, "HoldStruct", static (site, self, a) => Hold(site, self, ((Place)a[0].Object!).Get(), site.TypeArgument(1)));
        table.Add(Type, "HoldLayers", static (site, self, a) =>
        {
            foreach (var layer in ThetaFamily.Items(site, a[0]))
                Hold(site, self, layer, site.TypeArgument(0));
            return default;
        });
    }

    private static ScopeValue Mode(Value self)
    {
        Scope(self).HoldsMode = true;
        return Scope(self);
    }

    private static ScopeValue Scope(Value self) => (ScopeValue)self.Object!;

    private static Value Hold(Site site, Value self, Value layer, ITypeSymbol element)
    {
        var interfaces = new Interfaces(site.Host, element);
        return interfaces.IsHarnessed(layer) ? interfaces.Harnessed(layer, "Hold", self) : default;
    }
}
