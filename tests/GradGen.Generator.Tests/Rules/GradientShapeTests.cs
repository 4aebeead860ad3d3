using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0102: what is certain about a gradient's shape is said, and nothing else.</summary>
public class GradientShapeTests
{
    private const string WrongWayRound = "_dW is [inputs, outputs], but _w is [outputs, inputs]";

    private const string Fields = "private double[,] _w; private double[,] _dW; ";

    [Theory]
    [InlineData("Initialisers", "(int inputs, int outputs)", "private readonly double[,] _w = new double[outputs, inputs]; private readonly double[,] _dW = [|new double[inputs, outputs]|];", WrongWayRound)]
    [InlineData("A constructor", "", Fields + "public Layer(int inputs, int outputs) { _w = new double[outputs, inputs]; _dW = [|new double[inputs, outputs]|]; }", WrongWayRound)]
    [InlineData("A size in a field", "", "private readonly int _in, _out; " + Fields + "public Layer(int inputs, int outputs) { _in = inputs; _out = outputs; _w = new double[outputs, inputs]; _dW = [|new double[_in, _out]|]; }", WrongWayRound)]
    [InlineData("A size in a property", "", "public int In { get; } public int Out { get; private set; } " + Fields + "public Layer(int inputs, int outputs) { In = inputs; Out = outputs; _w = new double[outputs, inputs]; _dW = [|new double[In, Out]|]; }", WrongWayRound)]
    [InlineData("A computed property", "", "private readonly int _in, _out; private int In => _in; private int Out { get { return _out; } } " + Fields + "public Layer(int inputs, int outputs) { (_in, _out) = (inputs, outputs); _w = new double[outputs, inputs]; _dW = [|new double[In, Out]|]; }", WrongWayRound)]
    [InlineData("A constant", "", "private const int Size = 4; private double[] _w = new double[Size * 2]; private double[] _dW = [|new double[Size]|];", "_dW is [4], but _w is [8]")]
    [InlineData("checked", "(int rows, int columns)", "private double[] _w = new double[checked(rows * columns)]; private double[] _dW = [|new double[checked(rows * columns + 1)]|];", "_dW is [columns * rows + 1], but _w is [columns * rows]")]
    [InlineData("Its lengths the wrong way round", "", Fields + "public Layer(int inputs, int outputs) { _w = new double[outputs, inputs]; _dW = [|new double[_w.GetLength(1), _w.GetLength(0)]|]; }", WrongWayRound)]
    [InlineData("A parameter that is given", "", Fields + "public Layer(double[,] given) { _w = given; _dW = [|new double[given.GetLength(1), given.GetLength(0)]|]; } [GradCheckFactory] public static Layer Make() => new(new double[2, 3]);", "_dW is [given.GetLength(1), given.GetLength(0)], but _w is [given.GetLength(0), given.GetLength(1)]")]
    [InlineData("A local", "", Fields + "public Layer(int inputs, int outputs) { var w = new double[outputs, inputs]; var g = [|new double[inputs, outputs]|]; _w = w; _dW = g; }", WrongWayRound)]
    [InlineData("A helper", "", Fields + "public Layer(int inputs, int outputs) { _w = Zeros(outputs, inputs); _dW = [|Zeros(inputs, outputs)|]; } private static double[,] Zeros(int r, int c) => new double[r, c];", WrongWayRound)]
    [InlineData("A private method that allocates", "", Fields + "public Layer(int inputs, int outputs) { Allocate(outputs, inputs); } private void Allocate(int r, int c) { _w = new double[r, c]; _dW = [|new double[c, r]|]; }", WrongWayRound)]
    [InlineData("Out arguments", "", Fields + "public Layer(int inputs, int outputs) { Make(outputs, inputs, out _w); Make(inputs, outputs, out [|_dW|]); } private static void Make(int r, int c, out double[,] a) { a = new double[r, c]; }", WrongWayRound)]
    [InlineData("A tuple", "", Fields + "public Layer(int inputs, int outputs) => (_w, _dW) = (new double[outputs, inputs], [|new double[inputs, outputs]|]);", WrongWayRound)]
    [InlineData("A clone", "", "private double[] _buffer, _w, _dW; public Layer(int inputs, int outputs) { _buffer = new double[inputs]; _w = new double[outputs]; _dW = [|(double[])_buffer.Clone()|]; }", "_dW is [inputs], but _w is [outputs]")]
    [InlineData("Initialize", "(int inputs, int outputs)", "private double[,]? _w, _dW; public void Initialize() { _w = new double[outputs, inputs]; _dW = [|new double[inputs, outputs]|]; }", WrongWayRound)]
    [InlineData("Initialize with sizes", "", "private double[,]? _w, _dW; public void Initialize(int inputs, int outputs) { _w = new double[outputs, inputs]; _dW = [|new double[inputs, outputs]|]; }", WrongWayRound)]
    [InlineData("Two constructors", "", Fields + "public Layer(int inputs, int outputs) { _w = new double[outputs, inputs]; _dW = new double[outputs, inputs]; } public Layer(int size) { _w = new double[size, 2]; _dW = [|new double[2, size]|]; }", "_dW is [2, size], but _w is [size, 2]")]
    [InlineData("this(…)", "", Fields + "private Layer(int a, int b, bool bias) { _w = new double[a, b]; _dW = [|new double[b, a]|]; } public Layer(int inputs, int outputs) : this(outputs, inputs, true) { }", WrongWayRound)]
    [InlineData("A branch", "", "private double[]? _w, _dW; public Layer(int size, bool bias) { if (bias) { _w = new double[size]; _dW = [|new double[size + 1]|]; } }", "_dW is [size + 1], but _w is [size]")]
    [InlineData("A branch without it", "", "private double[]? _w = null, _dW = null; public Layer(int size, bool bias) { if (!bias) return; _w = new double[size]; _dW = [|new double[size + 1]|]; }", "_dW is [size + 1], but _w is [size]")]
    [InlineData("Rows", "", "private double[][] _w, _dW; public Layer(int inputs, int outputs) { _w = new double[outputs][]; _dW = new double[outputs][]; for (var i = 0; i < outputs; i++) { _w[i] = new double[inputs]; _dW[i] = [|new double[outputs]|]; } }", "_dW is [outputs, outputs], but _w is [outputs, inputs]")]
    [InlineData("Rows and columns", "", "private double[][] _w, _dW; public Layer(int inputs, int outputs) { _w = new double[outputs][]; _dW = [|new double[inputs][]|]; for (var i = 0; i < outputs; i++) _w[i] = new double[inputs]; for (var i = 0; i < inputs; i++) _dW[i] = new double[outputs]; }", "_dW is [inputs, outputs], but _w is [outputs, inputs]")]
    [InlineData("Jagged beside rectangular", "(int inputs, int outputs)", "private double[,] _w = new double[outputs, inputs]; private double[][] _dW = [|new double[inputs][]|];", "_dW is [inputs, ?], but _w is [outputs, inputs]")]
    [InlineData("An initialiser", "", "private double[] _w = { 1, 2, 3 }; private double[] _dW = [|new double[2]|];", "_dW is [2], but _w is [3]")]
    [InlineData("Collection expressions", "", "private double[] _w = [1, 2, 3]; private double[] _dW = [|[0, 0]|];", "_dW is [2], but _w is [3]")]
    [InlineData("Nested collection expressions", "", "private double[][] _w = [[1, 2], [3, 4]]; private double[][] _dW = [|[[0, 0, 0], [0, 0, 0]]|];", "_dW is [2, 3], but _w is [2, 2]")]
    [InlineData("Sequences", "(int inputs, int outputs)", "private double[][] _w = System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Select(System.Linq.Enumerable.Range(0, outputs), _ => new double[inputs])); private double[][] _dW = [|System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Select(System.Linq.Enumerable.Range(0, outputs), _ => new double[outputs]))|];", "_dW is [outputs, outputs], but _w is [outputs, inputs]")]
    [InlineData("Another element type", "(int size)", "private double[] _w = new double[size]; private float[] [|_dW|] = new float[size];", "_dW is float[], but _w is double[]")]
    [InlineData("A number", "(int size)", "private double[] _w = new double[size]; private double [|_dW|];", "_dW is double, but _w is double[]")]
    [InlineData("Another rank", "(int inputs, int outputs)", "private double[,] _w = new double[outputs, inputs]; private double[] [|_dW|] = new double[outputs];", "_dW is double[], but _w is double[,]")]
    [InlineData("A guard that does not help", "", Fields + "public Layer(int inputs, int outputs) { if (inputs <= 0) throw new System.ArgumentException(); if (outputs == 0 || inputs == 0) throw new System.ArgumentException(); _w = new double[outputs, inputs]; _dW = [|new double[inputs, outputs]|]; }", WrongWayRound)]
    [InlineData("A clone of the layer", "", Fields + "public Layer(int inputs, int outputs) { _w = new double[outputs, inputs]; _dW = [|new double[inputs, outputs]|]; } public Layer Copy() { var c = (Layer)MemberwiseClone(); c._w = (double[,])_w.Clone(); c._dW = new double[_dW.GetLength(0), _dW.GetLength(1)]; return c; }", WrongWayRound)]
    [InlineData("A reset that keeps the shape", "", Fields + "public Layer(int inputs, int outputs) { _w = new double[outputs, inputs]; _dW = [|new double[inputs, outputs]|]; } public void Reset() => _dW = new double[_dW.GetLength(0), _dW.GetLength(1)];", WrongWayRound)]
    [InlineData("A switch that leaves one way", "", Fields + "public Layer(int inputs, int outputs, int kind) { switch (kind) { case 0: case 1: _w = new double[outputs, inputs]; break; default: throw new System.ArgumentException(); } _dW = [|new double[inputs, outputs]|]; }", WrongWayRound)]
    [InlineData("A switch expression", "", Fields + "public Layer(int inputs, int outputs, int kind) { _w = kind switch { 0 => new double[outputs, inputs], _ => throw new System.ArgumentException() }; _dW = [|new double[inputs, outputs]|]; }", WrongWayRound)]
    [InlineData("A try", "", Fields + "public Layer(int inputs, int outputs) { try { _w = new double[outputs, inputs]; _dW = [|new double[inputs, outputs]|]; } catch (System.OutOfMemoryException) { throw new System.ArgumentException(); } finally { System.GC.Collect(); } }", WrongWayRound)]
    [InlineData("A jump", "", Fields + "public Layer(int inputs, int outputs, bool swap) { if (swap) goto made; System.GC.Collect(); made: _w = new double[outputs, inputs]; _dW = [|new double[inputs, outputs]|]; }", WrongWayRound)]
    public void A_shape_that_is_not_the_parameters(string what, string parameters, string members, string message)
    {
        var reported = AnalyzerTest.Check(Layer(parameters, members), "GG0102");

        Assert.Equal(message, Assert.Single(reported).GetMessage());
        Assert.NotEmpty(what);
    }

