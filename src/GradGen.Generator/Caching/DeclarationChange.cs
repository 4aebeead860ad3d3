using System.Collections.Immutable;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Caching;

/// <summary>The names through which a change of declarations can be felt elsewhere.</summary>
internal sealed class DeclarationChange
{
    private readonly HashSet<string>? _names;

    private DeclarationChange(HashSet<string>? names) => _names = names;

    internal static DeclarationChange None { get; } = new([]);

    /// <summary>Options, references or usings for all files changed.</summary>
    internal static DeclarationChange Everything { get; } = new(null);

    /// <summary>The change of these names, and of all that is declared in files that mention them, and so on.</summary>
    internal static DeclarationChange Spread(HashSet<string> names, ImmutableArray<SyntaxTree> files)
    {
        var open = files.ToList();
        for (var frontier = names.ToArray(); frontier.Length > 0;)
        {
            var touched = open.Where(file => frontier.Any(name => FileTexts.Mentions(file, name))).ToArray();
            var next = new HashSet<string>();
            foreach (var file in touched)
            {
                open.Remove(file);
                if (!DeclaredNames.AddTo(next, file))
                    return Everything;
            }

            frontier = [.. next.Where(names.Add)];
        }

        return new DeclarationChange(names);
    }

    /// <summary>Whether nothing changed at all.</summary>
    internal bool IsNone => _names is { Count: 0 };

    /// <summary>Whether what a file declares can have another meaning now.</summary>
    internal bool CanTouch(SyntaxTree file) => _names is null || _names.Any(name => FileTexts.Mentions(file, name));
}
