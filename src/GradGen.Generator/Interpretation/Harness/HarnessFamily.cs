using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary><c>LayerHarness</c>: inputs, outputs and upstream gradients, and what generated code does with them.</summary>
internal static class HarnessFamily
{
    private const string Type = "GradGen.Harness.LayerHarness`1";
    private const string OfLayer = "GradGen.Harness.LayerHarness`2";

    internal static void AddTo(NativeTable table)
    {
        table.Add(OfLayer, ".ctor",
            static (site, self, a) => Value.Of(new HarnessValue(WithLayer(site, self, a[0]), site.OfType(1)) { Sizes = a[1] }));
        AddState(table);
        AddStorages(table);
        AddParameters(table);
        table.Add("GradGen.Harness.HarnessInput", ".ctor", static (_, _, a) => Value.Of(new InputValue((string)a[0].Object!, (ArrayValue)a[1].Object!)
        {
            Role = a[2].Int,
            HasGradient = a[3].Flag,
            IsScalar = a[4].Flag,
            Domain = a[5].Object as DomainValue,
            LabelCount = a[6].Int,
        }));
        foreach (var name in new[] { "ComparedWith", "IsOneOfCompared", "IsGiven", "TakesAnySign" })
        {
            table.Add("GradGen.Harness.HarnessInput", "set_" + name, (_, self, a) => ((InputValue)self.Object!).Set[name] = a[0]);
            table.Add("GradGen.Harness.HarnessInput", "get_" + name,
                (_, self, _) => ((InputValue)self.Object!).Set.TryGetValue(name, out var value) ? value : default);
        }

        table.Add("GradGen.Harness.HarnessInput", "get_Value", static (_, self, _) => Value.Of(((InputValue)self.Object!).Array));
    }

    /// <summary>An object of generated code, with the layer that its constructor is given.</summary>
    internal static Instance WithLayer(Site site, Value self, Value layer)
    {
        var made = (Instance)self.Object!;
        made.Fields[made.Layout.SlotOf(site.Method.ContainingType.GetMembers("Layer").Single())] = layer;
        return made;
    }

    /// <summary>The layer that a harness runs.</summary>
    internal static Value LayerOf(HarnessValue harness)
    {
        for (var type = harness.Self.Layout.Type; type is not null; type = type.BaseType)
        {
            if (Names.Of(type) == OfLayer)
                return harness.Self.Fields[harness.Self.Layout.SlotOf(type.GetMembers("Layer").Single())];
        }

        throw RunEndedException.Unknown("a harness without a layer");
    }

    internal static HarnessValue Of(Value self) => self.Object as HarnessValue ?? (HarnessValue)((Instance)self.Object!).Native!;

    private static ArrayValue Array(Site site, ArrayValue? array) => array ?? throw site.Host.Thrown<NullReferenceException>();

    private static void AddState(NativeTable table)
    {
        table.Add(OfLayer, "get_Sizes", static (_, self, _) => Of(self).Sizes);
        table.Add(Type, "set_Inputs", static (_, self, a) =>
        {
            Of(self).Inputs = [.. Numbers.Flat((ArrayValue)a[0].Object!).Select(static input => (InputValue)input.Object!)];
            return default;
        });
        table.Add(Type, "set_Outputs", static (_, self, a) => Value.Of(Of(self).Outputs = (ArrayValue)a[0].Object!));
        table.Add(Type, "get_Outputs", static (_, self, _) => Value.Of(Of(self).Outputs));
        table.Add(Type, "set_InputGradients", static (_, self, a) => Value.Of(Of(self).InputGradients = (ArrayValue)a[0].Object!));
        table.Add(Type, "get_InputGradients", static (_, self, _) => Value.Of(Of(self).InputGradients));
        table.Add(Type, "get_Training", static (_, self, _) => Value.Of(Of(self).IsTraining));
        table.Add(Type, "get_MeansOther", static (_, self, _) => Value.Of(Of(self).MeansOther));
        table.Add(Type, "set_Thresholds", static (_, self, a) => Of(self).Thresholds = a[0]);
        table.Add(Type, "get_Step", static (_, self, _) => Value.Of(Of(self).Step));
        table.Add(Type, "Input", static (_, self, a) => Value.Of(Of(self).Inputs[a[0].Int].Array));
        table.Add(Type, "Output", static (_, self, a) => Of(self).Outputs!.Get(a[0].Int));
        table.Add(Type, "UpstreamOf", static (_, self, a) => Value.Of(Of(self).Upstream[a[0].Int]));
        table.Add(Type, "InputGradientOf", static (_, self, a) => Of(self).InputGradients!.Get(a[0].Int));
        table.Add(Type, "UpstreamsOf",
            static (site, self, a) => Value.Of(Numbers.Of(site.TypeArgument(0), [.. Sequence(Of(self)).Select(step => Value.Of(step.Upstream[a[0].Int]))])));
        table.Add(Type, "KeepInputGradients", static (site, self, a) =>
        {
            Value[] gradients = a[1].Object is null ? [] : [.. site.Host.Items(a[1])];
            var steps = Sequence(Of(self));
            if (a[1].Object is not null && gradients.Length != steps.Count)
                throw site.Host.Thrown<InvalidOperationException>();
            for (var step = 0; step < steps.Count; step++)
                steps[step].InputGradients!.Set(a[0].Int, gradients.Length == 0 ? default : gradients[step]);
            return default;
        });
        table.Add(Type, "ClearOutputs", static (site, self, _) =>
        {
            foreach (var output in Numbers.Rows(Of(self).Outputs!))
                Numbers.Clear(site.Host, output);
            return default;
        });
        table.Add(Type, "ZerosLike", static (site, self, a) =>
            Value.Of(Numbers.Like(site.Host, site.Method.IsStatic ? Array(site, a[0].Object as ArrayValue) : Of(self).Inputs[a[0].Int].Array)));
        table.Add(Type, "CopyOfInput", static (_, self, a) => Value.Of(Numbers.Copy(Of(self).Inputs[a[0].Int].Array)));
        table.Add(Type, "CopyOfUpstream", static (site, self, a) => Value.Of(Numbers.Copy(Array(site, Of(self).Upstream[a[0].Int]))));
        table.Add(Type, "TimesUpstream", static (site, self, a) =>
        {
            if (Of(self).InputGradients!.Get(a[0].Int).Object is not ArrayValue factors)
                return default;
            var upstream = Numbers.Flat(Array(site, Of(self).Upstream[0]));
            var product = Numbers.Copy(factors);
            if (Numbers.Count(product) != upstream.Length)
                throw site.Host.Thrown<InvalidOperationException>("a derivative of another shape than the output's");
            var place = 0;
            foreach (var (held, index) in Numbers.Places(product))
                held.Set(index, site.Trace.Multiply(held.Get(index), upstream[place++]));
            Of(self).InputGradients!.Set(a[0].Int, Value.Of(product));
            return default;
        });
        table.Add(Type, "Keep", static (_, self, a) => Of(self).Made = a[0]);
    }

