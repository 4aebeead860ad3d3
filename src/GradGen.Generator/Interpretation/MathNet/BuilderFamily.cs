using GradGen.Generator.Interpretation.Framework;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.MathNet;

/// <summary>What makes matrices and vectors: <c>Build</c>, constructors, and random numbers.</summary>
internal static class BuilderFamily
{
    private const string OfMatrices = DenseTypes.Space + "MatrixBuilder`1";
    private const string OfVectors = DenseTypes.Space + "VectorBuilder`1";

    private static readonly string[] Matrices = DenseTypes.Own("DenseMatrix");
    private static readonly string[] Vectors = DenseTypes.Own("DenseVector");

    internal static void AddTo(NativeTable table)
    {
        foreach (var type in new[] { "Matrix`1", "Vector`1" })
            table.AddField(DenseTypes.Space + type, "Build", Value.Of(new object()));
        AddMatrices(table);
        AddVectors(table);
        AddRandom(table);
    }

    private static void AddMatrices(NativeTable table)
    {
        table.Add(OfMatrices, "Dense/2", static (site, _, a) => Zeros(site, a[0], a[1]));
        table.Add(Matrices, ".ctor/2", static (site, _, a) => Zeros(site, a[0], a[1]));
        table.Add(Matrices, ".ctor/1", static (site, _, a) => Kinds.Of(site.TypeOf(0)) == Kind.Int32
            ? Zeros(site, a[0], a[0]) : throw RunEndedException.Unknown("a storage of Math.NET"));
        table.Add(OfMatrices, "Dense/3", static (site, _, a) => Filled(site, a));
        table.Add(Matrices, ".ctor/3", static (site, _, a) => Filled(site, a));
        table.Add(Matrices, "Create/3", static (site, _, a) => Filled(site, a));
        table.Add(OfMatrices, "DenseIdentity/1", static (site, _, a) => Identity(site, a[0].Int, a[0].Int));
        table.Add(OfMatrices, "DenseIdentity/2", static (site, _, a) => Identity(site, a[0].Int, a[1].Int));
        table.Add(Matrices, "CreateIdentity", static (site, _, a) => Identity(site, a[0].Int, a[0].Int));
        Of("Array", static (site, given) => (ArrayValue)given.Object! is var array && array.Rank == 2
            ? Matrix(site, array.Lengths[0], array.Lengths[1], (row, column) => array.Get((row * array.Lengths[1]) + column)) : default);
        Of("Matrix", static (site, given) => DenseTypes.Of(site, given) is var held ? Value.Of(held.With(held.Numbers.Get)) : default);
        foreach (var part in new[] { "s/1", "Arrays", "Vectors" })
        {
            Of("Row" + part, static (site, given) => Lines(site, given, isRows: true));
            Of("Column" + part, static (site, given) => Lines(site, given, isRows: false));
        }

        table.Add(OfMatrices, "DenseOfRowMajor", static (site, _, a) => Numbers(site, a, isRowMajor: true));
        table.Add(OfMatrices, "DenseOfColumnMajor", static (site, _, a) => Numbers(site, a, isRowMajor: false));
        table.Add(OfMatrices, "SameAs/1", static (site, _, a) => DenseTypes.Of(site, a[0]) is var held
            ? Matrix(site, held.Rows, held.Columns, static (_, _) => Value.Of(0.0)) : default);

        void Of(string what, Func<Site, Value, Value> make)
        {
            table.Add(OfMatrices, "DenseOf" + what, (site, _, a) => make(site, a[0]));
            table.Add(Matrices, "Of" + what, (site, _, a) => make(site, a[0]));
        }
    }

    private static Value Matrix(Site site, int rows, int columns, Func<int, int, Value> number) =>
        Value.Of(DenseValue.Matrix(site.Host, DenseTypes.ElementOf(site), rows, columns, number));

    // With one number, a function of the place, or an array that then is the matrix's own.
    private static Value Filled(Site site, Value[] a) => a[2].Object switch
    {
        ArrayValue numbers => numbers.Length == a[0].Int * a[1].Int
            ? Value.Of(new DenseValue(site.Host, numbers, a[0].Int, a[1].Int)) : throw site.Host.Thrown<ArgumentException>(),
        FunctionValue function => Matrix(site, a[0].Int, a[1].Int, (row, column) => function.Call(Value.Of(row), Value.Of(column))),
        _ => Matrix(site, a[0].Int, a[1].Int, (_, _) => a[2]),
    };

    private static Value Identity(Site site, int rows, int columns) => Matrix(site, rows, columns, static (row, column) => Value.Of(row == column ? 1.0 : 0));

