using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation;

/// <summary>A statement of which each execution can be watched, or a part of one, in whose place others can be tried; or the place behind one.</summary>
/// <param name="isPart">Whether it is a value in a statement, such as a condition.</param>
/// <param name="isBehind">Whether it is the place behind a statement, where nothing stands.</param>
internal sealed class Opening(bool isPart, bool isBehind = false)
{
    private Context? _context;
    private bool _isInSeveral;
    private bool _isInside;

    internal bool IsPart => isPart;

    internal bool IsBehind => isBehind;

    /// <summary>What runs in place of the statement; null where it runs itself.</summary>
    internal Step? Replacement { get; set; }

    /// <summary>What is computed in place of the part; null where it is computed itself.</summary>
    internal Code? Other { get; set; }

    /// <summary>Runs before each execution.</summary>
    internal Action<Frame>? Before { get; set; }

    /// <summary>Runs after each execution that came to its end.</summary>
    internal Action? After { get; set; }

    /// <summary>Takes what each execution of a part gave, and gives what is to be gone on with.</summary>
    internal Func<Value, Value>? Taken { get; set; }

    /// <summary>The body around it; null where that never ran, or where there are several, as of a generic method.</summary>
    internal Context? Context => _isInSeveral ? null : _context;

    internal Step Around(Context context, Step own)
    {
        Meet(context);
        return isBehind ? frame => own(frame) is not Flow.Next and var jump ? jump : Run(frame, null) : frame => Run(frame, own);
    }

    private Flow Run(Frame frame, Step? own)
    {
        Before?.Invoke(frame);
        var flow = (Replacement ?? own)?.Invoke(frame) ?? Flow.Next;
        After?.Invoke();
        return flow;
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
                var value = (Other ?? code)(frame);
                value = Taken?.Invoke(value) ?? value;
                After?.Invoke();
                return value;
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
