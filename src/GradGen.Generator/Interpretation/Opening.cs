namespace GradGen.Generator.Interpretation;

/// <summary>A statement of which each execution can be watched, or a part of one, in whose place others can be tried.</summary>
/// <param name="isPart">Whether it is a value in a statement, such as a condition.</param>
internal sealed class Opening(bool isPart)
{
    private Context? _context;
    private bool _isInSeveral;
    private bool _isInside;

    internal bool IsPart => isPart;

    /// <summary>What runs in place of the statement; null where it runs itself.</summary>
    internal Step? Replacement { get; set; }

    /// <summary>What is computed in place of the part; null where it is computed itself.</summary>
    internal Code? Value { get; set; }

    /// <summary>Runs before each execution.</summary>
    internal Action<Frame>? Before { get; set; }

    /// <summary>Runs after each execution of a statement that came to its end.</summary>
    internal Action? After { get; set; }

    /// <summary>The body around it; null where that never ran, or where there are several, as of a generic method.</summary>
    internal Context? Context => _isInSeveral ? null : _context;

    internal Step Around(Context context, Step own)
    {
        Meet(context);
        return frame =>
        {
            Before?.Invoke(frame);
            var flow = (Replacement ?? own)(frame);
            After?.Invoke();
            return flow;
        };
    }

    internal Code Around(Context context, Func<Code> own)
    {
        if (_isInside)
            return own();
        Meet(context);
        _isInside = true;
        try
        {
            var code = own();
            return frame =>
            {
                Before?.Invoke(frame);
                return (Value ?? code)(frame);
            };
        }
        finally
        {
            _isInside = false;
        }
    }

    private void Meet(Context context)
    {
        _isInSeveral |= _context is not null;
        _context = context;
    }
}