    private static IReadOnlyList<HarnessValue> Sequence(HarnessValue harness) => harness.Sequence.Count == 0 ? [harness] : harness.Sequence;

    private static void AddStorages(NativeTable table)
    {
        table.Add(Type, "Give", static (site, self, a) => Of(self).GivenInputs[a[0].Int] = Storage(site).Made(Of(self).Inputs[a[0].Int].Array));
        table.Add(Type, "Given", static (_, self, a) => Of(self).GivenInputs[a[0].Int]);
        table.Add(Type, "GiveUpstream",
            static (site, self, a) => Of(self).GivenUpstream[a[0].Int] = Storage(site).Made(Array(site, Of(self).Upstream[a[0].Int])));
        table.Add(Type, "TakeBack", static (site, self, a) => TakeBack(site, Of(self).GivenInputs[a[0].Int], Of(self).Inputs[a[0].Int].Array));
        table.Add(Type, "TakeBackUpstream",
            static (site, self, a) => TakeBack(site, Of(self).GivenUpstream[a[0].Int], Array(site, Of(self).Upstream[a[0].Int])));
        table.Add(Type, "Made", static (site, _, a) => Storage(site).Made(Array(site, a[0].Object as ArrayValue)));
        table.Add(Type, "ArrayOf", static (site, _, a) => Value.Of(new StorageAccess(site.Host, site.TypeArgument(0), a[1], site.OfType(0)).ArrayOf(a[0])));
        table.Add(Type, "ClearGiven",
            static (site, self, a) => Storage(site).Fill(Of(self).GivenInputs[a[0].Int], Numbers.Like(site.Host, Of(self).Inputs[a[0].Int].Array)));
        table.Add(Type, "FillMade", static (site, self, a) => Storage(site).Fill(Of(self).Made, Array(site, Of(self).Upstream[a[0].Int])));
    }

    private static StorageAccess Storage(Site site) => new(site.Host, site.TypeArgument(0), site.Host.Layouts.Default(site.TypeArgument(1)), site.OfType(0));

    private static Value TakeBack(Site site, Value storage, ArrayValue array)
    {
        var flat = Storage(site).ArrayOf(storage);
        if (flat is null || flat.Length != Numbers.Count(array))
            return default;
        var place = 0;
        foreach (var (held, index) in Numbers.Places(array))
            held.Set(index, flat.Get(place++));
        return default;
    }

    private static void AddParameters(NativeTable table)
    {
        table.Add(OfLayer, "get_ParameterCount", static (site, self, _) => Value.Of(Interfaces(site, self).ParameterCount(LayerOf(Of(self)))));
        table.Add(OfLayer, "Penalty", static (site, self, _) => Interfaces(site, self).Harnessed(LayerOf(Of(self)), "Penalty"));
        table.Add(Type, "get_Returned", static (_, self, _) => Of(self).Unkept.ReturnedNames);
        table.Add(Type, "set_Returned", static (_, self, a) => Of(self).Unkept.ReturnedNames = a[0]);
        table.Add(Type, "Return", static (_, self, a) => Value.Of(Of(self).Unkept.Returned[(string)a[0].Object!] = a[1].Object as ArrayValue));
        table.Add(Type, "ReturnInOne", static (site, self, a) =>
        {
            var count = Interfaces(site, self).ParameterCount(LayerOf(Of(self)));
            var all = Numbers.Flat(a[0].Object as ArrayValue);
            if (all.Length % Math.Max(1, count) != 0)
                throw site.Host.Thrown<InvalidOperationException>("gradients that cannot be told apart");
            Value[] sum = [.. Enumerable.Repeat(Value.Of(0.0), count)];
            for (var i = 0; i < all.Length; i++)
                sum[i % count] = i < count ? all[i] : site.Trace.Add(sum[i % count], all[i]);
            Of(self).Unkept.InOne = sum;
            return default;
        });
        table.Add(Type, "BeginStep", static (site, self, a) => Steps.Begin(site, Of(self), Interfaces(site, self), a.Length == 0 ? Value.Of(1.0) : a[0]));
        table.Add(Type, "EndStep", static (site, self, a) => Steps.End(site, Of(self), Interfaces(site, self), a.Length == 0 ? Value.Of(1.0) : a[0]));
        table.Add(Type, "ScaleBack", static (site, self, _) => Steps.ScaleBack(site, Of(self)));
    }

    private static Interfaces Interfaces(Site site, Value self) => new(site.Host, Of(self).Element);
}
