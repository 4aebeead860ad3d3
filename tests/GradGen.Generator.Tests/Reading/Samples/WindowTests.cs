using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading.Samples;

/// <summary>What moves over something is known by its arithmetic, whatever its name: windows overlap in a sample, and the last block is a shorter one.</summary>
public class WindowTests
{
    private const string Overlap = "sizes.Step(\"hop\", \"size\");\nsizes.Windows(\"length\", \"size\");";

    [Theory]
    [InlineData("var count = (_length - _size) / _hop + 1;", Overlap)]
    [InlineData("var count = 1 + (_length - _size) / _hop;", Overlap)]
    [InlineData("var count = (_length + 2 * 3 - _size) / _hop + 1;", Overlap)]
    [InlineData("var room = _length - _size; var count = room / _hop + 1;", Overlap)]
    [InlineData("var count = (int)Math.Floor((double)(_length - _size) / _hop) + 1;", Overlap)]
    [InlineData("var count = (int)Math.Floor((_length - _size) / (double)_hop + 1);", Overlap)]
    [InlineData("var count = Count(_length, _size, _hop);", Overlap)]
    [InlineData("for (var i = 0; i <= (_length - _size) / _hop; i++) { }", Overlap)]
    [InlineData("for (var start = 0; start + _size <= _length; start += _hop) { }", Overlap)]
    [InlineData("for (var start = 0; start <= _length - _size; start += _hop) { }", Overlap)]
    [InlineData("var start = 0; while (start + _size <= _length) { start += _hop; }", Overlap)]
    [InlineData("var span = 2 * (_size - 1) + 1; var count = (_length - span) / _hop + 1;", Overlap)]
    [InlineData("var full = (_length - 1) * _hop + _size;", "sizes.Step(\"hop\", \"size\");")]
    [InlineData("var count = (_length - 3) / _hop + 1;", "sizes.Step(\"hop\");\nsizes.AtLeast(\"length\", 5);")]
    [InlineData("var count = (_length - _size) / 2 + 1;", "sizes.AtLeast(\"size\", 3);\nsizes.Windows(\"length\", \"size\");")]
    public void Of_which_one_begins_before_the_last_ends(string body, string said) => Assert.Equal(said, Said(body));

    [Theory]
    [InlineData("var blocks = (_length + _hop - 1) / _hop;")]
    [InlineData("var blocks = (_length - 1) / _hop + 1;")]
    [InlineData("var blocks = (int)Math.Ceiling(_length / (double)_hop); var whole = _length / _hop;")]
    public void Blocks_of_which_the_last_is_shorter(string body) => Assert.Equal("sizes.Windows(\"length\", \"hop\");", Said(body));

    [Fact]
    public void The_middle_of_something_larger() => Assert.Equal("sizes.Windows(\"length\", \"size\");", Said("var margin = (_length - _size) / 2;"));

    [Theory]
    [InlineData("var width = (_length - _size) / (double)_hop;")]
    [InlineData("var width = (_length - _size) / _hop;")]
    [InlineData("for (var i = 0; i < _length; i += _hop) { }")]
    [InlineData("for (var i = 0; i + _hop <= _length; i += _hop) { }")]
    [InlineData("var at = 0; for (var i = 0; i < 2; i++) at = (i - _size) / _hop + 1;")]
    public void Not_what_is_only_divided(string body) => Assert.Equal(string.Empty, Said(body));

    // The two are told apart, though both parts of both have one name.
    [Fact]
    public void Of_sizes_in_tuples() =>
        Assert.Equal("sizes.Step(\"move.H\", \"H\");\nsizes.Windows(\"length\", \"H\");", Said("var count = (_length - _shape.H) / _move.H + 1;", "(int H, int W) shape, (int H, int W) move, ", "_shape = shape; _move = move;"));

    private static string Said(string body, string parameters = "", string kept = "")
    {
        var code = SampleCode.Of($$"""
            [GradCheckable] public partial class Layer
            {
                private readonly int _length, _size, _hop;
                private readonly (int H, int W) _shape, _move;
                public Layer({{parameters}}int length, int size, int hop) { (_length, _size, _hop) = (length, size, hop); {{kept}} }
                private static int Count(int all, int one, int apart) => (all - one) / apart + 1;
                public double[] Forward(double[] x) { {{body}} return Array.ConvertAll(x, v => v * _length * _size * _hop); }
                public double[] Backward(double[] dy) => Array.ConvertAll(dy, v => v * _length * _size * _hop);
            }
            """);
        return code[..code.IndexOf("new Layer", StringComparison.Ordinal)].TrimEnd();
    }
}
