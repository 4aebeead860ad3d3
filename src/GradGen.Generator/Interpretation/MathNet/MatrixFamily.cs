using GradGen.Generator.Interpretation.Framework;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.MathNet;

/// <summary>What matrices have that vectors have not: rows and columns, and products.</summary>
internal static class MatrixFamily
{
    internal static void AddTo(NativeTable table)
    {
        AddElements(table);
        AddProducts(table);
        AddLines(table);
        AddParts(table);
        AddArrays(table);
    }

    private static void AddElements(NativeTable table)
    {
        table.Add(DenseTypes.Matrices, "get_RowCount", static (site, self, _) => Value.Of(DenseTypes.Of(site, self).Rows));
        table.Add(DenseTypes.Matrices, "get_ColumnCount", static (site, self, _) => Value.Of(DenseTypes.Of(site, self).Columns));
        foreach (var name in new[] { "get_Item", "At/2" })
            table.Add(DenseTypes.Matrices, name, static (site, self, a) => Inside(site, self, a) is var held ? held[a[0].Int, a[1].Int] : default);
        foreach (var name in new[] { "set_Item", "At/3" })
        {
            table.Add(DenseTypes.Matrices, name, static (site, self, a) =>
            {
                Inside(site, self, a).Set(a[0].Int, a[1].Int, a[2]);
                return default;
            });
        }

        table.Add(DenseTypes.Matrices, "Trace", static (site, self, _) => RealFunctions.Sum(site.Trace, Diagonal(DenseTypes.Of(site, self))));
        table.Add(DenseTypes.Matrices, "Diagonal", static (site, self, _) => Value.Of(
            Diagonal(DenseTypes.Of(site, self)).ToArray() is var diagonal
                ? DenseValue.Vector(site.Host, DenseTypes.Of(site, self).Element, diagonal.Length, place => diagonal[place]) : null));
        table.Add(DenseTypes.Matrices, "FrobeniusNorm", static (site, self, _) => RealFunctions.Length(site.Trace, DenseTypes.Of(site, self).Items));
    }

    private static DenseValue Inside(Site site, Value self, Value[] a)
    {
        var held = DenseTypes.Of(site, self);
        return (uint)a[0].Int < (uint)held.Rows && (uint)a[1].Int < (uint)held.Columns ? held : throw site.Host.Thrown<ArgumentOutOfRangeException>();
    }

    private static IEnumerable<Value> Diagonal(DenseValue held) => Enumerable.Range(0, Math.Min(held.Rows, held.Columns)).Select(i => held[i, i]);

    private static void AddProducts(NativeTable table)
    {
        DenseTypes.AddOperation(table, DenseTypes.Both, "Multiply", 1, static (site, self, a) => (DenseValue)Product(site, Value.Of(self), a[0]).Object!);
        DenseTypes.AddOperation(table, DenseTypes.Matrices, "LeftMultiply", 1,
            static (site, self, a) => (DenseValue)Product(site, a[0], Value.Of(self)).Object!);
        DenseTypes.AddOperation(table, DenseTypes.Matrices, "TransposeThisAndMultiply", 1,
            static (site, self, a) => (DenseValue)Product(site, Value.Of(Transposed(site, self)), a[0]).Object!);
        DenseTypes.AddOperation(table, DenseTypes.Matrices, "TransposeAndMultiply", 1,
            static (site, self, a) => (DenseValue)Product(site, Value.Of(self), Value.Of(Transposed(site, DenseTypes.Of(site, a[0])))).Object!);
        DenseTypes.AddOperation(table, DenseTypes.Matrices, "Transpose", 0, static (site, self, _) => Transposed(site, self));
        table.Add(DenseTypes.Both, "op_Multiply", static (site, _, a) => Product(site, a[0], a[1]));

        static DenseValue Transposed(Site site, DenseValue held) =>
            DenseValue.Matrix(site.Host, held.Element, held.Columns, held.Rows, (row, column) => held[column, row]);
    }

