using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>
/// A layer is not read again while nothing that it reads has changed. Here something has, in another file each time: the
/// edit has to be seen. That what comes of it is what a run from nothing gives, is asserted for every edit.
/// </summary>
public class StaleModelTests
{
    private const string Layer = """
        using GradGen;
        namespace App
        {
            [GradCheckable] public partial class Layer : Base
            {
                private readonly Sub _sub = new Sub();
                private readonly double[] _w = new double[Sizes.Width], _dw = new double[Sizes.Width];
                private readonly double[] _v = Tools.Make(4), _dv = Tools.Make(4);
                public double[] Forward(double[] x) { var y = _sub.Forward(_v); for (var i = 0; i < Tools.Count(_v); i++) y[0] += x[i]; return y; }
                public double[] Backward(double[] dy) => dy;
            }
        }
        """;

    private const string Others = """
        namespace App
        {
            public class Base : Root { protected double[] _a = new double[1], _da = new double[1]; }
            public class Root { }
            public static class Sizes { public const int Width = Deeper.Width; }
            public static class Deeper { public const int Width = 3; }
            public static class Tools { public static double[] Make(int n) { return new double[n]; } public static int Count(double[] a) { return Inner.Of(a); } }
            public static class Inner { public static int Of(double[] a) { return a.Length; } }
            public static class Notes { public static void Note(this double[] a) { if (a.Length != 9) { } } }
        }
        """;

    private const string Sub = """
        namespace App
        {
            [GradGen.GradCheckable] public sealed partial class Sub { private double[] _c = new double[1], _dc = new double[1]; public double[] Forward(double[] x) { return x; } public double[] Backward(double[] dy) => dy; }
        }
        """;

    private static readonly TestProject Project = new(Layer, Others, Sub) { Framework = TestFramework.XunitV3 };

    [Theory]
    [InlineData("_a = new double[1], _da", "_b = new double[1], _db")]
    [InlineData("_a = new double[1], _da", "_a = new double[1], _other")]
    [InlineData("protected double[] _a", "private double[] _a")]
    [InlineData("public class Root { }", "public class Root { protected double[] _r = new double[1], _dr = new double[1]; }")]
    [InlineData("return a.Length;", "if (a.Length != 4) throw new System.Exception(); return 2;")]
    [InlineData("return Inner.Of(a);", "return 3;")]
    [InlineData("return new double[n];", "return new double[2 * n];")]
    [InlineData("public class Root { }", "public class Root { } public class Missing { }")]
    public void What_the_layer_reads_elsewhere(string before, string after) => Edit(1, before, after, "App.Layer");

