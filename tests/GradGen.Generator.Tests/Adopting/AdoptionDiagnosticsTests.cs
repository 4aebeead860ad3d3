using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Adopting;

/// <summary>What stands in the way of a layer of a library is told where it is adopted, in words that its user can act on.</summary>
public class AdoptionDiagnosticsTests
{
    private const string Pass = "public double[] Forward(double[] x) { return x; } public double[] Backward(double[] dy) { return dy; }";

    private const string Library = $$"""
        namespace Vendor
        {
            public class Open<T> { {{Pass}} }
            public abstract class Base { {{Pass}} }
            public static class Static { }
            public interface ILayer { double[] Forward(double[] x); double[] Backward(double[] dy); }
            public class Relu : Base { }
            public class Outer { public class Inner { {{Pass}} } }
            public class NoForward { public double[] Backward(double[] dy) { return dy; } }
            public class NoBackward { public double[] Forward(double[] x) { return x; } }
            public class Unfit { public double[] Forward(double[] x) { return x; } public float[] Backward(float[] dy) { return dy; } }
            public class Two
            {
                public double[] Forward(double[] x) { return x; }
                public double[,] Forward(double[,] x) { return x; }
                public double[] Backward(double[] dy) { return dy; }
                public double[,] Backward(double[,] dy) { return dy; }
            }
            public class Needs { public Needs(System.Uri where) { } {{Pass}} }
            public class Deep { public double[,,,,] Forward(double[,,,,] x) { return x; } public double[,,,,] Backward(double[,,,,] dy) { return dy; } }
            public class Wide { public Wide(int n) { } public double[,,] Forward(double[,,] x, double[,] h) { return x; } public double[,,] Backward(double[,,] dy) { return dy; } }
            public class Empty { public double[] Forward(double[] x) { return x; } public void Backward(double[] dy) { } }
            public class Guarded { protected double[] Weights = new double[3], WeightsGradient = new double[3]; {{Pass}} }
            public class Half { public double[] Weights = new double[3], Biases = new double[3], BiasesGradient = new double[3]; private double[] _weightsGradient = new double[3]; {{Pass}} }
            public class Ranks { public double[,] Weights = new double[3, 3]; public double[] WeightsGradient = new double[9]; {{Pass}} }
            public class Holder { public readonly Half Inner = new Half(); {{Pass}} }
        }
        """;

