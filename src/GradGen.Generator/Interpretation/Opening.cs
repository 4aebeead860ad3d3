using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation;

/// <summary>A statement of which each execution can be watched, and in whose place others can be tried.</summary>
internal sealed class Opening(SyntaxNode statement)
{
    private Context? _context;

    /// <summary>The statement, or the expression that is a body.</summary>
    internal SyntaxNode Statement { get; } = statement;

    /// <summary>What runs in its place; null where it runs itself.</summary>
    internal Step? Replacement { get; set; }

    /// <summary>Runs before each execution.</summary>
    internal Action<Frame>? Before { get; set; }

    /// <summary>Runs after each execution that came to its end.</summary>
    internal Action? After { get; set; }

    /// <summary>The body that the statement is in; null where it never ran, or in several bodies, as those of a generic method are.</summary>
    internal Context? Context => IsInSeveral ? null : _context;

    private bool IsInSeveral { get; set; }

    internal Step Around(Context context, Step own)
    {
        IsInSeveral |= _context is not null;
        _context = context;
        return frame =>
        {
            Before?.Invoke(frame);
            var flow = (Replacement ?? own)(frame);
            After?.Invoke();
            return flow;
        };
    }
}
