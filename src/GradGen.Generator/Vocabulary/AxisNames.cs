namespace GradGen.Generator.Vocabulary;

/// <summary>The names that people give to sizes and to indices.</summary>
internal static class AxisNames
{
    private static readonly Dictionary<string, AxisRole> Sizes = Table(
        (AxisRole.Row, "rows row rowcount rowscount numrows numberofrows nrows rowsnum height h time timesteps steps sequencelength seqlen seqlength"),
        (AxisRole.Column,
            "cols col columns column colcount colscount columncount columnscount numcols numcolumns numberofcolumns numberofcols ncols "
                + "ncolumns width w features featurecount featuresize"),
        (AxisRole.Depth, "depth d channels channel channelcount numchannels c planes slices layers"),
        (AxisRole.Batch, "batch batchsize batches samples b"),
        (AxisRole.Length, "length len size count n dim dimension capacity elements"),
        (AxisRole.Shape, "shape dims dimensions sizes lengths"));

    private static readonly Dictionary<string, AxisRole> Indices = Table(
        (AxisRole.Row, "row r y i rowindex h"),
        (AxisRole.Column, "col column c x j colindex columnindex w"),
        (AxisRole.Depth, "depth d channel ch z plane slice"),
        (AxisRole.Batch, "batch b n sample"));

    /// <summary>What a member or a constructor's parameter measures.</summary>
    internal static AxisRole OfSize(string name) => Find(Sizes, name);

    /// <summary>The axis of a layer's input that a member of the layer measures: <c>InputWidth</c>.</summary>
    internal static AxisRole OfInput(string name) =>
        name.TrimStart('_') is var bare && bare.StartsWith("input", StringComparison.OrdinalIgnoreCase)
            && OfSize(bare.Substring("input".Length)) is var role and (AxisRole.Row or AxisRole.Column or AxisRole.Depth) ? role : AxisRole.None;

    /// <summary>The axis that an indexer's parameter runs along.</summary>
    internal static AxisRole OfIndex(string name) => Find(Indices, name);

    private static AxisRole Find(Dictionary<string, AxisRole> roles, string name)
    {
        var bare = MemberNames.Bare(name).Replace("_", string.Empty).ToLowerInvariant();
        return roles.TryGetValue(bare, out var role) ? role : AxisRole.None;
    }

    private static Dictionary<string, AxisRole> Table(params (AxisRole Role, string Names)[] rows) =>
        rows.SelectMany(static row => row.Names.Split(' ').Select(name => (Name: name, row.Role)))
            .ToDictionary(static pair => pair.Name, static pair => pair.Role);
}