    [Theory]
    [InlineData("(int inputs, int outputs)", "private double[] _w = new double[inputs * outputs]; private double[] _dW = new double[outputs * inputs];")]
    [InlineData("(int n)", "private double[] _w = new double[(n + 1) * (n - 1)]; private double[] _dW = new double[n * n - 1];")]
    [InlineData("(int n)", "private double[] _w = new double[checked(2 * n)]; private double[] _dW = new double[n + n];")]
    [InlineData("", "private const int A = 2, B = 3; private double[] _w = new double[A * B]; private double[] _dW = new double[6];")]
    [InlineData("", "private readonly int _in; private int Size => _in * 2; private double[] _w, _dW; public Layer(int inputs) { _in = inputs; _w = new double[Size]; _dW = new double[2 * inputs]; }")]
    [InlineData("", Fields + "public Layer(int inputs, int outputs) { if (inputs != outputs) throw new System.ArgumentException(); _w = new double[outputs, inputs]; _dW = new double[inputs, outputs]; }")]
    [InlineData("", Fields + "public Layer(int inputs, int outputs) { if (inputs == outputs) { _w = new double[outputs, inputs]; _dW = new double[inputs, outputs]; } else throw new System.ArgumentException(); }")]
    [InlineData("", Fields + "public Layer(int inputs, int outputs) { System.Diagnostics.Debug.Assert(inputs == outputs); _w = new double[outputs, inputs]; _dW = new double[inputs, outputs]; }")]
    [InlineData("", Fields + "public Layer(int inputs, int outputs, double[] like) { if (like.Length != inputs || like.Length != outputs) throw new System.ArgumentException(); _w = new double[outputs, inputs]; _dW = new double[inputs, outputs]; }", "GG0006")]
    [InlineData("", Fields + "public Layer(System.Version sizes) { _w = new double[sizes.Major, sizes.Minor]; _dW = new double[sizes.Minor, sizes.Major]; }", "GG0006")]
    [InlineData("(int inputs, int outputs)", "private double[,] _w = (double[,])System.Array.CreateInstance(typeof(double), outputs, inputs); private double[,] _dW = new double[inputs, outputs];")]
    [InlineData("(int n)", "private double[] _w = new double[n / 2 * 2]; private double[] _dW = new double[n];")]
    [InlineData("(int n)", "private double[] _w = new double[System.Math.Max(n, 1)]; private double[] _dW = new double[n];")]
    [InlineData("(int n)", "private double[] _w = new double[n > 0 ? n : 1]; private double[] _dW = new double[n];")]
    [InlineData("(int a, int b, bool both)", "private double[] _w = both ? new double[a] : new double[b]; private double[] _dW = new double[b];")]
    [InlineData("", "private double[] _w, _dW; public Layer(int n, int m, int kind) { switch (kind) { case 0: _w = new double[n]; break; case 1: goto default; default: _w = new double[m]; break; } _dW = new double[n]; }")]
    [InlineData("", "private double[] _w, _dW; public Layer(int n, int m) { try { _w = new double[n]; } catch { _w = new double[m]; } _dW = new double[m]; }")]
    [InlineData("", "private double[] _w, _dW; public Layer(int n, int m) { _w = new double[m]; try { _w = new double[n]; System.GC.Collect(); _w = new double[m]; } catch { } _dW = new double[m]; }")]
    [InlineData("", "private double[] _w, _dW; public Layer(int n, int m) { again: _w = new double[n]; if (m > n) { n = m; goto again; } _dW = new double[m]; }")]
    [InlineData("", "private double[] _w, _dW; public Layer(double[]? given, int n) { _w = given ?? new double[n]; _dW = new double[n]; }")]
    [InlineData("", "private double[] _w, _dW; public Layer(double[] given, int n) { _w = n == 0 ? given : new double[n]; _dW = new double[_w.Length]; }", "GG0006")]
    [InlineData("", Fields + "public Layer(int inputs, int outputs) { _w = new double[outputs, inputs]; _dW = new double[outputs, inputs]; } public Layer(int a, int b, int c) { _w = new double[a, b * c]; _dW = new double[a, c * b]; }")]
    [InlineData("", "private double[][] _w, _dW; public Layer(int n) { _w = new double[n][]; _dW = new double[n][]; for (var i = 0; i < n; i++) { _w[i] = new double[i + 1]; _dW[i] = new double[i + 1]; } }")]
    [InlineData("", "private double[][] _w, _dW; public Layer(int[] sizes, int k) { _w = new double[sizes.Length][]; _dW = new double[sizes.Length][]; for (var i = 0; i < sizes.Length; i++) { _w[i] = new double[sizes[i]]; _dW[i] = new double[k]; } }")]
    [InlineData("", "private double[][] _w, _dW; public Layer(int n, int m) { _w = new double[2][]; _w[0] = new double[n]; _w[1] = new double[m]; _dW = new double[2][]; _dW[0] = new double[n]; _dW[1] = new double[m]; }")]
    [InlineData("", "private double[][] _w = { new double[2], new double[3] }, _dW = { new double[2], new double[3] };")]
    [InlineData("", "private double[][] _w = [[1, 2], [3]]; private double[][] _dW = [[0, 0], [0]];")]
    [InlineData("", "private static readonly double[] Start = [1, 2]; private double[] _w = [.. Start]; private double[] _dW = new double[2];")]
    [InlineData("(int n)", "private double[] _w = new double[n]; private double[] _dW = []; public void ZeroGrad() => _dW = new double[_w.Length];")]
    [InlineData("(int n)", "private double[] _w = new double[n]; private double[] _dW = new double[0];")]
    [InlineData("(int n)", "private double[] _w = new double[n]; private double[] _dW = new double[1]; public void Resize(int size) => _dW = new double[size];")]
    [InlineData("(int n)", "private double[] _w = new double[n]; private double[] _dW = new double[1]; public void Resize(int size) => System.Array.Resize(ref _dW, size);")]
    [InlineData("(int n)", "private double[] _w = new double[n]; private double[] _dW = new double[1]; public void Use(double[] buffer) { ref var d = ref _dW; d = buffer; }")]
    [InlineData("(int n)", "private double[] _w = new double[n]; private double[] _dW = new double[1]; public double[] Gradient { get => _dW; set => _dW = value; }")]
    [InlineData("(int n)", "private double[] _w = new double[n]; private double[] _dW = new double[1]; public void Use(System.Action<System.Action> run, int k) => run(() => _dW = new double[k]);")]
    [InlineData("(int n)", "private double[] _w = new double[n]; private double[] _dW = new double[1]; public Layer With(double[] d) => new(n) { _dW = d };")]
    [InlineData("(int n)", "private double[] _w = new double[n]; private double[] _dW = new double[1]; public void Swap(Layer other) => (_dW, other._dW) = (other._dW, new double[n]);")]
    [InlineData("(int n)", "private double[] _w = new double[n]; private double[]? _dW; public void Initialize(int n) { _dW = new double[n]; }")]
    [InlineData("", "private double[]? _w, _dW; public void Initialize(int inputs) => _w = new double[inputs]; public void InitializeGradients(int outputs) => _dW = new double[outputs];")]
    [InlineData("", "private double[] _w, _dW; public Layer(int n, System.DayOfWeek day) { _w = new double[n]; switch (day) { case System.DayOfWeek.Friday: _dW = new double[n]; break; default: _dW = new double[2 * n]; break; } }")]
    [InlineData("", "private double[] _w, _dW; public Layer(int n) { _w = new double[n]; try { _dW = new double[2 * n]; } catch { _dW = new double[n]; } }")]
    [InlineData("", "private double[] _w, _dW; public Layer(int n) { _w = new double[n]; _dW = new double[1]; if (n > 1) _dW = new double[n]; }")]
    [InlineData("", "private double[] _w, _dW; public Layer(int n) { _w = new double[n]; _dW = new double[1]; while (_dW.Length < n) _dW = new double[_dW.Length * 2]; }")]
    [InlineData("", "private double[] _w, _dW; public Layer(int n) { _w = new double[n]; _dW = new double[1]; Fill(this, n); } private static void Fill(Layer layer, int n) => layer._dW = new double[n];")]
    [InlineData("", "private double[] _w, _dW; public Layer(int n) { _w = new double[n]; _dW = new double[1]; Build(n); } protected virtual void Build(int n) => _dW = new double[n];")]
    [InlineData("", "private double[] _w, _dW; public Layer(int n) { _w = new double[n]; _dW = new double[1]; Local(); void Local() => _dW = new double[n]; }")]
    [InlineData("", "private double[] _w, _dW; private readonly int _n; public Layer(int n) { _n = n; _w = new double[n]; _dW = new double[1]; System.Action build = () => _dW = new double[_n]; build(); }")]
    [InlineData("", "private double[] _w, _dW; private Layer(int a, int b) { _w = new double[a]; _dW = new double[b]; } public Layer(int n) : this(n, n) { }")]
    [InlineData("(int inputs, int outputs)", "private double[,] _w = new double[outputs, inputs]; private double[] _dW = new double[inputs * outputs];")]
    [InlineData("(int inputs, int outputs)", "private double[,] _w = new double[outputs, inputs]; private double[][] _dW = new double[outputs][];")]
    [InlineData("(int n)", "private double[] _w = new double[n]; [GradCheckIgnore] private double[] _dW = new double[1];", "GG0101")]
    public void A_shape_that_is_the_same_or_not_known(string parameters, string members, string? other = null)
    {
        var reported = AnalyzerTest.Report(Layer(parameters, members));

        Assert.DoesNotContain(reported, diagnostic => diagnostic.Id == "GG0102");
        Assert.All(reported, diagnostic => Assert.Equal(other, diagnostic.Id));
    }

