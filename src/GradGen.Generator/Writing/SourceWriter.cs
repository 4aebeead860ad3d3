using System.Text;

namespace GradGen.Generator.Writing;

/// <summary>Text with indentation and blocks in braces.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Whether what is written uses what only obsolete members may use.</summary>
    internal bool UsesForbidden { get; set; }

    internal void Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', _depth * 4).Append(line);
        _text.Append('\n');
    }

    /// <summary>A line, and what follows in braces until the block is disposed.</summary>
    /// <param name="line">What stands before the braces.</param>
    /// <param name="end">What stands behind the closing one.</param>
    internal Block Open(string line, string end = "")
    {
        Line(line);
        Line("{");
        _depth++;
        return new Block(this, end);
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Block(SourceWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line("}" + end);
        }
    }
}