    [Theory]
    [InlineData("Data { get { return _data; } }", "Data { get { return (double[])_data.Clone(); } }")]
    [InlineData("_data[i * Cols + j] = value", "_data[j * Rows + i] = value")]
    [InlineData("public Matrix(int rows, int cols)", "internal Matrix(int rows, int cols)")]
    [InlineData("public Matrix(int rows, int cols)", "private Matrix(int rows, int cols)")]
    [InlineData("public int Rows", "private int Rows")]
    [InlineData("if (a.Cols != b.Rows)", "if (a.Cols != b.Cols)")]
    public void What_a_matrix_shows_of_itself(string before, string after)
    {
        const string Layer = "using GradGen; [GradCheckable] public partial class Layer { private readonly Matrix _w = new(3, 4), _dw = new(3, 4); public Matrix Forward(Matrix x) => x * _w; public Matrix Backward(Matrix dy) => dy; }";
        const string Matrix = "public class Matrix { public Matrix(int rows, int cols) { (Rows, Cols) = (rows, cols); _data = new double[rows * cols]; } private readonly double[] _data; public double[] Data { get { return _data; } } public int Rows { get; } public int Cols { get; } public double this[int i, int j] { get { return _data[i * Cols + j]; } set { _data[i * Cols + j] = value; } } public static Matrix operator *(Matrix a, Matrix b) { if (a.Cols != b.Rows) throw new System.Exception(); return new Matrix(a.Rows, b.Cols); } }";
        var project = new TestProject(Layer, Matrix);
        Assert.Contains(before, Matrix, StringComparison.Ordinal);

        Incrementality.Edit(project, of => of.Edit(1, Matrix.Replace(before, after, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("public class Wave : IFunction { }", "public class Wave : IFunction { } public class Tanh : IFunction { }")]
    [InlineData("public class Wave : IFunction { }", "public class Wave { }")]
    [InlineData("public class Wave : IFunction { }", "public class Wave : IFunction { public Wave(int n) { } }")]
    [InlineData("public class Wave : IFunction { }", "public class Wave : IFunction { } public class Sine : App.IFunction { }")]
    [InlineData("public class Idle { }", "public class Idle : Wave { }")]
    public void What_the_constructor_can_be_given(string before, string after)
    {
        const string Layer = "namespace App { [GradGen.GradCheckable] public partial class Layer { public Layer(IFunction f) { } public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; } }";
        const string Function = "namespace App { public interface IFunction { } }";
        const string Others = "namespace App { public class Wave : IFunction { } public class Idle { } }";
        var project = new TestProject(Layer, Function, Others) { Framework = TestFramework.XunitV3 };
        Assert.Contains(before, Others, StringComparison.Ordinal);

        Incrementality.Edit(project, of => of.Edit(2, Others.Replace(before, after, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("enum Kind { One, Two }", "enum Kind { One, Two, Three }")]
    [InlineData("record Config(int Width, Kind Kind)", "record Config(int Width, int Heads, Kind Kind)")]
    [InlineData("public Inner(int depth) { }", "public Inner(int depth) { if (depth % 2 == 0) throw new System.Exception(); }")]
    [InlineData("public Inner(int depth) { }", "public Inner(int deep) { }")]
    [InlineData("name == \"one\"", "name == \"two\"")]
    [InlineData("{ \"a\", 1 }", "{ \"b\", 1 }")]
    public void What_the_constructor_is_given(string before, string after)
    {
        const string Layer = "namespace App { [GradGen.GradCheckable] public partial class Layer { readonly string _name; readonly string _other; public Layer(Config config, Inner inner, string name, string other) { _name = name; _other = other; } public double[] Forward(double[] x) { Functions.Of(_name); Functions.Find(_other); return x; } public double[] Backward(double[] dy) => dy; } }";
        const string Others = "namespace App { public enum Kind { One, Two } public record Config(int Width, Kind Kind); public class Inner { public Inner(int depth) { } } public static class Functions { static readonly System.Collections.Generic.Dictionary<string, int> Table = new() { { \"a\", 1 } }; public static int Of(string name) { return name == \"one\" ? 1 : 2; } public static int Find(string name) { return Table[name]; } } }";
        var project = new TestProject(Layer, Others) { Framework = TestFramework.XunitV3 };
        Assert.Contains(before, Others, StringComparison.Ordinal);

        Incrementality.Edit(project, of => of.Edit(1, Others.Replace(before, after, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_body_of_an_extension()
    {
        var project = Project.Edit(0, Layer.Replace("return y;", "x.Note(); return y;", StringComparison.Ordinal));

        Edit(project, 1, "if (a.Length != 9) { }", "if (a.Length != 9) throw new System.Exception();", "App.Layer");
    }

    [Fact]
    public void A_constant_of_a_constant()
    {
        // Nothing that is generated depends on the constant itself, but the layer's own loop does.
        var project = Project.Edit(0, Layer.Replace("Tools.Count(_v)", "Sizes.Width", StringComparison.Ordinal));

        Edit(project, 1, "Width = 3", "Width = 5", "App.Layer");
    }

    [Theory]
    [InlineData("{ return x; }", "{ _c = x; return x; }")]
    [InlineData("_dc", "_unrelated")]
    [InlineData("[GradGen.GradCheckable] public", "public")]
    public void What_a_sub_layer_turns_out_to_be(string before, string after)
    {
        var edited = Project.Sources[2].Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(edited, Project.Sources[2]);

        Incrementality.Edit(Project, project => project.Edit(2, edited));
    }

    [Fact]
    public void What_the_sub_layers_of_a_sub_layer_turn_out_to_be()
    {
        var project = new TestProject(
            Holding("Outer", "Middle"),
            Holding("Middle", "Sub"),
            Sub)
        { Framework = TestFramework.XunitV3 };

        var edit = Incrementality.Edit(project, current => current.Edit(2, Sub.Replace("{ return x; }", "{ _c = x; return x; }", StringComparison.Ordinal)));

        Assert.Equal(["App.Middle", "App.MiddleGradCheckTests", "App.Outer", "App.OuterGradCheckTests", "App.Sub", "App.SubGradCheckTests"], Names(edit));

        static string Holding(string layer, string inner) => $$"""
            namespace App { [GradGen.GradCheckable] public sealed partial class {{layer}} { private readonly {{inner}} _inner = new {{inner}}(); public double[] Forward(double[] x) => _inner.Forward(x); public double[] Backward(double[] dy) => dy; } }
            """;
    }

    [Fact]
    public void A_part_of_the_layer_in_a_new_file() =>
        Assert.Contains("App.Layer", Names(Incrementality.Edit(
            Project, project => project with { Sources = [.. project.Sources, "namespace App { partial class Layer { double[] _n = new double[1], _dn = new double[1]; } }"] })));

    [Fact]
    public void A_part_of_the_layer_in_a_file_that_is_gone() =>
        Assert.Contains("App.Layer", Names(Incrementality.Edit(
            Project with { Sources = [.. Project.Sources, "namespace App { partial class Layer { double[] _n = new double[1], _dn = new double[1]; } }"] }, project => project with { Sources = Project.Sources })));

    [Theory]
    [InlineData("", "global using static App.Sizes;")]
    [InlineData("global using Number = System.Double;", "global using Number = System.Single;")]
    public void Usings_for_all_files(string before, string after)
    {
        var project = new TestProject(
            "[GradGen.GradCheckable] public partial class Layer { Number[] w = new Number[2], dw = new Number[2]; public Number[] Forward(Number[] x) => x; public Number[] Backward(Number[] dy) => dy; }",
            before + " namespace App { public static class Sizes { } }",
            before.Length == 0 ? "global using Number = System.Double;" : "class Empty { }");

        Incrementality.Edit(project, current => current.Edit(1, after + " namespace App { public static class Sizes { } }"));
    }

    [Fact]
    public void A_nearer_type_of_the_same_name()
    {
        var project = new TestProject(
            "namespace App.Deep { [GradGen.GradCheckable] public partial class Layer { Thing w = new(), dw = new(); public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; } }",
            "namespace App { public class Thing { } }",
            "namespace App.Deep { public class Other { } }");

        Incrementality.Edit(project, current => current.Edit(2, "namespace App.Deep { [GradGen.GradCheckable] public sealed partial class Thing { double[] w = new double[1], dw = new double[1]; public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; } }"));
    }

    [Fact]
    public void A_member_that_changes_its_type_behind_a_chain_of_var()
    {
        var project = new TestProject(
            "[GradGen.GradCheckable] public partial class Layer { readonly First _first = new First(); double[] w = new double[2], dw = new double[2]; public double[] Forward(double[] x) { var n = _first.Second.Third.Size(); for (var i = 0; i < n; i++) w[0] += x[i]; return x; } public double[] Backward(double[] dy) => dy; }",
            "public class First { public Second Second => new Second(); }",
            "public class Second { public Third Third => new Third(); }",
            "public class Third { public int Size() => 4; }");

        Incrementality.Edit(project, current => current.Edit(3, "public class Third { public int Size() => 6; }"));
        Incrementality.Edit(project, current => current.Edit(3, "public static class Sized { public static int Size(this Third third) => 7; } public class Third { }"));
        Incrementality.Edit(project, current => current.Edit(2, "public class Second { public Fourth Third => new Fourth(); } public class Fourth { public int Size() => 8; }"));
    }

    [Fact]
    public void Whatever_an_edit_changes_an_edit_changes_back()
    {
        var project = Project.Edit(1, Others.Replace("_a = new double[1], _da", "_b = new double[1], _db", StringComparison.Ordinal));

        Assert.Contains("App.Layer", Names(Incrementality.Edit(project, current => current.Edit(1, Others))));
    }

    private static void Edit(int file, string before, string after, string redone) => Edit(Project, file, before, after, redone);

    private static void Edit(TestProject project, int file, string before, string after, string redone)
    {
        Assert.Contains(before, project.Sources[file]);
        var edit = Incrementality.Edit(project, current => current.Edit(file, current.Sources[file].Replace(before, after, StringComparison.Ordinal)));

        // An edit that changes nothing of the layer would prove nothing, unless it is meant to.
        if (!after.Contains("Missing", StringComparison.Ordinal))
            Assert.Contains(redone, Names(edit));
    }

    private static IEnumerable<string> Names(IncrementalEdit edit) => edit.Redone.Select(name => name[..^10]);
}