    // Of two vectors a number; of a number and anything what is that many times as large.
    private static Value Product(Site site, Value first, Value second)
    {
        if (first.Object is not DenseValue one || second.Object is not DenseValue other)
            return Value.Of(ElementFamily.Combined(site, first, second, RealFunctions.OfTwo["Multiply"]));
        if (!one.IsMatrix && !other.IsMatrix)
            return VectorFamily.Dot(site, one, other);
        // A vector stands as a row before a matrix, as a column behind it.
        var (rows, inner) = one.IsMatrix ? (one.Rows, one.Columns) : (1, one.Rows);
        if (inner != other.Rows)
            throw site.Host.Thrown<ArgumentException>();
        site.Host.Spend(rows * inner * other.Columns / 4);
        Value Entry(int row, int column) => RealFunctions.Sum(site.Trace,
            Enumerable.Range(0, inner).Select(k => site.Trace.Multiply(one.IsMatrix ? one[row, k] : one[k, 0], other[k, column])));
        return Value.Of(!other.IsMatrix ? DenseValue.Vector(site.Host, one.Element, rows, row => Entry(row, 0))
            : !one.IsMatrix ? DenseValue.Vector(site.Host, one.Element, other.Columns, column => Entry(0, column))
            : DenseValue.Matrix(site.Host, one.Element, rows, other.Columns, Entry));
    }

    private static void AddLines(NativeTable table)
    {
        AddLine("Row", static (held, line, place) => (line, place), static held => (held.Rows, held.Columns));
        AddLine("Column", static (held, line, place) => (place, line), static held => (held.Columns, held.Rows));

        void AddLine(string name, Func<DenseValue, int, int, (int Row, int Column)> at, Func<DenseValue, (int Lines, int Length)> sizes)
        {
            DenseValue Line(Site site, DenseValue held, int line, int from, int count) =>
                (uint)line < (uint)sizes(held).Lines && from >= 0 && count >= 0 && from + count <= sizes(held).Length
                    ? DenseValue.Vector(site.Host, held.Element, count, place =>
                        at(held, line, from + place) is var (row, column) ? held[row, column] : default)
                    : throw site.Host.Thrown<ArgumentOutOfRangeException>();
            IEnumerable<DenseValue> Lines(Site site, DenseValue held) =>
                Enumerable.Range(0, sizes(held).Lines).Select(line => Line(site, held, line, 0, sizes(held).Length));
            DenseTypes.AddOperation(table, DenseTypes.Matrices, name, 1, (site, self, a) => Line(site, self, a[0].Int, 0, sizes(self).Length));
            table.Add(DenseTypes.Matrices, name + "/3", (site, self, a) =>
                Value.Of(Line(site, DenseTypes.Of(site, self), a[0].Int, a[1].Int, a[2].Int)));
            table.Add(DenseTypes.Matrices, $"Set{name}/2", (site, self, a) =>
            {
                var held = DenseTypes.Of(site, self);
                Value[] numbers = [.. site.Host.Items(a[1])];
                if ((uint)a[0].Int >= (uint)sizes(held).Lines || numbers.Length != sizes(held).Length)
                    throw site.Host.Thrown<ArgumentException>();
                for (var place = 0; place < numbers.Length; place++)
                {
                    var (row, column) = at(held, a[0].Int, place);
                    held.Set(row, column, numbers[place]);
                }

                return default;
            });
            table.Add(DenseTypes.Matrices, $"Enumerate{name}s/0", (site, self, _) =>
                Value.Of(new SequenceValue(Lines(site, DenseTypes.Of(site, self)).Select(static line => Value.Of(line)))));
            AddOfEach(name + "Sums/0", static (site, numbers, _) => RealFunctions.Sum(site.Trace, numbers));
            AddOfEach(name + "AbsoluteSums/0", static (site, numbers, _) => VectorFamily.Norm(site, numbers, 1));
            AddOfEach(name + "Norms/1", static (site, numbers, a) => VectorFamily.Norm(site, numbers, a[0].Real));

            void AddOfEach(string member, Func<Site, IEnumerable<Value>, Value[], Value> number) => table.Add(DenseTypes.Matrices, member, (site, self, a) =>
            {
                DenseValue[] lines = [.. Lines(site, DenseTypes.Of(site, self))];
                return Value.Of(DenseValue.Vector(site.Host, DenseTypes.Of(site, self).Element, lines.Length, line => number(site, lines[line].Items, a)));
            });
        }
    }

