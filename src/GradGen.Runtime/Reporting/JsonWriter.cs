using System.Globalization;
using System.Text;
using GradGen.Numerics;

namespace GradGen.Reporting;

/// <summary>
/// Writes indented JSON. System.Text.Json is not in .NET Standard 2.0, and a package for the sake of one file is one that
/// every user would carry; this way the text is also the same on every runtime.
/// </summary>
internal sealed class JsonWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isFirst = true;

    public override string ToString() => _text.ToString();

    internal void Object(Action members) => Nest('{', '}', members);

    internal void Array<T>(IEnumerable<T> items, Action<T> write) => Nest('[', ']', () =>
    {
        foreach (var item in items)
        {
            Next();
            write(item);
        }
    });

    internal JsonWriter Name(string name)
    {
        Next();
        String(name);
        _text.Append(": ");
        return this;
    }

    internal void String(string? value)
    {
        if (value is null)
        {
            _text.Append("null");
            return;
        }

        _text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var isPair = i + 1 < value.Length && char.IsSurrogatePair(value[i], value[i + 1]);
            if (isPair)
                _text.Append(value[i++]).Append(value[i]);
            else
                Append(value[i]);
        }

        _text.Append('"');
    }

    internal void Boolean(bool value) => _text.Append(value ? "true" : "false");

    internal void Number(int value) => _text.Append(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>As few digits as give the number back. JSON has no NaN and no infinities: they are strings.</summary>
    internal void Number(double value)
    {
        if (Precision.IsFinite(value))
            _text.Append(Digits(value));
        else
            String(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    }

    // The format "R" gives other digits on .NET Framework than on .NET.
    private static string Digits(double value)
    {
        foreach (var format in new[] { "G15", "G16" })
        {
            var digits = value.ToString(format, CultureInfo.InvariantCulture);
            // Rounded up, the largest numbers are none any more, which .NET Framework throws at.
            if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var back) && back == value)
                return digits;
        }

        return value.ToString("G17", CultureInfo.InvariantCulture);
    }

    private void Append(char character)
    {
        switch (character)
        {
            case '"' or '\\':
                _text.Append('\\').Append(character);
                break;
            case '\n':
                _text.Append("\\n");
                break;
            case '\r':
                _text.Append("\\r");
                break;
            case '\t':
                _text.Append("\\t");
                break;
            case < ' ' or '\u007f' or '\u2028' or '\u2029':
                _text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                break;
            default:
                // Half a pair of surrogates is not text.
                _text.Append(char.IsSurrogate(character) ? '\ufffd' : character);
                break;
        }
    }

    private void Nest(char open, char close, Action content)
    {
        _text.Append(open);
        _depth++;
        _isFirst = true;
        content();
        _depth--;
        if (!_isFirst)
            Line();
        _isFirst = false;
        _text.Append(close);
    }

    private void Next()
    {
        if (!_isFirst)
            _text.Append(',');
        _isFirst = false;
        Line();
    }

    private void Line() => _text.Append('\n').Append(' ', 2 * _depth);
}
