using GradGen.Power.Mutation;

namespace GradGen.Power.Exact;

/// <summary>Right layers that are compiled together.</summary>
/// <param name="Corpus">Where they are from.</param>
/// <param name="Name">The file, or the folder.</param>
/// <param name="Texts">The files.</param>
internal sealed record ExactProject(string Corpus, string Name, IReadOnlyList<string> Texts)
{
    internal const string Styles = "styles";

    // What the project of a sample has implicitly.
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";

    /// <summary>The styles of the tests and the layers of both corpora, each by itself, and the samples.</summary>
    internal static IReadOnlyList<ExactProject> Of(Options options) =>
    [
        .. Each(Styles, "Styles/").Concat(Each("first corpus", "Corpus/")).Concat(Each("second corpus", "Varied/"))
            .Concat([Together("Digits/"), Together("Seeds/")])
            .Where(project => options.Layer is null || project.Name.Contains(options.Layer, StringComparison.OrdinalIgnoreCase))
            .Where((_, place) => !options.Quick || options.Layer is not null || place % 6 == 0),
    ];

    private static IEnumerable<ExactProject> Each(string corpus, string folder) =>
        Resources.In(folder).Select(name => new ExactProject(corpus, name, [Resources.Read(folder + name)]));

    // Without those that are wrong on purpose.
    private static ExactProject Together(string folder) =>
        new("samples", folder.TrimEnd('/'), [Usings, .. Resources.In(folder).Select(name => Resources.Read(folder + name))
            .Where(static text => !text.Contains("#pragma warning disable GG0401", StringComparison.Ordinal))]);
}
