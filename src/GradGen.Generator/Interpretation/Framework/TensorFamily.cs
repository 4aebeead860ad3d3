using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary><c>Tensor&lt;T&gt;</c> of reals, a dense one: an array of any rank whose numbers another may hold too.</summary>
internal static class TensorFamily
{
    private const string Type = "System.Numerics.Tensors.Tensor`1";
    private const string Functions = "System.Numerics.Tensors.Tensor";

    private static readonly string[] Spans = ["System.Numerics.Tensors.TensorSpan`1", "System.Numerics.Tensors.ReadOnlyTensorSpan`1"];

    private static IEnumerable<string> All => [Type, .. Spans];

    internal static void AddTo(NativeTable table)
    {
        AddMakers(table);
        table.Add(All, "get_Rank", static (_, self, _) => Value.Of(Of(self).Lengths.Length));
        table.Add(All, "get_FlattenedLength", static (_, self, _) => Value.Of(Of(self).Numbers.Length));
        table.Add(All, "get_IsEmpty", static (_, self, _) => Value.Of(Of(self).Numbers.Length == 0));
        table.Add(All, "get_Lengths", static (site, self, _) => Value.Of(new Window(Windows.ArrayOf(
            site, site.Host.Compilation.GetSpecialType(SpecialType.System_IntPtr), [.. Of(self).Lengths.Select(static length => Value.Of(length))]))));
        table.Add(All, "get_Item/1", static (site, self, a) => Value.Of(new ElementPlace(site.Trace, Of(self).Numbers, Flat(site, Of(self), a[0]))));
        table.Add(All, "GetPinnableReference", static (site, self, _) => Value.Of(new ElementPlace(site.Trace, Of(self).Numbers, 0)));
        foreach (var name in new[] { "CreateSpan", "CreateReadOnlySpan" })
        {
            table.Add("System.Runtime.InteropServices.MemoryMarshal", name, static (_, _, a) => a[0].Object is ElementPlace place
                ? Value.Of(new Window(place.Array, place.Index, a[1].Int)) : throw RunEndedException.Unknown("a span of one variable"));
        }

        table.Add(All, "FlattenTo", static (site, self, a) => Windows.Copy(site, new Window(Of(self).Numbers), Window.Of(a[0])));
        table.Add(All, "CopyTo", static (site, self, a) => Held(a[0]) is var target && target.Lengths.SequenceEqual(Of(self).Lengths)
            ? Windows.Copy(site, Of(self).Numbers, 0, target.Numbers, 0, target.Numbers.Length) : throw site.Host.Thrown<ArgumentException>());
        foreach (var name in new[] { "Clear", "Fill" })
        {
            table.Add([Type, Spans[0]], name, static (site, self, a) =>
            {
                for (var place = 0; place < Of(self).Numbers.Length; place++)
                    site.Trace.Store(Of(self).Numbers, place, a.Length == 0 ? Value.Of(0.0) : a[0]);
                return default;
            });
        }

        table.Add([Type, .. Spans], "op_Implicit", static (_, _, a) => a[0].Object is ArrayValue own ? Value.Of(new TensorValue(own, [own.Length])) : a[0]);
        foreach (var name in new[] { "AsTensorSpan/0", "AsReadOnlyTensorSpan/0", "ToDenseTensor" })
            table.Add(Type, name, static (_, self, _) => self);
        AddFunctions(table);
    }

    private static void AddMakers(NativeTable table)
    {
        table.Add(Functions, "Create/1", static (site, _, a) =>
            Value.Of(new TensorValue(Real(site, (ArrayValue)a[0].Object!), [((ArrayValue)a[0].Object!).Length])));
        table.Add(Functions, "Create/2", static (site, _, a) =>
        {
            var (numbers, lengths) = (Real(site, (ArrayValue)a[0].Object!), Integers(site, a[1]));
            return Size(lengths) == numbers.Length ? Value.Of(new TensorValue(numbers, lengths)) : throw site.Host.Thrown<ArgumentException>();
        });
        foreach (var name in new[] { "CreateFromShape/2", "CreateFromShapeUninitialized/2" })
        {
            table.Add(Functions, name, static (site, _, a) => Integers(site, a[0]) is var lengths
                ? Value.Of(new TensorValue(Real(site, ArrayValue.Create(site.TypeArgument(0), [Size(lengths)], null)), lengths)) : default);
        }

        table.Add(Functions, "Reshape", static (site, _, a) => Integers(site, a[1]) is var lengths && Size(lengths) == Held(a[0]).Numbers.Length
            ? Value.Of(new TensorValue(Held(a[0]).Numbers, lengths)) : throw site.Host.Thrown<ArgumentException>());
    }