    [Fact]
    public void The_allocation_is_found_in_another_file()
    {
        var reported = AnalyzerTest.Check(
            new TestProject(
                Source("[GradCheckable] public partial class Layer { private double[,] _w, _dW; " + Passes + " }"),
                "public partial class Layer { private readonly int _in, _out; public Layer(int inputs, int outputs) { _in = inputs; _out = outputs; _w = new double[_out, _in]; _dW = [|new double[_in, _out]|]; } }"),
            "GG0102");

        Assert.Equal(WrongWayRound, Assert.Single(reported).GetMessage());
    }

    [Theory]
    [InlineData("public class Base(int r, int c) { protected double[,] _w = new double[r, c]; } [GradCheckable] public partial class Layer(int inputs, int outputs) : Base(outputs, inputs) { private double[,] _dW = [|new double[inputs, outputs]|];", WrongWayRound)]
    [InlineData("public class Base { protected double[,] _w; protected Base(int r, int c) { _w = new double[r, c]; } } [GradCheckable] public partial class Layer : Base { private double[,] _dW; public Layer(int inputs, int outputs) : base(outputs, inputs) { _dW = [|new double[inputs, outputs]|]; }", WrongWayRound)]
    [InlineData("public class Base { protected double[] _w; public Base() { _w = new double[3]; } } [GradCheckable] public partial class Layer : Base { private double[] _dW = [|new double[2]|];", "_dW is [2], but _w is [3]")]
    [InlineData("[GradCheckable] public partial record Layer(int Inputs, int Outputs) { private double[,] _w = new double[Outputs, Inputs]; private double[,] _dW = [|new double[Inputs, Outputs]|];", "_dW is [Inputs, Outputs], but _w is [Outputs, Inputs]")]
    [InlineData("[GradCheckable] public partial struct Layer { private double[,] _w, _dW; public Layer(int inputs, int outputs) { _w = new double[outputs, inputs]; _dW = [|new double[inputs, outputs]|]; }", WrongWayRound)]
    public void A_shape_in_other_kinds_of_types(string type, string message) =>
        Assert.Equal(message, Assert.Single(AnalyzerTest.Check(Source($"{type} {Passes} }}"), "GG0102")).GetMessage());

