using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Caching;

/// <summary>Whether a result that was read from some files still holds: as long as they are the same objects and name nothing that changed.</summary>
internal sealed class Validity(Compilation compilation, SyntaxTree[] files)
{
    private Declarations _declarations = Declarations.Of(compilation);

    /// <summary>Whether a change of any declaration may matter, and not only of one that the files mention.</summary>
    internal bool DependsOnAll { get; init; }

    internal bool HoldsIn(Compilation current)
    {
        var declarations = Declarations.Of(current);
        var change = declarations.Since(_declarations);
        if (!Array.TrueForAll(files, current.ContainsSyntaxTree) || (DependsOnAll ? !change.IsNone : Array.Exists(files, change.CanTouch)))
            return false;
        _declarations = declarations;
        return true;
    }
}