    private static void AddFunctions(NativeTable table)
    {
        foreach (var (name, function) in RealFunctions.OfOne.Select(static pair => (pair.Key, pair.Value)))
        {
            table.Add(Functions, name + "/1", (site, _, a) =>
                Value.Of(Made(site, Held(a[0]).Lengths, place => function(site.Trace, Held(a[0]).Numbers.Get(place)))));
        }

        foreach (var (name, function) in RealFunctions.OfTwo.Select(static pair => (pair.Key, pair.Value)))
            table.Add(Functions, name + "/2", (site, _, a) => Combined(site, a, function));
        table.Add(Functions, "Sum", static (site, _, a) => RealFunctions.Sum(site.Trace, Items(Held(a[0]))));
        table.Add(Functions, "Norm", static (site, _, a) => RealFunctions.Length(site.Trace, Items(Held(a[0]))));
        table.Add(Functions, "Dot", static (site, _, a) => Held(a[0]).Lengths.SequenceEqual(Held(a[1]).Lengths)
            ? RealFunctions.Sum(site.Trace, Items(Held(a[0])).Zip(Items(Held(a[1])), site.Trace.Multiply))
            : throw RunEndedException.Unknown("tensors of different lengths"));
    }

    // Numbers stand beside each number of a tensor; tensors that would have to be stretched are left.
    private static Value Combined(Site site, Value[] a, Func<Trace, Value, Value, Value> function)
    {
        TensorValue?[] held = [.. a.Select(static argument => Plain(argument).Object as TensorValue)];
        TensorValue[] tensors = [.. held.OfType<TensorValue>()];
        if (!Array.TrueForAll(tensors, tensor => tensor.Lengths.SequenceEqual(tensors[0].Lengths)))
            throw RunEndedException.Unknown("tensors of different lengths");
        return Value.Of(Made(site, tensors[0].Lengths, place => function(site.Trace, At(0, place), At(1, place))));

        Value At(int argument, int place) => held[argument] is { } tensor ? tensor.Numbers.Get(place) : Plain(a[argument]);
    }

    private static TensorValue Made(Site site, int[] lengths, Func<int, Value> number) =>
        new(Windows.ArrayOf(site, site.TypeArgument(0), [.. Enumerable.Range(0, Size(lengths)).Select(number)]), lengths);

    private static int Flat(Site site, TensorValue tensor, Value indices)
    {
        var (place, numbers) = (0, Integers(site, indices));
        if (numbers.Length != tensor.Lengths.Length)
            throw site.Host.Thrown<ArgumentOutOfRangeException>();
        for (var axis = 0; axis < numbers.Length; axis++)
        {
            if ((uint)numbers[axis] >= (uint)tensor.Lengths[axis])
                throw site.Host.Thrown<IndexOutOfRangeException>();
            place = (place * tensor.Lengths[axis]) + numbers[axis];
        }

        return place;
    }

    private static int[] Integers(Site site, Value span)
    {
        var window = Window.Of(span);
        return window.Array is null || Kinds.Of(window.Array.Element) == Kind.Int64
            ? [.. Enumerable.Range(0, window.Length).Select(place => window[place].Int)]
            : throw RunEndedException.Unknown(Names.Of(site.Method) + " of indices from the end or ranges");
    }

    private static int Size(int[] lengths) => lengths.Aggregate(1, static (size, length) => size * length);

    private static ArrayValue Real(Site site, ArrayValue numbers) =>
        Kinds.Of(numbers.Element) == Kind.Real ? numbers : throw RunEndedException.Unknown(Names.Of(site.Method) + " of " + numbers.Element.ToDisplayString());

    private static IEnumerable<Value> Items(TensorValue tensor) => Enumerable.Range(0, tensor.Numbers.Length).Select(tensor.Numbers.Get);

    private static TensorValue Of(Value self) => (TensorValue)self.Object!;

    // Spans of tensors are passed by reference.
    private static Value Plain(Value argument) => argument.Object is Place place ? place.Get() : argument;

    private static TensorValue Held(Value argument) => Of(Plain(argument));

    private sealed class TensorValue(ArrayValue numbers, int[] lengths) : IChangeable
    {
        internal ArrayValue Numbers => numbers;

        internal int[] Lengths => lengths;

        public Action Remember(Action<object?> meet)
        {
            meet(numbers);
            return Snapshot.Nothing;
        }
    }
}
