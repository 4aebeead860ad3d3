using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace GradGen.Tests.Packing;

public class PackingProperties
{
    private static readonly Gen<int> Sizes = Gen.Choose(0, 4);

    // Arrays of rank one to four, arrays of arrays with rows of several lengths and missing ones, and arrays of matrices.
    private static readonly Gen<Array> Arrays = Gen.OneOf(
        Sizes.Select(static n => (Array)new double[n]),
        Sizes.Two().Select(static n => (Array)new double[n.Item1, n.Item2]),
        Sizes.Three().Select(static n => (Array)new double[n.Item1, n.Item2, n.Item3]),
        Sizes.Four().Select(static n => (Array)new double[n.Item1, n.Item2, n.Item3, n.Item4]),
        Sizes.ListOf().Select(static rows => (Array)rows.Select(static n => n == 0 ? null : new double[n]).ToArray()),
        Sizes.ListOf().Select(static rows => (Array)rows.Select(static n => new[] { new double[n], new double[2] }).ToArray()),
        Sizes.ListOf().Select(static rows => (Array)rows.Select(static n => new double[n, 2]).ToArray()));

    private static readonly Gen<(Array[] Arrays, int Start, int Length)> Windows =
        from arrays in Arrays.ListOf()
        let count = arrays.Sum(static array => Theta.Count(array))
        from start in Gen.Choose(0, count)
        from length in Gen.Choose(0, count - start)
        select (arrays.ToArray(), start, length);

    [Fact]
    public void A_window_of_theta_changes_itself_and_nothing_else()
    {
        Repeatable.Check(Prop.ForAll(Arb.From(Windows), static drawn =>
        {
            var (arrays, start, length) = drawn;
            var before = Numbers(arrays, 1);
            Unpack(arrays, before, 0, before.Length);
            var part = Enumerable.Range(0, length).Select(static i => -1.0 - i).ToArray();
            Unpack(arrays, part, start, before.Length);
            part.CopyTo(before, start);
            return Pack(arrays).SequenceEqual(before);
        }));
    }

    [Fact]
    public void Theta_comes_out_as_it_went_in_and_row_major()
    {
        Repeatable.Check(Prop.ForAll(Arb.From(Arrays), static array =>
        {
            var theta = Numbers([array], 1);
            Unpack([array], theta, 0, theta.Length);
            return Pack([array]).SequenceEqual(theta) && Flatten(array).SequenceEqual(theta);
        }));
    }

    [Fact]
    public void A_cleared_array_is_zero()
    {
        Repeatable.Check(Prop.ForAll(Arb.From(Arrays), static array =>
        {
            var theta = Numbers([array], 1);
            Unpack([array], theta, 0, theta.Length);
            Theta.Clear(array);
            return Flatten(array).All(static value => value == 0);
        }));
    }

    [Fact]
    public void The_index_at_a_position_leads_to_the_value_there()
    {
        Repeatable.Check(Prop.ForAll(Arb.From(Arrays), static array =>
        {
            var theta = Numbers([array], 0);
            Unpack([array], theta, 0, theta.Length);
            var shape = BlockShape.Of(array);
            return shape.Length == theta.Length
                && Enumerable.Range(0, shape.Length).All(position => (double)Follow(array, shape.IndexAt(position)) == position);
        }));
    }

    [Fact]
    public void Shapes_are_equal_when_sizes_are()
    {
        Repeatable.Check(Prop.ForAll(Arb.From(Arrays.Two()), static pair =>
        {
            var (a, b) = (BlockShape.Of(pair.Item1), BlockShape.Of(pair.Item2));
            return a.Equals(b) == b.Equals(a) && (!a.Equals(b) || (a.GetHashCode() == b.GetHashCode() && a.Length == b.Length && a.ToString() == b.ToString()))
                && a.Equals(BlockShape.Of(pair.Item1));
        }));
    }

    private static double[] Numbers(Array[] arrays, int first) =>
        [.. Enumerable.Range(first, arrays.Sum(static array => Theta.Count(array))).Select(static value => (double)value)];

    private static void Unpack(Array[] arrays, double[] part, int start, int count)
    {
        var reader = new ThetaReader<double>(part, start, count, "the layer");
        foreach (var array in arrays)
            reader.Read(array);
    }

    private static double[] Pack(Array[] arrays)
    {
        var theta = new double[arrays.Sum(static array => Theta.Count(array))];
        var writer = new ThetaWriter<double>(theta, theta.Length, "the layer");
        foreach (var array in arrays)
            writer.Write(array);
        return theta;
    }

    private static IEnumerable<double> Flatten(Array? array) =>
        array is null ? [] : array.Cast<object?>().SelectMany(static value => value is double number ? [number] : Flatten((Array?)value));

    private static object Follow(object array, string index)
    {
        foreach (var part in index.Split('[', StringSplitOptions.RemoveEmptyEntries))
            array = ((Array)array).GetValue([.. part.TrimEnd(']').Split(',').Select(int.Parse)])!;
        return array;
    }
}