    [Fact]
    public void A_shape_in_a_generic_layer() => Assert.Equal(WrongWayRound, Assert.Single(AnalyzerTest.Check(
        Source("[GradCheckable] public partial class Layer<T>(int inputs, int outputs) { private T[,] _w = new T[outputs, inputs]; private T[,] _dW = [|new T[inputs, outputs]|]; public T[] Forward([Shape(2)] T[] x) => x; public T[] Backward(T[] dy) => dy; }"),
        "GG0102")).GetMessage());

    [Theory]
    // Derived classes may call it with other sizes.
    [InlineData("public abstract class Base { protected Base(int a, int b) { Allocate(a, b); } protected abstract void Allocate(int a, int b); } [GradCheckable] public partial class Layer : Base { private double[,] _w, _dW; public Layer(int inputs, int outputs) : base(outputs, inputs) { } protected override void Allocate(int a, int b) { _w = new double[a, b]; _dW = new double[b, a]; }")]
    [InlineData("public class Base { protected double[] _w, _dW; public Base(int n) { _w = new double[n]; _dW = new double[n]; } } [GradCheckable] public partial class Layer(int n) : Base(2 * n) { public int N => n;")]
    [InlineData("public class Base { protected double[] _w = new double[2]; protected virtual void Grow(int n) => _w = new double[n]; public Base() { Grow(3); } } [GradCheckable] public partial class Layer : Base { private double[] _dW = new double[4]; protected override void Grow(int n) => _w = new double[4];")]
    [InlineData("[GradCheckable] public partial record Layer(int N) { private double[] _w = new double[N]; private double[] _dW = new double[1]; public Layer Wider(double[] d) => this with { _dW = d };")]
    [InlineData("[GradCheckable] public partial class Layer { private double[] _w = new double[missing]; private double[] _dW = new double[2];", true)]
    [InlineData("[GradCheckable] public partial class Layer { private double[] _w = new double[A]; private double[] _dW = new double[B]; static int A => B; static int B => A;")]
    [InlineData("[GradCheckable] public unsafe partial class Layer(int n) { private double[] _w = new double[n]; private double[] _dW = new double[sizeof(double) * n / 8];", true)]
    public void What_other_types_hide_is_not_known(string type, bool isBroken = false)
    {
        var reported = AnalyzerTest.Report(Source($"{type} {Passes} }}"));

        Assert.DoesNotContain(reported, static diagnostic => diagnostic.Id == "GG0102");
        Assert.True(isBroken || reported.IsEmpty, string.Join("\n", reported));
    }

    private const string Passes = "public double[] Forward([Shape(2)] double[] x) => x; public double[] Backward(double[] dy) => dy;";

    private static string Source(string code) => "using GradGen;\n#nullable disable warnings\n#pragma warning disable CS8618, GG0104, GG0105\n" + code;

    private static string Layer(string parameters, string members) => $$"""
        using GradGen;
        #nullable disable warnings
        #pragma warning disable CS8618, GG0104, GG0105
        [GradCheckable] public partial class Layer{{parameters}}
        {
            {{members}}
            public double[] Forward([Shape(2)] double[] x) => x;
            public double[] Backward(double[] dy) => dy;
        }
        """;
}
