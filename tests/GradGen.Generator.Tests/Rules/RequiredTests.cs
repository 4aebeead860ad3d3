using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0010: what [GradCheckRequired] asks for, and of whom it does not.</summary>
public class RequiredTests
{
    private const string Passes = "{ public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; }";

    [Theory]
    [InlineData("ILayer", "public class [|Layer|] : ILayer")]
    [InlineData("ILayer", "public struct [|Layer|] : ILayer")]
    [InlineData("ILayer", "public sealed record [|Layer|] : ILayer")]
    [InlineData("ILayer", "public class Outer { private class [|Inner|] : ILayer { } } public class Other")]
    [InlineData("ILayer", "public interface IDeep : ILayer { } public class [|Layer|] : IDeep")]
    [InlineData("ILayer", "public abstract class Root : ILayer { } public class [|Layer|] : Root")]
    [InlineData("Base", "public class [|Layer|] : Base")]
    [InlineData("Base", "public class [|Middle|] : Base { } public class [|Layer|] : Middle")]
    [InlineData("Base", "public partial class [|Layer|] : Base { } public partial class Layer")]
    [InlineData("IOf<>", "public class [|Layer|] : IOf<double>")]
    [InlineData("IOf<double>", "public class [|Layer|] : IOf<double>")]
    [InlineData("Of<>", "public class [|Layer|]<T> : Of<T>")]
    [InlineData("System.Exception", "public class [|Layer|] : System.Exception")]
    // What a base class is annotated with is not for those that derive from it.
    [InlineData("ILayer", "[GradCheckable] public partial class Root : ILayer { public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; } public class [|Layer|] : Root { } public class Other")]
    [InlineData("ILayer", "[GradCheckIgnore] public class Root : ILayer { } public class [|Layer|] : Root { } public class Other")]
    public void GG0010_a_layer_that_is_not_annotated(string required, string declaration) => AnalyzerTest.Check(Source(required, declaration), "GG0010");

    [Theory]
    [InlineData("ILayer", "[GradCheckable] public partial class Layer : ILayer")]
    [InlineData("ILayer", "[GradCheckable] public partial struct Layer : ILayer")]
    [InlineData("ILayer", "[GradCheckIgnore] public class Layer : ILayer")]
    [InlineData("ILayer", "public abstract class Layer : ILayer")]
    [InlineData("ILayer", "file class Layer : ILayer")]
    [InlineData("ILayer", "public class Layer")]
    [InlineData("ILayer", "public interface IDeep : ILayer { } public class Layer")]
    [InlineData("ILayer", "public class Holder<T> where T : ILayer { public ILayer? Held; } public class Layer")]
    // The base itself is no layer behind it.
    [InlineData("Base", "public class Layer")]
    [InlineData("IOf<double>", "public class Layer : IOf<float>")]
    [InlineData("Of<double>", "public class Layer<T> : Of<T>")]
    public void Nothing_else_is_asked_for(string required, string declaration) => AnalyzerTest.Silent(Source(required, declaration));

    [Fact]
    public void Off_unless_it_is_asked_for() => AnalyzerTest.Silent($"public interface ILayer {{ }} public class Layer : ILayer {Passes}");

    [Fact]
    public void Several_requirements_say_one_thing_of_a_type()
    {
        var reported = AnalyzerTest.Check("[assembly: GradGen.GradCheckRequired(typeof(IOne))] [assembly: GradGen.GradCheckRequired(typeof(Two<>))] public interface IOne { } public class Two<T> { } public class [|Both|] : Two<int>, IOne { } public class [|Second|] : Two<float> { }", "GG0010");

        Assert.Equal(
            ["Both implements IOne, so it is required to be [GradCheckable]", "Second derives from Two<>, so it is required to be [GradCheckable]"],
            reported.Select(static diagnostic => diagnostic.GetMessage()));
    }

    [Theory]
    [InlineData("null!")]
    [InlineData("typeof({|CS0246:Unknown|})")]
    [InlineData("typeof(int[])")]
    public void Asking_for_nothing_asks_for_nothing(string argument) =>
        AnalyzerTest.Check($"[assembly: GradGen.GradCheckRequired({argument})] public class Layer {Passes}");

    private static string Source(string required, string declaration) =>
        $"using GradGen; [assembly: GradCheckRequired(typeof({required}))] public interface ILayer {{ }} public class Base {{ }} public interface IOf<T> {{ }} public class Of<T> {{ }} {declaration} {Passes}";
}