    private static void AddParts(NativeTable table)
    {
        table.Add(DenseTypes.Matrices, "SubMatrix", static (site, self, a) =>
        {
            var held = DenseTypes.Of(site, self);
            return a[0].Int < 0 || a[2].Int < 0 || a[0].Int + a[1].Int > held.Rows || a[2].Int + a[3].Int > held.Columns
                ? throw site.Host.Thrown<ArgumentOutOfRangeException>()
                : Value.Of(DenseValue.Matrix(site.Host, held.Element, a[1].Int, a[3].Int, (row, column) => held[a[0].Int + row, a[2].Int + column]));
        });
        table.Add(DenseTypes.Matrices, "SetSubMatrix/3", static (site, self, a) =>
        {
            var (held, part) = (DenseTypes.Of(site, self), DenseTypes.Of(site, a[2]));
            if (a[0].Int < 0 || a[1].Int < 0 || a[0].Int + part.Rows > held.Rows || a[1].Int + part.Columns > held.Columns)
                throw site.Host.Thrown<ArgumentOutOfRangeException>();
            for (var place = 0; place < part.Count; place++)
                held.Set(a[0].Int + (place % part.Rows), a[1].Int + (place / part.Rows), part.Numbers.Get(place));
            return default;
        });
        DenseTypes.AddOperation(table, DenseTypes.Matrices, "Append", 1, static (site, self, a) =>
            DenseTypes.Of(site, a[0]) is var right && right.Rows == self.Rows
                ? DenseValue.Matrix(site.Host, self.Element, self.Rows, self.Columns + right.Columns, (row, column) =>
                    column < self.Columns ? self[row, column] : right[row, column - self.Columns])
                : throw site.Host.Thrown<ArgumentException>());
        DenseTypes.AddOperation(table, DenseTypes.Matrices, "Stack", 1, static (site, self, a) =>
            DenseTypes.Of(site, a[0]) is var below && below.Columns == self.Columns
                ? DenseValue.Matrix(site.Host, self.Element, self.Rows + below.Rows, self.Columns, (row, column) =>
                    row < self.Rows ? self[row, column] : below[row - self.Rows, column])
                : throw site.Host.Thrown<ArgumentException>());
    }

    private static void AddArrays(NativeTable table)
    {
        table.Add(DenseTypes.Matrices, "ToArray", static (site, self, _) =>
        {
            var held = DenseTypes.Of(site, self);
            var array = new RealArray(held.Element, held.Rows, held.Columns);
            for (var place = 0; place < array.Length; place++)
                site.Trace.Store(array, place, held[place / held.Columns, place % held.Columns]);
            return Value.Of(array);
        });
        table.Add(DenseTypes.Matrices, "ToRowMajorArray", static (site, self, _) => DenseTypes.Of(site, self) is var held
            ? Value.Of(Windows.ArrayOf(site, held.Element, [.. Enumerable.Range(0, held.Count).Select(at => held[at / held.Columns, at % held.Columns])]))
            : default);
        table.Add(DenseTypes.Matrices, "ToColumnMajorArray", static (site, self, _) =>
            DenseTypes.ToArray(site, self));
        table.Add(DenseTypes.Matrices, "AsColumnMajorArray", static (site, self, _) => Value.Of(DenseTypes.Of(site, self).Numbers));
        table.Add(DenseTypes.Own("DenseMatrix"), "get_Values", static (site, self, _) => Value.Of(DenseTypes.Of(site, self).Numbers));
    }
}
