using System.Collections.Immutable;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>
/// What is known at one place in the code. Memory is named by paths such as <c>s3.s5[2*7^1]</c>: symbols by number, indices as
/// quantities. What was not written has a value of its own, an atom, which changes with the version of its root.
/// </summary>
internal sealed record State
{
    internal static State Empty { get; } = new();

    /// <summary>The values of local variables and parameters, by path.</summary>
    internal ImmutableDictionary<string, Cell> Locals { get; init; } = ImmutableDictionary<string, Cell>.Empty;

    /// <summary>The values that were written elsewhere, with whether they are float.</summary>
    internal ImmutableDictionary<string, Cell> Cells { get; init; } = ImmutableDictionary<string, Cell>.Empty;

    /// <summary>The paths that locals stand for.</summary>
    internal ImmutableDictionary<string, string> Aliases { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What an array was copied from, with the version of that time.</summary>
    internal ImmutableDictionary<string, string> Copies { get; init; } = ImmutableDictionary<string, string>.Empty;

    private ImmutableDictionary<string, int> Versions { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Counts what may have happened unseen.</summary>
    internal int Epoch { get; init; }

    private int Lost { get; init; }

    /// <summary>The local, parameter or field of this object that a path begins with.</summary>
    internal static string Root(string path)
    {
        var start = path.StartsWith(Paths.This + ".", StringComparison.Ordinal) ? Paths.This.Length + 1 : 0;
        var end = path.IndexOfAny(['.', '['], start);
        return end < 0 ? path : path.Substring(0, end);
    }

    /// <summary>The name of the value that a path had before anything was written to it.</summary>
    internal string Initial(string path)
    {
        for (var end = path.LastIndexOf('['); end > 0; end = path.LastIndexOf('[', end - 1))
        {
            if (Copies.TryGetValue(path.Substring(0, end), out var origin))
                return Paths.Join(origin, path.Substring(end));
        }

        return Versioned(path);
    }

    /// <summary>What the values of an array are, or were, those of.</summary>
    internal string Origin(string path) => Copies.TryGetValue(path, out var origin) ? origin : Versioned(path);

    /// <summary>A local has another value, under the name that it had so far.</summary>
    internal State WithLocal(string path, Quantity value) =>
        this with { Locals = Locals.SetItem(path, Locals.TryGetValue(path, out var before) ? before with { Value = value } : new Cell(value, false, null)) };

    /// <summary>A place gets a value.</summary>
    internal State Write(string path, Quantity value, bool isSingle, string text) =>
        path == Root(path) && !path.StartsWith(Paths.This, StringComparison.Ordinal)
            ? Forget(path) with { Locals = Locals.SetItem(path, new Cell(value, isSingle, text)) }
            : WithCell(path, value, isSingle, text);

    /// <summary>An array becomes a copy of another.</summary>
    internal State CopyTo(string path, string original)
    {
        var state = Forget(Root(path));
        var moved = state.Cells.Where(cell => cell.Key.StartsWith(original + "[", StringComparison.Ordinal)).ToArray();
        state = state with { Copies = state.Copies.SetItem(path, state.Origin(original)) };
        foreach (var cell in moved)
            state = state.WithCell(path + cell.Key.Substring(original.Length), cell.Value.Value, cell.Value.IsSingle, cell.Value.Text!);
        return state;
    }

    private State WithCell(string path, Quantity value, bool isSingle, string text)
    {
        var root = Root(path);
        // Another element of the same array may be the same one.
        var others = Cells.Keys.Where(other => other != path && Root(other) == root && !Paths.AreApart(other, path)).ToArray();
        var state = others.Length == 0 ? this : Forget(root);
        return state with { Cells = state.Cells.SetItem(path, new Cell(value, isSingle, text)) };
    }

    /// <summary>Nothing is known any more of what a root leads to.</summary>
    internal State Forget(string root) => this with
    {
        Cells = Cells.RemoveRange(Cells.Keys.Where(path => Root(path) == root)),
        Copies = Copies.RemoveRange(Copies.Keys.Where(path => Root(path) == root)),
        Versions = Versions.SetItem(root, (Versions.TryGetValue(root, out var version) ? version : 0) + 1),
    };

    /// <summary>Nothing is known any more of this object.</summary>
    internal State ForgetThis() => ForgetAll(static root => root.StartsWith(Paths.This, StringComparison.Ordinal)) with { Epoch = Epoch + 1 };

    /// <summary>Nothing is known any more of anything but locals.</summary>
    internal State ForgetHeap() => ForgetAll(static _ => true) with { Lost = Lost + 1, Epoch = Epoch + 1 };

    /// <summary>What both agree on.</summary>
    internal static State Merge(State a, State b, Func<Quantity> unknown)
    {
        var merged = a with { Epoch = Math.Max(a.Epoch, b.Epoch), Lost = Math.Max(a.Lost, b.Lost) };
        foreach (var path in a.Locals.Keys.Union(b.Locals.Keys))
        {
            if (!a.Locals.TryGetValue(path, out var left) || !b.Locals.TryGetValue(path, out var right) || left.Value.ToString() != right.Value.ToString())
                merged = (a.Locals.ContainsKey(path) ? merged : merged with { Locals = merged.Locals.SetItem(path, b.Locals[path]) })
                    .WithLocal(path, unknown());
        }

        var differing = a.Cells.Keys.Union(b.Cells.Keys)
            .Where(path => !a.Cells.TryGetValue(path, out var left) || !b.Cells.TryGetValue(path, out var right)
                || left.Value.ToString() != right.Value.ToString())
            .Concat(a.Versions.Keys.Union(b.Versions.Keys).Where(root => a.Versioned(root) != b.Versioned(root)))
            .Select(Root).Distinct().ToArray();
        foreach (var root in differing)
            merged = merged.Forget(root) with { Epoch = merged.Epoch + 1 };
        return merged;
    }

    private State ForgetAll(Func<string, bool> which)
    {
        var state = this;
        foreach (var root in Cells.Keys.Concat(Copies.Keys).Concat(Versions.Keys).Select(Root).Where(which).Distinct().ToArray())
            state = state.Forget(root);
        return state;
    }

    private string Versioned(string path) => $"{path}@{(Versions.TryGetValue(Root(path), out var version) ? version : 0)}.{Lost}";

    /// <summary>A value that was written, and how the source writes its place; null for a local that was given none by itself.</summary>
    internal readonly record struct Cell(Quantity Value, bool IsSingle, string? Text);
}
