using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Shapes;

/// <summary>How many entries a loop takes at once, where another takes what is left over.</summary>
public class BlockTests
{
    [Theory]
    [InlineData("for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count) { }", 8)]
    [InlineData("for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count) { }", 4)]
    [InlineData("for (; i <= x.Length - 4 * Vector<double>.Count; i += 4 * Vector<double>.Count) { }", 16)]
    [InlineData("var v = System.Runtime.Intrinsics.Vector128.Create(1f);", 4)]
    [InlineData("var v = System.Runtime.Intrinsics.Vector512.Create(1f);", 16)]
    [InlineData("var all = System.Runtime.InteropServices.MemoryMarshal.Cast<double, Vector<double>>(x); for (; i < all.Length; i++) { var v = all[i]; }", 4)]
    [InlineData("for (; i + 3 < x.Length; i += 4) { } for (; i < x.Length; i++) { }", 4)]
    [InlineData("for (; i + 1 < x.Length; i += 2) { } while (i < x.Length) i++;", 2)]
    [InlineData("var whole = x.Length / 8 * 8; for (; i < whole; i += 8) { }", 8)]
    [InlineData("var whole = x.Length - x.Length % 8; for (; i < whole; i += 8) { }", 8)]
    [InlineData("for (; i < x.Length; i += 2) { }", 0)]
    [InlineData("for (; i < x.Length; i += 64) { } i++;", 0)]
    [InlineData("for (; i < x.Length; i++) { }", 0)]
    [InlineData("var v = new Vector3(1f, 2f, 3f);", 0)]
    public void Is_known_of_Forward(string body, int size) =>
        Assert.Equal(size == 0 ? string.Empty : $"sizes.Blocks({size});", Said($"var i = 0; {body} return Array.ConvertAll(x, v => v * i);"));

    private static string Said(string body)
    {
        var code = SampleCode.Of($$"""
            using System.Numerics;
            [GradCheckable] public partial class Layer
            {
                public double[] Forward(double[] x) { {{body}} }
                public double[] Backward(double[] dy) => dy;
            }
            """);
        return code[..code.IndexOf("new Layer", StringComparison.Ordinal)].TrimEnd();
    }
}