    // The library as a build sees it, and as an editor does.
    public static TheoryData<LibraryKind, string, string> Told
    {
        get
        {
            var cases = new (string Adoption, string Message)[]
            {
                ("[assembly: GradCheckable({|GG0009:typeof(Vendor.Open<>)|})]", "There is nothing to check in Open<>: it is generic; adopt a closed type, such as typeof(Open<double>)"),
                ("[assembly: GradCheckable({|GG0009:typeof(Vendor.Base)|})]", "There is nothing to check in Base: it is abstract; adopt the classes that derive from it"),
                ("[assembly: GradCheckable({|GG0009:typeof(Vendor.Static)|})]", "There is nothing to check in Static: a static class has no instances"),
                ("[assembly: GradCheckable({|GG0009:typeof(Vendor.ILayer)|})]", "There is nothing to check in ILayer: an interface has no parameters and no code; adopt the classes that implement it"),
                ("[assembly: GradCheckable({|GG0009:typeof(double[])|})]", "There is nothing to check in double[]: only a class or a struct can be adopted"),
                ("[assembly: GradCheckable(typeof(Vendor.Relu)), GradCheckable({|GG0009:typeof(Vendor.Relu)|})]", "There is nothing to check in Relu: it is adopted already"),
                ("[assembly: GradCheckable({|GG0002:typeof(Vendor.NoForward)|})]", "NoForward has no Forward method that a check can call"),
                ("[assembly: GradCheckable({|GG0003:typeof(Vendor.NoBackward)|})]", "NoBackward has no Backward method: its gradients cannot be checked"),
                ("[assembly: GradCheckable({|GG0005:typeof(Vendor.Unfit)|})]", "Backward does not fit Forward: its upstream gradient dy is float[], but the output is double[]"),
                ("[assembly: GradCheckable({|GG0004:typeof(Vendor.Two)|})]", "More than one method of Two could be Forward: Two.Forward(double[]), Two.Forward(double[,]); mark the one to check with [assembly: Forward(For = typeof(Two), Member = \"Forward(double[])\")]"),
                ("[assembly: GradCheckable({|GG0006:typeof(Vendor.Needs)|})]", "No Needs can be made to check on: its constructor takes Uri where; give [assembly: GradCheckSample(…, For = typeof(Needs))] or a [GradCheckFactory] method in this project"),
                ("[assembly: GradCheckable({|GG0007:typeof(Vendor.Deep)|})]", "The shape of x is not known: inputs of 5 axes are too many to be found by running Deep; give [assembly: Shape(\"…\", \"…\", \"…\", \"…\", \"…\", For = typeof(Deep), Member = \"x\")]"),
                ("[assembly: GradCheckable(typeof(Vendor.Wide)), Shape(\"n\", \"n\", \"n\", For = typeof(Vendor.Wide), Member = \"x\")]", string.Empty),
                ("[assembly: GradCheckable(typeof(Vendor.Wide)), {|GG0007:Shape(\"n\", \"n\", For = typeof(Vendor.Wide), Member = \"x\")|}]", "The shape of x is not known: [Shape] gives 2 dimensions, but double[,,] has 3"),
                ("[assembly: GradCheckable({|GG0009:typeof(Vendor.Empty)|})]", "There is nothing to check in Empty: it has no parameters that this project can reach, and Backward returns no gradient of an input"),
                ("[assembly: GradCheckable({|GG0008:typeof(Vendor.Guarded)|})]", "Weights is left out of θ: it is protected in Guarded, where no code outside of it can reach it"),
                ("[assembly: GradCheckable({|GG0101:typeof(Vendor.Half)|})]", "The parameter Weights has no gradient that this project can reach; [GradientOf] says which member holds it"),
                ("[assembly: GradCheckable({|GG0102:typeof(Vendor.Ranks)|})]", "WeightsGradient is double[], but Weights is double[,]"),
                ("[assembly: GradCheckable({|GG0008:typeof(Vendor.Holder)|})]", "Inner is left out of θ: Half is not [GradCheckable]; adopt it with [assembly: GradCheckable(typeof(Half))]"),
                ("[assembly: GradCheckable(typeof(Vendor.Relu)), {|GG0006:GradCheckSample(1, For = typeof(Vendor.Relu))|}]", "No Relu can be made to check on: [GradCheckSample] gives 1 arguments, but the constructor takes 0"),
                ("[assembly: {|GG0011:GradCheckable|}]", "[GradCheckable] has no effect: on the assembly it takes the layer that is adopted, [assembly: GradCheckable(typeof(…))]"),
                ("[assembly: {|GG0011:GradCheckSample(3)|}]", "[GradCheckSample] has no effect: on the assembly it needs For = typeof(…), the layer that it is about"),
                ("[assembly: GradCheckSample({|GG0011:For = typeof(Vendor.Relu)|})]", "[GradCheckSample] has no effect: Relu is not adopted, add [assembly: GradCheckable(typeof(Relu))]"),
                ("[assembly: GradCheckable(typeof(Vendor.Relu)), {|GG0011:Shape(3, For = typeof(Vendor.Relu))|}]", "[Shape] has no effect: it needs Member = \"…\", the parameter of Forward of Relu that it is about"),
                ("[assembly: GradCheckable(typeof(Vendor.Relu)), Shape(3, For = typeof(Vendor.Relu), {|GG0011:Member = \"z\"|})]", "[Shape] has no effect: Relu has no parameter of Forward z that this project can reach"),
                ("[assembly: GradCheckable(typeof(Vendor.Relu)), Parameter(For = typeof(Vendor.Relu), {|GG0011:Member = \"x\"|})]", "[Parameter] has no effect: Relu has no field or property x that this project can reach"),
                ("[assembly: GradCheckable(typeof(Vendor.Relu)), Forward(For = typeof(Vendor.Relu), {|GG0011:Member = \"Run\"|})]", "[Forward] has no effect: Relu has no method Run that this project can reach"),
                ("[assembly: GradCheckable(typeof(Vendor.Relu)), AfterBackward(For = typeof(Vendor.Relu), {|GG0011:Member = \"Finish\"|})]", "[AfterBackward] has no effect: Relu has no method Finish that this project can reach"),
                ("[assembly: GradCheckable(typeof(Vendor.Relu)), {|GG0011:GradCheckReset(For = typeof(Vendor.Relu))|}]", "[GradCheckReset] has no effect: it needs Member = \"…\", the method of Relu that it is about"),
                ("[assembly: GradCheckable(typeof(Vendor.Relu)), Domain(0, 1, For = typeof(Vendor.Relu), Member = \"x\"), {|GG0011:Domain(0, 2, For = typeof(Vendor.Relu), Member = \"x\")|}]", "[Domain] has no effect: x of Relu has it already"),
                ("[assembly: GradCheckable(typeof(Vendor.Half)), {|GG0103:GradientOf(\"Weight\", For = typeof(Vendor.Half), Member = \"BiasesGradient\")|}, GradCheckIgnore(For = typeof(Vendor.Half), Member = \"Weights\"), GradCheckIgnore(For = typeof(Vendor.Half), Member = \"Biases\")]", "BiasesGradient is the gradient of Weight, which Half does not have"),
            };
            var data = new TheoryData<LibraryKind, string, string>();
            foreach (var (adoption, message) in cases)
            {
                data.Add(LibraryKind.Image, adoption, message);
                data.Add(LibraryKind.Compilation, adoption, message);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Told))]
    public void Told_at_the_adoption(LibraryKind kind, string adoption, string message)
    {
        var diagnostics = AnalyzerTest.Check(Vendor.Project(Library, adoption, kind));

        if (message.Length > 0)
            Assert.Equal(message, Assert.Single(diagnostics).GetMessage());
    }