    private static Value Lines(Site site, Value given, bool isRows)
    {
        Value[][] lines = [.. site.Host.Items(given).Select(line => site.Host.Items(line).ToArray())];
        if (lines.Length == 0 || Array.Exists(lines, line => line.Length != lines[0].Length))
            throw site.Host.Thrown<ArgumentException>();
        return isRows
            ? Matrix(site, lines.Length, lines[0].Length, (row, column) => lines[row][column])
            : Matrix(site, lines[0].Length, lines.Length, (row, column) => lines[column][row]);
    }

    private static Value Numbers(Site site, Value[] a, bool isRowMajor)
    {
        Value[] numbers = [.. site.Host.Items(a[2])];
        return numbers.Length != a[0].Int * a[1].Int ? throw site.Host.Thrown<ArgumentException>()
            : Matrix(site, a[0].Int, a[1].Int, (row, column) => numbers[isRowMajor ? (row * a[1].Int) + column : (column * a[0].Int) + row]);
    }

    private static void AddVectors(NativeTable table)
    {
        foreach (var (types, name) in new[] { ((string[])[OfVectors], "Dense/1"), (Vectors, ".ctor") })
        {
            table.Add(types, name, static (site, _, a) => a[0].Object is ArrayValue own ? Value.Of(new DenseValue(site.Host, own))
                : Kinds.Of(site.TypeOf(0)) == Kind.Int32 ? Vector(site, a[0].Int, static _ => Value.Of(0.0))
                : throw RunEndedException.Unknown("a storage of Math.NET"));
        }

        foreach (var (types, name) in new[] { ((string[])[OfVectors], "Dense/2"), (Vectors, "Create") })
        {
            table.Add(types, name, static (site, _, a) => Vector(site, a[0].Int,
                a[1].Object is FunctionValue function ? place => function.Call(Value.Of(place)) : _ => a[1]));
        }

        foreach (var what in new[] { "Array", "Vector", "Enumerable" })
        {
            table.Add(OfVectors, "DenseOf" + what, static (site, _, a) => Copy(site, a[0]));
            table.Add(Vectors, "Of" + what, static (site, _, a) => Copy(site, a[0]));
        }

        table.Add(Vectors, "op_Implicit", static (site, _, a) => Value.Of(new DenseValue(site.Host, (ArrayValue)a[0].Object!)));
        table.Add(OfVectors, "SameAs/1", static (site, _, a) => Vector(site, DenseTypes.Of(site, a[0]).Count, static _ => Value.Of(0.0)));
    }

    private static Value Vector(Site site, int count, Func<int, Value> number) =>
        Value.Of(DenseValue.Vector(site.Host, DenseTypes.ElementOf(site), count, number));

    private static Value Copy(Site site, Value given) =>
        site.Host.Items(given).ToArray() is var numbers ? Vector(site, numbers.Length, place => numbers[place]) : default;

    // Other numbers than Math.NET draws, of the same mean and spread.
    private static void AddRandom(NativeTable table)
    {
        const string distributions = "MathNet.Numerics.Distributions.";
        table.Add(distributions + "Normal", ".ctor", static (site, _, a) => Value.Of(new Spread(
            a.Length > 1 ? a[0].Real : 0, Math.Sqrt(3) * (a.Length > 1 ? a[1].Real : 1))));
        table.Add(distributions + "ContinuousUniform", ".ctor", static (_, _, a) => Value.Of(
            a.Length > 1 ? new Spread((a[0].Real + a[1].Real) / 2, (a[1].Real - a[0].Real) / 2) : new Spread(0.5, 0.5)));
        for (var arguments = 1; arguments <= 3; arguments++)
        {
            var count = arguments;
            if (count > 1)
                table.Add(OfMatrices, $"Random/{count}", DrawnMatrix);
            if (count < 3)
                table.Add(OfVectors, $"Random/{count}", DrawnVector);
        }

        table.Add(Matrices, "CreateRandom", DrawnMatrix);
        table.Add(Vectors, "CreateRandom", DrawnVector);
    }

    private static Value Zeros(Site site, Value rows, Value columns) => Matrix(site, rows.Int, columns.Int, static (_, _) => Value.Of(0.0));

    private static Value DrawnMatrix(Site site, Value self, Value[] a)
    {
        var next = Drawn(a, 2);
        return Matrix(site, a[0].Int, a[1].Int, (_, _) => next());
    }

    private static Value DrawnVector(Site site, Value self, Value[] a)
    {
        var next = Drawn(a, 1);
        return Vector(site, a[0].Int, _ => next());
    }

    // The argument behind the sizes is a seed or a distribution; without one they are about as large as one.
    private static Func<Value> Drawn(Value[] a, int sizes)
    {
        var spread = a.Length > sizes ? a[sizes].Object as Spread : null;
        var random = new RandomValue(a.Length > sizes && spread is null ? a[sizes].Int : 1);
        return () => Value.Of((spread?.Mean ?? 0) + ((spread?.Reach ?? Math.Sqrt(3)) * ((2 * random.NextDouble()) - 1)));
    }

    private sealed record Spread(double Mean, double Reach);
}