    [Theory]
    [InlineData("[assembly: GradCheckable(typeof(Vendor.Relu)), GradCheckable(typeof(Vendor.Open<double>)), GradCheckable(typeof(Vendor.Open<float>)), GradCheckable(typeof(Vendor.Outer.Inner))]")]
    [InlineData("[assembly: GradCheckable(typeof(Vendor.Two)), Forward(For = typeof(Vendor.Two), Member = \"Forward(double[,])\")]")]
    [InlineData("[assembly: GradCheckable(typeof(Vendor.Needs))] static class Samples { [GradCheckFactory] internal static Vendor.Needs Make(int n) => new(new System.Uri(\"a:\" + n)); }")]
    [InlineData("[assembly: GradCheckable(typeof(Vendor.Half)), GradCheckIgnore(For = typeof(Vendor.Half), Member = \"Weights\")]")]
    [InlineData("[assembly: GradCheckable(typeof(Vendor.Holder)), GradCheckIgnore(For = typeof(Vendor.Holder), Member = \"Inner\")]")]
    [InlineData("[assembly: GradCheckable(typeof({|CS0234:Vendor.Missing|}))]")]
    public void Nothing_is_said(string source) => AnalyzerTest.Check(Vendor.Project(Library, source.Replace("Vendor.Missing", "Vendor.Missing", StringComparison.Ordinal).Replace("{|CS0234:Vendor.Missing|}", "Vendor.{|CS0234:Missing|}", StringComparison.Ordinal)));

    [Fact]
    public void A_factory_that_generated_code_cannot_call() =>
        AnalyzerTest.Check(Vendor.Project(Library, "[assembly: GradCheckable(typeof(Vendor.Needs))] static class Samples { [GradCheckFactory] private static Vendor.Needs [|Make|]() => new(new System.Uri(\"a:b\")); }"), "GG0006");

    [Fact]
    public void A_layer_that_can_be_annotated_is_not_adopted() =>
        AnalyzerTest.Check($"using GradGen; [assembly: GradCheckable({{|GG0009:typeof(Own)|}}), Shape(3, {{|GG0011:For = typeof(Own)|}}, Member = \"x\")] [GradCheckable] public partial class Own {{ {Pass} }}");

    [Fact]
    public void Of_a_layer_that_is_not_accessible_the_compiler_says_enough() =>
        AnalyzerTest.Check($"using GradGen; [assembly: GradCheckable(typeof(Outer.{{|CS0122:Own|}}))] public class Outer {{ private class Own {{ {Pass} }} }}");

    [Theory]
    [InlineData("[GradCheckable] [{|GG0011:GradCheckable|}] public partial class Own { PASS }")]
    [InlineData("[GradCheckable] public partial class Own { PASS } [{|GG0011:GradCheckable|}] public partial class Own { }")]
    [InlineData("[GradCheckable({|GG0011:typeof(Own)|})] public partial class Own { PASS }")]
    [InlineData("[GradCheckable, GradCheckSample({|GG0011:For = typeof(Own)|})] public partial class Own { PASS }")]
    [InlineData("[GradCheckable] public partial class Own { public double[] Forward([Shape(3), {|GG0011:Shape(4)|}] double[] x) { return x; } public double[] Backward(double[] dy) { return dy; } }")]
    [InlineData("[GradCheckable] public partial class Own { [GradCheckIgnore({|GG0011:Member = \"x\"|})] public double[] W = new double[3]; PASS }")]
    public void On_a_declaration_an_attribute_speaks_of_it_and_once(string source) => AnalyzerTest.Check("using GradGen; " + source.Replace("PASS", Pass, StringComparison.Ordinal));

    [Fact]
    public void A_type_that_has_to_be_checked_may_be_adopted()
    {
        const string Layers = "public interface ILayer { } public class One : ILayer { PASS } public class Two<T> : ILayer { PASS } public class Three : ILayer { PASS }";

        AnalyzerTest.Check("using GradGen; [assembly: GradCheckRequired(typeof(ILayer)), GradCheckable(typeof(One)), GradCheckable(typeof(Two<double>))] "
            + Layers.Replace("class Three", "class {|GG0010:Three|}", StringComparison.Ordinal).Replace("PASS", Pass, StringComparison.Ordinal));
    }
}
